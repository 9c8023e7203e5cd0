# SPDX-License-Identifier: Apache-2.0
"""The ward part of a handover: what is true of all of it, what was counted, and free remarks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.telling.handing import HandoverTold
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import Labelled, label, line, paragraph

_HIGH = 92


class WardView(QWidget):
    """Signals: `edited()`, `finished()` to sign."""

    edited = Signal()
    finished = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words = kit.words
        self._facts = QWidget()
        self._card = Card(margin=18)
        self.kit_line = line(words("Counted"), words("oxygen, batteries, forms, paper, toner"))
        self.text = paragraph(words("Remarks"))
        self.text.setFixedHeight(kit.look.px(_HIGH))
        self._sign = Button(kit.look, words("To the signatures"), kind="primary", icon="signature")
        self._card.column.addWidget(self._facts)
        for widget in (Labelled(words("Counted"), self.kit_line), Labelled(words("Remarks"), self.text)):
            self._card.column.addWidget(widget)
        ground = Page(margin=0)
        ground.column.addLayout(no_wider(self._card, kit.look.px(WIDEST)))
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(ground, 1)
        column.addWidget(self._sign)
        self.kit_line.textEdited.connect(lambda _text: self.edited.emit())
        self.text.textChanged.connect(self.edited)
        self._sign.clicked.connect(self.finished)
        self.kit_line.returnPressed.connect(self.finished)

    def start(self, kept: Mapping[str, object]) -> None:
        """Begin empty, or with a draft."""
        self.kit_line.setText(str(kept.get("kit", "")))
        self.text.setPlainText(str(kept.get("text", "")))

    def show_ward(self, told: HandoverTold) -> None:
        """Show what is true now."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(told.since, "muted", wrap=True))
        for name, lines in told.ward:
            column.addWidget(label(name, "name"))
            column.addWidget(label("\n".join(lines), wrap=True))
        if told.sealed:
            column.addWidget(label(self._kit.words("Records of this shift"), "name"))
            column.addWidget(label(told.sealed))
        self._card.column.replaceWidget(self._facts, inside)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = inside

    def fields(self) -> dict[str, object]:
        """Return what was typed, for a draft."""
        typed = {"kit": self.kit_line.text(), "text": self.text.toPlainText()}
        return {name: text for name, text in typed.items() if text}
