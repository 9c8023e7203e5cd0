# SPDX-License-Identifier: Apache-2.0
"""Retire the whole log: what is true before, where the last export goes, two people; only then it goes from here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from shiboken6 import isValid

from logbook.core.model.codes import Means
from logbook.core.model.errors import LogbookError
from logbook.core.model.people import Right, UserView
from logbook.ui import house
from logbook.ui.desk import Desk
from logbook.ui.ending import work
from logbook.ui.form_page import say_below
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.signer import Signer
from logbook.ui.widgets.text import Labelled, label, line, plain

if TYPE_CHECKING:
    from logbook.core.actions.retiring import Closed, Standing


class RetireCard(Card):
    """Signal: `gone()` when the last export lies there proven, and the log may be wiped from this PC."""

    gone = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=18)
        self._desk = desk
        words = desk.words
        self._first: tuple[str, str] | None = None
        self._folder: Path | None = None
        self._recipients: tuple[str, ...] = ()
        self._team: tuple[bytes, ...] = ()
        self._standing: Standing | None = None
        self.told = label("", wrap=True)
        self.why = line(words("Why without the team's receipt"), words("Only the incident lead may say so"))
        self._why = Labelled(words("Why without the team's receipt"), self.why)
        self.place = Button(desk.look, words("Where the last export goes…"), icon="folder-open")
        self.signer = Signer(desk.kit, words("Two people sign, one after the other"))
        self.trouble = label("", "strong", wrap=True)
        self.column.addWidget(label(words("Retire the whole log"), "heading", wrap=True))
        said = words(
            "At the very end, when the team holds everything. The log is exported once more, read back, and then wiped "
            "from this PC. Nobody can write here afterwards, except in a new log."
        )
        self.column.addWidget(label(said, wrap=True))
        for widget in (self.told, self._why, self.place, self.trouble, self.signer):
            self.column.addWidget(widget)
        desk.session.loaded.connect(self._look)
        self.place.clicked.connect(self._choose)
        self.signer.entered.connect(self._signed)

    def start(self) -> None:
        """Look what is true, and begin empty."""
        self._first, self._folder = None, None
        self.why.clear()
        say_below(self.trouble, "")
        ward = self._desk.session.ward
        known = ward.worker.submit(lambda: (house.recipients(ward), house.team_keys(ward)))
        self._desk.session.tasks.when(known, self._take_known, self._failed)
        self._offer()

    def _take_known(self, found: tuple[tuple[str, ...], tuple[bytes, ...]]) -> None:
        if isValid(self):
            self._recipients, self._team = found
            self._look()

    def _look(self) -> None:
        """See what is true before, once the log is in; it comes in anew after an erasure, with other folds."""
        ward = self._desk.session.ward
        if ward.loaded:
            asked = (work.standing, ward.folds, ward.journal.segment, self._team)
            self._desk.session.tasks.run(*asked, done=self._know, failed=self._failed)

    def _know(self, standing: Standing) -> None:
        if not isValid(self):  # after an erasure the page is built anew
            return
        words = self._desk.words
        self._standing = standing
        if standing.receipt is not None:
            told = [words("The team has confirmed that it holds all of it: {ref}.").format(ref=standing.receipt)]
        else:
            told = [words.n(
                "{n} record is not confirmed by the team.", "{n} records are not confirmed by the team.",
                standing.uncovered,
            ).format(n=standing.uncovered)]  # fmt: skip
        here = [on.name for on in self._desk.copying.ours]
        away = [name for name in standing.sticks if name not in here]
        if here:
            told.append(words("Copies on these sticks go with it: {names}.").format(names=", ".join(here)))
        if away:
            told.append(words("Copies remain on these sticks: {names}.").format(names=", ".join(away)))
        if standing.exports:
            told.append(words.n("{n} export left before.", "{n} exports left before.", standing.exports).format(
                n=standing.exports
            ))  # fmt: skip
        plain(self.told, " ".join(told))
        self._why.setVisible(standing.receipt is None)

    def _offer(self) -> None:
        people = self._desk.session.ward.people
        signed = self._first[0] if self._first else ""
        self.signer.offer([view for view in people.users() if self._may(view) and view.user != signed])

    def _may(self, view: UserView) -> bool:
        return view.pin_set and self._desk.session.ward.people.may(view.user, Right.CLOSE)

    def _choose(self) -> None:
        folder = self._desk.messages.folder(self._desk.words("Where does the last export go? Not onto this PC."))
        if folder is not None:
            self._folder = folder
            self.place.say(str(folder))

    def _signed(self, user: str, pin: str, _means: Means) -> None:
        words = self._desk.words
        if self._folder is None:
            self.signer.say(words("First say where the last export goes."))
        elif self._first is None:
            self._first = (user, pin)
            self._offer()
            self.signer.say(words("Now the second person."))
        else:
            first, self._first = self._first, None
            self._retire(first, (user, pin), self._folder)

    def _retire(self, first: tuple[str, str], second: tuple[str, str], folder: Path) -> None:
        session = self._desk.session
        say_below(self.trouble, self._desk.words("Closing, exporting, reading back…"))
        self.signer.setEnabled(False)
        plan = work.Plan(
            self._desk.words, folder, self._recipients, first, second, self.why.text().strip(),
            session.ward.people.name(first[0]),
        )  # fmt: skip
        session.tasks.run(work.order, session.ward, plan, done=self._close, failed=self._failed)

    def _close(self, order: work.Order) -> None:
        session = self._desk.session
        closing = session.ward.worker.submit(work.close, session.ward, order)
        session.tasks.when(closing, lambda closed: self._closed(closed, order), self._failed)

    def _closed(self, closed: Closed, order: work.Order) -> None:
        session = self._desk.session
        session.announce(closed.written)
        if closed.trouble is not None:
            self._failed(closed.trouble)
            return
        sticks = self._desk.copying.ours
        self._desk.copying.stop()  # nothing may write to them while their copies go
        asked = (work.leave, session.ward, order, sticks)
        session.tasks.run(*asked, done=lambda _nothing: self.gone.emit(), failed=self._stayed)

    def _stayed(self, trouble: LogbookError) -> None:
        self._desk.copying.start()
        self._failed(trouble)

    def _failed(self, trouble: LogbookError) -> None:
        if not isValid(self):
            return
        self._first = None
        self.signer.setEnabled(True)
        self._offer()
        say_below(self.trouble, self._desk.messages.explain(trouble))
