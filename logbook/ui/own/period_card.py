# SPDX-License-Identifier: Apache-2.0
"""The incident's name and operational period, as they head every published form; written once, used by all pages."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from logbook.core.model.frame import Now
from logbook.core.model.shifts import Period
from logbook.i18n import clock_time
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.text import Labelled, label, line
from logbook.ui.widgets.times import read_clock

_MINUTE, _DAY = 60_000, 86_400_000
_DIGITS = 6


class PeriodCard(Card):
    """Signals: `wanted(Period)`, `edited()`."""

    wanted = Signal(object)
    edited = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=18)
        self._kit = kit
        words = kit.words
        named = {
            "incident": words("Incident name"),
            "number": words("Operational period no."),
            "since": words("From, as 07:00"),
            "until": words("To, as 19:00"),
        }
        self.lines = {key: line(name) for key, name in named.items()}
        self._fields = {key: Labelled(named[key], widget) for key, widget in self.lines.items()}
        times = QHBoxLayout()
        times.setSpacing(10)
        for key in ("number", "since", "until"):
            times.addWidget(self._fields[key])
        self._record = Button(kit.look, words("Record the period"), icon="check")
        self.column.addWidget(label(words("Incident and operational period"), "heading", wrap=True))
        self.column.addWidget(self._fields["incident"])
        self.column.addLayout(times)
        self.column.addWidget(self._record)
        self._record.clicked.connect(self._want)
        self._now: Now | None = None
        for widget in self.lines.values():
            widget.textEdited.connect(lambda _text: self.edited.emit())
            widget.returnPressed.connect(self._want)

    def start(self, period: Period | None, now: Now, kept: Mapping[str, object]) -> None:
        """Show the period in force, or what was typed and not yet recorded."""
        self._now = now
        shown: dict[str, object] = {}
        if period is not None:
            shown = {
                "incident": period.incident,
                "number": period.number or "",
                "since": clock_time(period.since, now.zone) if period.since is not None else "",
                "until": clock_time(period.until, now.zone) if period.until is not None else "",
            }
        for key, widget in self.lines.items():
            widget.setText(str(kept.get(key, shown.get(key, ""))))
            self._fields[key].trouble("")

    def fields(self) -> dict[str, object]:
        """Return what stands there, for a draft."""
        return {key: widget.text() for key, widget in self.lines.items()}

    def _want(self) -> None:
        number = self.lines["number"].text().strip()
        sound = not number or (number.isascii() and number.isdecimal() and len(number) <= _DIGITS)
        self._fields["number"].trouble("" if sound else self._kit.words("Write a number."))
        since, until = self._time("since"), self._time("until")
        if not sound or since == -1 or until == -1:
            return
        if since is not None and until is not None and until <= since:
            until += _DAY
        self.wanted.emit(Period(self.lines["incident"].text().strip(), int(number or 0), since, until))

    def _time(self, key: str) -> int | None:
        """Return the nearest such time within twelve hours, ms UTC; None if empty, -1 if it is no time."""
        text = self.lines[key].text().strip()
        time = read_clock(text)
        wrong = bool(text) and time is None
        self._fields[key].trouble(self._kit.words("This is no time yet. Write it as 02:40.") if wrong else "")
        if time is None or self._now is None:
            return -1 if text else None
        local = self._now.wall + self._now.zone * _MINUTE
        at = local - local % _DAY + (time[0] * 60 + time[1]) * _MINUTE
        at += _DAY * round((local - at) / _DAY)
        return at - self._now.zone * _MINUTE
