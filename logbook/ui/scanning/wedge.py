# SPDX-License-Identifier: Apache-2.0
"""The window's ear for a hand scanner: holds every letter back for a blink, and lets it go as typing or takes a scan.

While keys come at a scanner's pace nothing reaches a text box, no button is pressed and no shortcut fires. What turns
out to be typing is handed on in its order, as if nobody had looked. It knows no pages: `take` gets what was scanned.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from logbook.ui.scanning.pace import GAP, is_scan
from logbook.ui.scanning.strokes import Stroke
from logbook.ui.scanning.teaching import Teaching, readings

HOLD = GAP + 5
"""Milliseconds a letter is held back for; the next one at a scanner's pace is here by then."""

REPEAT = 15
"""Milliseconds from one to the next of a key held down, at least: X11 takes a doubled letter of a scan for one."""

_MODIFIERS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
     Qt.Key.Key_NumLock, Qt.Key.Key_Mode_switch}
)  # fmt: skip
_ENDS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.FocusAboutToChange})
_X11_FIRST = 8
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_DEAD = (Qt.Key.Key_Dead_Grave.value, Qt.Key.Key_Dead_Longsolidusoverlay.value)


@dataclass(frozen=True)
class Scan:
    """One squeeze of the trigger: how it can be read, the likeliest first, and the keys behind it."""

    readings: tuple[str, ...]
    strokes: tuple[Stroke, ...]

    @property
    def text(self) -> str:
        """The likeliest reading."""
        return self.readings[0] if self.readings else ""


class Wedge(QObject):
    """Listens to one native window. `take` answers whether somebody took the scan; if not, it is typed after all."""

    def __init__(
        self, parent: QObject, take: Callable[[Scan], bool], teaching: Callable[[], Teaching | None] = lambda: None
    ) -> None:
        super().__init__(parent)
        self._take, self._teaching = take, teaching
        self._window: QObject = self
        self._first = _X11_FIRST if QGuiApplication.platformName() != "windows" else 0
        self._held: list[QKeyEvent] = []
        self._times: list[int] = []
        self._swallowed: set[tuple[int, int]] = set()
        self._altgr = self._handing_on = False
        self._focus: QWidget | None = None
        self._clock = QElapsedTimer()
        self._clock.start()
        self._late = QTimer(self, singleShot=True, interval=HOLD, timerType=Qt.TimerType.PreciseTimer)
        self._last = QTimer(self, singleShot=True, interval=1)
        # a busy window hears of the time before it hears of the keys that wait for it: one turn more brings them
        self._late.timeout.connect(self._last.start)
        self._last.timeout.connect(self.let_go)

    def watch(self, window: QObject) -> None:
        """Take the events of a native window before any widget has them."""
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back what may be a scan."""
        kind = event.type()
        if kind is QEvent.Type.InputMethod:
            self.let_go()  # an accent that was put together elsewhere must not overtake the letter before it
            return False
        if watched is self._focus:
            return False
        if self._handing_on or kind not in _KEYS:
            if kind in _TOUCHES and not self._handing_on:
                self.let_go()
            return False
        assert isinstance(event, QKeyEvent)
        if kind is QEvent.Type.KeyRelease:
            return self._released(event)
        if kind is QEvent.Type.ShortcutOverride:
            return self._over_shortcut(event)
        return self._pressed(event)

    def let_go(self) -> None:
        """Hand on what was held back: somebody typed it."""
        held = self._forget()
        self._handing_on = True
        for event in held:
            QApplication.sendEvent(self._window, event)
        self._handing_on = False

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() in _MODIFIERS:
            self._altgr = self._altgr or event.key() == Qt.Key.Key_AltGr
            return False
        time = event.timestamp() or self._clock.elapsed()
        quick = bool(self._times) and 0 <= time - self._times[-1] <= GAP
        held_down = event.isAutoRepeat() and not (quick and time - self._times[-1] < REPEAT)
        if event.key() in _ENDS and quick and not held_down:
            return self._ended(event, time)
        if not quick:
            self.let_go()
        if held_down or not self._may_belong(event, quick=quick):
            self.let_go()
            return False
        self._held.append(_copy(event))
        self._times.append(time)
        self._hear_focus(still=quick)
        self._last.stop()
        self._late.start()
        return True

    def _ended(self, event: QKeyEvent, time: int) -> bool:
        """Decide at Enter or Tab; these never press anything after a scan that somebody took."""
        presses = [held for held in self._held if held.type() is QEvent.Type.KeyPress]
        if is_scan([*self._times, time]):
            strokes = tuple(map(self._stroke, presses))
            found = self._teaching()
            held = self._held
            self._forget()
            if self._take(Scan(readings(strokes, found), strokes)):
                released = {_key(key) for key in held if key.type() is QEvent.Type.KeyRelease}
                self._swallowed |= {_key(key) for key in (*presses, event)} - released
                return True
            self._held = held
        self._held.append(_copy(event))
        self.let_go()
        return True

    def _released(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_AltGr:
            self._altgr = False
        if _key(event) in self._swallowed:
            self._swallowed.discard(_key(event))
            return True
        if any(held.type() is QEvent.Type.KeyPress and _key(held) == _key(event) for held in self._held):
            self._held.append(_copy(event))
            return True
        return False

    def _over_shortcut(self, event: QKeyEvent) -> bool:
        """Keep a key in the middle of a scan from firing a shortcut; it comes again as a plain press."""
        time = event.timestamp() or self._clock.elapsed()
        if not self._times or not 0 <= time - self._times[-1] <= GAP or event.key() in _MODIFIERS:
            return False
        event.accept()
        return True

    def _may_belong(self, event: QKeyEvent, *, quick: bool) -> bool:
        """Whether a key may be part of a scan: letters always, dead and command keys only in the midst of one."""
        if event.modifiers() & _COMMANDS and not self._altgr:
            return quick
        if event.text() and event.text().isprintable():
            return True
        return quick and (_DEAD[0] <= event.key() <= _DEAD[1] or event.key() >= Qt.Key.Key_F1)

    def _stroke(self, event: QKeyEvent) -> Stroke:
        held, altgr = event.modifiers(), bool(event.modifiers() & Qt.KeyboardModifier.GroupSwitchModifier)
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        altgr = altgr or held & both == both
        return Stroke(
            max(0, event.nativeScanCode() - self._first),
            shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
            altgr=altgr,
            ctrl=bool(held & Qt.KeyboardModifier.ControlModifier) and not altgr,
            text=event.text(),
        )

    def _hear_focus(self, *, still: bool) -> None:
        """Hear what an input method types into a field; once a scan is likely keep it `still`, or it eats dead keys."""
        focus = QApplication.focusWidget()
        if self._focus is None and focus is not None and focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            self._focus = focus
            focus.installEventFilter(self)
        if still and self._focus is not None:
            self._focus.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def _forget(self) -> list[QKeyEvent]:
        self._late.stop()
        self._last.stop()
        held, self._held, self._times = self._held, [], []
        focus, self._focus = self._focus, None
        if focus is not None and isValid(focus):
            focus.removeEventFilter(self)
            focus.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        return held


def _key(event: QKeyEvent) -> tuple[int, int]:
    return event.nativeScanCode(), event.key() if not event.nativeScanCode() else 0


def _copy(event: QKeyEvent) -> QKeyEvent:
    copy = QKeyEvent(
        event.type(), event.key(), event.modifiers(), event.nativeScanCode(), event.nativeVirtualKey(),
        event.nativeModifiers(), event.text(), event.isAutoRepeat(), event.count(),
    )  # fmt: skip
    copy.setTimestamp(event.timestamp())
    return copy
