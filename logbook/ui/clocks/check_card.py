# SPDX-License-Identifier: Apache-2.0
"""One clock held against this PC's: choose it, type what it shows, Enter.

Nothing is set and nothing is put right; the difference is recorded with how exactly it could be read.
"""

from __future__ import annotations

from logbook.core.model.codes import ClockUsed
from logbook.core.model.frame import Entry
from logbook.core.model.records import ClockCheck
from logbook.i18n import N_, clock_time, offset
from logbook.telling.codes import word
from logbook.telling.entry import tell
from logbook.ui.desk import Desk
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.text import Labelled, label, line, plain
from logbook.ui.widgets.times import read_clock

_DAY, _HALF_DAY, _MINUTE = 86_400_000, 43_200_000, 60_000
_CLOCKS = (ClockUsed.WALL, ClockUsed.WATCH, ClockUsed.PHONE, ClockUsed.RADIO, ClockUsed.DEVICE)
_TO_THE_MINUTE = 30
_ERRORS = {_TO_THE_MINUTE: N_("to the minute"), 120: N_("within 2 minutes"), 300: N_("within 5 minutes")}
"""Seconds by which a reading may be wrong, as people say it."""


class ClockCard(Card):
    """This PC's clock beside another one: what it shows is typed, the difference is computed and recorded."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=18)
        self._desk = desk
        words = desk.words
        self._now = label("", "heading", wrap=True)
        self._clock = Choices(words("Which clock?"))
        self._clock.offer((clock.value, Choice(desk.look, word(words, clock))) for clock in _CLOCKS)
        self._device = line(words("Number of the device"))
        self._device_field = Labelled(words("Number of the device"), self._device)
        self._shown = line(words("What it shows now, as 02:40"))
        self._field = Labelled(words("What it shows now, as 02:40"), self._shown)
        self._error = Choices(words("How exactly could it be read?"))
        self._error.offer((seconds, Choice(desk.look, words(told))) for seconds, told in _ERRORS.items())
        self._record = Button(desk.look, words("Record the comparison"), kind="primary", icon="check")
        self._refresh = Button(desk.look, words("Look again"), icon="clock")
        for widget in (
            self._now, label(words("Which clock?"), "name"), self._clock, self._device_field, self._field,
            label(words("How exactly could it be read?"), "name"), self._error, self._record, self._refresh,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self._refresh.clicked.connect(self._tell)
        self._clock.chosen.connect(lambda key: self._device_field.setVisible(key == ClockUsed.DEVICE.value))
        self._shown.returnPressed.connect(self._want)
        self._record.clicked.connect(self._want)

    def start(self, device: str = "") -> None:
        """Show what this PC says, and wait for what the other one shows: a device's clock, if one is named."""
        self._clock.choose(ClockUsed.DEVICE.value if device else ClockUsed.WALL.value)
        self._error.choose(_TO_THE_MINUTE)
        self._device.setText(device)
        self._device_field.setVisible(bool(device))
        self._shown.clear()
        self._field.trouble("")
        self._tell()
        self._shown.setFocus()

    def _tell(self) -> None:
        words, ward = self._desk.words, self._desk.session.ward
        now = ward.machine.clock()
        shown = f"{clock_time(now.wall, now.zone)} ({offset(now.zone)})"
        plain(self._now, words("This PC shows {time}.").format(time=shown))

    def _want(self) -> None:
        words, time = self._desk.words, read_clock(self._shown.text())
        if time is None:
            self._field.trouble(words("This is no time yet. Write it as 02:40."))
            self._shown.setFocus()
            return
        now = self._desk.session.ward.machine.clock()
        local = now.wall + now.zone * _MINUTE
        shown = local - local % _DAY + (time[0] * 60 + time[1]) * _MINUTE + 30_000
        # the nearest such time: clocks that differ by more than half a day cannot be told by hour and minute
        shown += _DAY * ((local - shown + _HALF_DAY) // _DAY)
        clock = ClockUsed(str(self._clock.key()))
        device = self._device.text().strip() if clock is ClockUsed.DEVICE else ""
        error = int(str(self._error.key()))
        record = ClockCheck(clock, shown - now.zone * _MINUTE, now.wall, error, device)
        self._desk.session.record(record, written=self._written)

    def _written(self, entry: Entry) -> None:
        self._desk.messages.info(tell(entry, self._desk.session.ward.folds, self._desk.words).title)
        self.start()
