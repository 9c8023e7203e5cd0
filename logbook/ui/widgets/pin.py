# SPDX-License-Identifier: Apache-2.0
"""The PIN pad: by keyboard, by mouse, by glove. The digits are shown to nobody, screen readers included.

It holds the digits only until they are handed on; whether they are right is decided elsewhere, and never here slowly.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from logbook.ui.widgets.buttons import ENTER, Repeated
from logbook.ui.widgets.heard import GROUP, heard_as
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.paint import Face, box, focus_ring

_ROWS = ("123", "456", "789")
LEAST_HIGH = 46


class _Dots(QWidget):
    """How many digits are there."""

    def __init__(self, kit: Kit, pad: PinPad) -> None:
        super().__init__()
        self._look = kit.look
        self._pad = pad
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(220), self._look.px(46))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, t = self._look, self._look.tokens
        painter = QPainter(self)
        box(painter, self.rect(), Face(fill=t.surface, edge=t.edge), look.px(10))
        step, size = look.px(28), look.px(16)
        left = (self.width() - step * (self._pad.length - 1) - size) / 2
        for n in range(self._pad.length):
            dot = QRectF(left + n * step, (self.height() - size) / 2, size, size)
            full = n < self._pad.count()
            box(painter, dot, Face(fill=t.text) if full else Face(edge=t.edge, width=2.0), size / 2)
        if self._pad.hasFocus():
            focus_ring(painter, self.rect(), look, look.px(10))


class _Digit(Repeated):
    """A key of the pad, which grows with it."""

    def __init__(self, kit: Kit, text: str, name: str = "") -> None:
        super().__init__(kit.look, "" if name else text, icon=text if name else "")
        if name:
            self.name_only(name)
        # one stop for the keyboard is enough: the pad itself takes the digits
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(72), self._look.px(58))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(LEAST_HIGH), self._look.px(LEAST_HIGH))

    def _size(self) -> float:
        return 22

    def _face(self) -> Face:
        face = super()._face()
        return Face(fill=face.fill, edge=face.edge, text=face.text, bold=True)


class PinPad(QWidget):
    """Takes `length` digits and hands them on with `entered`; Backspace takes one back, Esc all."""

    entered = Signal(str)
    edited = Signal()

    def __init__(self, kit: Kit, *, length: int = 6) -> None:
        super().__init__()
        self._kit = kit
        self._digits = ""
        self.length = length
        heard_as(self, GROUP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self._dots = _Dots(kit, self)
        grid.addWidget(self._dots, 0, 0, 1, 3)
        for y, row in enumerate(_ROWS, start=1):
            for x, digit in enumerate(row):
                grid.addWidget(self._key(digit), y, x)
        words = kit.words
        back = _Digit(kit, "delete", words("Take back the last digit"))
        back.clicked.connect(self.take_back)
        self._ok = _Digit(kit, words("OK"))
        self._ok.clicked.connect(self._finish)
        for x, key in enumerate((back, self._key("0"), self._ok)):
            grid.addWidget(key, 4, x)
        self._changed()

    def count(self) -> int:
        """Return how many digits are there."""
        return len(self._digits)

    def press(self, digit: str) -> None:
        """Take one digit; beyond the length nothing happens."""
        if self.count() < self.length:
            self._digits += digit
            self._changed()

    def take_back(self) -> None:
        """Drop the last digit."""
        self._digits = self._digits[:-1]
        self._changed()

    def clear(self) -> None:
        """Drop all digits."""
        self._digits = ""
        self._changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits, Backspace, Esc and Enter."""
        text = event.text()
        if text in tuple("0123456789"):
            self.press(text)
        elif event.key() == Qt.Key.Key_Backspace:
            self.take_back()
        elif event.key() == Qt.Key.Key_Escape and self._digits:
            self.clear()
        elif event.key() in ENTER:
            self._finish()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._dots.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._dots.update()

    def _key(self, digit: str) -> _Digit:
        key = _Digit(self._kit, digit)
        key.clicked.connect(lambda: self.press(digit))
        return key

    def _finish(self) -> None:
        if self.count() == self.length:
            digits = self._digits
            self.clear()
            self.entered.emit(digits)

    def _changed(self) -> None:
        said = self._kit.words("PIN, {n} of {all} digits").format(n=self.count(), all=self.length)
        self.setAccessibleName(said)
        self._ok.setEnabled(self.count() == self.length)
        self._dots.update()
        self.edited.emit()
