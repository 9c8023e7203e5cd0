# SPDX-License-Identifier: Apache-2.0
"""The register: what was witnessed where, the newest first, and a blank sheet of it for the desk."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.anchors import Anchors, Witnessed
from logbook.core.model.people import People
from logbook.i18n import Words, moment
from logbook.ui.facts import where as place
from logbook.ui.form_page import form_page
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import rule
from logbook.ui.widgets.text import label

MOST = 40
"""How many of the newest lines are shown."""


class RegisterView(QWidget):
    """Signals: `sheet()` asks for blank sheets, `closed()`."""

    sheet = Signal()
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words = kit.words
        page = form_page(kit, words("Register of witnesses"), self.closed)
        self._sheet = Button(kit.look, words("Print a blank register"), icon="printer")
        page.card.column.addWidget(self._sheet)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        page.card.column.addLayout(self._lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self._shown: list[QWidget] = []
        self._sheet.clicked.connect(self.sheet)

    def start(self, anchors: Anchors, people: People, zone: int) -> None:
        """Show what is in the log."""
        words = self._kit.words
        for widget in self._shown:
            widget.deleteLater()
        told = [label(text, "strong" if bad else "", wrap=True) for text, bad in lines(words, anchors, people, zone)]
        self._shown = []
        for widget in told or [label(words("Nothing was witnessed yet."), "muted", wrap=True)]:
            self._shown += [rule(), widget]
        for widget in self._shown:
            self._lines.addWidget(widget)
        self._sheet.setFocus()


def lines(words: Words, anchors: Anchors, people: People, zone: int) -> list[tuple[str, bool]]:
    """Return the newest statements, the newest first, and of each whether it contradicts the log."""
    every = [(one, False) for one in anchors.all] + [(one, True) for one in anchors.against]
    every.sort(key=lambda told: told[0].at, reverse=True)
    return [(_line(words, one, people, zone, against=bad), bad) for one, bad in every[:MOST]]


def _line(words: Words, one: Witnessed, people: People, zone: int, *, against: bool) -> str:
    who = " + ".join(filter(None, (people.name(one.by), one.witness)))
    where = place(words, one)
    parts = [moment(words, one.at, zone), words("record {ref}").format(ref=one.upto), where, one.stick, one.code, who]
    if against:
        parts.insert(0, words("Does not agree"))
    return " · ".join(filter(None, parts))
