# SPDX-License-Identifier: Apache-2.0
"""Codes without a stick: the newest records as square codes for the incident team, and what the team sends back.

What left is recorded before the first code is on the screen, or once the file is written; nothing waits for the
drawing.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from logbook.core.model.codes import Profile
from logbook.core.model.errors import LogbookError
from logbook.core.model.people import Right
from logbook.i18n import day
from logbook.telling.codes import word
from logbook.ui import house
from logbook.ui.codes import work
from logbook.ui.codes.read import ReadView
from logbook.ui.codes.reading import Reading
from logbook.ui.codes.show import Shown, ShowView
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.form_page import say_below
from logbook.ui.settings.rights import lacking
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import label, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from logbook.core.actions.bridging import Volume


class CodesPage(WardPage):
    """Asks how much and for whom, makes the codes, shows them or writes them as a PDF."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._ward = desk, desk.session.ward
        words = desk.words
        self._known: tuple[str, ...] = ()
        self._receipted = -1
        self._much = Choices(words("Which records?"))
        self._profile = Choices(words("Who reads it?"))
        self._sealed = label("", "strong", wrap=True)
        self._trouble = label("", "strong", wrap=True)
        self._show = Button(desk.look, words("Show the codes"), kind="primary", icon="scan-barcode")
        self._save = Button(desk.look, words("Save as a PDF to print"), icon="printer")
        self._open_read = Button(desk.look, words("Read codes in"), icon="scan-barcode")
        self._form, self._busy = self._make_form(), self._make_busy()
        self._shown, self._read = ShowView(desk.kit, work.matrix), ReadView(desk.kit)
        self._reading = Reading(desk, self._read)
        self._stack = QStackedWidget()
        for view in (self._form, self._busy, self._shown, self._read):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._stack)
        self._show.clicked.connect(lambda: self._want(self._put_on_screen))
        self._save.clicked.connect(self._want_file)
        self._open_read.clicked.connect(self._read_in)
        for shown in (self._shown, self._read):
            shown.closed.connect(self._begin)

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Begin, unless codes are being made, shown or read in."""
        if self._stack.currentWidget() is self._form:
            self._begin()
        elif self._stack.currentWidget() is self._read:
            self._read.start()

    def back(self) -> bool:
        """Go from the codes to the form; what was read in so far stays."""
        if self._stack.currentWidget() in {self._shown, self._read}:
            self._begin()
            return True
        return False

    def waits(self) -> bool:
        """Whether codes were read in that are neither taken nor refused."""
        return self._reading.waits()

    def _read_in(self) -> None:
        self._stack.setCurrentWidget(self._read)
        self._read.start()

    def _begin(self) -> None:
        self._stack.setCurrentWidget(self._form)
        say_below(self._trouble, "")
        self._desk.session.tasks.run(work.load, done=self._offer, failed=self._failed)

    def _offer(self, _nothing: object) -> None:
        self._receipted = work.receipted(self._ward)
        words, look = self._desk.words, self._desk.look
        everything = words("All {n} records").format(n=self._ward.journal.tail.number + 1)
        offered = [(-1, Choice(look, everything))]
        if self._receipted >= 0:
            newer = words("What is newer than record {n}, the last receipt").format(n=self._receipted)
            offered.insert(0, (self._receipted, Choice(look, newer)))
        self._much.offer(offered)
        self._much.choose(self._receipted)
        self._profile.choose(Profile.INCIDENT)
        known = self._ward.worker.submit(house.recipients, self._ward)
        self._desk.session.tasks.when(known, self._know, self._failed)
        self._show.setFocus()

    def _know(self, recipients: tuple[str, ...]) -> None:
        words = self._desk.words
        self._known = recipients
        open_ = words("Not sealed: whoever takes a photo of the codes can read them.")
        plain(self._sealed, words("Sealed: only the incident team can read them.") if recipients else open_)

    def _make_form(self) -> QWidget:
        words, look = self._desk.words, self._desk.look
        self._profile.offer((one, Choice(look, word(words, one))) for one in Profile)
        said = words(
            "The log leaves as square codes, at most 20 in a set, which a phone or scanner reads in any order. "
            "About 60 records fit into one set."
        )
        card = Card(margin=18)
        for widget in (
            label(said, wrap=True), label(words("Which records?"), "name"), self._much,
            label(words("Who reads it?"), "name"), self._profile, self._sealed, self._trouble, self._show, self._save,
        ):  # fmt: skip
            card.column.addWidget(widget)
        ground = Page(margin=0)
        head = QHBoxLayout()
        head.addWidget(label(words("Codes without a stick"), "title", wrap=True), 1)
        head.addWidget(self._open_read)
        ground.column.addLayout(head)
        ground.column.addLayout(no_wider(card, look.px(WIDEST)))
        ground.column.addStretch(1)
        return ground

    def _make_busy(self) -> QWidget:
        words = self._desk.words
        made, bar = Card(margin=24), QProgressBar()
        bar.setRange(0, 0)
        bar.setAccessibleName(words("Making the codes"))
        made.column.addWidget(label(words("Making the codes"), "title"))
        made.column.addWidget(label(words("You can go on writing in the log."), "muted", wrap=True))
        made.column.addWidget(bar)
        made.column.addStretch(1)
        return made

    def _want_file(self) -> None:
        words, now = self._desk.words, self._ward.machine.clock()
        name = f"{self._ward.start.ward} {day(words, now.wall, now.zone)} codes.pdf".replace("/", "-")
        path = self._desk.messages.save_file(words("Where shall the pages go?"), name)
        if path is not None:
            self._want(partial(self._put_on_paper, path))

    def _want(self, use: Callable[[Any, tuple[Volume, ...]], None]) -> None:
        session, told = self._desk.session, lacking(self._desk, Right.EXPORT)
        if told:
            say_below(self._trouble, told)
            return
        self._stack.setCurrentWidget(self._busy)
        taken = self._ward.worker.submit(work.take, self._ward, int(str(self._much.key())))
        session.tasks.when(taken, partial(self._make, use), self._failed)

    def _make(self, use: Callable[[Any, tuple[Volume, ...]], None], taken: Any) -> None:
        self._desk.session.tasks.run(
            work.make,
            taken,
            Profile(str(self._profile.key())),
            self._known,
            done=partial(use, taken),
            failed=self._failed,
        )

    def _put_on_screen(self, _taken: Any, volumes: tuple[Volume, ...]) -> None:
        self._record(volumes)
        words, segment = self._desk.words, self._ward.journal.segment
        codes = []
        for one in volumes:
            about = words("Set {n} of {total}: {name}").format(n=one.number, total=one.total, name=one.frames[0][3:7])
            first, last = f"{segment}·{one.record.first}", f"{segment}·{one.record.last}"
            about += "\n" + words("Records {first} to {last}").format(first=first, last=last)
            codes += [Shown(frame, n, len(one.frames), about) for n, frame in enumerate(one.frames, 1)]
        if isValid(self):  # a change of theme builds the pages anew
            self._stack.setCurrentWidget(self._shown)
            self._shown.start(tuple(codes))

    def _put_on_paper(self, path: Path, taken: Any, volumes: tuple[Volume, ...]) -> None:
        self._desk.session.tasks.run(
            work.keep, taken, volumes, self._desk.words, path,
            done=partial(self._kept, volumes), failed=self._failed,
        )  # fmt: skip

    def _kept(self, volumes: tuple[Volume, ...], path: Path) -> None:
        self._record(volumes)
        self._desk.messages.info(self._desk.words("Written: {file}").format(file=path))
        if isValid(self):
            self._begin()

    def _record(self, volumes: tuple[Volume, ...]) -> None:
        for one in volumes:
            self._desk.session.record(one.record)

    def _failed(self, trouble: LogbookError) -> None:
        if isValid(self):
            self._stack.setCurrentWidget(self._form)
            say_below(self._trouble, self._desk.messages.explain(trouble))


def make(desk: Desk) -> CodesPage:
    """Make the page for the window's list."""
    return CodesPage(desk)
