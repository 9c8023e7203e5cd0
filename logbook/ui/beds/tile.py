# SPDX-License-Identifier: Apache-2.0
"""One bed of several: its name and who lies there, below it since when. A code, never a name."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from logbook.core.model.plain import one_line
from logbook.ui.look.look import Look
from logbook.ui.widgets.buttons import ENTER
from logbook.ui.widgets.choices import choice_face
from logbook.ui.widgets.paint import box, focus_ring, write

_HIGH, _WIDE = 60, 152
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class BedTile(QRadioButton):
    """A bed; put tiles into `Choices`."""

    def __init__(self, look: Look, bed: str, note: str, *, empty: bool) -> None:
        super().__init__()
        self._look = look
        self._bed, self._note = one_line(bed), one_line(note)
        self._empty = empty
        self.setAccessibleName(self._bed)
        self.setAccessibleDescription(self._note)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a press anywhere on the tile."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Return the same size for every bed, so that they stand in lines."""
        return QSize(self._look.px(_WIDE), self._look.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return the same as sizeHint."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter too; on what is chosen already, Enter is left to the page."""
        if event.key() in ENTER and not self.isChecked():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bed and patient; a free bed has a dashed edge."""
        look, t = self._look, self._look.tokens
        painter = QPainter(self)
        box(painter, self.rect(), choice_face(self, look, dashed=self._empty and not self.isChecked()), look.px(10))
        x, wide, middle = look.px(12), self.width() - look.px(20), self.height() / 2
        upper = QRectF(x, middle - look.px(24), wide, look.px(25))
        lower = QRectF(x, middle + look.px(1), wide, look.px(20))
        write(painter, upper, self._bed, look.font(16, bold=True), t.text, _LEFT)
        write(painter, lower, self._note, look.font(13), t.muted, _LEFT)
        if self.hasFocus():
            focus_ring(painter, self.rect(), look, look.px(10))
