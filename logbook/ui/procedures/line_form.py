# SPDX-License-Identifier: Apache-2.0
"""One step while it is being written: its sentence, and behind a key the smaller line, the answers, the bed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from logbook.core.model.authoring import Line
from logbook.ui.numbered import Number
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Tick
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line, plain

_MOST_WORDS = 12
"""A sentence that is read aloud at night; longer ones are said to be long, never refused."""


class LineForm(QWidget):
    """Signals: `changed(Line)` for each key, `moved(int)` by -1 or 1, `removed()`."""

    changed = Signal(object)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, kit: Kit, number: int, step: Line, language: str, *, ticked: bool) -> None:
        super().__init__()
        words, look = kit.words, kit.look
        self._kit, self._step, self._language = kit, step, language
        self._text = _field(words("Step {n}").format(n=number), step.text, language, words("Thing – act"))
        self._more = _field(words("Second, smaller line"), step.more, language)
        self._answers = _field(words("Answers, with ; between them"), step.answers, language)
        self._long = label("", "small", wrap=True)
        self._bed = Tick(look, words("Ticked at each bed"), icon="bed-single")
        self._bed.setChecked(step.per_bed)
        self._details = QWidget()
        self._open = Button(look, icon="sliders-horizontal")
        self._open.name_only(words("More about step {n}").format(n=number))
        self._lay_out(number, ticked=ticked)
        for field in (self._text, self._more, self._answers):
            field.textEdited.connect(self._typed)
        self._bed.clicked.connect(self._typed)
        self._open.clicked.connect(lambda: self._details.setVisible(self._details.isHidden()))
        self._say_length()

    def start(self) -> None:
        """Take the keyboard to the sentence."""
        self._text.setFocus()

    def _lay_out(self, number: int, *, ticked: bool) -> None:
        words, look = self._kit.words, self._kit.look
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Number(self._kit, str(number), 30))
        row.addWidget(self._text, 1)
        row.addWidget(self._open)
        inside = QVBoxLayout(self._details)
        inside.setContentsMargins(look.px(40), 0, 0, 8)
        inside.setSpacing(6)
        inside.addWidget(Labelled(words("Second, smaller line"), self._more))
        if ticked:
            inside.addWidget(Labelled(words("Answers, with ; between them"), self._answers))
            inside.addWidget(self._bed)
        buttons = QWidget()
        flow = Flow(buttons, gap=8)
        for text, icon, by in ((words("Up"), "chevron-up", -1), (words("Down"), "chevron-down", 1)):
            button = Button(look, text, icon=icon)
            button.clicked.connect(lambda _=False, by=by: self.moved.emit(by))
            flow.addWidget(button)
        remove = Button(look, words("Take this step out"), icon="x")
        remove.clicked.connect(self.removed)
        flow.addWidget(remove)
        inside.addWidget(buttons)
        self._details.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._long)
        column.addWidget(self._details)

    def _typed(self) -> None:
        self._step = replace(
            self._step,
            text={**self._step.text, self._language: self._text.text()},
            more={**self._step.more, self._language: self._more.text()},
            answers={**self._step.answers, self._language: self._answers.text()},
            per_bed=self._bed.isChecked(),
        )
        self._say_length()
        self.changed.emit(self._step)

    def _say_length(self) -> None:
        sentences = (text for field in (self._text, self._more) for text in re.split(r"[.?!]", field.text()))
        most = max(len(one.split()) for one in sentences)
        told = self._kit.words("{n} words in a sentence. Up to {most} can be read aloud well.")
        plain(self._long, told.format(n=most, most=_MOST_WORDS) if most > _MOST_WORDS else "")
        self._long.setVisible(most > _MOST_WORDS)


def _field(name: str, texts: Mapping[str, str], language: str, hint: str = "") -> QLineEdit:
    """Return a field with what is written in a language; another language's words stand behind as a hint."""
    field = line(name, elsewhere(texts, language) or hint)
    field.setText(texts.get(language, ""))
    return field


def elsewhere(texts: Mapping[str, str], language: str) -> str:
    """Return what another language says, or an empty text."""
    return next((text for other, text in texts.items() if other != language and text.strip()), "")
