# SPDX-License-Identifier: Apache-2.0
"""Words typed where nothing takes them: the space between two of them, or Enter after them, presses no button.

Whoever types without looking at the screen means a word and no button, and a button may write a record. A key that is
pressed by itself, or after a pause, Tab, an arrow or the mouse, presses as ever.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

PAUSE = 3_000
"""Milliseconds after a key within which the next one belongs to the same words: somebody hunts for the letters."""

TOLD = 3
"""Letters that went nowhere until it is said."""

_PRESSING = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select})
_HELD = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_Backspace})
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})


class Stray(QObject):
    """Watches one native window. Signal: `astray()` once for words that went nowhere."""

    astray = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._letters, self._last = 0, 0
        self._swallowed: set[int] = set()

    def watch(self, window: QObject) -> None:
        """Look at the keys of a native window before its widgets have them."""
        window.installEventFilter(self)

    def untaken(self, event: QKeyEvent) -> None:
        """Take in that no widget wanted this key."""
        if not event.text().strip() or not event.text().isprintable() or event.modifiers() & _COMMANDS:
            return
        self._letters = self._letters + 1 if self._is_near(event) else 1
        self._last = event.timestamp()
        if self._letters == TOLD:
            self.astray.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep a key from pressing a button in the midst of words."""
        kind = event.type()
        if kind in _TOUCHES:
            self._letters = 0
        if not isinstance(event, QKeyEvent) or kind is QEvent.Type.ShortcutOverride:
            return False
        if kind is QEvent.Type.KeyRelease:
            swallowed = event.key() in self._swallowed
            if not event.isAutoRepeat():
                self._swallowed.discard(event.key())
            return swallowed
        return self._pressed(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() in _PRESSING:
            return self._keeps(event)
        if event.key() not in _HELD and (not event.text().isprintable() or not event.text()):
            self._letters = 0  # Tab, an arrow, Esc, a function key: somebody looks at the screen
        return False

    def _keeps(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return event.key() in self._swallowed
        stray = self._letters > 0 and self._is_near(event)
        if not stray or not isinstance(QApplication.focusWidget(), QAbstractButton):
            return False
        if self._letters < TOLD:
            self.astray.emit()
        self._letters = TOLD if event.key() == Qt.Key.Key_Space else 0
        self._last = event.timestamp()
        self._swallowed.add(event.key())
        return True

    def _is_near(self, event: QKeyEvent) -> bool:
        return 0 <= event.timestamp() - self._last <= PAUSE
