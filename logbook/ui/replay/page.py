# SPDX-License-Identifier: Apache-2.0
"""The board as it was at 03:10: a time is chosen, and devices, level and procedures are shown as they were.

It shows and never writes. What was known then and what had happened by then are two
pictures, and it says which it shows.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.folds import Folds
from logbook.core.model.frame import Happened
from logbook.core.model.replay import Asked, all_written_by, as_it_was
from logbook.i18n import moment
from logbook.telling.codes import word
from logbook.ui.board_panel import BoardPanel
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.moments import exact_of, moment_of
from logbook.ui.widgets.buttons import Button, Repeated
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.page import Card, Page
from logbook.ui.widgets.text import Labelled, label, line, plain
from logbook.ui.widgets.times import Exact, read_clock

_MINUTE = 60_000
_DAY = 24 * 60 * _MINUTE
_STEPS = (-60, -10, 10, 60)


class ReplayPage(WardPage):
    """On the left the time and what is asked; on the right the board. Ages are those of that moment."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._at = 0
        self._asked = 0
        words = desk.words
        self._time = line(words("Time, as 03:10"))
        self._field = Labelled(words("Time, as 03:10"), self._time)
        self._show_at = Button(desk.look, words("Show it"), icon="history")
        self._ask = Choices(words("What is shown"))
        self._when = label("", "heading", wrap=True)
        self._level = label("", "strong", wrap=True)
        self._force = label("", wrap=True)
        self._known = label("", "muted", wrap=True)
        self._board = BoardPanel(desk.kit)
        self._lay_out()
        self._ask.chosen.connect(lambda _key: self._begin())
        self._show_at.clicked.connect(self._typed)
        self._time.returnPressed.connect(self._typed)
        self._board.opened.connect(lambda _bed, device: self.opening.emit("devices", {"device": device}))

    def arrive(self, fields: Fields) -> None:
        """Begin with now, or with the moment another page hands over (`at`, ms UTC); the keyboard goes to the time."""
        at = fields.get("at")
        now = self._desk.session.now().at
        self._go_to(at if isinstance(at, int) else (self._at or now))
        self._time.setFocus()
        self._time.selectAll()

    def _lay_out(self) -> None:
        words, look = self._desk.words, self._desk.look
        self._ask.offer((
            (Asked.WRITTEN, Choice(look, words("As it stood in the log"))),
            (Asked.HAPPENED, Choice(look, words("As known today"))),
        ))  # fmt: skip
        self._ask.choose(Asked.WRITTEN)
        steps = QWidget()
        flow = Flow(steps, gap=8)
        for minutes in _STEPS:
            sign = "\N{MINUS SIGN}" if minutes < 0 else "+"
            step = Repeated(look, words("{sign}{n} min").format(sign=sign, n=abs(minutes)))
            step.clicked.connect(lambda _=False, by=minutes: self._go_to(self._at + by * _MINUTE))
            flow.addWidget(step)
        day = Repeated(look, words("One day back"))
        day.clicked.connect(lambda: self._go_to(self._at - _DAY))
        flow.addWidget(day)
        beside = QHBoxLayout()
        beside.addWidget(self._field, 1)
        beside.addWidget(self._show_at, 1, Qt.AlignmentFlag.AlignBottom)
        card = Card()
        card.column.addWidget(label(words("As it was at…"), "title", wrap=True))
        card.column.addLayout(beside)
        for widget in (self._when, self._level, steps, self._ask, self._force, self._known):
            card.column.addWidget(widget)
        ground = Page(margin=0)
        ground.column.addWidget(card)
        ground.column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 12)
        row.setSpacing(12)
        row.addWidget(ground, 2)
        board = QVBoxLayout()
        board.addWidget(self._board)
        row.addLayout(board, 3)

    def _typed(self) -> None:
        time = read_clock(self._time.text())
        self._field.trouble("" if time else self._desk.words("This is no time yet. Write it as 02:40."))
        if time is None:
            return
        zone = self._desk.session.now().zone
        day = (self._at + zone * _MINUTE) // _DAY * _DAY
        at = day + (time[0] * 60 + time[1]) * _MINUTE - zone * _MINUTE
        now = self._desk.session.now().at
        self._go_to(moment_of(Exact(*time), self._desk.session.ward.machine.clock()).at if at > now else at)

    def _go_to(self, at: int) -> None:
        now = self._desk.session.now()
        self._at = min(at, now.at)
        shown = exact_of(Happened(self._at, now.zone))
        self._time.setText(f"{shown.hour:02}:{shown.minute:02}")
        self._field.trouble("")
        self._begin()

    def _begin(self) -> None:
        """Fold beside the window: a long log takes its time, and the last question asked is the one answered.

        Who asks for a time since which nothing was written is shown the log as it is: that is folded already.
        """
        words, ward = self._desk.words, self._desk.session.ward
        self._asked += 1
        asked, number = Asked(str(self._ask.key())), self._asked
        if asked is Asked.WRITTEN and all_written_by(ward.folds.timeline.entries, self._at):
            self._show(number, self._at, ward.folds)
            return
        zone = self._desk.session.now().zone
        plain(self._when, words("{when} – being put together").format(when=moment(words, self._at, zone)))
        entries = tuple(ward.folds.timeline.entries)
        done, failed = partial(self._show, number, self._at), self._desk.session.refused.emit
        work = (as_it_was, entries, self._at, asked, lambda: number == self._asked)
        self._desk.session.tasks.run(*work, done=done, failed=failed)

    def _show(self, asked: int, at: int, folds: Folds) -> None:
        if asked != self._asked:
            return
        words = self._desk.words
        zone = self._desk.session.now().zone
        plain(self._when, moment(words, at, zone))
        level = folds.outage.current
        plain(self._level, word(words, level.level) if level else words("No level declared"))
        told = (f"{view.record.code} {view.record.title}" for view in folds.procedures.in_force())
        plain(self._force, "\n".join(told) or words("No procedure in force"))
        known = words("{n} records in the log by then.").format(n=len(folds.timeline.entries))
        happened = words("What had happened by then, as the log says today: late entries and corrections count.")
        plain(self._known, known if self._ask.key() == Asked.WRITTEN else happened)
        self._board.show_board(folds.devices, at)


def make(desk: Desk) -> ReplayPage:
    """Make the page for the window's list."""
    return ReplayPage(desk)
