# SPDX-License-Identifier: Apache-2.0
"""The drill: what is due now is shown large, what comes next only by its time, what was is listed with its answer.

It exists in an exercise ward only, and writes nothing that a real ward would take. Nothing of it is judged.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.drills import LIMIT, InjectView, read_injects, spell
from logbook.core.model.errors import LogbookError, StorageTrouble
from logbook.core.model.frame import Entry
from logbook.core.model.shifts import InjectAnswer, InjectPlan, InjectResult
from logbook.i18n import clock_time, resources, span
from logbook.telling.shifts import result_word
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider, rule
from logbook.ui.widgets.text import label, line, plain

DRAFT = "drill"
_TICK = 1_000
_ICONS = {InjectResult.DONE: "check", InjectResult.SEEN: "eye", InjectResult.SKIPPED: "x"}


class DrillPage(WardPage):
    """Starting a drill, the inject that is due, and what was answered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        words, look = desk.words, desk.look
        self._early: set[int] = set()
        self._drawn: object = None
        self._when = label("", "name", wrap=True)
        self._title = label("", "title", wrap=True)
        self._source = label("", "muted", wrap=True)
        self._text = label("", "heading", wrap=True)
        self._answer = line(words("What was done"), words("What was done, in a few words"))
        self._buttons = {
            result: Button(
                look, result_word(words, result), icon=_ICONS[result],
                kind="primary" if result is InjectResult.DONE else "secondary",
            )
            for result in (InjectResult.DONE, InjectResult.SEEN, InjectResult.SKIPPED)
        }  # fmt: skip
        self._acts = QWidget()
        self._now = Button(look, words("Show the next one now"), icon="arrow-right")
        self._sample = Button(look, words("Begin the drill that comes along"), kind="primary", icon="graduation-cap")
        self._file = Button(look, words("Begin a drill from a file…"), icon="folder-open")
        self._past = Card(margin=18)
        self._lay_out()
        self._connect()
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._show)

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Show what is due, and look at the clock each second from here on."""
        kept = self._desk.drafting.draft(DRAFT, self._desk.session.user)
        self._answer.setText(str(kept.get("text", "")))
        self._show()
        self._tick.start(_TICK)
        (self._answer if self._due() is not None else self._sample).setFocus()

    def waits(self) -> bool:
        """Whether an answer was left half typed."""
        return bool(self._desk.drafting.draft(DRAFT, self._desk.session.user))

    def hideEvent(self, event: QHideEvent) -> None:
        """Look at the clock no more once another page is shown."""
        super().hideEvent(event)
        self._tick.stop()

    def _lay_out(self) -> None:
        words, look = self._desk.words, self._desk.look
        due = Card(margin=18)
        flow = Flow(self._acts, gap=10)
        for button in self._buttons.values():
            flow.addWidget(button)
        for widget in (self._when, self._title, self._source, self._text, self._answer, self._acts, self._now):
            due.column.addWidget(widget)
        begin = Card(margin=18)
        said = words("A list holds what is shown at which minute. The trainees see each only when its time has come.")
        for widget in (label(said, "muted", wrap=True), self._sample, self._file):
            begin.column.addWidget(widget)
        ground = Page(margin=0)
        ground.column.addWidget(label(words("Drill"), "title", wrap=True))
        for card in (due, self._past, begin):
            ground.column.addLayout(no_wider(card, look.px(WIDEST)))
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(ground)

    def _connect(self) -> None:
        for result, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, result=result: self._want(result))
        self._answer.returnPressed.connect(lambda: self._want(InjectResult.DONE))
        self._answer.textEdited.connect(self._keep)
        self._now.clicked.connect(self._bring_forward)
        self._sample.clicked.connect(self._begin_sample)
        self._file.clicked.connect(self._begin_file)
        self._desk.session.recorded.connect(self._show)

    def _waiting(self) -> list[InjectView]:
        return [view for view in self._ward.folds.drills.injects() if view.result is None]

    def _due(self) -> InjectView | None:
        """Return the inject that is due and not answered yet: the earliest, also one brought forward."""
        now = self._ward.machine.clock().wall
        due = (view for view in self._waiting() if view.at <= now or view.number in self._early)
        return next(due, None)

    def _show(self) -> None:
        words, now = self._desk.words, self._ward.machine.clock()
        due, waiting = self._due(), self._waiting()
        coming = next((view for view in waiting if view is not due), None)
        plain(self._when, self._told_when(due, coming))
        for widget, text in (
            (self._title, due.inject.title if due else ""),
            (self._source, words("From: {who}").format(who=due.inject.source) if due and due.inject.source else ""),
            (self._text, due.inject.text if due else ""),
        ):
            plain(widget, text)
            widget.setVisible(bool(text))
        for shown in (self._answer, self._acts):
            shown.setVisible(due is not None)
        self._now.setVisible(due is None and coming is not None)
        past = [view for view in self._ward.folds.drills.injects() if view.result is not None]
        if past != self._drawn:
            self._drawn = past
            self._show_past(past, now.zone)

    def _told_when(self, due: InjectView | None, coming: InjectView | None) -> str:
        words, now = self._desk.words, self._ward.machine.clock()
        if self._ward.folds.drills.plan is None:
            return words("No drill runs.")
        if due is not None:
            told = words("Inject {n}, due since {span}")
            return told.format(n=due.number, span=span(words, max(0, now.wall - due.at)))
        if coming is None:
            return words("The drill is over: all injects were answered.")
        return words("Next inject in {span}").format(span=span(words, max(0, coming.at - now.wall)))

    def _show_past(self, past: list[InjectView], zone: int) -> None:
        words, people = self._desk.words, self._ward.people
        while (item := self._past.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._past.setVisible(bool(past))
        for view in reversed(past):
            assert view.result is not None
            at = clock_time(view.answered_at or 0, zone)
            told = f"{at} · {people.name(view.by)} · {result_word(words, view.result)}"
            self._past.column.addWidget(label(f"{view.number}. {view.inject.title}", "strong", wrap=True))
            self._past.column.addWidget(label(" · ".join(filter(None, (told, view.text))), wrap=True))
            self._past.column.addWidget(rule())

    def _bring_forward(self) -> None:
        coming = next(iter(self._waiting()), None)
        if coming is not None:
            self._early.add(coming.number)
            self._show()
            self._answer.setFocus()

    def _keep(self, text: str) -> None:
        self._desk.drafting.typed(DRAFT, self._desk.session.user, {"text": text} if text else {})

    def _want(self, result: InjectResult) -> None:
        due, plan = self._due(), self._ward.folds.drills.plan
        if due is None or plan is None:
            return
        text = self._answer.text().strip()
        record = InjectAnswer(plan.ref, due.number, result, planned=due.at, text=text)
        self._desk.session.record(record, written=self._written)

    def _written(self, entry: Entry) -> None:
        self._desk.drafting.recorded(DRAFT, entry.user)
        self._answer.clear()
        self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))

    def _begin_sample(self) -> None:
        self._begin(resources() / "demo" / f"drill-{self._desk.words.lang}.jsonl")

    def _begin_file(self) -> None:
        path = self._desk.messages.open_file(self._desk.words("Begin a drill from a file…"), "*.jsonl")
        if path is not None:
            self._begin(path)

    def _begin(self, path: Path) -> None:
        try:
            data = _read(path)
            title, injects = read_injects(data)
        except LogbookError as trouble:
            self._desk.messages.trouble(trouble)
            return
        start, digest = self._ward.machine.clock().wall, hashlib.sha256(data).hexdigest()
        self._early.clear()
        self._desk.session.record(InjectPlan(start, len(injects), digest, title, spell(title, injects)))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except OSError as error:
        raise StorageTrouble(path=str(path), detail=error.strerror) from error


def status(desk: Desk) -> str:
    """Say how many injects were answered."""
    injects = desk.session.ward.folds.drills.injects()
    if not injects:
        return desk.words("no drill runs")
    done = sum(view.result is not None for view in injects)
    return desk.words("{n} of {all} injects answered").format(n=done, all=len(injects))


def make(desk: Desk) -> DrillPage:
    """Make the page for the window's list."""
    return DrillPage(desk)
