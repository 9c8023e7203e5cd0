# SPDX-License-Identifier: Apache-2.0
"""The acts of the commonest tasks, counted at a real X server: `acts.py FOLDER WIDTHxHEIGHT`; run by test_acts.py.

A ward in the middle of its night is opened in the real program. Each task is done with mouse and keys alone, from the
page somebody is on, until its record is on the disk. One act is a click, a key, or a text typed into a field. What was
counted is printed as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from logbook.config import Start
from logbook.core import crypto
from logbook.core.actions import protecting
from logbook.core.exchange import inventory
from logbook.core.model.codes import Level, Place
from logbook.core.model.coordination import Contact, Errand, Request
from logbook.core.model.places import Admission
from logbook.core.model.records import LevelSet
from logbook.core.model.safeguards import Anchor
from logbook.core.vault.slots import Cost
from logbook.ui.program import Program
from tests import wards
from tests.e2e.hands import Hands

LIST = Path(__file__).resolve().parents[2] / "resources" / "demo" / "inventory-uci.csv"
SIX = "acid bacon cabin daily eager fable"
NURSE, OTHER = "Marc Vidal", "Anna Puig"
BOARD_FROM = 1200
"""Width of the window from which the board of devices stands beside the log."""


def night(folder: Path) -> wards.World:
    """A protected ward with its whole list of devices, a request that is open, somebody to call, a patient."""
    world = wards.make(folder)
    _, public = crypto.new_age_identity()
    world.on_thread(protecting.protect, world.ward, SIX, Cost(), (public,))
    for device in inventory.read(LIST.read_bytes()).devices:
        world.record(device)
    world.record(LevelSet(Level.D3, authority="Dr Ferrer"))
    world.record(Request(Errand.LAB, "potassium and gases", bed="7"))
    world.record(Contact("c1", "laboratory", "Pere", phone="4411"))
    came = world.record(Admission("7", 4, patient="K4"))
    world.record(Anchor(Place.PAPER, came.ref.number))
    return world


Act = Callable[[Hands], object]
"""One act of somebody's hands."""


def click(name: str) -> Act:
    """Click what bears this name."""
    return lambda hands: hands.click(name)


def words(text: str, into: str) -> Act:
    """Type a text into the field of this name, which has the keyboard already."""
    return lambda hands: (await_keyboard(hands, into), hands.type(text))


def key(name: str, on: str = "") -> Act:
    """Press one key, or one with Ctrl held, once what bears the name `on` has the keyboard."""
    return lambda hands: (await_keyboard(hands, on), hands.press(name))


def enter(on: str) -> Act:
    """Press Enter once what bears this name has the keyboard."""
    return key("Return", on)


def await_keyboard(hands: Hands, name: str) -> None:
    """Look where the keyboard is before using it, as people do; an empty name looks at nothing."""

    def there() -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and focus.accessibleName().startswith(name)

    if name:
        hands.wait(there, f"the keyboard at {name!r}")


ROUND = key("F7"), click("Round"), enter("Begin a round")
BAR, ASKED, PIN = "What happened?", "What is asked for?", "PIN, "


@dataclass(frozen=True)
class Task:
    """One task of the table: its name there, its acts, and the page it begins on (its key; empty: where one is).

    `ready` is done before and not counted; `seen` stands on the screen at the end of a task that records nothing.
    """

    name: str
    acts: tuple[Act, ...]
    page: str = "F1"
    ready: tuple[Act, ...] = ()
    seen: str = ""


def tasks(device: Callable[[str], tuple[Act, ...]]) -> tuple[Task, ...]:
    """Return all tasks of the table; `device` gives the acts that open one at bed 7 from the log."""
    gate = *device("Ventilator"), click("cable out by us")
    back = *device("Ventilator"), click("connected")
    return (
        Task(
            "Sign on at the locked screen",
            (click(f"{NURSE}…"), words(wards.PINS[NURSE], PIN), enter("PIN, 6")),
            page="",
        ),
        Task("Note what happens now", (words("Bed 7: alarm heard at the desk", BAR), enter(BAR))),
        Task(
            "Note what happened ten minutes ago",
            (words("Runner sent", BAR), click("\N{MINUS SIGN}10 min"), click("Record")),
        ),
        Task("Device checked, as before", (*device("Monitor"), enter("Checked, as before"))),
        Task("Device seen in another state", (*device("Monitor"), click("works with limits"))),
        Task("Alarm test heard", (*device("Monitor"), click("heard at the desk"))),
        Task("Network cable out, not life support", (*device("Monitor"), click("cable out by us"))),
        Task("Device swapped for another", (*device("Monitor"), click("Swap…"), click("MO-03 · Bed 3"))),
        Task(
            "Request to the laboratory",
            (key("ctrl+n"), words("Potassium and gases", ASKED), click("Record the request")),
        ),
        Task("Answer to a request is here", (key("F7"), click("Open loops"), click("I have the answer"))),
        Task("Procedure put in force", (key("F3"), click("P06…"), click("Put in force…"), click("Put in force"))),
        Task("Step of a procedure done", (key("F3"), enter("P06"), enter("Done"))),
        Task("Procedure read on this shift", (key("F3"), enter("P06"), click(NURSE))),
        Task("System tried", (key("F7"), click("Systems"), click("works"))),
        Task("Call noted", (key("F7"), click("Contacts"), click("Answered"))),
        Task("Find what was written of bed 7", (key("ctrl+f"), words("bed 7", "Search the log")), seen=" of 1"),
        Task("Round: one device after the other, as before", (enter("As before"),), page="", ready=ROUND),
        Task("Level of the outage", (key("F7"), click("Level of the outage"), click("D4…"), click("Record the level"))),
        Task(
            "Message to the crisis cabinet (213)",
            (key("ctrl+n"), click("Message"), words("Two beds needed", ASKED), click("Record the request")),
        ),
        Task(
            "Patient moved to another bed",
            (key("F7"), click("Beds and patients"), click("Bed 7"), click("Move…"), click("Bed 5")),
        ),
        Task(
            "Blank form on paper",
            (
                key("ctrl+p"),
                click("Print forms"),
                click("One more: …"),
                click("Print or save…"),
                click("Show, to copy by hand"),
            ),
        ),
        Task("Act on life support, in an emergency", (*gate, click("Emergency: done first, written now"))),
        Task(
            "Act on life support, told in full",
            (
                *back,
                click("Dr Ferrer"),
                click("in person"),
                click("Bag-valve-mask"),
                click("Oxygen cylinder"),
                click("Suction"),
                click("no effect on the patient seen"),
                click("Record"),
            ),
        ),
        Task("Suspect device taken out", (*device("Monitor"), click("Suspect…"), click("Record"))),
        Task("Switch to a colleague", (key("F12"), click(f"{OTHER}…"), words(wards.PINS[OTHER], PIN), enter("PIN, 6"))),
    )


class Bedside:
    """The window of that ward, a nurse's hands, and what each task took."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        world = night(folder)
        world.shut()
        app = QApplication(["ward-logbook"])
        start = Start(world.path, exercise=False, language="en", night=False)
        self.program = Program(app, start, lambda: world.machine)
        self.program.run()
        self.program.stage.resize(*size)
        self.hands = Hands(app, self.program.stage)

    @property
    def entries(self) -> int:
        """How many records are on the disk."""
        session = self.program.session
        return session.ward.journal.tail.number + 1 if session is not None else 0

    def come_in(self) -> None:
        """Open the closed log with its six words, as once a night."""
        self.hands.click("The six words")
        self.hands.type(SIX)
        self.hands.press("Return")
        self.hands.wait(lambda: self.program.session and self.program.session.ward.loaded, "the open log")

    def do(self, task: Task) -> int:
        """Do a task up to its record, and return how many acts that were; what leads to its page is not counted."""
        if task.page:
            self.hands.press("Escape", "Escape", "Escape", task.page)
        begun = self.entries
        for act in task.ready:
            act(self.hands)
        if task.ready:
            self.hands.wait(lambda: self.entries > begun, f"what comes before {task.name!r}")
            self.hands.rest()
        before, acts = self.entries, self.hands.acts
        for act in task.acts:
            act(self.hands)
        if task.seen:
            self.hands.expect(task.seen)
        else:
            self.hands.wait(lambda: self.entries > before, f"the record of {task.name!r}")
        self.hands.rest()
        return self.hands.acts - acts


def main(folder: Path, size: str) -> None:
    """Do all tasks and print what they took."""
    wide, high = (int(part) for part in size.split("x"))
    desk = Bedside(folder, (wide, high))
    desk.come_in()
    beside: tuple[Act, ...] = () if wide >= BOARD_FROM else (key("F2"),)
    counted = {task.name: desk.do(task) for task in tasks(lambda kind: (*beside, click(f"Bed 7 · {kind}…")))}
    desk.program.stage.close()
    desk.program.tasks.stop()
    sys.stdout.write(json.dumps(counted) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
