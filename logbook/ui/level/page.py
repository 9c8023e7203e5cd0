# SPDX-License-Identifier: Apache-2.0
"""The level of the outage: which is declared, since when, on whose word, what each one means, and those before.

The program declares nothing and proposes nothing: a level is what somebody said.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from logbook.core.model.codes import Level
from logbook.core.model.frame import Entry
from logbook.core.model.outage import LevelView
from logbook.core.model.records import LevelSet
from logbook.i18n import ago, moment
from logbook.telling.codes import word
from logbook.telling.coordination import MEANS
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import Labelled, label, line, plain

DRAFT = "level"
_PAST = 20
"""Declarations shown; the log and the PDF hold them all."""


class LevelPage(WardPage):
    """What is declared and a new declaration first; meanings and history below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        words = desk.words
        self._now = label("", "title", wrap=True)
        self._by = label("", "muted", wrap=True)
        self._level = Choices(words("Level"))
        self._means = QStackedWidget()  # as high as the longest: nothing below moves when a level is chosen
        self._authority = line(words("On whose word?"), words("Name and role"))
        self._text = line(words("What was said"))
        self._hint = label(words("What the chosen level means stands here."), "muted", wrap=True)
        self._trouble = label(words("Choose a level."), "strong", wrap=True)
        self._meanings = {level: label(words(means), "strong", wrap=True) for level, means in MEANS.items()}
        self._record = Button(desk.look, words("Record the level"), kind="primary", icon="check")
        self._past = label("", wrap=True)
        self._lay_out()
        self._record.clicked.connect(self._want)
        self._level.chosen.connect(lambda _level: self._keep())
        for field in (self._authority, self._text):
            field.textEdited.connect(self._keep)
            field.returnPressed.connect(self._want)
        desk.session.recorded.connect(self._tell_if_seen)

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Show what is declared; what whoever is signed on had begun comes back."""
        self._restore()
        self._tell()
        self._level.buttons()[0].setFocus()

    def waits(self) -> bool:
        """Whether a declaration was left half written."""
        return bool(self._desk.drafting.draft(DRAFT, self._desk.session.user))

    def _lay_out(self) -> None:
        words, look = self._desk.words, self._desk.look
        self._level.offer((level, Choice(look, word(words, level))) for level in Level)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._now, 1)
        head.addWidget(self._record)
        typed = QWidget()
        beside = Flow(typed, gap=10, fill=True)
        beside.addWidget(Labelled(self._authority.accessibleName(), self._authority))
        beside.addWidget(Labelled(self._text.accessibleName(), self._text))
        card = Card()
        for said_there in (self._hint, self._trouble, *self._meanings.values()):
            said_there.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._means.addWidget(said_there)
        self._by.setMinimumHeight(self._by.fontMetrics().lineSpacing())
        for widget in (self._by, self._level, self._means, typed):
            card.column.addWidget(widget)
        meanings = Card()
        meanings.column.addWidget(label(words("What each level means"), "heading"))
        for level, means in MEANS.items():
            meanings.column.addWidget(label(f"{word(words, level)}: {words(means)}", wrap=True))
        said = words("The hospital's own plan goes first where it says otherwise.")
        meanings.column.addWidget(label(said, "muted", wrap=True))
        past = Card()
        past.column.addWidget(label(words("Declared so far"), "heading"))
        past.column.addWidget(self._past)
        ground = Page(margin=0)
        for one in (card, meanings, past):
            ground.column.addLayout(no_wider(one, look.px(WIDEST)))
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(ground, 1)

    def _tell_if_seen(self) -> None:
        if self.isVisible():
            self._tell()

    def _tell(self) -> None:
        words, outage = self._desk.words, self._ward.folds.outage
        now, view = self._ward.machine.clock(), outage.current
        told, by = words("No level is declared."), ""
        if view is not None:
            at = moment(words, view.at, now.zone)
            told = words("{level}, since {time}").format(level=word(words, view.level), time=at)
            by = " · ".join((ago(words, max(0, now.wall - view.at)), self._whose(view)))
        plain(self._now, told)
        plain(self._by, by)
        past = list(reversed(outage.history))[:_PAST]
        lines = (f"{moment(words, one.at, now.zone)}  {word(words, one.level)} · {self._whose(one)}" for one in past)
        plain(self._past, "\n".join(lines) or words("None."))

    def _whose(self, view: LevelView) -> str:
        words = self._desk.words
        told = [words("on the word of {name}").format(name=view.record.authority) if view.record.authority else ""]
        told += [words("written by {name}").format(name=self._ward.people.name(view.by)), view.record.text]
        return " · ".join(filter(None, told))

    def _restore(self) -> None:
        kept = self._desk.drafting.draft(DRAFT, self._desk.session.user)
        self._level.choose(next((level for level in Level if level == kept.get("level")), object()))
        self._authority.setText(str(kept.get("authority", "")))
        self._text.setText(str(kept.get("text", "")))
        self._fit()

    def _keep(self) -> None:
        self._fit()
        level = self._level.key()
        typed = {"level": str(level or ""), "authority": self._authority.text(), "text": self._text.text()}
        self._desk.drafting.typed(DRAFT, self._desk.session.user, typed if any(typed.values()) else {})

    def _fit(self) -> None:
        level = self._level.key()
        self._means.setCurrentWidget(self._meanings[level] if isinstance(level, Level) else self._hint)

    def _want(self) -> None:
        level = self._level.key()
        if not isinstance(level, Level):
            self._means.setCurrentWidget(self._trouble)
            self._level.buttons()[0].setFocus()
            return
        user = self._desk.session.user
        record = LevelSet(level, self._authority.text().strip(), self._text.text().strip())
        self._desk.session.record(record, written=lambda entry: self._written(entry, user))

    def _written(self, entry: Entry, user: str) -> None:
        self._desk.drafting.recorded(DRAFT, user)
        self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))
        self._restore()


def status(desk: Desk) -> str:
    """Say which level is declared, and for how long."""
    words, view = desk.words, desk.session.ward.folds.outage.current
    if view is None:
        return words("not declared")
    age = ago(words, max(0, desk.session.ward.machine.clock().wall - view.at))
    return words("{level}, {ago}").format(level=word(words, view.level), ago=age)


def make(desk: Desk) -> LevelPage:
    """Make the page for the window's list."""
    return LevelPage(desk)
