# SPDX-License-Identifier: Apache-2.0
"""The ground of a page: a scroll area that never scrolls sideways, cards, and the empty state."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from logbook.ui.look.look import Look
from logbook.ui.widgets.paint import icon
from logbook.ui.widgets.text import label

WIDEST = 900
"""How wide a card of text and fields becomes, in pixels before scaling."""


class Page(QScrollArea):
    """A page higher than the screen: put widgets into `column`; whatever gets the focus is scrolled into view."""

    def __init__(self, *, margin: int = 12) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("look", "scrolled")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(12)
        self.setWidget(inside)

    def to_top(self) -> None:
        """Show the beginning, as for another thing on the same page."""
        self.verticalScrollBar().setValue(0)


class Card(QFrame):
    """A white card with rounded corners: put widgets into `column`. Nothing to press: a card is no button."""

    def __init__(self, *, margin: int = 16) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(10)


def no_wider(card: Card, most: int) -> QHBoxLayout:
    """Return a row that keeps a card readable: at most `most` pixels wide, empty beside it.

    In a column alone, the card's height would be reckoned for the whole width, and its last lines squeezed.
    """
    card.setMaximumWidth(most)
    row = QHBoxLayout()
    row.addWidget(card, 1000)
    row.addStretch(1)
    return row


def rule(*, upright: bool = False) -> QFrame:
    """Return a hair line, lying or upright."""
    made = QFrame()
    made.setProperty("look", "post" if upright else "rule")
    return made


class Picture(QWidget):
    """An icon that says nothing a word beside it does not say; screen readers pass over it."""

    def __init__(self, look: Look, name: str, *, size: float = 20, muted: bool = False) -> None:
        super().__init__()
        self._look = look
        self._name = name
        self._size = size
        self._muted = muted
        self.setFixedSize(look.px(size), look.px(size))

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon in the colour of the present theme."""
        t = self._look.tokens
        icon(QPainter(self), self._look, self._name, t.muted if self._muted else t.text, QPointF(0, 0), self._size)


class Empty(QWidget):
    """What a page shows while there is nothing: an icon, a sentence, and what to do about it."""

    def __init__(self, look: Look, icon_name: str, title: str, text: str = "", action: QWidget | None = None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addStretch()
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Picture(look, icon_name, size=40, muted=True), alignment=middle)
        lines = [label(title, "heading", wrap=True), *([label(text, "muted", wrap=True)] if text else [])]
        for said in lines:
            said.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(said)
        if action is not None:
            column.addWidget(action, alignment=middle)
        column.addStretch()
