# SPDX-License-Identifier: Apache-2.0
"""Open loops: what was asked of others, by age, until a named person has the answer.

The usual next step is one press; who, where and what was said can be told on the page behind. It closes nothing itself.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from logbook.core.model.coordination import Errand, RequestStep, Turn
from logbook.core.model.frame import Entry, Happened, Ref
from logbook.core.model.loops import LoopView, by_age
from logbook.i18n import moment, span
from logbook.telling.coordination import asked
from logbook.telling.entry import tell
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.filled import FilledForm, Make
from logbook.ui.loops.ask_form import AskForm
from logbook.ui.loops.board import Board
from logbook.ui.loops.detail import Detail
from logbook.ui.loops.shown import in_full, next_turn
from logbook.ui.moments import is_late, moment_of

ASK_DRAFT, STEP_DRAFT = "request", "request-step"
_TICK = 15_000
_NAMES = 6
"""People offered by name; others are typed."""


class LoopsPage(WardPage):
    """The list, a new request, or one request."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        self._board, self._ask, self._detail = Board(desk.kit), AskForm(desk.kit), Detail(desk.kit)
        self._print = FilledForm(desk)
        self._ref: Ref | None = None
        self._filling = False
        self._stack = QStackedWidget()
        for view in (self._board, self._ask, self._detail, self._print):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._stack)
        self._tick = QTimer(self, interval=_TICK)
        self._connect()

    def arrive(self, fields: Fields) -> None:
        """Show the list; with `errand`, `text` or `bed` begin a new request, with `loop` open one."""
        self._tick.start()
        draft = self._desk.drafting.draft(ASK_DRAFT, self._desk.session.user)
        loop = fields.get("loop") or self._half_told()
        if not fields and draft:
            self._begin(draft)
        elif isinstance(loop, Ref) and self._ward.folds.loops.loop(loop) is not None:
            self._open(loop)
        elif fields:
            self._begin({**draft, **{key: value for key, value in fields.items() if value}})
        else:
            self._leave()

    def back(self) -> bool:
        """Go from a form to the list; what is typed stays. On the list show everything again."""
        if self._stack.currentWidget() is self._board:
            return self._board.clear_filter()
        self._leave()
        return True

    def waits(self) -> bool:
        """Whether a request or a step was left half written."""
        user = self._desk.session.user
        return any(self._desk.drafting.draft(page, user) for page in (ASK_DRAFT, STEP_DRAFT))

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no ages once another page is shown."""
        super().hideEvent(event)
        self._tick.stop()

    def _connect(self) -> None:
        self._board.opened.connect(self._open)
        self._board.stepped.connect(self._step)
        self._board.wanted.connect(lambda: self._begin(self._desk.drafting.draft(ASK_DRAFT, self._desk.session.user)))
        self._board.filtered.connect(self._show)
        self._ask.closed.connect(self._leave)
        self._ask.edited.connect(self._edited)
        self._ask.wanted.connect(self._want)
        self._detail.closed.connect(self._leave)
        self._detail.edited.connect(self._edited)
        self._detail.wanted.connect(self._want_step)
        self._detail.looked.connect(lambda: self.opening.emit("log", {"entry": self._ref}))
        self._board.printing.connect(self._print_list)
        self._detail.printing.connect(self._print_one)
        self._print.closed.connect(self._leave)
        self._tick.timeout.connect(self._show)
        self._desk.session.recorded.connect(self._show_if_seen)

    def _show_if_seen(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        """Show what is true now on the view that is in sight."""
        now = self._ward.machine.clock()
        loops = self._ward.folds.loops
        if self._stack.currentWidget() is self._board:
            still = loops.open()
            self._board.show_all(loops.closed() if self._board.ended else still, still, now.wall)
        elif self._stack.currentWidget() is self._detail and self._ref is not None:
            view = loops.loop(self._ref)
            assert view is not None
            entry = self._ward.folds.timeline.entry(self._ref)
            told = tell(entry, self._ward.folds, self._desk.words)
            said = in_full(self._desk.words, view, told, now.wall, lambda at: moment(self._desk.words, at, now.zone))
            self._detail.show_loop(said, ended=view.ended is not None)

    def _half_told(self) -> Ref | None:
        """Return the request of which somebody left a step half written."""
        of = self._desk.drafting.draft(STEP_DRAFT, self._desk.session.user).get("of")
        return Ref(*of) if of else None

    def _leave(self) -> None:
        self._stack.setCurrentWidget(self._board)
        self._show()
        self._board.start()

    def _begin(self, kept: Fields) -> None:
        self._stack.setCurrentWidget(self._ask)
        self._filling = True
        self._ask.start(kept)
        self._filling = False

    def _open(self, ref: Ref) -> None:
        self._ref = ref
        self._stack.setCurrentWidget(self._detail)
        self._show()
        view = self._ward.folds.loops.loop(ref)
        assert view is not None
        draft = self._desk.drafting.draft(STEP_DRAFT, self._desk.session.user)
        self._filling = True
        self._detail.start(next_turn(view) or Turn.GIVEN, self._names(view), draft if self._half_told() == ref else {})
        self._filling = False

    def _print_list(self) -> None:
        """Print what is open; beside what was answered, what runners took and who received it."""
        words, loops, people = self._desk.words, self._ward.folds.loops, self._ward.people
        still = loops.open()
        if self._board.ended:
            every = sorted((*still, *loops.closed()), key=by_age)
            self._ask_print("runner-log", words("Runner log"), lambda forms: forms.runner_log(every))
            return
        names = {view.by: people.name(view.by) for view in still}
        self._ask_print("open-loops", words("Open loops"), lambda forms: forms.open_loops(still, names))

    def _print_one(self) -> None:
        view = self._ward.folds.loops.loop(self._ref) if self._ref is not None else None
        assert view is not None
        by = self._ward.people.name(view.by)
        key = "hics-213" if view.record.errand is Errand.MESSAGE else "request"
        self._ask_print(key, asked(self._desk.words, view.record), lambda forms: forms.request(view, by))

    def _ask_print(self, key: str, title: str, make: Make) -> None:
        self._stack.setCurrentWidget(self._print)
        self._print.fill(key, title, make)

    def _names(self, view: LoopView) -> list[str]:
        """Who might be meant: those on shift, whoever is signed on first, and who is named in the request."""
        people, me = self._ward.people, self._desk.session.user
        there = [me, *(one.user for one in people.on_shift() if one.user != me)]
        names = [people.name(user) for user in there]
        return list(dict.fromkeys(filter(None, (*names[:_NAMES], view.record.runner, view.record.asked_by))))

    def _edited(self) -> None:
        """Keep what is typed, and ask why where it is written late."""
        if self._filling:
            return
        user, drafting = self._desk.session.user, self._desk.drafting
        if self._stack.currentWidget() is self._ask:
            when, now = self._ask.when(), self._ward.machine.clock()
            self._ask.late(on=when is not None and is_late(moment_of(when, now), now))
            drafting.typed(ASK_DRAFT, user, self._ask.fields())
        else:
            kept = self._detail.fields()
            drafting.typed(
                STEP_DRAFT, user, {**kept, "of": [self._ref.segment, self._ref.number]} if kept and self._ref else {}
            )

    def _moment(self) -> Happened | None:
        when, now = self._ask.when(), self._ward.machine.clock()
        return None if when is None else moment_of(when, now)

    def _want(self) -> None:
        user = self._desk.session.user
        self._desk.session.record(
            self._ask.request(), self._moment(), why=self._ask.why(),
            written=lambda entry: self._written(entry, ASK_DRAFT, user),
        )  # fmt: skip

    def _step(self, ref: Ref, turn: Turn) -> None:
        """Record the next step in one press: taken by the runner named before, given to who is signed on."""
        view = self._ward.folds.loops.loop(ref)
        assert view is not None
        me = self._ward.people.name(self._desk.session.user)
        who = {Turn.TAKEN: view.record.runner, Turn.GIVEN: me}.get(turn, "")
        step = RequestStep(ref, turn, named=bool(who), person=who)
        self._desk.session.record(step, written=self._say)

    def _want_step(self) -> None:
        assert self._ref is not None
        user = self._desk.session.user
        step = self._detail.step(self._ref)
        self._desk.session.record(step, written=lambda entry: self._written(entry, STEP_DRAFT, user))

    def _written(self, entry: Entry, page: str, user: str) -> None:
        self._desk.drafting.recorded(page, user)
        self._say(entry)
        if page == ASK_DRAFT and self._board.ended:  # what was asked just now is not among the answered ones
            self._board.clear_filter()
        self._leave()

    def _say(self, entry: Entry) -> None:
        told = tell(entry, self._ward.folds, self._desk.words)
        said = self._desk.words("Recorded as {ref}: {what}")
        self._desk.messages.info(said.format(ref=entry.ref, what=told.title))


def status(desk: Desk) -> str:
    """Say how many are open and how old the oldest is."""
    words, ward = desk.words, desk.session.ward
    loops = ward.folds.loops
    if loops.oldest is None:
        return words("nothing is open")
    told = words.n("{n} open, for {span}", "{n} open, the oldest for {span}", loops.count)
    return told.format(n=loops.count, span=span(words, max(0, ward.machine.clock().wall - loops.oldest)))


def make(desk: Desk) -> LoopsPage:
    """Make the page for the window's list."""
    return LoopsPage(desk)
