# SPDX-License-Identifier: Apache-2.0
"""My record: what the person at the keyboard wrote, as HICS 214, on paper or as a sealed PDF to keep.

Only the own entries: whoever signs on sees their own. The writer keeps it; nothing leaves by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from logbook.core.actions import sealing_paper, witnessing
from logbook.core.actions.sealing_paper import Seal
from logbook.core.actions.witnessing import Shown
from logbook.core.model.frame import Entry
from logbook.core.model.shifts import Period
from logbook.core.vault import files
from logbook.telling.activity import activity_log, own_entries, row
from logbook.ui import stamping
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.own.paper import Paper
from logbook.ui.own.period_card import PeriodCard
from logbook.ui.paper_form import Pages, PaperForm
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider, rule
from logbook.ui.widgets.text import label, plain

DRAFT = "own"
_SHIFT = 12 * 3_600_000
_SHOWN = 60
"""Entries on the screen, the newest first; paper holds all."""
_WHOLE, _SINCE_HANDOVER, _TWELVE = "whole", "handover", "twelve"


class OwnPage(WardPage):
    """The entries, how far back they go, and the two ways to take them away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        words, look = desk.words, desk.look
        self._said = label("", "heading", wrap=True)
        self._reach = Choices(words("From when?"))
        self._save = Button(look, words("Save as a sealed PDF…"), kind="primary", icon="save")
        self._paper = Button(look, words("Print…"), icon="printer")
        self._period = PeriodCard(desk.kit)
        self._rows = Card(margin=18)
        self._lines: list[object] = []
        self._print = PaperForm(desk, self._keep_file)
        self._list = Page(margin=0)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Show what the person at the keyboard wrote."""
        if self._stack.currentWidget() is self._list:
            self._start()
            self._save.setFocus()

    def back(self) -> bool:
        """Go from the printers to the entries."""
        if self._stack.currentWidget() is self._list:
            return False
        self._stack.setCurrentWidget(self._list)
        return True

    def waits(self) -> bool:
        """Whether a period was left half typed."""
        return bool(self._desk.drafting.draft(DRAFT, self._desk.session.user))

    def _lay_out(self) -> None:
        words, look = self._desk.words, self._desk.look
        acts = Card(margin=18)
        buttons = Flow(gap=10)
        for button in (self._save, self._paper):
            buttons.addWidget(button)
        for widget in (self._said, label(words("From when?"), "name"), self._reach):
            acts.column.addWidget(widget)
        acts.column.addLayout(buttons)
        self._list.column.addWidget(label(words("My record"), "title", wrap=True))
        for card in (acts, self._rows, self._period):
            self._list.column.addLayout(no_wider(card, look.px(WIDEST)))
        self._list.column.addStretch(1)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._print)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._stack)

    def _connect(self) -> None:
        session = self._desk.session
        self._reach.chosen.connect(lambda _key: self._show())
        self._save.clicked.connect(self._keep_file)
        self._paper.clicked.connect(self._ask_print)
        self._period.wanted.connect(lambda period: session.record(period, written=self._written))
        self._period.edited.connect(self._keep_draft)
        self._print.closed.connect(self.back)
        self._print.put.connect(self.back)
        session.recorded.connect(self._refresh)
        session.signed_on.connect(self._refresh)

    def _start(self) -> None:
        words, look = self._desk.words, self._desk.look
        reaches = [(_TWELVE, words("the last 12 hours")), (_WHOLE, words("the whole log"))]
        if self._ward.folds.shifts.latest is not None:
            reaches.insert(0, (_SINCE_HANDOVER, words("since the last handover")))
        chosen = self._reach.key()
        self._reach.offer((key, Choice(look, told)) for key, told in reaches)
        self._reach.choose(chosen if chosen in dict(reaches) else reaches[-1][0])
        kept = self._desk.drafting.draft(DRAFT, self._desk.session.user)
        self._period.start(self._ward.folds.shifts.period, self._ward.machine.clock(), kept)
        self._show()

    def _refresh(self) -> None:
        if self.isVisible() and self._desk.session.user:
            self._show()

    def _entries(self) -> tuple[Entry, ...]:
        folds, now = self._ward.folds, self._ward.machine.clock().wall
        latest = folds.shifts.latest
        reach = self._reach.key()
        since = now - _SHIFT if reach == _TWELVE else 0
        if reach == _SINCE_HANDOVER and latest is not None:
            since = latest.at
        return own_entries(folds, self._desk.session.user, since)

    def _show(self) -> None:
        words, folds = self._desk.words, self._ward.folds
        entries = self._entries()
        told = words.n("{name}: {n} entry", "{name}: {n} entries", len(entries))
        plain(self._said, told.format(name=folds.people.name(self._desk.session.user), n=len(entries)))
        self._show_rows(entries)

    def _show_rows(self, entries: Sequence[Entry]) -> None:
        words, folds = self._desk.words, self._ward.folds
        while (item := self._rows.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = [row(entry, folds, words) for entry in reversed(entries[-_SHOWN:])]
        for one in shown:
            text = words("struck out: {text}").format(text=one.text) if one.struck else one.text
            self._rows.column.addWidget(label(f"{one.date} {one.time}   {one.ref}", "small"))
            self._rows.column.addWidget(label(text, wrap=True))
            self._rows.column.addWidget(rule())
        if not shown:
            self._rows.column.addWidget(label(words("Nothing was written under your name yet."), "muted", wrap=True))
        elif len(entries) > len(shown):
            more = words("Earlier entries, on paper only: {n}").format(n=len(entries) - len(shown))
            self._rows.column.addWidget(label(more, "muted", wrap=True))

    def _keep_draft(self) -> None:
        self._desk.drafting.typed(DRAFT, self._desk.session.user, self._period.fields())

    def _written(self, entry: Entry) -> None:
        self._desk.drafting.recorded(DRAFT, entry.user)
        self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))
        period = entry.record
        assert isinstance(period, Period)
        self._period.start(period, self._ward.machine.clock(), {})

    def _gather(self, *, sealed: bool) -> Paper:
        machine, folds, words = self._ward.machine, self._ward.folds, self._desk.words
        now = machine.clock()
        filled = activity_log(folds, words, self._desk.session.user, self._entries(), now.wall - _SHIFT)
        return Paper(filled, words, self._ward.start, now, machine.program, sealed)

    def _ask_print(self) -> None:
        self._stack.setCurrentWidget(self._print)
        self._print.ask(Pages("hics-214", self._desk.words("My record"), lambda: self._gather(sealed=False).draw))

    def _keep_file(self) -> None:
        words, paper, session, ward = self._desk.words, self._gather(sealed=True), self._desk.session, self._ward
        path = self._desk.messages.save_file(words("Save my record"), "HICS-214.pdf")
        if path is None:
            return
        name = f"{ward.start.ward} · {ward.start.hospital}"

        def taken(both: tuple[witnessing.Point, Seal]) -> None:
            session.tasks.run(_seal, both, paper, path, name, done=done, failed=self._desk.messages.trouble)

        def done(_shown: Shown) -> None:
            self._desk.messages.info(words("Saved: {file}").format(file=path))

        work = ward.worker.submit(lambda: (witnessing.take(ward), sealing_paper.take(ward)))
        session.tasks.when(work, taken, self._desk.messages.trouble)


def _seal(both: tuple[witnessing.Point, Seal], paper: Paper, path: Path, ward: str) -> Shown:
    point, taken = both
    shown = witnessing.show(point)
    stamp = stamping.stamp_of(shown, ward, point.realm)
    files.write_file(path, sealing_paper.seal(taken, lambda: paper.draw(stamp), paper.words))
    return shown


def make(desk: Desk) -> OwnPage:
    """Make the page for the window's list."""
    return OwnPage(desk)
