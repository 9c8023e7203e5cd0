# SPDX-License-Identifier: Apache-2.0
"""What the program's screens need to be made: who hears what of them, and what was typed on those built anew.

It decides nothing: which screen is shown when is the program's, and nothing here writes a record.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from logbook.core.model.codes import Realm
from logbook.ui import later
from logbook.ui.scanning.memory import kept
from logbook.ui.scanning.stray import Stray
from logbook.ui.scanning.wedge import Scan, Wedge

if TYPE_CHECKING:
    from logbook.core.ward import Machine, Ward
    from logbook.ui.first_run_page import FirstRunPage
    from logbook.ui.habits import Habits
    from logbook.ui.idle import Idle
    from logbook.ui.lock.cold_page import ColdPage
    from logbook.ui.lock.forms import LooseWords
    from logbook.ui.lock.page import LockPage
    from logbook.ui.main_window import MainWindow
    from logbook.ui.reception import Reception
    from logbook.ui.room import Room
    from logbook.ui.stage import Stage
    from logbook.ui.tasks import Tasks
    from logbook.ui.trouble_page import TroublePage
    from logbook.ui.widgets.kit import Kit

Typed = tuple[dict[str, str], dict[str, str]]


@dataclass(frozen=True)
class Around:
    """What every screen has around it: the window, its dress, the watch for idle hands, the work beside it."""

    kit: Kit
    stage: Stage
    idle: Idle
    tasks: Tasks


def typed(first: FirstRunPage | None, screen: LockPage | ColdPage | TroublePage | None) -> Typed:
    """Take what was typed on the first page, and in a sealed note, to put it onto another screen."""
    note = screen.note.fields() if screen is not None else {}
    if screen is not None:
        screen.note.carried.emit()
    return first.fields() if first is not None else {}, note


def put_back(kept: Typed, first: FirstRunPage | None, screen: LockPage | ColdPage | TroublePage | None) -> None:
    """Put it onto the screens that were built anew."""
    typed, note = kept
    if first is not None:
        first.restore(typed)
    if screen is not None and note.get("text"):
        screen.note.restore(note)
        screen.open_note()


def take_note(
    around: Around,
    page: LockPage | ColdPage | TroublePage,
    room: Callable[[], Room | None],
    seal: Callable[[LooseWords], Path],
) -> None:
    """Seal the note of a page when it is finished; half written it is a draft of the open log, or sealed as it is."""

    def wanted(loose: LooseWords) -> None:
        sealing = later.sealing.Sealing(page.note, page.bar, around.kit.words, room)
        around.tasks.run(seal, loose, done=sealing.sealed, failed=sealing.failed)

    page.note.wanted.connect(wanted)
    here = room()
    if here is not None:
        later.half_note.Kept(page.note, here.drafting, page.open_note)
    else:
        later.half_note.OnTheWay(page.note, around.tasks, seal, _take_back)


def _take_back(note: Path) -> None:
    later.opener.take_back(note)


def main_window(around: Around, room: Room, habits: Callable[[], Habits]) -> MainWindow:
    """Make the main window of an open ward, and let it say what is known by now."""
    answers = later.messages.dialogs(around.kit, around.stage)
    main = later.main_window.MainWindow(around.kit, room, answers, later.pages.PAGES, lambda: habits().lock_after)
    around.idle.warned.connect(main.warn_of_lock)
    around.idle.touched.connect(main.messages.clear)
    main.show_check(room.check)
    room.checked.connect(main.show_check)
    main.show_signs(room.guard.signs)
    room.guard.alarmed.connect(main.show_signs)
    room.unopened.connect(main.warn_of_notes)
    if room.closed_notes:
        main.warn_of_notes(room.closed_notes)
    if room.session.ward.unlocked.mended:
        main.warn_of_keys()
    if room.session.ward.memory_unread:
        main.warn_of_memory()
    return main


def listen(owner: QObject, window: QObject, around: Around, lock: Callable[[], None]) -> None:
    """Hear in the whole window a hand scanner, words that go nowhere, and when nobody is there any more.

    What a scanner reads and nobody on the screen takes is typed after all.
    """
    stray = Stray(owner)
    stray.astray.connect(lambda: _say_nowhere(around))
    around.stage.untaken.connect(stray.untaken)
    stray.watch(window)  # before the scanner's ear: keys that it holds back come here when it hands them on

    def take(scan: Scan) -> bool:
        return bool(later.taking.take(scan, around.stage.screen_shown))

    Wedge(owner, take, kept).watch(window)
    around.idle.watch(window)
    around.idle.expired.connect(lock)


def _say_nowhere(around: Around) -> None:
    """Say on a page that what is typed is not kept; trouble that is said stays."""
    main = around.stage.screen_shown
    if not isinstance(main, later.main_window.MainWindow):
        return
    main.messages.step_aside()
    if not main.messages.text():
        main.messages.hint(main.desk.words("Nothing takes words here: they are not kept. F1 leads to the log."))


def restore(around: Around, machine: Callable[[], Machine], habits: Habits, enter: Callable[[Ward], Reception]) -> None:
    """Show the page that brings a log back from a stick; whoever goes on with it is signed on."""
    before = "trouble" if around.stage.shows("trouble") else "first"

    def into(realm: Realm) -> Path:
        return habits.exercise if realm is Realm.DRILL else habits.real

    def leave() -> None:
        around.stage.show_screen(before)
        around.stage.drop("restore")

    def go_on(ward: Ward, user: str, pin: str) -> None:
        reception = enter(ward)
        if user:
            reception.sign_on(user, pin)

    answers = later.messages.dialogs(around.kit, around.stage)
    page = later.restore_page.RestorePage(around.kit, around.tasks, machine, into, answers)
    page.left.connect(leave)
    page.restored.connect(go_on)
    around.stage.closing.connect(page.abandon)
    around.stage.show_screen("restore", page)
    page.start()
