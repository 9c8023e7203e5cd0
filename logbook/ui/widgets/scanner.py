# SPDX-License-Identifier: Apache-2.0
"""Where a name badge may be scanned: a mark on the ground it counts for. It hears no keys and knows no people.

The window's one ear for a scanner (`scanning.wedge`) tells a scan from typing; what lands on this ground comes here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from logbook.core.model.people import badge_code

LEAST = 4
"""Letters and digits of a badge at least."""
_PIN = 6
_AIM = re.compile(r"\A\][A-Za-z][0-9]")
"""What some scanners send before a code: which kind of code it is."""


class Scanner(QObject):
    """Takes badges while the keyboard is on `ground`; `found` says True to one, or it goes on to somebody else."""

    def __init__(self, ground: QWidget, found: Callable[[str], bool]) -> None:
        super().__init__(ground)
        self._found = found

    def take(self, readings: Sequence[str]) -> bool:
        """Take what was scanned, as a badge is spelled on every keyboard."""
        codes = dict.fromkeys(badge_code(_AIM.sub("", text)) for text in readings)
        return any(self._found(code) for code in codes if len(code) >= LEAST)


def scanner_of(ground: QWidget) -> Scanner | None:
    """Return the mark on this ground itself, not on a smaller or larger one."""
    return ground.findChild(Scanner, options=Qt.FindChildOption.FindDirectChildrenOnly)


def maybe_pin(code: str) -> bool:
    """Whether quick fingers could have typed this as a PIN."""
    return len(code) == _PIN and code.isdecimal()
