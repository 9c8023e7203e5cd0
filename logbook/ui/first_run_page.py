# SPDX-License-Identifier: Apache-2.0
"""The first page on a bare PC: which ward, who writes, a PIN, and the log begins. Protection comes after care.

An exercise is begun by a button of its own, apart from the other, and says what it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from logbook.core.model.codes import Role
from logbook.telling.codes import word
from logbook.ui.chrome import Chrome
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Page
from logbook.ui.widgets.text import Labelled, label, line, plain

_BESIDE = 860
_PIN = 6


@dataclass(frozen=True)
class NewLog:
    """What is needed to begin a log."""

    hospital: str
    ward: str
    name: str
    role: Role
    pin: str
    drill: bool


class FirstRunPage(QWidget):
    """Signals: `wanted(NewLog)`; `asked(str)` with "night", "language" or "restore"."""

    wanted = Signal(object)
    asked = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words = kit.words
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._fields = {
            "hospital": line(words("Hospital")),
            "ward": line(words("Ward")),
            "name": line(words("Your name")),
            "pin": line(words("Your PIN, six numbers"), secret=True),
            "again": line(words("The same PIN again"), secret=True),
        }
        self._labelled = {key: Labelled(field.accessibleName(), field) for key, field in self._fields.items()}
        self._role = Choices(words("Your role"))
        self._role.offer([(role.value, Choice(kit.look, word(words, role))) for role in Role])
        self._role.choose(Role.NURSE.value)
        self._trouble = label("", "strong", wrap=True)
        self._trouble.hide()
        drill = kit.look.tokens.drill
        begin = words("Begin an exercise") if drill else words("Begin the log")
        self._begin = Button(kit.look, begin, kind="primary", icon="check")
        self._other = Button(
            kit.look, words("Back to the real log") if drill else words("Begin an exercise"),
            icon="arrow-left" if drill else "graduation-cap",
        )  # fmt: skip
        self._restore = Button(kit.look, words("Bring a log back"), icon="usb")
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def start(self) -> None:
        """Take the keyboard to the first empty field."""
        empty = (field for field in self._fields.values() if not field.text())
        next(empty, self._begin).setFocus()

    def say(self, text: str) -> None:
        """Say why the log could not be begun; everything typed stays."""
        plain(self._trouble, text)
        self._trouble.setVisible(bool(text))
        self.setEnabled(True)

    def fields(self) -> dict[str, str]:
        """Return what was typed, for the same page in another language; never the PIN's home for long."""
        return {key: field.text() for key, field in self._fields.items()} | {"role": str(self._role.key())}

    def restore(self, kept: Mapping[str, str]) -> None:
        """Put back what was typed."""
        for key, field in self._fields.items():
            field.setText(kept.get(key, ""))
        self._role.choose(kept.get("role", Role.NURSE.value))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the halves beside each other, or one below the other."""
        super().resizeEvent(event)
        beside = self.width() >= self._kit.look.px(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(way)

    def _lay_out(self) -> None:
        words, look = self._kit.words, self._kit.look
        chrome = Chrome(self._kit)
        chrome.asked.connect(self.asked)
        page = Page(margin=16)
        card = Card(margin=20)
        card.setMaximumWidth(look.px(1040))
        card.column.addWidget(label(words("A log for this ward, in one minute"), "title", wrap=True))
        said = words("Fill in, press Enter, and write. It is encrypted from the first word; you protect it afterwards.")
        card.column.addWidget(label(said, "muted", wrap=True))
        left, right = QVBoxLayout(), QVBoxLayout()
        for key in ("hospital", "ward", "name"):
            left.addWidget(self._labelled[key])
        left.addStretch(1)
        right.setSpacing(4)
        right.addWidget(label(words("Your role"), "name"))
        right.addWidget(self._role)
        pins = QHBoxLayout()
        pins.setSpacing(12)
        for key in ("pin", "again"):
            pins.addWidget(self._labelled[key], 1, Qt.AlignmentFlag.AlignTop)
        right.addSpacing(12)
        right.addLayout(pins)
        right.addStretch(1)
        self._halves.setSpacing(24)
        self._halves.addLayout(left, 1)
        self._halves.addLayout(right, 1)
        card.column.addLayout(self._halves)
        card.column.addWidget(self._trouble)
        card.column.addWidget(self._begin)
        gone = words(
            "The old PC is gone, or the ward moves here? Its log comes from a stick, an exported PDF or square codes."
        )
        practise = words("Only practising? An exercise is kept apart, looks different, and never counts as real.")
        practise = words("This is an exercise. Nothing here is real.") if look.tokens.drill else practise
        for part in (card, self._side_card(gone, self._restore), self._side_card(practise, self._other)):
            line_of = QHBoxLayout()
            line_of.addStretch(1)
            line_of.addWidget(part, 100)
            line_of.addStretch(1)
            page.column.addLayout(line_of)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(chrome)
        column.addWidget(page, 1)

    def _side_card(self, said: str, button: Button) -> Card:
        card = Card(margin=16)
        card.setMaximumWidth(self._kit.look.px(1040))
        row = QHBoxLayout()
        row.addWidget(label(said, "muted", wrap=True), 1)
        row.addWidget(button)
        card.column.addLayout(row)
        return card

    def _connect(self) -> None:
        self._begin.clicked.connect(lambda: self._want(drill=False))
        self._restore.clicked.connect(lambda: self.asked.emit("restore"))
        self._other.clicked.connect(self._go_over)
        fields = list(self._fields.values())
        for field, following in zip(fields, [*fields[1:], None], strict=True):
            field.returnPressed.connect(lambda following=following: self._go_on(following))
        for key in ("pin", "again"):
            self._fields[key].setMaxLength(_PIN)
            self._fields[key].setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def _go_over(self) -> None:
        if self._kit.look.tokens.drill:
            self.asked.emit("real")
        else:
            self._want(drill=True)

    def _go_on(self, following: QLineEdit | None) -> None:
        if following is not None:
            following.setFocus()
        else:
            self._want(drill=False)

    def _want(self, *, drill: bool) -> None:
        words = self._kit.words
        typed = {key: field.text().strip() for key, field in self._fields.items()}
        wrong = dict.fromkeys(typed, "")
        for key in ("hospital", "ward", "name"):
            wrong[key] = "" if typed[key] else words("Please fill this in.")
        if len(typed["pin"]) != _PIN or not typed["pin"].isdigit():
            wrong["pin"] = words("Six numbers, please.")
        elif typed["pin"] != typed["again"]:
            wrong["again"] = words("The two are not the same.")
        for key, text in wrong.items():
            self._labelled[key].trouble(text)
        first = next((key for key, text in wrong.items() if text), None)
        if first is not None:
            self._fields[first].setFocus()
            return
        self.say("")
        self.setEnabled(False)
        role = Role(str(self._role.key()))
        self.wanted.emit(NewLog(typed["hospital"], typed["ward"], typed["name"], role, typed["pin"], drill))
