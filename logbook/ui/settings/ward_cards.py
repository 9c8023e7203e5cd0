# SPDX-License-Identifier: Apache-2.0
"""What is declared for the ward: its level, how right its clocks are, who its files are sealed for."""

from __future__ import annotations

from logbook.core.model.codes import ClockUsed, Level
from logbook.core.model.errors import BadInput, LogbookError
from logbook.core.model.frame import Entry
from logbook.core.model.people import Right
from logbook.core.model.records import ClockCheck, LevelSet
from logbook.i18n import clock_time, moment
from logbook.telling.codes import word
from logbook.telling.entry import tell
from logbook.ui import house
from logbook.ui.desk import Desk
from logbook.ui.form_page import say_below
from logbook.ui.settings.rights import lacking
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.text import Labelled, label, line, paragraph, plain
from logbook.ui.widgets.times import read_clock

_DAY, _HALF_DAY, _MINUTE = 86_400_000, 43_200_000, 60_000
_CLOCKS = (ClockUsed.WALL, ClockUsed.WATCH, ClockUsed.PHONE, ClockUsed.RADIO, ClockUsed.DEVICE)


class LevelCard(Card):
    """The downtime level, as somebody declared it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=18)
        self._desk = desk
        words = desk.words
        self._now = label("", "heading", wrap=True)
        self._level = Choices(words("Level"))
        self._level.offer((level.value, Choice(desk.look, word(words, level))) for level in Level)
        self._authority = line(words("On whose word?"), words("Name and role"))
        self._text = line(words("What was said"))
        self._trouble = label("", "strong", wrap=True)
        self._record = Button(desk.look, words("Record the level"), kind="primary", icon="check")
        for widget in (
            self._now, self._level, Labelled(words("On whose word?"), self._authority),
            Labelled(words("What was said"), self._text), self._trouble, self._record,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self._record.clicked.connect(self._want)

    def start(self) -> None:
        """Show what is declared."""
        words, view = self._desk.words, self._desk.session.ward.folds.outage.current
        told = words("No level is declared.")
        if view is not None:
            at = moment(words, view.at, self._desk.session.ward.machine.clock().zone)
            told = words("{level}, since {time}").format(level=word(words, view.level), time=at)
        plain(self._now, told)
        self._level.choose(object())
        self._authority.clear()
        self._text.clear()
        say_below(self._trouble, "")

    def _want(self) -> None:
        level = self._level.key()
        if not isinstance(level, str):
            say_below(self._trouble, self._desk.words("Choose a level."))
            return
        record = LevelSet(Level(level), self._authority.text().strip(), self._text.text().strip())
        self._desk.session.record(record, written=self._written)

    def _written(self, entry: Entry) -> None:
        self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))
        self.start()


class ClockCard(Card):
    """This PC's clock beside another one: what it shows is typed, the difference is computed and recorded."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=18)
        self._desk = desk
        words = desk.words
        self._now = label("", "heading", wrap=True)
        self._last = label("", "muted", wrap=True)
        self._clock = Choices(words("Which clock?"))
        self._clock.offer((clock.value, Choice(desk.look, word(words, clock))) for clock in _CLOCKS)
        self._device = line(words("Number of the device"))
        self._device_field = Labelled(words("Number of the device"), self._device)
        self._shown = line(words("What it shows now, as 02:40"))
        self._field = Labelled(words("What it shows now, as 02:40"), self._shown)
        self._record = Button(desk.look, words("Record the comparison"), kind="primary", icon="check")
        self._refresh = Button(desk.look, words("Look again"), icon="clock")
        for widget in (
            self._now, self._last, label(words("Which clock?"), "name"), self._clock, self._device_field, self._field,
            self._record, self._refresh,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self._refresh.clicked.connect(self._tell)
        self._clock.chosen.connect(lambda key: self._device_field.setVisible(key == ClockUsed.DEVICE.value))
        self._shown.returnPressed.connect(self._want)
        self._record.clicked.connect(self._want)

    def start(self) -> None:
        """Show what this PC says, and what was found last."""
        self._clock.choose(ClockUsed.WALL.value)
        self._device_field.hide()
        self._shown.clear()
        self._field.trouble("")
        self._tell()

    def _tell(self) -> None:
        words, ward = self._desk.words, self._desk.session.ward
        now = ward.machine.clock()
        plain(self._now, words("This PC shows {time}.").format(time=clock_time(now.wall, now.zone)))
        checks = ward.folds.clocks.checks
        told = ""
        if checks:
            told = tell(ward.folds.timeline.entry(checks[-1].ref), ward.folds, words).title
        plain(self._last, told)

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
        record = ClockCheck(clock, shown - now.zone * _MINUTE, now.wall, device=device)
        self._desk.session.record(record, written=self._written)

    def _written(self, entry: Entry) -> None:
        self._desk.messages.info(tell(entry, self._desk.session.ward.folds, self._desk.words).title)
        self.start()


class ReadersCard(Card):
    """Whose keys files are sealed for by default."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=18)
        self._desk = desk
        self._ward = desk.session.ward
        words = desk.words
        said = words("Exports are sealed for these readers unless somebody chooses otherwise. One key a line.")
        self._keys = paragraph(words("Readers' keys, one a line"), "age1…")
        self._keys.setFixedHeight(desk.look.px(120))
        self._trouble = label("", "strong", wrap=True)
        self._keep = Button(desk.look, words("Keep"), kind="primary", icon="check")
        for widget in (label(said, wrap=True), self._keys, self._trouble, self._keep):
            self.column.addWidget(widget)
        self._keep.clicked.connect(self._want)

    def start(self) -> None:
        """Show what is kept."""
        say_below(self._trouble, "")
        work = self._ward.worker.submit(house.recipients, self._ward)
        self._desk.session.tasks.when(work, lambda found: self._keys.setPlainText("\n".join(found)), self._failed)

    def _want(self) -> None:
        refused = lacking(self._desk, Right.SETTINGS)
        keys = tuple(self._keys.toPlainText().split())
        if refused:
            say_below(self._trouble, refused)
        elif not all(key.startswith("age1") for key in keys):
            self._failed(BadInput(field="age1…", reason="spelling"))
        else:
            work = self._ward.worker.submit(house.keep_recipients, self._ward, keys)
            said = self._desk.words("Kept.")
            self._desk.session.tasks.when(work, lambda _nothing: self._desk.messages.info(said), self._failed)

    def _failed(self, trouble: LogbookError) -> None:
        say_below(self._trouble, self._desk.messages.explain(trouble))
