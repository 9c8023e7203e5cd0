# SPDX-License-Identifier: Apache-2.0
"""A restore drill at a real X server, by hand: `drill.py FOLDER WHICH`; run by test_drills.py, never imported by tests.

FOLDER/old is what is left of the first machine's night; on a bare PC the program is started, the log is brought back
with mouse and keys alone, the first new record is written, and the log leaves again. The counts are printed as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel

from logbook import clock
from logbook.config import Start
from logbook.core.ward import Machine
from logbook.ui.messages import Answers
from logbook.ui.program import Program
from logbook.ui.restore.restore_page import RestorePage
from tests.e2e.hands import Hands

NEW_PIN = "360517"
FIRST = "First record after the loss"


class Drill:
    """A bare PC, one pair of hands, and what is left of the old one."""

    def __init__(self, folder: Path) -> None:
        self.left, self.out, self.ward = folder / "left", folder / "out", folder / "new" / "ward"
        self.told = json.loads((self.left / "told.json").read_text("utf-8"))
        app = QApplication(["ward-logbook"])
        start = Start(self.ward, exercise=False, language="en", night=False)
        self.program = Program(app, start, lambda: Machine(clock.read_clock, clock.machine(), "Ward Logbook test"))
        self.program.run()
        self.program.stage.resize(1366, 768)
        self.hands = Hands(app, self.program.stage)

    def page(self) -> str:
        """All that the result says, in one text."""
        done = self.program.stage.findChild(RestorePage)._done
        return "\n".join(label.text() for label in done.findChildren(QLabel) if label.isVisible())

    def picture(self, name: str) -> None:
        """Keep what is on the screen."""
        image = QImage(1366, 768, QImage.Format.Format_RGB32)
        self.program.stage.render(image, QPoint(0, 0))
        image.save(str(self.out / f"{name}.png"))

    def entries(self) -> int:
        """How many records the new segment holds."""
        session = self.program.session
        return session.ward.journal.tail.number + 1 if session is not None else 0


def by_stick(drill: Drill, secret: str) -> None:
    """Bring the log back from a stick with the six words, or the key of the recovery sheet."""
    drill.hands.choose("It is elsewhere…", drill.left / "stick")
    hands = drill.hands
    hands.expect("Stick A")
    hands.click("The six words, or the recovery key")
    for group in secret.split(" "):  # as it stands on the paper, group by group
        hands.type(group + " ")
    hands.press("Return")


def words(drill: Drill) -> None:
    """Stick and six words."""
    by_stick(drill, drill.told["words"])


def sheet(drill: Drill) -> None:
    """Stick and recovery sheet."""
    by_stick(drill, drill.told["sheet"])


def export(drill: Drill) -> None:
    """An exported PDF, and nothing else."""
    drill.hands.click("An exported PDF")
    drill.hands.choose("Choose a file…", drill.left / "night.pdf")
    drill.hands.expect("File: night.pdf")
    drill.hands.click("Bring the log back")


def codes(drill: Drill) -> None:
    """Square codes on paper, scanned one after the other, and nothing else."""
    hands = drill.hands
    hands.click("Square codes")
    for frame in drill.told["codes"]:
        hands.type(frame)  # a hand scanner is a keyboard that ends with Enter
        hands.press("Return")
        hands.acts -= 1  # one squeeze of the scanner
    hands.expect("is whole")
    hands.click("Bring the log back")
    hands.expect("Give the hospital and the ward.")
    hands.click("Hospital")
    hands.type("Hospital Demo")
    hands.click("Ward")
    hands.type("UCI 2")
    hands.press("Return")


def go_on(drill: Drill) -> None:
    """Choose a name, set a new PIN, and write the first record."""
    hands = drill.hands
    hands.expect("The log is back")
    if hands.sees("Anna Puig"):
        hands.click("Anna Puig…")
        hands.click("Your new PIN, six numbers")
    else:  # the codes hold nobody's enrolment: whoever is here enrols as on a bare PC
        hands.click("Go on writing")
        hands.click("Someone else…")
        hands.click("Your name")
        hands.type("Anna Puig")
        hands.click("Your PIN, six numbers")
    hands.type(NEW_PIN)
    hands.press("Tab")
    hands.type(NEW_PIN)
    hands.press("Return")
    hands.expect("Switch")
    before = drill.entries()
    hands.type(FIRST)
    hands.press("Return")
    hands.wait(lambda: drill.entries() > before, "one record more")


def leave(drill: Drill) -> None:
    """Export what is here now, to be held against what the first machine had exported."""
    hands, pdf = drill.hands, drill.out / "next.pdf"
    drill.program.main.messages.set_answers(Answers(lambda _: True, lambda *_: None, lambda *_: pdf, lambda *_: None))
    hands.press("F6")
    hands.click("Leave unsealed")
    hands.click("Make the signed PDF…")
    hands.wait(lambda: any(drill.out.glob("next*.pdf")), "the PDF")
    hands.expect(".pdf")
    hands.rest()


DRILLS = {"words": words, "sheet": sheet, "export": export, "codes": codes}


def main(folder: Path, which: str) -> None:
    """Do one drill and print what was counted and said."""
    drill = Drill(folder)
    drill.hands.expect("A log for this ward")
    began = time.monotonic()
    drill.hands.click("Bring a log back")
    DRILLS[which](drill)
    drill.hands.expect("The log is back")
    restored, said = drill.hands.acts, drill.page()
    drill.picture(which)
    go_on(drill)
    counted = {"restored": restored, "acts": drill.hands.acts, "seconds": time.monotonic() - began, "said": said}
    leave(drill)
    drill.program.stage.close()
    drill.program.tasks.stop()
    sys.stdout.write(json.dumps(counted) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
