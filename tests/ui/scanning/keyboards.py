# SPDX-License-Identifier: Apache-2.0
"""A scanner set to US keys at a PC with a Spanish keyboard, as the window gets its keys: places, times, what they type.

The places are those of the US layout (USB HID usage tables, PC scan code set 1), the letters those of the Spanish one
(ISO 9995 Spain, as X11's "es"); X11 counts places from 8.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

US_PLAIN = {2: "1234567890-=", 16: "qwertyuiop[]", 30: "asdfghjkl;'`", 43: "\\zxcvbnm,./", 57: " "}
US_SHIFT = {2: "!@#$%^&*()_+", 16: "QWERTYUIOP{}", 30: 'ASDFGHJKL:"~', 43: "|ZXCVBNM<>?", 57: " "}
ES_PLAIN = {2: "1234567890'¡", 16: "qwertyuiop\0+", 30: "asdfghjklñ\0º", 43: "çzxcvbnm,.-", 57: " "}
ES_SHIFT = {2: '!"·$%&/()=?¿', 16: "QWERTYUIOP\0*", 30: "ASDFGHJKLÑ\0ª", 43: "ÇZXCVBNM;:_", 57: " "}
"""A dead key types nothing (NUL here)."""

ENTER, TAB = 28, 15
_ENDS = {ENTER: ("\r", Qt.Key.Key_Return), TAB: ("\t", Qt.Key.Key_Tab)}


def _places(rows):
    return {letter: first + n for first, row in rows.items() for n, letter in enumerate(row)}


def _letters(rows):
    return {first + n: letter for first, row in rows.items() for n, letter in enumerate(row)}


@dataclass(frozen=True)
class Key:
    """One key pressed and let go: its place, whether Shift or Ctrl is held, and what it types here."""

    place: int
    shift: bool = False
    ctrl: bool = False
    text: str = ""
    key: Qt.Key | None = None

    @property
    def qt(self):
        if self.key is not None:
            return self.key
        if not self.text:
            return Qt.Key.Key_Dead_Acute
        return Qt.Key(ord(self.text.upper()))


def us_scanner(code, layout="es", *, caps=False):
    """The keys of a scanner set to US for `code`, and what they type on this PC; a group separator is Ctrl+]."""
    plain, shifted = (ES_PLAIN, ES_SHIFT) if layout == "es" else (US_PLAIN, US_SHIFT)
    keys = []
    for letter in code:
        if letter == "\x1d":
            keys.append(Key(27, ctrl=True, text="\x1d"))
            continue
        shift = letter not in _places(US_PLAIN)
        place = _places(US_SHIFT)[letter] if shift else _places(US_PLAIN)[letter]
        typed = _letters(shifted if shift else plain)[place]
        if caps and typed.isalpha():
            typed = typed.swapcase()
        keys.append(Key(place, shift, text=typed.strip("\0")))
    return keys


def person(text):
    """The keys of somebody who types a text that has letters and digits only."""
    return us_scanner(text, layout="us")


def send(window, keys, gap=4, end=ENTER, start=1_000, gaps=None):
    """Send keys to a native window, `gap` ms from press to press, each let go before the next."""
    time = start
    whole = [*keys, *([Key(end, text=_ENDS[end][0], key=_ENDS[end][1])] if end else [])]
    for n, key in enumerate(whole):
        if n:
            time += gaps[n - 1] if gaps else gap
        held = Qt.KeyboardModifier.NoModifier
        if key.shift:
            held |= Qt.KeyboardModifier.ShiftModifier
        if key.ctrl:
            held |= Qt.KeyboardModifier.ControlModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key.qt, held, key.place + 8, 0, 0, key.text)
            event.setTimestamp(time + (kind is QEvent.Type.KeyRelease))
            QApplication.sendEvent(window, event)
