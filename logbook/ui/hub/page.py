# SPDX-License-Identifier: Apache-2.0
"""A list of pages that belong together: a large key for each, with what is true there now.

It knows no page by name: the window hands it those that stand under it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from logbook.ui.desk import Desk, Fields, PageSpec, WardPage
from logbook.ui.hub.door import Door
from logbook.ui.widgets.page import Empty, Page
from logbook.ui.widgets.text import label

_TWO_FROM, _THREE_FROM = 720, 1040
"""Widths of the page from which two keys, or three, stand side by side."""
_TICK = 3_000


class Hub(WardPage):
    """One key per page that is under `key`, below a title (English); while it is shown, each says what is true now."""

    def __init__(self, desk: Desk, key: str, icon: str, title: str) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self._doors = [(spec, self._door(spec)) for spec in desk.under(key)]
        self._last = ""
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        ground = Page(margin=0)
        ground.column.addWidget(label(words(title), "title", wrap=True))
        ground.column.addLayout(self._grid)
        if not self._doors:
            ground.column.addWidget(Empty(desk.look, icon, words("There is nothing to do here.")))
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(ground)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._tell)
        desk.session.recorded.connect(self._tell_if_shown)
        self._arrange()

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Say what is true now, and take the keyboard to the key that was pressed last."""
        self._tell()
        self._tick.start(_TICK)
        for n, (spec, door) in enumerate(self._doors):
            if n == 0 or spec.key == self._last:
                door.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the keys side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask no more once another page is shown."""
        super().hideEvent(event)
        self._tick.stop()

    def _door(self, spec: PageSpec) -> Door:
        words = self._desk.words
        made = Door(self._desk.look, spec.icon, words(spec.word), words(spec.about) if spec.about else "")
        made.clicked.connect(lambda: self._open(spec.key))
        return made

    def _open(self, key: str) -> None:
        self._last = key
        self.opening.emit(key, {})

    def _tell(self) -> None:
        for spec, door in self._doors:
            door.say(spec.status(self._desk))

    def _tell_if_shown(self) -> None:
        if self.isVisible():
            self._tell()

    def _arrange(self) -> None:
        px = self._desk.look.px
        beside = 1 + (self.width() >= px(_TWO_FROM)) + (self.width() >= px(_THREE_FROM))
        for n, (_, door) in enumerate(self._doors):
            self._grid.addWidget(door, n // beside, n % beside)
        for column in range(3):
            self._grid.setColumnStretch(column, column < beside)


def maker(key: str, icon: str, title: str) -> Callable[[Desk], Hub]:
    """Return what makes the list of the pages under `key`, for the window's list."""
    return lambda desk: Hub(desk, key, icon, title)
