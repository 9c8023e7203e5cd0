# SPDX-License-Identifier: Apache-2.0
"""The strip at the top: ward, how long the outage lasts, its level, the last anchor outside the PC, and who is writing.

Facts stand in the order of their weight; those that find no room are left out and stay on the page of settings.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from logbook.ui.look.look import Look
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.heard import PICTURE, heard_as
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Picture, rule
from logbook.ui.widgets.people import paint_initials
from logbook.ui.widgets.text import label, plain

HIGH = 60
_NAME_FROM = 960
"""Width of the strip from which the person's name is written out beside the initials."""


@dataclass(frozen=True)
class Fact:
    """One fact: its name, its value in words, an icon."""

    name: str
    value: str
    icon: str = ""


class _FactView(QWidget):
    """A fact on the strip, with a hair line before it."""

    def __init__(self, look: Look, fact: Fact, *, first: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(10)
        if not first:
            row.addWidget(rule(upright=True))
        if fact.icon:
            row.addWidget(Picture(look, fact.icon, size=18, muted=True))
        both = QVBoxLayout()
        both.setSpacing(0)
        self._value = label(fact.value, "strong")
        both.addStretch()
        both.addWidget(label(fact.name, "small"))
        both.addWidget(self._value)
        both.addStretch()
        row.addLayout(both)

    def say(self, value: str) -> None:
        plain(self._value, value)


class _Initials(QWidget):
    """The circle with the initials of who is writing."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._name = ""
        heard_as(self, PICTURE)
        self.setFixedSize(look.px(34), look.px(34))

    def say(self, name: str) -> None:
        self._name = name
        self.setVisible(bool(name))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_initials(painter, QRectF(self.rect()), self._name, self._look)


class Strip(QWidget):
    """Facts at the left, the person and a button to switch at the right."""

    def __init__(self, kit: Kit, switch: str = "") -> None:
        super().__init__()
        self._look = kit.look
        self._told: tuple[Fact, ...] = ()
        self._facts: list[_FactView] = []
        self._over: QWidget | None = None
        self.setProperty("look", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(kit.look.px(HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._initials = _Initials(kit.look)
        self._name = label("", "strong")
        self._note = label("", "small")
        self._names = QWidget()
        names = QVBoxLayout(self._names)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addStretch()
        names.addWidget(self._name)
        names.addWidget(self._note)
        names.addStretch()
        self.switch = Button(kit.look, switch or kit.words("Switch"), icon="users", key="F12")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 4, 12, 5)
        self._row.setSpacing(12)
        self._row.addStretch(1)
        for widget in (self._initials, self._names, self.switch):
            self._row.addWidget(widget)
        self.show_person("", "")

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show these facts, the weightiest first; the same ones are left as they are."""
        if facts == self._told:
            return
        self._told = facts
        for view in self._facts:
            self._row.removeWidget(view)
            view.setParent(None)
            view.deleteLater()
        self._facts = [_FactView(self._look, fact, first=n == 0) for n, fact in enumerate(facts)]
        for n, view in enumerate(self._facts):
            self._row.insertWidget(n, view)
        self._fit()

    def show_value(self, number: int, value: str) -> None:
        """Change the value of one fact, as the clock does each minute."""
        self._told = tuple(replace(one, value=value) if n == number else one for n, one in enumerate(self._told))
        self._facts[number].say(value)
        self._fit()

    def show_person(self, name: str, note: str) -> None:
        """Show who is writing and since when; without a name nobody is."""
        self._initials.say(name)
        plain(self._name, name)
        plain(self._note, note)
        self._fit()

    def cover(self, over: QWidget) -> None:
        """Lay something over the facts while it is shown, so that nothing else has to move for it."""
        over.setParent(self)
        over.hide()
        self._over = over
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return a width any window has."""
        return QSize(self._look.px(200), self._look.px(HIGH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what finds no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        named = bool(self._name.text()) and self.width() >= self._look.px(_NAME_FROM)
        self._names.setVisible(named)
        self._initials.setAccessibleName("" if named else self._name.text())  # the name is heard once
        room = self.width() - self.switch.sizeHint().width() - self._look.px(90)
        room -= self._names.sizeHint().width() if named else 0
        for n, view in enumerate(self._facts):
            room -= view.sizeHint().width() + 12
            view.setVisible(room >= 0 or n == 0)
        if self._over is not None:
            at, gap = self._initials.x() if self._initials.isVisible() else self.switch.x(), self._look.px(6)
            self._over.setGeometry(2 * gap, gap, max(0, at - 4 * gap), self.height() - 2 * gap)
            self._over.raise_()
