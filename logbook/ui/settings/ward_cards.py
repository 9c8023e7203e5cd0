# SPDX-License-Identifier: Apache-2.0
"""What is declared for the ward: its level, who its files are sealed for."""

from __future__ import annotations

from logbook.core.model.codes import Level
from logbook.core.model.errors import BadInput, LogbookError
from logbook.core.model.frame import Entry
from logbook.core.model.people import Right
from logbook.core.model.records import LevelSet
from logbook.i18n import moment
from logbook.telling.codes import word
from logbook.ui import house
from logbook.ui.desk import Desk
from logbook.ui.form_page import say_below
from logbook.ui.settings.rights import lacking
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.text import Labelled, label, line, paragraph, plain


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
        work = self._ward.worker.submit(house.own_recipients, self._ward)
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
