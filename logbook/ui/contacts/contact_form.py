# SPDX-License-Identifier: Apache-2.0
"""One line of the list of contacts (205A): position, name, ways to reach them; one of them is enough."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.coordination import Contact
from logbook.i18n import N_
from logbook.ui.form_page import Fields, HeadedForm
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Tick
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, line, plain

LINES = {
    "position": N_("Position, or what it is"),
    "name": N_("Name"),
    "phone": N_("Telephone"),
    "mobile": N_("Mobile phone"),
    "pager": N_("Pager"),
    "radio": N_("Radio channel"),
    "runner": N_("Runner"),
    "place": N_("Where to find them"),
    "remark": N_("Remark, as “at night only”"),
}


class ContactForm(QWidget):
    """Signals: `wanted(Contact)`, `closed()`, `edited()`, `calling(str)` for a call to this contact."""

    wanted = Signal(object)
    closed = Signal()
    edited = Signal()
    calling = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._words = kit.words
        words, look = kit.words, kit.look
        self._contact = ""
        self._lines = {key: line(words(name)) for key, name in LINES.items()}
        self._labelled = {key: Labelled(field.accessibleName(), field) for key, field in self._lines.items()}
        self._sensitive = Tick(look, words("Sensitive"), note=words("not for everybody's eyes; printed with a mark"))
        self.record = Button(look, words("Record the contact"), kind="primary", icon="check")
        self.call = Button(look, words("Record a call to them"), icon="phone")
        self.gone = Button(look, words("Take off the list"), icon="x")
        self._page = HeadedForm(kit, "", self.closed, self.record)
        self._lay_out()
        self.record.clicked.connect(lambda: self._want(gone=False))
        self.gone.clicked.connect(lambda: self._want(gone=True))
        self.call.clicked.connect(lambda: self.calling.emit(self._contact))
        self._sensitive.clicked.connect(self.edited)
        for field in self._lines.values():
            field.textEdited.connect(self.edited)
            field.returnPressed.connect(lambda: self._want(gone=False))

    def start(self, contact: str, kept: Fields) -> None:
        """Begin with what is known of a contact, or go on with a draft; `contact` is its id, empty for a new one."""
        self._contact = contact
        for key, field in self._lines.items():
            field.setText(str(kept.get(key, "")))
        self._sensitive.setChecked(bool(kept.get("sensitive")))
        plain(self._page.title, self._words("Contact") if contact else self._words("New contact"))
        for button in (self.call, self.gone):
            button.setVisible(bool(contact))
        self._labelled["position"].trouble("")
        self._page.to_top()
        self._lines["position"].setFocus()

    def fields(self) -> dict[str, object]:
        """Return what is typed, for a draft."""
        typed: dict[str, object] = {key: field.text() for key, field in self._lines.items() if field.text().strip()}
        return {**typed, "contact": self._contact, "sensitive": self._sensitive.isChecked()} if typed else {}

    def _lay_out(self) -> None:
        column = self._page.card.column
        beside = QWidget()
        flow = Flow(beside, gap=10, fill=True)
        for labelled in self._labelled.values():
            flow.addWidget(labelled)
        acts = QWidget()
        row = Flow(acts, gap=10)
        row.addWidget(self.call)
        row.addWidget(self.gone)
        for widget in (beside, self._sensitive, acts):
            column.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def _want(self, *, gone: bool) -> None:
        typed = {key: field.text().strip() for key, field in self._lines.items()}
        if not any(typed.values()):
            self._labelled["position"].trouble(self._words("Write at least what it is, a name or a number."))
            self._lines["position"].setFocus()
            return
        self.wanted.emit(Contact(self._contact, sensitive=self._sensitive.isChecked(), gone=gone, **typed))
