# SPDX-License-Identifier: Apache-2.0
"""When it happened: now, some minutes back, or an exact time typed as people type times.

It knows no clock: it says what was chosen, and who owns the clock turns that into a moment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from logbook.ui.widgets.choices import Choice, Choices, Tick
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, line

_BACK = (5, 10, 30)
_CLOCK = re.compile(r"\s*(\d{1,2})\s*[:.,hH ]?\s*(\d{2})\s*")


@dataclass(frozen=True)
class Back:
    """Some minutes ago; 0 is now."""

    minutes: int


@dataclass(frozen=True)
class Exact:
    """At `hour`:`minute` of the last such time gone by; `about` when the person is not sure."""

    hour: int
    minute: int
    about: bool = False


def read_clock(text: str) -> tuple[int, int] | None:
    """Return hour and minute of "2:40", "02.40", "0240" or "2 h 40"; None for what is no time of a day."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    return (hour, minute) if hour <= 23 and minute <= 59 else None  # noqa: PLR2004 - a day and an hour


class TimeChooser(QWidget):
    """The row Now, -5, -10, -30, Exact; the field for the exact time shows when it is asked for."""

    changed = Signal()

    def __init__(self, kit: Kit, name: str) -> None:
        super().__init__()
        self._kit = kit
        words = kit.words
        self._row = Choices(name)
        self._text = line(words("Time, as 02:40"))
        self._field = Labelled(words("Time, as 02:40"), self._text)
        self._about = Tick(kit.look, words("about"), note=words("not sure to the minute"))
        self._more = QWidget()
        beside = QHBoxLayout(self._more)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._field, 1)
        beside.addWidget(self._about, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._row)
        column.addWidget(self._more)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._offer()
        self.reset()
        self._row.chosen.connect(self._chosen)
        self._text.textChanged.connect(self._typed)
        self._about.toggled.connect(self.changed)

    def reset(self) -> None:
        """Go back to now, as after each record."""
        self._row.choose(0)
        self._more.hide()
        self._text.clear()
        self._about.setChecked(False)

    def choose(self, at: Exact) -> None:
        """Choose an exact time by program, as when a draft comes back."""
        self._row.choose(None)
        self._more.show()
        self._text.setText(f"{at.hour:02}:{at.minute:02}")
        self._about.setChecked(at.about)

    def choice(self) -> Back | Exact | None:
        """Return what was chosen; None while the exact time is not a time yet."""
        key = self._row.key()
        if isinstance(key, int):
            return Back(key)
        time = read_clock(self._text.text())
        return Exact(*time, about=self._about.isChecked()) if time else None

    def _offer(self) -> None:
        look, words = self._kit.look, self._kit.words
        now = Choice(look, words("Now"))
        back = [(n, Choice(look, words("\N{MINUS SIGN}{n} min").format(n=n))) for n in _BACK]
        self._row.offer([(0, now), *back, (None, Choice(look, words("Exact…")))])

    def _chosen(self, key: object) -> None:
        self._more.setVisible(key is None)
        if key is None:
            self._text.setFocus()
        self.changed.emit()

    def _typed(self, text: str) -> None:
        wrong = bool(text) and read_clock(text) is None
        self._field.trouble(self._kit.words("This is no time yet. Write it as 02:40.") if wrong else "")
        self.changed.emit()
