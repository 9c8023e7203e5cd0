# SPDX-License-Identifier: Apache-2.0
"""What a page is handed, and what a page is: the frame between the main window and its pages.

Pages know neither the window nor each other. A page that wants another one says so with `opening`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from logbook.i18n import Words
from logbook.ui.copying import Copying
from logbook.ui.drafting import Drafting
from logbook.ui.idle import LOCK_AFTER
from logbook.ui.look.look import Look
from logbook.ui.messages import Messages
from logbook.ui.scanning.wedge import Scan
from logbook.ui.session import Session
from logbook.ui.widgets.kit import Kit

Fields = Mapping[str, object]
"""What one page tells another, or keeps as a draft: a plain JSON object."""


@dataclass(frozen=True)
class Desk:
    """Everything a page works with.

    `lock_after` tells the minutes until the screen locks, `under(key)` the pages that stand under another one.
    `copying` knows how the copies on sticks stand.
    """

    kit: Kit
    session: Session
    messages: Messages
    drafting: Drafting
    copying: Copying
    lock_after: Callable[[], float] = lambda: LOCK_AFTER
    under: Callable[[str], tuple[PageSpec, ...]] = lambda _key: ()

    @property
    def words(self) -> Words:
        """The reader's language."""
        return self.kit.words

    @property
    def look(self) -> Look:
        """How things look."""
        return self.kit.look


class WardPage(QWidget):
    """A page of the main window.

    Signals: `opening(key, fields)` asks for another page (without a key: the one before), and the window answers with
    its `arrive`; `asked(str)` asks the program for "night", "language", "lock", "exercise", "real", "retired", or
    "lock-after 5" (minutes, 0 for never).
    """

    opening = Signal(str, object)
    asked = Signal(str)

    def arrive(self, fields: Fields) -> None:
        """Take the keyboard, and what another page hands over; called each time the page is shown."""

    def back(self) -> bool:
        """Go one step back inside the page for Esc, losing nothing; False if there is no step to go."""
        return False

    def scanned(self, scan: Scan) -> bool:  # noqa: ARG002 - pages that take scans use it
        """Take what a scanner read while this page is shown; False leaves it to the window."""
        return False

    def waits(self) -> bool:
        """Whether whoever is signed on left something half typed here."""
        return False


@dataclass(frozen=True)
class PageSpec:
    """A page of the window: how it is called in the program, its icon, word (English) and function key.

    A page without a word has no line on the rail and is reached from other pages only. One that is `under` another is
    a line of that page's list, with its word and `about`, what it is for; Esc leads back there, and with a function key
    it is also an action at the foot of the rail. `status` says in one
    short line of the reader's language what is true there now; it is asked every few seconds and must be quick. A page
    that is for a `drill` is there in an exercise only.
    """

    key: str
    make: Callable[[Desk], WardPage]
    icon: str = ""
    word: str = ""
    shortcut: str = ""
    under: str = ""
    about: str = ""
    status: Callable[[Desk], str] = lambda _desk: ""
    drill: bool = False
