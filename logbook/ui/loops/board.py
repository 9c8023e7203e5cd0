# SPDX-License-Identifier: Apache-2.0
"""The list of requests: open ones by age, or those that were answered; by kind and by bed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.coordination import Errand
from logbook.core.model.loops import LoopView
from logbook.telling.coordination import said
from logbook.ui.board_panel import place_name
from logbook.ui.loops.row import LoopRow
from logbook.ui.loops.shown import Shown, shown
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Empty, Page
from logbook.ui.widgets.text import label, plain

_MOST = 40
"""Rows shown at once; more are shown on demand."""
_MANY = 6
"""Open ones from which they can be told apart by bed too; fewer are seen at a glance."""
EVERY, ENDED = "", "ended"


class Board(QWidget):
    """Signals: `opened(Ref)`, `stepped(Ref, Turn)`, `wanted()` for a new one, `filtered()`, `printing()`."""

    opened = Signal(object)
    stepped = Signal(object, object)
    wanted = Signal()
    filtered = Signal()
    printing = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words, look = kit.words, kit.look
        self._rows: list[LoopRow] = []
        self._most = _MOST
        self._offered: tuple[object, ...] = ()
        self._title = label("", "title", wrap=True)
        self.new = Button(look, words("New request"), kind="primary", icon="plus", key="Ctrl+N")
        self.print = Button(look, icon="printer")
        self._which = Choices(words("Which requests?"))
        self._beds = Choices(words("Bed"))
        self._more = Button(look, words("Show more"), icon="chevron-down")
        self._empty = Empty(
            look, "check", words("Nothing is open."), words("Each request stays here until somebody has the answer.")
        )
        self._page = Page(margin=0)
        self._page.column.setSpacing(8)
        self._lay_out()
        self.new.clicked.connect(self.wanted)
        self.print.clicked.connect(self.printing)
        self._more.clicked.connect(self._show_more)
        for choices in (self._which, self._beds):
            choices.chosen.connect(lambda _key: self._filter())

    @property
    def ended(self) -> bool:
        """Whether the answered ones are shown."""
        return self._which.key() == ENDED

    def show_all(self, views: Sequence[LoopView], still: Sequence[LoopView], now: int) -> None:
        """Show `views`, which are the open or the ended ones as `ended` says; `still` are all that are open."""
        words = self._kit.words
        self._offer(still)
        found = [view for view in views if self._fits(view)]
        told = words.n("{n} open loop", "{n} open loops", len(still)).format(n=len(still))
        plain(self._title, words("Answered or cancelled: {n}").format(n=len(found)) if self.ended else told)
        rows = [shown(words, view, now) for view in found[: self._most]]
        if [row.shown.ref for row in self._rows] == [row.ref for row in rows]:
            for row, what in zip(self._rows, rows, strict=True):
                row.say(what)
        else:
            self._build(rows)
        self._empty.setVisible(not rows)
        self.print.name_only(words("Print the runner log") if self.ended else words("Print the list"))
        self._more.setVisible(len(found) > self._most)

    def start(self) -> None:
        """Take the keyboard to the oldest request, or to a new one."""
        (self._rows[0].face if self._rows else self.new).setFocus()

    def clear_filter(self) -> bool:
        """Show every open request again; False if that is so already."""
        if self._which.key() in {EVERY, None} and self._beds.key() in {EVERY, None}:
            return False
        self._which.choose(EVERY)
        self._beds.choose(EVERY)
        self._filter()
        return True

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title, 1)
        head.addWidget(self.print)
        head.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (self._which, self._beds):
            column.addWidget(widget)
        column.addWidget(self._page, 1)
        self._page.column.addWidget(self._empty)
        self._page.column.addWidget(self._more)
        self._page.column.addStretch(1)

    def _fits(self, view: LoopView) -> bool:
        which, bed = self._which.key(), self._beds.key()
        return which in {EVERY, ENDED, None, view.record.errand} and bed in {EVERY, None, view.record.bed}

    def _offer(self, still: Sequence[LoopView]) -> None:
        """Offer what there is to choose from, and keep what is chosen."""
        words, look = self._kit.words, self._kit.look
        counts = Counter(view.record.errand for view in still)
        beds = tuple(dict.fromkeys(view.record.bed for view in still if view.record.bed))
        offered = (tuple(counts.items()), beds)
        if offered == self._offered:
            return
        self._offered = offered
        which, bed = self._which.key() or EVERY, self._beds.key() or EVERY
        kinds = [
            (errand, Choice(look, f"{said(words, errand)} · {counts[errand]}")) for errand in Errand if counts[errand]
        ]
        ended = Choice(look, words("Closed ones"))
        self._which.offer([(EVERY, Choice(look, words("All open"))), *kinds, (ENDED, ended)])
        self._which.choose(which if which in {EVERY, ENDED, *counts} else EVERY)
        every = Choice(look, words("Every bed"))
        self._beds.offer([(EVERY, every), *((one, Choice(look, place_name(words, one))) for one in beds)])
        self._beds.choose(bed if bed in beds else EVERY)
        self._beds.setVisible(len(beds) > 1 and len(still) >= _MANY)

    def _build(self, rows: Sequence[Shown]) -> None:
        held = (
            next((row.shown.ref for row in self._rows if row.isAncestorOf(self.focusWidget())), None)
            if self.focusWidget()
            else None
        )
        for row in self._rows:
            self._page.column.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        self._rows = []
        for n, what in enumerate(rows):
            row = LoopRow(self._kit, what)
            row.opened.connect(self.opened)
            row.stepped.connect(self.stepped)
            self._page.column.insertWidget(n, row)
            self._rows.append(row)
        if held is not None:
            again = next((row for row in self._rows if row.shown.ref == held), None)
            (again.face if again else self._rows[0].face if self._rows else self.new).setFocus()

    def _filter(self) -> None:
        self._most = _MOST
        self.filtered.emit()

    def _show_more(self) -> None:
        self._most += _MOST
        self.filtered.emit()
