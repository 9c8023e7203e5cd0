# SPDX-License-Identifier: Apache-2.0
"""Notices that nobody has touched keyboard or mouse: warns first, then says that the time is up.

It watches one window's own events, locks nothing itself, and takes no event away from anybody.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

LOCK_AFTER = 3.0
"""Minutes without a sign of a person until the screen locks, unless the ward chose otherwise."""

WARNING = 30
"""Seconds between the warning and the lock."""

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Idle(QObject):
    """Counts the time since the last sign of a person.

    Signals: `warned(int)` with the seconds left, `touched()` when it need not be said any longer: somebody came
    back in time, or the screen is being locked; `expired()`.
    """

    warned = Signal(int)
    touched = Signal()
    expired = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._minutes = 0.0
        self._warned = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._late)

    def watch(self, window: QObject) -> None:
        """Take the events of a native window (not a widget: that would cost a call per paint) as signs of a person."""
        window.installEventFilter(self)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._sign)

    def start(self, minutes: float) -> None:
        """Lock after so many minutes; 0 never does."""
        self._minutes = minutes
        self._sign()

    def stop(self) -> None:
        """Count no more, as when the screen is locked already."""
        self._minutes = 0.0
        self._timer.stop()
        self._unwarn()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at an event and let it pass."""
        if event.type() in _SIGNS:
            self._sign()
        return False

    def _sign(self) -> None:
        self._unwarn()
        if self._minutes > 0:
            self._timer.start(max(1, round((self._minutes * 60 - WARNING) * 1000)))

    def _unwarn(self) -> None:
        if self._warned:
            self._warned = False
            self.touched.emit()

    def _late(self) -> None:
        if self._warned:
            self._timer.stop()
            self._unwarn()
            self.expired.emit()
            return
        self._warned = True
        seconds = min(WARNING, self._minutes * 60)
        self.warned.emit(round(seconds))
        self._timer.start(round(seconds * 1000))
