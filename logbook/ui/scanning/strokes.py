# SPDX-License-Identifier: Apache-2.0
"""Keys as a scanner presses them: by their place on the keyboard, whatever letters the PC believes they have.

A place is the number that PC keyboards themselves send (scan code set 1): X11 and Wayland count from 8, Windows as it
is. Only places tell what a scanner set to US keys means on a Spanish keyboard. Sources: USB HID usage tables 1.5,
chapter 10, and the Linux kernel's input-event-codes, which agree for the keys used here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GROUP_SEPARATOR = "\x1d"

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
)
_PAD = {55: "*", 71: "7", 72: "8", 73: "9", 74: "-", 75: "4", 76: "5", 77: "6", 78: "+", 79: "1", 80: "2", 81: "3",
        82: "0", 83: ".", 98: "/"}  # fmt: skip
_PLAIN = {first + n: letter for first, plain, _ in _ROWS for n, letter in enumerate(plain)} | _PAD
_SHIFTED = {first + n: letter for first, _, shifted in _ROWS for n, letter in enumerate(shifted)} | _PAD


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key pressed: its place (0 if the system does not tell), what was held with it, and what it typed here.

    `text` is empty for a dead key, a function key, or a key with Ctrl.
    """

    place: int = 0
    shift: bool = False
    altgr: bool = False
    ctrl: bool = False
    text: str = ""

    @property
    def unit(self) -> str:
        """A short name for this key with all that was held, the same whatever Caps Lock is."""
        held = ("s" if self.shift else "") + ("g" if self.altgr else "") + ("c" if self.ctrl else "")
        return f"{self.place}{held}" if self.place else f"{held}:{self.text}"


def as_us(strokes: Sequence[Stroke]) -> str:
    """Return what a scanner set to US keys meant; empty if the system tells no places."""
    return "".join(map(us_letter, strokes)) if all(stroke.place for stroke in strokes) else ""


def as_typed(strokes: Sequence[Stroke]) -> str:
    """Return what the PC's own keyboard layout made of it."""
    return "".join(GROUP_SEPARATOR if stroke.text == GROUP_SEPARATOR else _printable(stroke) for stroke in strokes)


def us_letter(stroke: Stroke) -> str:
    """Return what one key means on a US keyboard: Ctrl+] is the group separator, what types nothing is nothing."""
    if stroke.ctrl:
        return GROUP_SEPARATOR if _PLAIN.get(stroke.place) == "]" else ""
    return (_SHIFTED if stroke.shift else _PLAIN).get(stroke.place, "")


def _printable(stroke: Stroke) -> str:
    return stroke.text if stroke.text.isprintable() and not stroke.ctrl else ""
