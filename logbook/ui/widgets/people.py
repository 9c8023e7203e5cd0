# SPDX-License-Identifier: Apache-2.0
"""People as large tiles with their initials, to be tapped instead of typed. A tile says who, never proves it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from logbook.core.model.plain import one_line
from logbook.ui.look.look import Look
from logbook.ui.widgets.buttons import ENTER
from logbook.ui.widgets.choices import choice_face
from logbook.ui.widgets.once import Once
from logbook.ui.widgets.paint import CENTRE, Face, box, focus_ring, icon, write

HIGH, WIDE, LEAST = 76, 208, 168
_ROUND = 46


def initials(name: str) -> str:
    """Return "AP" for "Anna Puig": the first letters of the first two words."""
    return "".join(word[0] for word in one_line(name).split()[:2]).upper()


def paint_initials(painter: QPainter, circle: QRectF, name: str, look: Look, *, strong: bool = False) -> None:
    """Draw a person's initials in a circle."""
    t = look.tokens
    box(painter, circle, Face(fill=t.primary if strong else t.chosen), circle.width() / 2)
    font = look.font(circle.width() / look.scale * 0.37, bold=True)
    write(painter, circle, initials(name), font, t.primary_text if strong else t.text, CENTRE)


class PersonTile(Once, QRadioButton):
    """One person of several; without a name it stands for somebody not on the list. Put tiles into `Choices`."""

    def __init__(self, look: Look, name: str, role: str, *, unlisted: bool = False) -> None:
        super().__init__()
        self._look = look
        self._name, self._role = one_line(name), one_line(role)
        self._unlisted = unlisted
        self.setAccessibleName(f"{self._name} · {self._role}" if role else self._name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a press anywhere on the tile."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Return the usual size; two or three stand in a line."""
        return QSize(self._look.px(WIDE), self._look.px(HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest tile; a longer name ends in an ellipsis and is spoken whole."""
        return QSize(self._look.px(LEAST), self._look.px(HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter too; on who is chosen already, Enter is left to the page."""
        if event.key() in ENTER and not self.isChecked():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circle, name and role."""
        look, t = self._look, self._look.tokens
        painter = QPainter(self)
        box(painter, self.rect(), choice_face(self, look, dashed=self._unlisted), look.px(12))
        size = look.px(_ROUND)
        circle = QRectF(look.px(14), (self.height() - size) / 2, size, size)
        if self._unlisted:
            box(painter, circle, Face(fill=t.chosen), size / 2)
            inset = (size - look.px(22)) / 2
            icon(painter, look, "plus", t.text, circle.adjusted(inset, inset, 0, 0).topLeft(), 22)
        else:
            paint_initials(painter, circle, self._name, look, strong=self.isChecked())
        x, wide = circle.right() + look.px(12), self.width() - circle.right() - look.px(18)
        middle = self.height() / 2
        name = QRectF(x, middle - look.px(23), wide, look.px(25))
        write(painter, name, self._name, look.font(17, bold=True), t.text)
        write(painter, QRectF(x, middle + look.px(2), wide, look.px(20)), self._role, look.font(14), t.muted)
        if self.hasFocus():
            focus_ring(painter, self.rect(), look, look.px(12))
