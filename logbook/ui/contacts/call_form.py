# SPDX-License-Identifier: Apache-2.0
"""One call: to whom or from whom, how, what became of it, what was said, read back or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.coordination import Call, Method, Reached
from logbook.core.model.frame import Ref
from logbook.telling.coordination import said
from logbook.ui.contacts.shown import RESULTS
from logbook.ui.form_page import Fields, HeadedForm
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices, Tick
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line, paragraph


@dataclass(frozen=True)
class About:
    """A request a call may be about."""

    ref: Ref
    name: str


class CallForm(QWidget):
    """Signals: `wanted(Call)`, `closed()`, `edited()`."""

    wanted = Signal(object)
    closed = Signal()
    edited = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words, look = kit.words, kit.look
        self._contact = ""
        self._numbers: dict[Method, str] = {}
        self._reached = Choices(words("What became of it?"))
        self._method = Choices(words("How?"))
        self._lines = {
            "position": line(words("Position, or what it is")),
            "name": line(words("Name")),
            "number": line(words("Number or channel")),
        }
        self._text = paragraph(words("What was said"), words("What was said"))
        self._text.setFixedHeight(look.px(72))
        self._read_back = Tick(look, words("Read back"), note=words("said again by whoever heard it"))
        self._incoming = Tick(look, words("They called us"))
        self._about = Choices(words("About an open request?"))
        self._about_field = Labelled(words("About an open request?"), self._about)
        self.record = Button(look, words("Record the call"), kind="primary", icon="check")
        self._lay_out()
        self._reached.offer((reached, Choice(look, words(word))) for reached, word in RESULTS.items())
        self._method.offer((method, Choice(look, said(words, method))) for method in Method)
        self._connect()

    def start(self, kept: Fields, numbers: dict[Method, str], about: Sequence[About]) -> None:
        """Begin with a contact's words and numbers, or go on with a draft."""
        look, words = self._kit.look, self._kit.words
        self._contact, self._numbers = str(kept.get("contact", "")), numbers
        for key, field in self._lines.items():
            field.setText(str(kept.get(key, "")))
        self._text.setPlainText(str(kept.get("text", "")))
        self._reached.choose(next((one for one in Reached if one == kept.get("reached")), Reached.ANSWERED))
        usual = next(iter(numbers), Method.PHONE)
        self._method.choose(next((one for one in Method if one == kept.get("method")), usual))
        if not kept.get("number"):
            self._take_number()
        self._read_back.setChecked(bool(kept.get("read_back")))
        self._incoming.setChecked(bool(kept.get("incoming")))
        none = Choice(look, words("No"))
        self._about.offer([(None, none), *((one.ref, Choice(look, one.name)) for one in about)])
        self._about.choose(next((one.ref for one in about if str(one.ref) == kept.get("about")), None))
        self._about_field.setVisible(bool(about))
        self._page.to_top()
        (self._text if self._contact else self._lines["position"]).setFocus()

    def fields(self) -> dict[str, object]:
        """Return what is typed, for a draft; an empty object if nothing is."""
        typed: dict[str, object] = {key: field.text() for key, field in self._lines.items() if field.text().strip()}
        text = self._text.toPlainText()
        if not text.strip() and (self._contact or not typed):
            return {}
        return {
            **typed, "contact": self._contact, "text": text, "reached": str(self._reached.key()),
            "method": str(self._method.key()), "read_back": self._read_back.isChecked(),
            "incoming": self._incoming.isChecked(), "about": str(self._about.key() or ""),
        }  # fmt: skip

    def call(self) -> Call:
        """Return the record it becomes."""
        method, reached, about = self._method.key(), self._reached.key(), self._about.key()
        assert isinstance(method, Method)
        assert isinstance(reached, Reached)
        typed = {key: field.text().strip() for key, field in self._lines.items()}
        return Call(
            method, reached, self._contact, text=self._text.toPlainText().strip(),
            read_back=self._read_back.isChecked(), incoming=self._incoming.isChecked(),
            request=about if isinstance(about, Ref) else None, **typed,
        )  # fmt: skip

    def _lay_out(self) -> None:
        page = self._page = HeadedForm(self._kit, self._kit.words("Call"), self.closed, self.record)
        column = page.card.column
        beside, ticks = QWidget(), QWidget()
        flow = Flow(beside, gap=10, fill=True)
        for field in self._lines.values():
            flow.addWidget(Labelled(field.accessibleName(), field))
        row = Flow(ticks, gap=10, fill=True)
        row.addWidget(self._read_back)
        row.addWidget(self._incoming)
        how = label(self._method.accessibleName(), "name")
        for widget in (self._reached, beside, self._text, how, self._method, ticks, self._about_field):
            column.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _connect(self) -> None:
        self.record.clicked.connect(self._want)
        self._method.chosen.connect(self._method_chosen)
        self._text.textChanged.connect(self.edited)
        for choices in (self._reached, self._about):
            choices.chosen.connect(lambda _key: self.edited.emit())
        for tick in (self._read_back, self._incoming):
            tick.clicked.connect(self.edited)
        for field in self._lines.values():
            field.textEdited.connect(self.edited)
            field.returnPressed.connect(self._want)

    def _method_chosen(self, _method: object) -> None:
        self._take_number()
        self.edited.emit()

    def _take_number(self) -> None:
        """Show the number this way needs, where the list knows one."""
        method = self._method.key()
        if isinstance(method, Method) and self._numbers:
            self._lines["number"].setText(self._numbers.get(method, ""))

    def _want(self) -> None:
        self.wanted.emit(self.call())
