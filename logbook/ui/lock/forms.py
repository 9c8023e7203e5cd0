# SPDX-License-Identifier: Apache-2.0
"""What can be done without being known: write a sealed note, or put oneself on the list.

The forms say what was filled in. They keep nothing and prove nobody's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from logbook.core.model.codes import Role
from logbook.telling.codes import word
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Page
from logbook.ui.widgets.text import Labelled, label, line, paragraph, plain

_PIN = 6


@dataclass(frozen=True)
class LooseWords:
    """A sealed note as it was typed."""

    name: str
    role: str
    text: str


@dataclass(frozen=True)
class StickPin:
    """The place of a key stick, and its PIN as typed."""

    place: Path
    pin: str = field(repr=False)


@dataclass(frozen=True)
class Stranger:
    """Somebody who puts the own name on the list."""

    name: str
    role: Role
    number: str
    pin: str


class Form(Page):
    """A column of fields with its title, what is wrong, and the two buttons. Signal: `left()` for the way back."""

    left = Signal()

    def __init__(self, kit: Kit, title: str, said: str) -> None:
        super().__init__(margin=4)
        self.kit = kit
        self._trouble = label("", "strong", wrap=True)
        self._trouble.hide()
        self.column.addWidget(label(title, "title", wrap=True))
        self.column.addWidget(label(said, "muted", wrap=True))

    def say(self, text: str) -> None:
        """Say what is wrong; what was typed stays."""
        plain(self._trouble, text)
        self._trouble.setVisible(bool(text))
        self.setEnabled(True)

    def finish(self, button: Button) -> None:
        """Close the column with what is wrong, the act and the way back."""
        back = Button(self.kit.look, self.kit.words("Back"), icon="arrow-left", key="Esc")
        back.setShortcut("")
        back.clicked.connect(self.left)
        row = QWidget()
        flow = Flow(row, gap=10)
        flow.addWidget(button)
        flow.addWidget(back)
        self.column.addWidget(self._trouble)
        self.column.addWidget(row)
        self.column.addStretch(1)


class NoteForm(Form):
    """A sealed note.

    Signals: `wanted(LooseWords)`; `edited()` while it is typed; `carried()` when its words are taken to another page.
    """

    wanted = Signal(object)
    edited = Signal()
    carried = Signal()

    def __init__(self, kit: Kit) -> None:
        words = kit.words
        super().__init__(
            kit,
            words("Write a sealed note"),
            words("It is encrypted at once. It enters the log, marked, when somebody next unlocks it."),
        )
        self._name = line(words("Your name"))
        self._role = line(words("Your role"))
        self._text = paragraph(words("What happened?"))
        self._text.setMinimumHeight(kit.look.px(120))
        self._labelled = Labelled(words("What happened?"), self._text)
        self._seal = Button(kit.look, words("Seal the note"), kind="primary", icon="lock")
        both = QHBoxLayout()
        both.setSpacing(10)
        both.addWidget(Labelled(words("Your name"), self._name), 1)
        both.addWidget(Labelled(words("Your role"), self._role), 1)
        self.column.addWidget(self._labelled)
        self.column.addLayout(both)
        self.finish(self._seal)
        self._seal.clicked.connect(self._want)
        self._text.textChanged.connect(self.edited)
        for asked in (self._name, self._role):
            asked.textEdited.connect(self.edited)

    def start(self) -> None:
        """Take the keyboard."""
        self.setEnabled(True)
        self._text.setFocus()

    def fields(self) -> dict[str, str]:
        """Return what was typed, for the same form in another language."""
        return {"name": self._name.text(), "role": self._role.text(), "text": self._text.toPlainText()}

    def words(self) -> LooseWords:
        """Return the note as it stands."""
        kept = {key: text.strip() for key, text in self.fields().items()}
        return LooseWords(kept["name"], kept["role"], kept["text"])

    def restore(self, kept: Mapping[str, str]) -> None:
        """Put back what was typed."""
        self._name.setText(kept.get("name", ""))
        self._role.setText(kept.get("role", ""))
        self._text.setPlainText(kept.get("text", ""))

    def clear(self) -> None:
        """Forget the words: they are sealed now."""
        self.restore({})
        self._labelled.trouble("")
        self.say("")

    def _want(self) -> None:
        words = self.words()
        self._labelled.trouble("" if words.text else self.kit.words("Write a few words first."))
        if not words.text:
            self._text.setFocus()
            return
        self.setEnabled(False)
        self.wanted.emit(words)


class StrangerForm(Form):
    """Somebody who is not on the list. Signal: `wanted(Stranger)`."""

    wanted = Signal(object)

    def __init__(self, kit: Kit) -> None:
        words = kit.words
        super().__init__(
            kit,
            words("Not on the list"),
            words(
                "You can write at once. Your entries are marked until a colleague vouches for you: Settings, People."
            ),
        )
        self._name = line(words("Your name"))
        self._number = line(words("Professional number, if you have one"))
        self._pin = line(words("Your PIN, six numbers"), secret=True)
        self._again = line(words("The same PIN again"), secret=True)
        self._role = Choices(words("Your role"))
        self._role.offer([(role.value, Choice(kit.look, word(words, role))) for role in Role])
        self._role.choose(Role.NURSE.value)
        self._labelled = {
            field: Labelled(field.accessibleName(), field)
            for field in (self._name, self._number, self._pin, self._again)
        }
        self._go = Button(kit.look, words("Sign on"), kind="primary", icon="user-plus")
        # what nobody can leave out comes first, above the edge of a small screen
        for asked in (self._name, self._pin, self._again):
            self.column.addWidget(self._labelled[asked])
        self.column.addWidget(label(words("Your role"), "name"))
        self.column.addWidget(self._role)
        self.column.addWidget(self._labelled[self._number])
        self.finish(self._go)
        self._go.clicked.connect(self._want)
        for asked, then in ((self._name, self._pin.setFocus), (self._pin, self._again.setFocus)):
            asked.returnPressed.connect(then)
        self._again.returnPressed.connect(self._want)
        for asked in (self._pin, self._again):
            asked.setMaxLength(_PIN)
            asked.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def start(self) -> None:
        """Begin empty."""
        for asked in self._labelled:
            asked.clear()
        self.say("")
        self._name.setFocus()

    def _want(self) -> None:
        words = self.kit.words
        name, pin = self._name.text().strip(), self._pin.text()
        wrong = {
            self._name: "" if name else words("Please fill this in."),
            self._pin: "" if len(pin) == _PIN and pin.isdigit() else words("Six numbers, please."),
            self._again: "" if pin == self._again.text() else words("The two are not the same."),
        }
        for asked, text in wrong.items():
            self._labelled[asked].trouble(text)
        first = next((field for field, text in wrong.items() if text), None)
        if first is not None:
            first.setFocus()
            first.selectAll()  # typed again, it takes the place of what was wrong
            return
        self.setEnabled(False)
        self.wanted.emit(Stranger(name, Role(str(self._role.key())), self._number.text().strip(), pin))
