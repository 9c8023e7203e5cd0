# SPDX-License-Identifier: Apache-2.0
"""A new request: what kind, what, where; everything else its sheet of paper has on demand. Nothing is needed but words.

Fields: the domain research, 3.3, 3.9 and 3.10.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.codes import YesNoUnknown
from logbook.core.model.coordination import Errand, Priority, Request
from logbook.i18n import N_
from logbook.telling.codes import word
from logbook.telling.coordination import said
from logbook.ui.form_page import Fields, HeadedForm
from logbook.ui.loops.shown import ICONS
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices, Tick
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line, paragraph
from logbook.ui.widgets.times import Back, Exact, TimeChooser

_Code = TypeVar("_Code", bound=StrEnum)

_NEAR = {"bed": N_("Bed"), "patient": N_("Patient, by the ward's code"), "to": N_("To, or where to")}
"""Fields that stand in sight for every request."""
_FAR = {
    "subject": N_("Subject"),
    "to_name": N_("Name of whom it goes to"),
    "sender": N_("Position of the sender"),
    "asked_by": N_("Asked by"),
    "reach": N_("How to reach them"),
    "approved_by": N_("Approved by"),
    "runner": N_("Runner"),
    "specimen": N_("Specimen"),
    "collected_by": N_("Collected by"),
    "collected": N_("Collected at"),
    "patient_band": N_("Wristband no."),
    "checked_by": N_("Second person at the bed"),
    "device": N_("Number of the device"),
    "note": N_("Clinical note"),
    "paper": N_("Number of the paper form"),
}
_ASK = ("asked_by", "reach", "runner", "note", "paper")
_OF = {
    Errand.LAB: ("specimen", "collected_by", "collected", *_ASK),
    Errand.BLOOD: ("patient_band", "checked_by", "specimen", "collected_by", "collected", *_ASK),
    Errand.IMAGING: _ASK,
    Errand.PHARMACY: _ASK,
    Errand.BIOMEDICAL: ("device", "asked_by", "reach", "paper"),
    Errand.MESSAGE: ("subject", "to_name", "asked_by", "sender", "approved_by", "runner", "paper"),
    Errand.OTHER: ("to_name", *_ASK),
}
"""What the sheet of each kind asks for beyond that."""


class AskForm(QWidget):
    """Signals: `wanted()` when it is to be recorded, `closed()`, `edited()`."""

    wanted = Signal()
    closed = Signal()
    edited = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words, look = kit.words, kit.look
        self._errand = Choices(words("What kind of request?"))
        self._text = paragraph(words("What is asked for?"), words("As “potassium and gases”; a message word for word"))
        self._text.setFixedHeight(look.px(72))
        self._lines = {key: line(words(name)) for key, name in (_NEAR | _FAR).items()}
        self._labelled = {key: Labelled(field.accessibleName(), field) for key, field in self._lines.items()}
        self._priority = Choices(words("Priority"))
        self._entry = Choices(words("To be entered in the record system later?"))
        self._incoming = Tick(look, words("It came in to us"), note=words("somebody outside asks the ward"))
        self._response = Tick(look, words("Answer wanted"))
        self._when = TimeChooser(kit, words("When was it asked?"))
        self._why = line(words("Why is it written late?"))
        self._late = Labelled(words("Why is it written late?"), self._why)
        self._more = QWidget()
        self._open = Button(look, words("More fields"), icon="chevron-down")
        self.record = Button(look, words("Record the request"), kind="primary", icon="check")
        self._offer()
        self._lay_out()
        self._connect()

    def start(self, kept: Fields) -> None:
        """Begin with what is known already: a kind, words, a bed, or a whole draft."""
        for key, field in self._lines.items():
            field.setText(str(kept.get(key, "")))
        self._text.setPlainText(str(kept.get("text", "")))
        usual = Errand.BIOMEDICAL if kept.get("device") else Errand.LAB
        self._errand.choose(_code(Errand, kept.get("errand"), usual))
        self._priority.choose(_code(Priority, kept.get("priority"), Priority.NOT_STATED))
        self._entry.choose(_code(YesNoUnknown, kept.get("back_entry"), YesNoUnknown.UNKNOWN))
        self._incoming.setChecked(bool(kept.get("incoming")))
        self._response.setChecked(bool(kept.get("response")))
        self._when.reset()
        self._why.clear()
        self._more.setVisible(any(self._lines[key].text() for key in _FAR))
        self.late(on=False)
        self._fit()
        self._page.to_top()
        self._text.setFocus()

    def fields(self) -> dict[str, object]:
        """Return what is typed, for a draft; an empty object if nothing is."""
        typed: dict[str, object] = {key: field.text() for key, field in self._lines.items() if field.text().strip()}
        text = self._text.toPlainText()
        if not typed and not text.strip():
            return {}
        chosen = {"errand": self._errand, "priority": self._priority, "back_entry": self._entry}
        ticked = {"incoming": self._incoming.isChecked(), "response": self._response.isChecked()}
        return {**typed, "text": text, **{key: str(one.key()) for key, one in chosen.items()}, **ticked}

    def request(self) -> Request:
        """Return the record it becomes; what the sheet of another kind asked for is left out."""
        errand = Errand(str(self._errand.key()))
        asked = {*_NEAR, *_OF[errand]}
        typed = {key: field.text().strip() for key, field in self._lines.items() if key in asked}
        return Request(
            errand, self._text.toPlainText().strip(), priority=Priority(str(self._priority.key())),
            incoming=errand is Errand.MESSAGE and self._incoming.isChecked(),
            response=errand is Errand.MESSAGE and self._response.isChecked(),
            back_entry=YesNoUnknown(str(self._entry.key())), **typed,
        )  # fmt: skip

    def when(self) -> Back | Exact | None:
        """Return when it was asked, as chosen; None while the time is not a time yet."""
        return self._when.choice()

    def late(self, *, on: bool) -> None:
        """Ask why it is written late."""
        self._late.setVisible(on)

    def why(self) -> str:
        """Return why it is written late, if that is asked."""
        return "" if self._late.isHidden() else self._why.text().strip()

    def _offer(self) -> None:
        look, words = self._kit.look, self._kit.words
        self._errand.offer((errand, Choice(look, said(words, errand), icon=ICONS[errand])) for errand in Errand)
        self._priority.offer((priority, Choice(look, said(words, priority))) for priority in Priority)
        self._entry.offer((answer, Choice(look, word(words, answer))) for answer in YesNoUnknown)

    def _lay_out(self) -> None:
        words = self._kit.words
        page = self._page = HeadedForm(self._kit, words("New request"), self.closed, self.record)
        column = page.card.column
        near = QWidget()
        beside = Flow(near, gap=10, fill=True)
        for key in _NEAR:
            beside.addWidget(self._labelled[key])
        text = Labelled(self._text.accessibleName(), self._text)
        for widget in (self._errand, text, near, self._priority, self._open, self._more):
            column.addWidget(widget)
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(10)
        more.addWidget(self._incoming)
        more.addWidget(self._response)
        for key in _FAR:
            more.addWidget(self._labelled[key])
        for choices in (self._entry, self._when):
            more.addWidget(label(choices.accessibleName() or words("When was it asked?"), "name"))
            more.addWidget(choices)
        more.addWidget(self._late)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _connect(self) -> None:
        self.record.clicked.connect(self.wanted)
        self._open.clicked.connect(lambda: self._more.setVisible(self._more.isHidden()))
        self._text.textChanged.connect(self.edited)
        for field in (*self._lines.values(), self._why):
            field.textEdited.connect(self.edited)
            field.returnPressed.connect(self.wanted)
        for choices in (self._priority, self._entry):
            choices.chosen.connect(lambda _key: self.edited.emit())
        for tick in (self._incoming, self._response):
            tick.clicked.connect(self.edited)
        self._when.changed.connect(self.edited)
        self._errand.chosen.connect(self._errand_chosen)

    def _errand_chosen(self, _errand: object) -> None:
        self._fit()
        self._text.setFocus()
        self.edited.emit()

    def _fit(self) -> None:
        """Show what the sheet of this kind asks for."""
        errand = Errand(str(self._errand.key()))
        for key in _FAR:
            self._labelled[key].setVisible(key in _OF[errand])
        for tick in (self._incoming, self._response):
            tick.setVisible(errand is Errand.MESSAGE)


def _code(codes: type[_Code], kept: object, default: _Code) -> _Code:
    """Read a code back from a draft; a code nobody knows is the default."""
    return next((code for code in codes if code == kept), default)
