# SPDX-License-Identifier: Apache-2.0
"""A ward at 02:40 in the real program at a real X server, and the hands of whoever works there; for the nights here.

The ward is prepared through the core; from then on everything goes through the window. The clock begins at 02:40 and
runs at its own pace, so that a night tells the same at any hour and on any machine.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from logbook import clock
from logbook.config import Start
from logbook.core import crypto
from logbook.core.actions import protecting
from logbook.core.exchange import inventory
from logbook.core.model.frame import Now
from logbook.core.vault.slots import Cost
from logbook.i18n import Words
from logbook.ui.messages import Answers
from logbook.ui.program import Program
from tests import wards
from tests.e2e.hands import Hands

LIST = Path(__file__).resolve().parents[2] / "resources" / "demo" / "inventory-uci.csv"
SIX = "acid bacon cabin daily eager fable"
PEOPLE = ("Anna Puig", "Marc Vidal", "Dr Ferrer", "Joan Riera")


def prepare(folder: Path) -> wards.World:
    """Make a closed ward with four people and its whole list of devices."""
    world = wards.make(folder, people=PEOPLE)
    _, public = crypto.new_age_identity()
    world.on_thread(protecting.protect, world.ward, SIX, Cost(), (public,))
    for device in inventory.read(LIST.read_bytes()).devices:
        world.record(device)
    world.shut()
    return world


def from_two_forty() -> Callable[[], Now]:
    """Return a clock that says 02:40 when it is first made, and then goes as this machine's does."""
    began = clock.read_clock()

    def now() -> Now:
        here = clock.read_clock()
        return replace(here, wall=wards.NIGHT.wall + here.boot - began.boot, zone=wards.NIGHT.zone)

    return now


class WardNight:
    """One ward's PC in the night. Files that a dialog of the system would name come from `files`, by their kind."""

    def __init__(self, folder: Path, size: tuple[int, int] = (1366, 768)) -> None:
        self.out = folder / "out"
        self.out.mkdir()
        read = from_two_forty()
        app = QApplication(["ward-logbook"])
        world = prepare(folder)
        start = Start(world.path, exercise=False, language="en", night=False)
        self.program = Program(app, start, lambda: replace(world.machine, clock=read))
        self.program.run()
        self.program.stage.resize(*size)
        self.hands = Hands(app, self.program.stage)

    def open(self) -> None:
        """Open the closed log with its six words."""
        self.hands.click("The six words")
        self.hands.type(SIX)
        self.hands.press("Return")
        self.hands.wait(lambda: self.program.session and self.program.session.ward.loaded, "the open log")

    def sign_on(self, name: str) -> None:
        """Choose a name on the locked screen and type the PIN."""
        self.hands.click(f"{name}…")
        self.hands.type(wards.PINS[name])
        self.hands.press("Return")
        self.hands.expect("Switch")

    def entries(self) -> int:
        """How many records the window has taken in: one that is only on the disk still keeps its page busy."""
        session = self.program.session
        return len(session.ward.folds.timeline.entries) if session is not None else 0

    def record(self, act: Callable[[], object]) -> None:
        """Do something that must end in a record."""
        before = self.entries()
        act()
        self.hands.wait(lambda: self.entries() > before, "one record more")
        self.hands.rest()

    def save_as(self, name: str) -> Path:
        """Let the system's file dialog, which is not ours, name a file in the folder for what leaves."""
        path = self.out / name
        answers = Answers(lambda _: True, lambda *_: None, lambda *_: path, lambda *_: self.out)
        self.program.main.messages.set_answers(answers)
        return path

    def leave(self, words: Words) -> None:
        """Let the log leave as a signed PDF, to be looked at from outside."""
        path = self.save_as("night.pdf")
        self.hands.press("F6")
        self.hands.click(words("Leave unsealed"))
        self.hands.click(words("Make the signed PDF…"))
        self.hands.wait(path.exists, "the PDF")
        self.hands.expect("night.pdf")

    def live(self, tasks: Iterable[Callable[[WardNight], None]]) -> None:
        """Do one task after the other, close the program, and print the acts of each as JSON."""
        counted = {}
        for task in tasks:
            before = self.hands.acts
            task(self)
            counted[task.__name__] = self.hands.acts - before
        self.program.stage.close()
        self.program.tasks.stop()
        sys.stdout.write(json.dumps(counted) + "\n")
