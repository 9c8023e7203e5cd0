# SPDX-License-Identifier: Apache-2.0
"""A procedure being written: language by language, part by part, then saved as a new version. It records nothing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model import authoring
from logbook.core.model.authoring import Line, Manuscript
from logbook.core.model.library import Heading
from logbook.i18n import LANGUAGES
from logbook.ui.procedures.line_form import LineForm, elsewhere
from logbook.ui.procedures.shelf import HEADINGS
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Page
from logbook.ui.widgets.text import Labelled, label, line, plain

_HEAD, _SAVE = "head", "save"
_MOST_STEPS = 7


class EditView(QWidget):
    """Signals: `changed(Manuscript)` with each key, `saving(tuple)` with the languages, `dropped()`, `closed()`."""

    changed = Signal(object)
    saving = Signal(object)
    dropped = Signal()
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words, look = kit.words, kit.look
        self._made = authoring.blank()
        self._version = 1
        self._back = Button(look, icon="arrow-left")
        self._back.name_only(words("Back"))
        self._title = label("", "title", wrap=True)
        self._languages = Choices(words("Language of the procedure"))
        self._parts = Choices(words("Part of the procedure"))
        self._page = Page(margin=0)
        self._inside = QWidget()
        self._add = Button(look, words("Add a step"), icon="plus")
        self._lay_out()
        self._back.clicked.connect(self.closed)
        self._languages.chosen.connect(lambda _language: self._draw())
        self._parts.chosen.connect(lambda _part: self._draw())
        self._add.clicked.connect(self._add_line)

    @property
    def manuscript(self) -> Manuscript:
        """What is written by now."""
        return self._made

    def start(self, manuscript: Manuscript, version: int) -> None:
        """Begin or go on with a text that will be this version, in the reader's language."""
        self._made, self._version = manuscript, version
        words, look = self._kit.words, self._kit.look
        self._languages.offer((code, Choice(look, name)) for code, name in LANGUAGES.items())
        self._languages.choose(words.lang)
        parts = [
            (_HEAD, words("Title")),
            *((str(one), words(HEADINGS[one])) for one in Heading),
            (_SAVE, words("Save")),
        ]
        self._parts.offer((key, Choice(look, told)) for key, told in parts)
        self._parts.choose(_HEAD)
        self._draw()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        head.addWidget(self._languages)
        self._page.column.addWidget(self._inside)
        self._page.column.addWidget(self._add)
        self._page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._parts)
        column.addWidget(self._page, 1)

    def _language(self) -> str:
        return str(self._languages.key())

    def _draw(self) -> None:
        part = str(self._parts.key())
        told = self._kit.words("{code} · version {version}, being written")
        plain(self._title, told.format(code=self._made.code, version=self._version))
        card = Card(margin=14)
        if part == _HEAD:
            self._draw_head(card)
        elif part == _SAVE:
            self._draw_save(card)
        else:
            self._draw_lines(card, Heading(part))
        self._add.setVisible(part not in {_HEAD, _SAVE})
        self._page.column.replaceWidget(self._inside, card)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = card
        card.show()

    def _draw_head(self, card: Card) -> None:
        words, language = self._kit.words, self._language()
        for name, texts, put in (
            (words("Title"), self._made.titles, authoring.with_title),
            (words("When it applies"), self._made.triggers, authoring.with_trigger),
        ):
            field = line(name, elsewhere(texts, language))
            field.setText(texts.get(language, ""))
            field.textEdited.connect(lambda text, put=put: self._take(put(self._made, language, text)))
            card.column.addWidget(Labelled(name, field))
        owner = line(words("Owner"), words("Who answers for the text"))
        owner.setText(self._made.owner)
        owner.textEdited.connect(lambda text: self._take(replace(self._made, owner=text)))
        card.column.addWidget(Labelled(words("Owner"), owner))
        if not self._made.base:
            code = line(words("Code"), "W1")
            code.setText(self._made.code)
            code.textEdited.connect(lambda text: self._take(authoring.with_code(self._made, text.strip())))
            card.column.addWidget(Labelled(words("Code"), code))

    def _draw_lines(self, card: Card, heading: Heading) -> None:
        lines = self._made.lines[heading]
        for n, step in enumerate(lines):
            form = LineForm(self._kit, n + 1, step, self._language(), ticked=heading.ticked)
            form.changed.connect(lambda step, n=n: self._put(heading, n, step))
            form.moved.connect(lambda by, n=n: self._move(heading, n, by))
            form.removed.connect(lambda n=n: self._remove(heading, n))
            card.column.addWidget(form)
        told = ""
        if len(lines) > _MOST_STEPS:
            told = self._kit.words("More than {most} steps do not fit on one screen.").format(most=_MOST_STEPS)
        elif not lines:
            told = self._kit.words("It needs at least one step.")
        if told:
            card.column.addWidget(label(told, "strong", wrap=True))

    def _draw_save(self, card: Card) -> None:
        words, look = self._kit.words, self._kit.look
        begun = authoring.begun(self._made, LANGUAGES)
        alone = [one for one in begun if not authoring.gaps(self._made, one, (one,))]
        together = tuple(one for one in begun if not authoring.gaps(self._made, one, begun))
        for one in begun:
            gaps = authoring.gaps(self._made, one, begun)
            told = words.n("{language}: {n} sentence is missing", "{language}: {n} sentences are missing", gaps)
            whole = words("{language}: nothing is missing")
            card.column.addWidget(label((told if gaps else whole).format(language=LANGUAGES[one], n=gaps), wrap=True))
        note = line(words("What was changed, and why"))
        note.setText(self._made.note)
        note.textEdited.connect(lambda text: self._take(replace(self._made, note=text)))
        card.column.addWidget(Labelled(words("What was changed, and why"), note))
        said = words("It stays a SAMPLE until a doctor and a charge nurse approve it. Every version stays in the log.")
        card.column.addWidget(label(said, "muted", wrap=True))
        row = QWidget()
        flow = Flow(row, gap=10)
        offers = [(together, words("Save: {languages}"))] if len(together) > 1 else []
        offers += [((one,), words("Save {languages} alone") if offers else words("Save: {languages}")) for one in alone]
        for n, (languages, told) in enumerate(offers):
            names = ", ".join(LANGUAGES[one] for one in languages)
            button = Button(look, told.format(languages=names), kind="secondary" if n else "primary", icon="save")
            button.clicked.connect(lambda _=False, languages=languages: self.saving.emit(languages))
            flow.addWidget(button)
        drop = Button(look, words("Throw this draft away"), icon="x")
        drop.clicked.connect(self.dropped)
        flow.addWidget(drop)
        card.column.addWidget(row)

    def _take(self, made: Manuscript) -> None:
        self._made = made
        self.changed.emit(made)

    def _set(self, heading: Heading, lines: tuple[Line, ...]) -> None:
        self._take(replace(self._made, lines={**self._made.lines, heading: lines}))

    def _put(self, heading: Heading, at: int, step: Line) -> None:
        lines = self._made.lines[heading]
        self._set(heading, (*lines[:at], step, *lines[at + 1 :]))

    def _move(self, heading: Heading, at: int, by: int) -> None:
        lines = list(self._made.lines[heading])
        to = at + by
        if 0 <= to < len(lines):
            lines[at], lines[to] = lines[to], lines[at]
            self._set(heading, tuple(lines))
            self._draw()
            self._start(to)

    def _remove(self, heading: Heading, at: int) -> None:
        lines = self._made.lines[heading]
        self._set(heading, (*lines[:at], *lines[at + 1 :]))
        self._draw()
        self._start(min(at, len(lines) - 2))

    def _add_line(self) -> None:
        self._take(authoring.with_line(self._made, Heading(str(self._parts.key()))))
        self._draw()
        self._start(-1)

    def _start(self, at: int) -> None:
        """Take the keyboard to a step, or where none is left to the key that adds one."""
        forms = self._inside.findChildren(LineForm)
        if forms:
            forms[at].start()
        else:
            self._add.setFocus()
