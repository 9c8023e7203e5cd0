# SPDX-License-Identifier: Apache-2.0
"""The identity card of one patient: hidden until somebody asks, hidden again on leaving and on the lock.

The log works without it. What is typed is wholly in the patient part: withheld from the incident team, erasable.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.beds import Stay
from logbook.core.model.frame import Entry
from logbook.core.model.places import Identity
from logbook.ui.form_page import form_page
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line, plain


class CardForm(QWidget):
    """Signals: `wanted(Record)`, `edited()`, `closed()`."""

    wanted = Signal(object)
    edited = Signal()
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words = kit.words
        self._stay: Stay | None = None
        self._card: Entry | None = None
        self._head = label("", "heading", wrap=True)
        self._told = label("", wrap=True)
        self._show = Button(kit.look, words("Show the card"), icon="eye")
        named = {
            "name": words("Name"),
            "birth": words("Date of birth, as 14 May 1951"),
            "record_no": words("Record number"),
            "gsrn": words("GSRN of the wristband"),
        }
        self._lines = {field: line(name) for field, name in named.items()}
        self._record = Button(kit.look, words("Record the card"), kind="primary", icon="check")
        said = words("Only where the hospital wants it. It stays out of exports for the incident team.")
        page = form_page(kit, words("Identity card"), self.closed)
        fields = (Labelled(named[field], widget) for field, widget in self._lines.items())
        for shown in (self._head, label(said, "muted", wrap=True), self._told, self._show, *fields, self._record):
            page.card.column.addWidget(shown)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self._show.clicked.connect(self._reveal)
        self._record.clicked.connect(self._want)
        for widget in self._lines.values():
            widget.textEdited.connect(lambda _text: self.edited.emit())
            widget.returnPressed.connect(self._want)

    def start(self, stay: Stay, card: Entry | None) -> None:
        """Begin for a patient; `card` is the card there is."""
        words = self._kit.words
        self._stay, self._card = stay, card
        plain(self._head, words("Patient {code}").format(code=stay.code))
        self.hide_words()
        (self._lines["name"] if card is None else self._show).setFocus()

    def hide_words(self) -> None:
        """Hide what the card says."""
        words, card = self._kit.words, self._card
        told = words("There is no card.")
        if card is not None:
            told = words("There is a card, record {ref}. A new one takes its place.").format(ref=card.ref)
        plain(self._told, told)
        self._show.setVisible(card is not None)
        for widget in self._lines.values():
            widget.clear()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the words whenever the form is no longer seen, as when the screen locks."""
        super().hideEvent(event)
        self.hide_words()

    def fields(self) -> dict[str, object]:
        """Return what was typed and differs from the card."""
        typed = {field: widget.text() for field, widget in self._lines.items() if widget.text()}
        record = self._card.record if self._card is not None else None
        shown = {field: getattr(record, field, "") for field in typed}
        return {} if typed == shown else dict(typed)

    def restore(self, fields: Mapping[str, object]) -> None:
        """Take back what was typed."""
        for field, widget in self._lines.items():
            widget.setText(str(fields.get(field, "")))

    def _reveal(self) -> None:
        record = self._card.record if self._card is not None else None
        if isinstance(record, Identity):
            self.restore({field: getattr(record, field) for field in self._lines})

    def _want(self) -> None:
        typed = {field: widget.text().strip() for field, widget in self._lines.items()}
        if self._stay is not None and any(typed.values()):
            self.wanted.emit(Identity(self._stay.ref, patient=self._stay.code, **typed))
