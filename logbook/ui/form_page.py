# SPDX-License-Identifier: Apache-2.0
"""What forms share: a page with a way back and cards, and a line that says what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import label, plain

Fields = Mapping[str, object]


class FormPage(Page):
    """A scrolling page with a title, a way back, and one card."""

    def __init__(self, kit: Kit, title: str, back: SignalInstance) -> None:
        super().__init__(margin=0)
        leave = Button(kit.look, icon="arrow-left")
        leave.name_only(kit.words("Back"))
        leave.clicked.connect(back.emit)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(leave)
        head.addWidget(label(title, "title", wrap=True), 1)
        self.card = Card(margin=18)
        self.column.addLayout(head)
        self.column.addLayout(no_wider(self.card, kit.look.px(WIDEST)))
        self.column.addStretch(1)


class HeadedForm(QWidget):
    """A form whose way back, title and one act stay in sight while its card scrolls."""

    def __init__(self, kit: Kit, title: str, back: SignalInstance, act: Button) -> None:
        super().__init__()
        leave = Button(kit.look, icon="arrow-left")
        leave.name_only(kit.words("Back"))
        leave.clicked.connect(back.emit)
        self.title = label(title, "title", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(leave)
        head.addWidget(self.title, 1)
        head.addWidget(act)
        self._page = page = Page(margin=0)
        self.card = Card(margin=16)
        page.column.addLayout(no_wider(self.card, kit.look.px(WIDEST)))
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(page, 1)

    def to_top(self) -> None:
        """Show the beginning, so that nothing is recorded under a choice that is out of sight."""
        self._page.to_top()


def form_page(kit: Kit, title: str, back: SignalInstance) -> FormPage:
    """Return a page for a form; its button back emits `back`."""
    return FormPage(kit, title, back)


def headed(
    page: QWidget, kit: Kit, back: QWidget, titles: Sequence[QWidget], buttons: Sequence[QWidget], cards: Sequence[Card]
) -> None:
    """Lay a page out: a head that stays, with the way back, titles and buttons, and cards that scroll below it."""
    said = QVBoxLayout()
    said.setSpacing(0)
    for title in titles:
        said.addWidget(title)
    head = QHBoxLayout()
    head.setSpacing(12)
    head.addWidget(back)
    head.addLayout(said, 1)
    for button in buttons:
        head.addWidget(button)
    ground = Page(margin=0)
    for card in cards:
        ground.column.addLayout(no_wider(card, kit.look.px(WIDEST)))
    ground.column.addStretch(1)
    column = QVBoxLayout(page)
    column.setContentsMargins(12, 10, 12, 12)
    column.setSpacing(8)
    column.addLayout(head)
    column.addWidget(ground, 1)


def say_below(trouble: QLabel, text: str) -> None:
    """Say below a choice what is wrong with it, or nothing."""
    plain(trouble, text)
    trouble.setVisible(bool(text))
