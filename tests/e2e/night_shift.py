# SPDX-License-Identifier: Apache-2.0
"""One night at a real X server, by hand: `night_shift.py FOLDER`; run by test_window.py, never imported by tests.

A nurse makes a log, takes the list of devices, works through the night, hands over to a colleague who is not on the
list, somebody leaves a sealed note, and the log leaves as a signed PDF. What was counted is printed as JSON at the end.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from logbook import clock
from logbook.config import Start
from logbook.core.ward import Machine
from logbook.ui.messages import Answers
from logbook.ui.program import Program
from tests.e2e.hands import Hands

LIST = Path(__file__).resolve().parents[2] / "resources" / "demo" / "inventory-uci.csv"
ANNA, MARC = "480513", "719204"


class Night:
    """One program, one pair of hands, and the folder everything goes to."""

    def __init__(self, folder: Path) -> None:
        self.pdf = folder / "night.pdf"
        app = QApplication(["ward-logbook"])
        start = Start(folder / "ward", exercise=False, language="en", night=False)
        self.program = Program(app, start, lambda: Machine(clock.read_clock, clock.machine(), "Ward Logbook test"))
        self.program.run()
        self.program.stage.resize(1366, 768)
        self.hands = Hands(app, self.program.stage)

    def entries(self) -> int:
        """How many records there are."""
        session = self.program.session
        return session.ward.journal.tail.number + 1 if session is not None else 0

    def record(self, act) -> None:
        """Do something that must end in a record."""
        before = self.entries()
        act()
        self.hands.wait(lambda: self.entries() > before, "one record more")
        self.hands.rest()

    def choose_files(self) -> None:
        """Answer the system's file dialogs, which are not ours."""
        messages = self.program.main.messages
        answers = Answers(lambda _: True, lambda *_: LIST, lambda *_: self.pdf, lambda *_: self.pdf.parent)
        messages.set_answers(answers)


def first_run(night: Night) -> dict[str, float]:
    """From a bare PC to the first record, counted in acts and seconds."""
    hands, began = night.hands, time.monotonic()
    hands.expect("A log for this ward")
    for name, text in (("Hospital", "Hospital Demo"), ("Ward", "UCI 2"), ("Your name", "Anna Puig")):
        hands.click(name)
        hands.type(text)
    hands.click("charge nurse")
    hands.click("Your PIN, six numbers")
    hands.type(ANNA)
    hands.press("Tab")
    hands.type(ANNA)
    hands.press("Return")
    hands.expect("Not yet protected")
    night.record(lambda: (hands.type("Charting froze, central screen frozen too"), hands.press("Return")))
    return {"acts": hands.acts, "seconds": time.monotonic() - began}


def take_list(night: Night) -> None:
    """Take the ward's list of devices; its bad rows are named."""
    hands = night.hands
    night.choose_files()
    hands.press("F2")
    hands.click("Take a list…")
    hands.click("Take 82 devices")
    hands.wait(lambda: len(night.program.session.ward.folds.devices.devices()) == 82, "82 devices")


def device_acts(night: Night) -> None:
    """Look at devices; pull a network cable with the doctor's yes."""
    hands = night.hands
    hands.click("Find a device")
    hands.type("VM-07")
    hands.click("Bed 7 · Ventilator VM-07…")
    for value in ("works", "heard at the desk"):
        night.record(lambda value=value: hands.click(value))
    night.record(lambda: hands.click("Checked, as before"))
    hands.click("cable out by us")
    hands.click("Other…")
    hands.type("Dr Ferrer")
    hands.click("in person")
    hands.click("Bag-valve-mask")
    hands.click("no effect on the patient seen")
    night.record(lambda: hands.click("Record"))


def log_acts(night: Night) -> None:
    """Write into the bar, with times that lie back."""
    hands = night.hands
    hands.press("F1")
    for text in ("Beds 1 to 12: alarm heard at the bedside", "Runner sent to the laboratory", "Radio channel 4 works"):
        night.record(lambda text=text: (hands.type(text), hands.press("Return")))
    hands.click("\N{MINUS SIGN}10 min")
    hands.click("What happened?")
    night.record(lambda: (hands.type("Pump BI-03 reads another rate than the chart"), hands.press("Return")))
    for text in ("Dr Ferrer told by radio", "Pump BI-03 taken off, hand-written rate 4.2"):
        night.record(lambda text=text: (hands.type(text), hands.press("Return")))


def procedure_acts(night: Night) -> None:
    """Put a procedure in force, read it, tick its first steps."""
    hands = night.hands
    hands.press("F3")
    hands.click("P06…")
    hands.click("Put in force…")
    hands.click("On whose word?")
    hands.type("Dr Ferrer")
    night.record(lambda: hands.click("Put in force"))
    for _ in range(2):
        night.record(lambda: hands.click("Done"))


def level_acts(night: Night) -> None:
    """Record the level."""
    hands = night.hands
    hands.press("F7")
    hands.click("Level of the outage")
    hands.click("D3 Full outage")
    night.record(lambda: hands.click("Record the level"))


def hand_over(night: Night) -> None:
    """Lock; a sealed note without signing in; a colleague who is not on the list signs on."""
    hands = night.hands
    hands.press("F11")
    hands.click("Write a sealed note…")
    hands.click("Your name")
    hands.type("Nuria")
    hands.click("Your role")
    hands.type("assistant")
    hands.click("What happened?")
    hands.type("Monitor bed 8 went dark for a minute")
    hands.click("Seal the note")
    hands.rest()
    hands.click("Someone else…")
    hands.click("Your name")
    hands.type("Marc Vidal")
    hands.click("Your PIN, six numbers")
    hands.type(MARC)
    hands.press("Tab")
    hands.type(MARC)
    night.record(lambda: hands.press("Return"))
    hands.expect("Switch")
    hands.press("F1")
    hands.expect("The log, newest entry first")
    night.record(lambda: (hands.type("Took over from Anna Puig"), hands.press("Return")))


def sign_on_again(night: Night) -> None:
    """Anna comes back with her PIN."""
    hands = night.hands
    hands.press("F11")
    hands.click("Anna Puig…")
    hands.type(ANNA)
    hands.press("Return")
    hands.expect("Switch")


def leave(night: Night) -> None:
    """Export for the incident team."""
    hands = night.hands
    night.choose_files()
    hands.press("F6")
    hands.click("Leave unsealed")
    hands.click("Make the signed PDF…")
    hands.wait(night.pdf.exists, "the PDF")
    hands.expect("night.pdf")


def main(folder: Path) -> None:
    """Live through the night and print what was counted."""
    night = Night(folder)
    counted = {"first_record": first_run(night)}
    take_list(night)
    for part in (device_acts, log_acts, procedure_acts, level_acts, hand_over, sign_on_again, leave):
        before, acts = night.entries(), night.hands.acts
        part(night)
        counted[part.__name__] = {"records": night.entries() - before, "acts": night.hands.acts - acts}
    night.program.stage.close()
    night.program.tasks.stop()
    sys.stdout.write(json.dumps(counted) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
