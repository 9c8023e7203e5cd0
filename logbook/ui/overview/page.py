# SPDX-License-Identifier: Apache-2.0
"""Small pictures of the log: each device over time, when somebody last looked, and the shift by the hour.

Devices stand in the order of their beds, never of need; the pictures count and show, they judge nothing.
"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.board import DeviceView, natural_order, place_order
from logbook.core.model.overview import HOUR, hourly, stretches
from logbook.i18n import N_, lasting
from logbook.telling.kinds import device_name
from logbook.ui.board_panel import place_name
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.overview.bars import Age, Ages, Hours, Life, Lives, Span
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.page import Empty, Page
from logbook.ui.widgets.text import label, plain
from logbook.ui.widgets.tile import legend

LIVES, AGES, HOURS = "lives", "ages", "hours"
_SPANS = (8, 24, 72)
_SHIFT = 12
_GROUPS = {
    "interventions": N_("Interventions"),
    "checks": N_("Checks of devices"),
    "notes": N_("Notes"),
    "procedures": N_("Procedures"),
    "moves": N_("Moves of devices"),
    "others": N_("Other records"),
}


class OverviewPage(WardPage):
    """Three pictures, one at a time; beds and time are chosen where they matter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words, look = desk.words, desk.look
        self._which = Choices(words("Which picture"))
        self._span = Choices(words("How far back"))
        self._bed = Choices(words("Bed"))
        self._beds: tuple[str, ...] = ()
        self._lives, self._ages, self._hours = Lives(desk.kit), Ages(desk.kit), Hours(desk.kit)
        self._told = label("", "muted", wrap=True)
        self._empty = Empty(look, "activity", words("No devices yet"), words("Add them on the page Devices."))
        self._which.offer((
            (LIVES, Choice(look, words("Devices over time"))),
            (AGES, Choice(look, words("Since somebody looked"))),
            (HOURS, Choice(look, words("The shift by the hour"))),
        ))  # fmt: skip
        self._span.offer((hours, Choice(look, words("{n} h").format(n=hours))) for hours in _SPANS)
        self._which.choose(LIVES)
        self._span.choose(_SPANS[0])
        self._lay_out()
        for choices in (self._which, self._span, self._bed):
            choices.chosen.connect(lambda _key: self._show())
        desk.session.recorded.connect(self._show_if_seen)

    def arrive(self, fields: Fields) -> None:
        """Show what is true now, of the bed another page names."""
        self._offer(str(fields.get("bed", "")))
        self._show()
        self._which.setFocus()

    def _lay_out(self) -> None:
        ground = Page(margin=0)
        ground.column.addWidget(label(self._desk.words("Pictures of the log"), "title", wrap=True))
        ground.column.addWidget(self._which)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self._bed, 3)
        beside.addWidget(self._span, 1)
        ground.column.addLayout(beside)
        self._legend = legend(self._desk.kit)
        for widget in (self._told, self._lives, self._ages, self._hours, self._legend, self._empty):
            ground.column.addWidget(widget)
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(ground)

    def _offer(self, bed: str) -> None:
        views = self._desk.session.ward.folds.devices.devices()
        beds = tuple(sorted({view.bed for view in views}, key=place_order))
        chosen = bed if bed in beds else self._bed.key()
        if beds != self._beds:
            self._beds = beds
            words, look = self._desk.words, self._desk.look
            self._bed.offer((name, Choice(look, place_name(words, name))) for name in beds)
        self._bed.choose(chosen if chosen in beds else next(iter(beds), None))

    def _show_if_seen(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._offer("")
        which, ward = self._which.key(), self._desk.session.ward
        devices = ward.folds.devices.devices()
        pictures: dict[object, QWidget] = {LIVES: self._lives, AGES: self._ages, HOURS: self._hours}
        for key, picture in pictures.items():
            picture.setVisible(key == which and (key == HOURS or bool(devices)))
        self._bed.setVisible(which == LIVES and bool(devices))
        self._span.setVisible(which == LIVES and bool(devices))
        self._legend.setVisible(which == LIVES and bool(devices))
        self._empty.setVisible(not devices and which != HOURS)
        {LIVES: self._draw_lives, AGES: self._draw_ages, HOURS: self._draw_hours}[str(which)](devices)

    def _draw_lives(self, devices: tuple[DeviceView, ...]) -> None:
        ward, now = self._desk.session.ward, self._desk.session.now()
        hours = self._span.key()
        span = Span(now.at - (hours if isinstance(hours, int) else _SPANS[0]) * HOUR, now.at, now.zone)
        here = [view for view in devices if view.bed == self._bed.key()]
        entry = ward.folds.timeline.entry
        lives = (Life(self._name(view), stretches(view, entry, span.since, span.until)) for view in here)
        self._lives.show_lives(tuple(lives), span)
        plain(self._told, self._desk.words("As it happened; late entries stand where they belong."))

    def _draw_ages(self, devices: tuple[DeviceView, ...]) -> None:
        words, now = self._desk.words, self._desk.session.now()
        ordered = sorted(devices, key=lambda view: (place_order(view.bed), natural_order(view.id)))
        ages = []
        for view in ordered:
            look = view.last_check
            since = max(0, now.at - look.age_at) if look else None
            said = words("nobody has looked yet") if since is None else lasting(words, since)
            ages.append(Age(f"{place_name(words, view.bed)} · {self._name(view)}", since, said))
        self._ages.show_ages(tuple(ages))
        plain(self._told, words("By bed. How long ago somebody last wrote down that they looked; nothing is due here."))

    def _draw_hours(self, _devices: tuple[DeviceView, ...]) -> None:
        words, now = self._desk.words, self._desk.session.now()
        zone = now.zone * 60_000
        since = (now.at + zone) // HOUR * HOUR - zone - (_SHIFT - 1) * HOUR
        counts = hourly(self._desk.session.ward.folds.authors.since(since), since, _SHIFT)
        rows = [(words(_GROUPS[name]), counts[name]) for name in _GROUPS]
        self._hours.show_hours(rows, Span(since, since + _SHIFT * HOUR, now.zone))
        plain(
            self._told, words("Records of people in the last {n} hours, by the hour they happened in.").format(n=_SHIFT)
        )

    def _name(self, view: DeviceView) -> str:
        return device_name(self._desk.session.ward.folds, view.id, self._desk.words)


def make(desk: Desk) -> OverviewPage:
    """Make the page for the window's list."""
    return OverviewPage(desk)
