# SPDX-License-Identifier: Apache-2.0
"""Code after code, turned by large keys, by the arrow keys, or by itself.

The codes of all sets stand in one row, each with its place in its set; going on past the last begins again, because a
reader takes them in any order and more than once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Tick
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.square import Matrix, Square
from logbook.ui.widgets.text import label, plain

TURN = 4_000
"""Milliseconds a code stays when they turn by themselves: a phone needs one second, a tired person some more."""

_LEAST = 2 * 125
"""Pixels that show a code of version 25 with two pixels a module; it grows into what room there is."""


@dataclass(frozen=True)
class Shown:
    """One code: its text, its place in its set, and the words about the set."""

    frame: str
    index: int
    total: int
    about: str


class ShowView(QWidget):
    """Shows the codes. Signal: `closed()`."""

    closed = Signal()

    def __init__(self, kit: Kit, draw: Callable[[str], Matrix]) -> None:
        super().__init__()
        words, look = kit.words, kit.look
        self._words, self._draw = words, draw
        self._codes: tuple[Shown, ...] = ()
        self._at = 0
        self._code = Square(words("Code"), side=_LEAST)
        self._code.setMinimumSize(_LEAST, _LEAST)
        self._code.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._place = label("", "title", wrap=True)
        self._about = label("", "muted", wrap=True)
        self._next = Button(look, words("Next code"), kind="primary", icon="arrow-right")
        self._before = Button(look, words("Code before"), icon="arrow-left")
        self._self = Tick(look, words("Turn by itself"), note=words("every 4 seconds"))
        done = Button(look, words("All were read"), icon="check")
        side = QVBoxLayout()
        side.setSpacing(12)
        for widget in (self._place, self._about, self._next, self._before, self._self):
            side.addWidget(widget)
        side.addStretch(1)
        side.addWidget(done)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._code, 3)
        row.addLayout(side, 2)
        self._timer = QTimer(self)
        self._timer.setInterval(TURN)
        self._timer.timeout.connect(lambda: self._turn(1))
        self._next.clicked.connect(lambda: self._turn(1))
        self._before.clicked.connect(lambda: self._turn(-1))
        self._self.toggled.connect(self._by_itself)
        done.clicked.connect(self.closed)

    def start(self, codes: tuple[Shown, ...]) -> None:
        """Begin at the first code."""
        self._codes, self._at = codes, 0
        self._self.setChecked(False)
        self._tell()
        self._next.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn by the arrow and page keys."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_PageUp: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._turn(step)

    def hideEvent(self, event: QHideEvent) -> None:
        """Turn no further once another page is shown."""
        super().hideEvent(event)
        self._self.setChecked(False)

    def _by_itself(self, on: bool) -> None:  # noqa: FBT001 - Qt's own signal
        if on:
            self._timer.start()
        else:
            self._timer.stop()

    def _turn(self, step: int) -> None:
        self._at = (self._at + step) % len(self._codes)
        self._tell()

    def _tell(self) -> None:
        code = self._codes[self._at]
        place = self._words("Code {index} of {total}").format(index=code.index, total=code.total)
        plain(self._place, place)
        plain(self._about, code.about)
        self._code.show_code(self._draw(code.frame))
        self._code.setAccessibleName(place)
