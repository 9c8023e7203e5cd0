# SPDX-License-Identifier: Apache-2.0
"""A name badge read by a hand scanner: a keyboard that types faster than anybody and ends with Enter or Tab.

The first letter goes where it was typed; what follows at a scanner's pace is held back until it is known for a badge,
or typed after all, in order, as if nobody had looked. In a field for text it never listens. It knows no people.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from logbook.core.model.people import badge_code

GAP = 35
"""Milliseconds between two letters of a scanner at most; people take more than twice that."""
LEAST = 4
_PIN = 6
_ENDS = {Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_TEXT = (QLineEdit, QPlainTextEdit)


class Scanner(QObject):
    """Listens while the keyboard is on `ground`; `found` takes what was scanned: True, or it is typed after all."""

    def __init__(self, ground: QWidget, found: Callable[[str], bool]) -> None:
        super().__init__(ground)
        self._ground = ground
        self._found = found
        self._on: QWidget | None = None
        self._clock = QElapsedTimer()
        self._clock.start()
        self._letters = ""
        self._held: list[tuple[int, str]] = []
        self._typing = False
        self._late = QTimer(self, singleShot=True, interval=2 * GAP)
        self._late.timeout.connect(self._type)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Hold back what comes at a scanner's pace."""
        if self._typing or event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        quick = self._clock.restart() <= GAP
        if event.key() in _ENDS:
            return self._end(quick=quick)
        if not event.text() or not event.text().isprintable():
            return False
        if not (quick and self._letters):
            self._type()
            self._letters = event.text()
            return False
        self._letters += event.text()
        self._held.append((event.key(), event.text()))
        self._late.start()
        return True

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Listen at whatever has the keyboard on the ground now; a scanner on a smaller ground within goes first."""
        if self._on is not None and isValid(self._on):
            self._on.removeEventFilter(self)
        self._on = None
        if new is not None and not isinstance(new, _TEXT) and _ground_of(new) is self._ground:
            new.installEventFilter(self)
            self._on = new

    def _end(self, *, quick: bool) -> bool:
        code = badge_code(self._letters) if quick else ""
        if len(code) >= LEAST and self._found(code):
            self._forget()
            return True
        self._type()
        return False

    def _type(self) -> None:
        """Hand on what was held back: a person with quick fingers typed it."""
        held = self._held
        self._forget()
        self._typing = True
        for key, text in held:
            target = QApplication.focusWidget()
            if target is not None:
                QApplication.sendEvent(
                    target, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
                )
        self._typing = False

    def _forget(self) -> None:
        self._late.stop()
        self._letters, self._held = "", []


def _ground_of(widget: QWidget) -> QWidget | None:
    """Find the nearest ground above a widget; two scanners at one pad would hold each other's letters back."""
    above = widget.parentWidget()
    while above is not None and above.findChild(Scanner, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
        above = above.parentWidget()
    return above


def maybe_pin(code: str) -> bool:
    """Whether quick fingers could have typed this as a PIN."""
    return len(code) == _PIN and code.isdecimal()
