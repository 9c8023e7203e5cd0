# SPDX-License-Identifier: Apache-2.0
"""One request: what it says, every step it went, and the next one with whom it concerns and what was said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.codes import YesNoUnknown
from logbook.core.model.coordination import RequestStep, Turn
from logbook.core.model.frame import Ref
from logbook.i18n import N_
from logbook.telling.codes import word
from logbook.ui.form_page import Fields, HeadedForm
from logbook.ui.loops.shown import ACTS, Spoken
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.heard import GROUP, heard_as
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line, paragraph, plain

_WHO = {
    Turn.TAKEN: N_("Who took it?"),
    Turn.RECEIVED: N_("Who received it there?"),
    Turn.ANSWERED: N_("Who answered?"),
    Turn.PHONED: N_("Phoned to whom?"),
    Turn.READ_BACK: N_("Who read it back?"),
    Turn.GIVEN: N_("Who has the answer now?"),
    Turn.CANCELLED: N_("Who cancelled it?"),
}
_ANSWERS = frozenset({Turn.ANSWERED, Turn.PHONED, Turn.READ_BACK, Turn.GIVEN})
_SAID = {Turn.GIVEN: N_("Answer given to…")}
"""Where somebody else may be meant."""


class Detail(QWidget):
    """Signals: `wanted()` when the step is to be recorded, `closed()`, `edited()`, `looked()`, `printing()`."""

    wanted = Signal()
    closed = Signal()
    edited = Signal()
    looked = Signal()
    printing = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words, look = kit.words, kit.look
        self._body, self._facts = label("", wrap=True), label("", "muted", wrap=True)
        self._steps = label("", wrap=True)
        self._turn = Choices(words("What happened?"))
        self._people = Choices(words("Somebody of the ward"))
        self._who_is = label("", "name")
        self._who = line("", words("Name"))
        self._position = line(words("Position or place"), words("Position or place"))
        self._text = paragraph(words("The answer, or what was said"), words("The answer, or what was said"))
        self._text.setFixedHeight(look.px(72))
        self._paper = line(words("Number of the result slip"), words("Number of the result slip"))
        self._critical = Choices(words("Critical result?"))
        self._critical_field = Labelled(words("Critical result?"), self._critical)
        self._hint = label(words("With a name it is closed; without one it stays open."), "muted", wrap=True)
        self.record = Button(look, words("Record the step"), kind="primary", icon="check")
        self._sheet = Button(look, words("Print its sheet"), icon="printer")
        self._look = Button(look, words("Show in the log"), icon="scroll-text")
        self._act = QWidget()
        self._page = HeadedForm(kit, "", self.closed, self.record)
        heard_as(self, GROUP)
        self._lay_out()
        self._turn.offer((turn, Choice(look, words(_SAID.get(turn, ACTS[turn])))) for turn in Turn)
        self._critical.offer((answer, Choice(look, word(words, answer))) for answer in YesNoUnknown)
        self._connect()

    def show_loop(self, words_of: Spoken, *, ended: bool) -> None:
        """Show a request as it stands: its title, its words, its facts, its steps."""
        plain(self._page.title, words_of.title)
        self.setAccessibleName(words_of.title)
        for place, text in ((self._body, words_of.body), (self._facts, words_of.facts), (self._steps, words_of.steps)):
            plain(place, text)
            place.setVisible(bool(text))
        for widget in (self._act, self.record):
            widget.setVisible(not ended)

    def start(self, turn: Turn, names: Sequence[str], kept: Fields) -> None:
        """Begin the next step, or go on with a draft of it; `names` are who might be meant."""
        look = self._kit.look
        self._people.offer((name, Choice(look, name, icon="user")) for name in names)
        self._people.setVisible(bool(names))
        known = {code.value for code in Turn}
        self._turn.choose(Turn(str(kept["turn"])) if kept.get("turn") in known else turn)
        for key, field in self._lines.items():
            field.setText(str(kept.get(key, "")))
        self._text.setPlainText(str(kept.get("text", "")))
        self._critical.choose(next((one for one in YesNoUnknown if one == kept.get("critical")), YesNoUnknown.UNKNOWN))
        self._people.choose(self._who.text())
        self._fit()
        self._page.to_top()
        chosen = next(button for button in self._turn.buttons() if button.isChecked())
        chosen.setFocus()

    def fields(self) -> dict[str, object]:
        """Return what is typed, for a draft; an empty object if nothing is."""
        typed = {key: field.text() for key, field in self._lines.items() if field.text().strip()}
        text = self._text.toPlainText()
        chosen = {"turn": str(self._turn.key()), "critical": str(self._critical.key())}
        return {**typed, "text": text, **chosen} if typed or text.strip() else {}

    def step(self, target: Ref) -> RequestStep:
        """Return the record it becomes."""
        turn, who, place = Turn(str(self._turn.key())), self._who.text().strip(), self._position.text().strip()
        there = turn in {Turn.TAKEN, Turn.RECEIVED}
        return RequestStep(
            target, turn, named=bool(who), person=who, position="" if there else place, place=place if there else "",
            text=self._text.toPlainText().strip(), paper=self._paper.text().strip(),
            critical=YesNoUnknown(str(self._critical.key())) if turn in _ANSWERS else YesNoUnknown.UNKNOWN,
        )  # fmt: skip

    def _lay_out(self) -> None:
        self._lines = {"person": self._who, "position": self._position, "paper": self._paper}
        column = self._page.card.column
        for said in (self._body, self._facts, self._steps):
            column.addWidget(said)
        act = QVBoxLayout(self._act)
        act.setContentsMargins(0, 0, 0, 0)
        act.setSpacing(10)
        beside = QWidget()
        line_of = Flow(beside, gap=10, fill=True)
        for field in (self._who, self._position, self._paper):
            line_of.addWidget(field)
        for widget in (
            self._turn, self._who_is, self._people, beside, self._hint, self._text, self._critical_field,
        ):  # fmt: skip
            act.addWidget(widget)
        column.addWidget(self._act)
        end = QWidget()
        others = Flow(end, gap=10)
        others.addWidget(self._sheet)
        others.addWidget(self._look)
        column.addWidget(end)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def _connect(self) -> None:
        self.record.clicked.connect(self.wanted)
        self._look.clicked.connect(self.looked)
        self._sheet.clicked.connect(self.printing)
        self._people.chosen.connect(self._person_chosen)
        self._turn.chosen.connect(self._turn_chosen)
        self._critical.chosen.connect(lambda _key: self.edited.emit())
        self._text.textChanged.connect(self.edited)
        for field in self._lines.values():
            field.textEdited.connect(self.edited)
            field.returnPressed.connect(self.wanted)

    def _person_chosen(self, name: object) -> None:
        self._who.setText(str(name))
        self.edited.emit()

    def _turn_chosen(self, _turn: object) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        turn = Turn(str(self._turn.key()))
        asked = self._kit.words(_WHO[turn])
        plain(self._who_is, asked)
        self._who.setAccessibleName(asked)
        self._hint.setVisible(turn is Turn.GIVEN)
        for widget in (self._critical_field, self._paper):
            widget.setVisible(turn in _ANSWERS)
