# SPDX-License-Identifier: Apache-2.0
"""Buttons: large enough for a gloved hand, with their function key printed on them, pressed by mouse, Space or Enter.

Four kinds: primary (one on a page), secondary, strong (the way that is always open, as in an emergency) and quiet.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from logbook.core.model.plain import one_line
from logbook.ui.look.look import Look
from logbook.ui.widgets.once import Once
from logbook.ui.widgets.paint import LEFT, Face, box, focus_ring, icon, width_of, write

Kind = Literal["primary", "secondary", "strong", "quiet"]
TARGET = 48
"""Height of a button in pixels at scale 1; 44 is the least a finger needs."""
MAIN = 58
"""Height of the main actions."""
WIDEST = 560
"""No button asks for more, so that no page is forced wider than a small screen."""

_ICON, _GAP, _PAD = 20, 10, 16
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Button(Once, QPushButton):
    """A painted push button: icon, word, a note below, the key that presses it."""

    def __init__(
        self, look: Look, text: str = "", *, kind: Kind = "secondary", icon: str = "", key: str = "", note: str = ""
    ) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._key = key
        self._note = note
        self._word = ""
        self._chosen = False
        self.set_kind(kind)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.say(text, note)
        if key:
            self.setShortcut(QKeySequence(key))

    def say(self, text: str, note: str = "") -> None:
        """Change the word on the button and the note below it."""
        self._word, self._note = one_line(text), one_line(note)
        self.setAccessibleName(self._word)
        self.setAccessibleDescription(self._note)
        self.updateGeometry()
        self.update()

    def show_icon(self, name: str) -> None:
        """Change the icon, or take it away with an empty name."""
        if name != self._icon:
            self._icon = name
            self.updateGeometry()
            self.update()

    def set_chosen(self, chosen: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters take it
        """Show that the button holds a choice, such as a bed."""
        self._chosen = chosen
        self.update()

    def set_kind(self, kind: Kind) -> None:
        """Make it the main action of its page, or one of the others."""
        self._kind, self._main = kind, kind in {"primary", "strong"}
        self.updateGeometry()
        self.update()

    def name_only(self, name: str) -> None:
        """Show the icon alone; `name` is for screen readers and the tool tip."""
        self.say("")
        self.setAccessibleName(name)
        self.setAccessibleDescription(" ")  # without one the tool tip would be read out after the name
        self.setToolTip(name)

    @property
    def word(self) -> str:
        """The word on the button."""
        return self._word

    def sizeHint(self) -> QSize:
        """Return the room that shows everything, never below a finger's width."""
        look = self._look
        high = look.px(MAIN if self._main or self._note else TARGET)
        wide = max(look.px(TARGET), self._content_width() + 2 * look.px(_PAD if self._word else 14))
        return QSize(min(wide, look.px(WIDEST)), high)

    def minimumSizeHint(self) -> QSize:
        """Return the same as sizeHint: a word is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for a press, as Space is."""
        if event.key() in ENTER:
            if not event.isAutoRepeat():  # a key held down is one press: a press may be a record
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, icon, words and focus."""
        look, face = self._look, self._face()
        painter = QPainter(self)
        radius = look.px(10)
        box(painter, self.rect(), face, radius)
        self._paint_content(painter, face)
        if self.hasFocus():
            focus_ring(painter, self.rect(), look, radius)

    def _face(self) -> Face:
        t = self._look.tokens
        over = self.isEnabled() and (self.underMouse() or self.isDown())
        if not self.isEnabled():
            return Face(fill=t.sunken, edge=t.line, text=t.muted, bold=self._main)
        if self._kind == "primary":
            return Face(fill=t.primary_hover if over else t.primary, text=t.primary_text, bold=True)
        if self._kind == "strong":
            return Face(fill=t.hover if over else t.surface, edge=t.broken, text=t.text, width=2.0, bold=True)
        if self._kind == "quiet":
            return Face(fill=t.hover if over else "", text=t.text)
        if self._chosen:
            return Face(fill=t.chosen, edge=t.accent, text=t.text, width=2.0, bold=True)
        return Face(fill=t.hover if over else t.surface, edge=t.edge, text=t.text)

    def _size(self) -> float:
        return 18 if self._kind == "primary" else 16

    def _content_width(self) -> int:
        look = self._look
        bold = look.font(self._size(), bold=True)
        words = max(width_of(self._word, bold), width_of(self._note, look.font(13)) if self._note else 0)
        wide = (look.px(_ICON) + (look.px(_GAP) if self._word else 0)) if self._icon else 0
        wide += words if self._word else 0
        return wide + (look.px(_GAP) + self._key_width() if self._key else 0)

    def _key_width(self) -> int:
        return width_of(self._key, self._look.font(12, bold=True)) + self._look.px(10)

    def _paint_content(self, painter: QPainter, face: Face) -> None:
        look = self._look
        pad = look.px(_PAD if self._word else 4)
        x = max(float(pad), (self.width() - self._content_width()) / 2)
        middle = self.height() / 2
        if self._icon:
            icon(painter, look, self._icon, face.text, QPointF(round(x), round(middle - look.px(_ICON) / 2)), _ICON)
            x += look.px(_ICON + _GAP)
        room = self.width() - x - pad - (look.px(_GAP) + self._key_width() if self._key else 0)
        self._paint_words(painter, QRectF(x, 0, room, self.height()), face)
        if self._key:
            self._paint_key(painter, face)

    def _paint_words(self, painter: QPainter, area: QRectF, face: Face) -> None:
        look = self._look
        font = look.font(self._size(), bold=face.bold)
        if not self._note:
            write(painter, area, self._word, font, face.text)
            return
        upper = QRectF(area.x(), self.height() / 2 - look.px(22), area.width(), look.px(24))
        lower = QRectF(area.x(), self.height() / 2 + look.px(1), area.width(), look.px(20))
        write(painter, upper, self._word, font, face.text)
        write(painter, lower, self._note, look.font(13), face.text)

    def _paint_key(self, painter: QPainter, face: Face) -> None:
        look = self._look
        wide, high = self._key_width(), look.px(20)
        x = min(self.width() - look.px(10), (self.width() + self._content_width()) / 2) - wide
        cap = QRect(round(x), round((self.height() - high) / 2), wide, high)
        box(painter, cap, Face(edge=face.text), look.px(5))
        write(painter, cap, self._key, look.font(12, bold=True), face.text, LEFT | Qt.AlignmentFlag.AlignHCenter)


class Repeated(Button):
    """A button that is pressed many times running, as a digit or one more: however fast, every press counts."""

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        """Take the second half of a double click for the press it is."""
        self.mousePressEvent(event)
