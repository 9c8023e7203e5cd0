# SPDX-License-Identifier: Apache-2.0
"""The charge nurse's night at a real X server: `charge_night.py FOLDER PART`; run by test_charge_night.py.

The ward PC is ordered off and the log goes on at another one. Each part is one program at one PC, with mouse and keys
alone: `leave` closes the old PC down, `move` goes on at the new one, `stray` writes at the old one by mistake. What was
counted and read on the screen is printed as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication, QLabel

from logbook import clock
from logbook.config import Start
from logbook.core.ward import Machine
from logbook.ui.closing.done import DoneCard
from logbook.ui.messages import Answers
from logbook.ui.program import Program
from tests import wards
from tests.e2e.hands import Hands

NEW_PIN = "360517"
LAST, FIRST, STRAY = "Ordered off at ten past five", "Going on at the other PC", "Written at the old PC by mistake"


class Pc:
    """One PC, one pair of hands."""

    def __init__(self, folder: Path, ward: Path) -> None:
        self.told = json.loads((folder / "told.json").read_text("utf-8"))
        self.out = folder / "out"
        here = partial(Machine, clock.read_clock, clock.machine(), "Ward Logbook test", wards.CHEAP_PIN)
        app = QApplication(["ward-logbook"])
        start = Start(ward, exercise=False, language="en", night=False)
        self.program = Program(app, start, here)
        self.program.run()
        self.program.stage.resize(1366, 768)
        self.hands = Hands(app, self.program.stage)

    def open(self) -> None:
        """Open the closed log with its six words, and sign on as Anna Puig."""
        hands = self.hands
        hands.click("The six words")
        hands.type(self.told["words"])
        hands.press("Return")
        hands.click("Anna Puig…")
        hands.type(self.told["pin"])
        hands.press("Return")
        hands.expect("Switch")

    def note(self, text: str) -> None:
        """Write one entry."""
        before = self.number()
        self.hands.press("F1")
        self.hands.click("What happened?")
        self.hands.type(text)
        self.hands.press("Return")
        self.hands.wait(lambda: self.number() > before, "one record more")

    def number(self) -> int:
        """The number of the last record."""
        return self.program.session.ward.journal.tail.number

    def said(self) -> str:
        """All that stands on the screen as text."""
        return "\n".join(one.text() for one in self.program.stage.findChildren(QLabel) if one.isVisible())

    def export(self, name: str) -> None:
        """Export for the incident team, unsealed."""
        hands, pdf = self.hands, self.out / f"{name}.pdf"
        answers = Answers(lambda _: True, lambda *_: None, lambda *_: pdf, lambda *_: None)
        self.program.main.messages.set_answers(answers)
        hands.press("F6")
        hands.click("Leave unsealed")
        hands.click("Make the signed PDF…")
        hands.wait(lambda: any(self.out.glob(f"{name}*.pdf")), "the PDF")
        hands.expect(f"{name}")

    def end(self) -> None:
        """Close the window, as the system would."""
        self.program.stage.close()
        self.program.tasks.stop()


def leave(folder: Path) -> dict[str, object]:
    """Make a stick known, write, and close the PC down: stick, export, number on paper, notice."""
    pc = Pc(folder, folder / "old" / "ward")
    hands = pc.hands
    pc.open()
    hands.press("F5")
    hands.click("Copies")
    hands.choose("A folder on another disk…", folder / "stick")
    hands.expect("If this PC were lost now, stick A would bring everything back.")
    hands.click("Safety")  # the page it lies under leads back to the list
    hands.expect("Safety of the log")
    pc.note(LAST)
    began, acts = time.monotonic(), hands.acts
    hands.press("F8")
    hands.choose("Another place…", folder / "stick")
    hands.click("Whom to ask before this PC is wiped")
    hands.type("5512")
    hands.click("Close down now")
    hands.expect("Last record A·")
    code = pc.program.stage.findChild(DoneCard)._code
    hands.type("0000")
    hands.press("Return")
    hands.expect("These are not the last four letters of the code.")
    hands.press("ctrl+a")
    hands.type(code[-4:])
    hands.press("Return")
    hands.expect("Right. Whoever holds the paper is a witness now.")
    said = pc.said()
    hands.click("Close the program")
    hands.wait(lambda: not pc.program.stage.isVisible(), "the end of the program")
    pc.program.tasks.stop()
    return {"acts": hands.acts - acts, "seconds": time.monotonic() - began, "code": code, "said": said}


def move(folder: Path) -> dict[str, object]:
    """Bring the log back from the stick at a bare PC, go on in part B, and export."""
    pc = Pc(folder, folder / "new" / "ward")
    hands = pc.hands
    hands.click("Bring a log back")
    hands.choose("It is elsewhere…", folder / "carried")
    hands.expect("Stick A")
    hands.click("The ward moves to this PC")
    hands.click("The six words, or the recovery key")
    hands.type("acid bacon cabin daily eager wrong")
    hands.press("Return")
    hands.expect("does not open")
    hands.press("ctrl+a")
    hands.type(pc.told["words"])
    hands.press("Return")
    hands.expect("Writing goes on in part B.")
    hands.click("Anna Puig…")
    hands.click("Your new PIN, six numbers")
    hands.type(NEW_PIN)
    hands.press("Tab")
    hands.type(NEW_PIN)
    hands.press("Return")
    hands.expect("workstation B")
    pc.note(FIRST)
    hands.expect(LAST)  # what was written at the old PC can be read on here
    pc.export("moved")
    said = pc.said()
    pc.end()
    return {"acts": hands.acts, "said": said}


def stray(folder: Path) -> dict[str, object]:
    """Switch the old PC on again by mistake, write there, and export."""
    pc = Pc(folder, folder / "old" / "ward")
    pc.open()
    pc.hands.expect("Anna Puig closed this PC down on ")
    first = pc.number() + 1
    pc.note(STRAY)
    pc.export("stray")
    said = pc.said()
    pc.end()
    return {"acts": pc.hands.acts, "first": first, "said": said}


if __name__ == "__main__":
    part = {"leave": leave, "move": move, "stray": stray}[sys.argv[2]]
    sys.stdout.write(json.dumps(part(Path(sys.argv[1]))) + "\n")
