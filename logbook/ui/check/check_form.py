# SPDX-License-Identifier: Apache-2.0
"""A bedside check: what can be read off a device, each beside what was last read there and how old that is.

Nothing is filled in by itself. "Same as last" shows the last values to be confirmed, and the record says that they
were taken over. Nothing is required, and no value is judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from logbook.core.model.board import DeviceView
from logbook.core.model.checks import ANSWERS, Field, Template, template_for
from logbook.core.model.people import People
from logbook.core.model.records import FieldReading, State
from logbook.i18n import ago
from logbook.telling import checks
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Page
from logbook.ui.widgets.text import label, line, plain

_TWO_FROM = 860


class FieldRow(QWidget):
    """One field: its name, what was last read, and the place for what is read now. Signal: `edited()`."""

    edited = Signal()

    def __init__(self, kit: Kit, field: Field, last: str, age: str) -> None:
        super().__init__()
        words = kit.words
        self.field = field
        self._words = words
        self._last = last
        self._repeated = False
        name = checks.field_name(words, field.code)
        self._coded = ANSWERS[field.answer]
        self._line = line(name)
        self._choices = Choices(name)
        self._choices.offer((code, Choice(kit.look, checks.value(words, field.code, code))) for code in self._coded)
        self._choices.setVisible(bool(self._coded))
        self._line.setVisible(not self._coded)
        said = checks.value(words, field.code, last)
        self._told = words("last read: {value} · {age}").format(value=said, age=age) if last else words("not read yet")
        self._note = label(self._told, "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        above = label(name, "name")
        above.setBuddy(self._line)
        for widget in (above, self._choices, self._line, self._note):
            column.addWidget(widget)
        self._choices.chosen.connect(lambda _key: self._typed())
        self._line.textEdited.connect(lambda _text: self._typed())

    @property
    def box(self) -> QLineEdit:
        """The field for free words."""
        return self._line

    def reading(self) -> FieldReading | None:
        """Return what is read now; None where nothing is."""
        value = self.value()
        return FieldReading(self.field.code, value, self._repeated) if value else None

    def value(self) -> str:
        """Return what stands in the field."""
        return str(self._choices.key() or "") if self._coded else self._line.text().strip()

    def put(self, value: str, *, repeated: bool = False) -> None:
        """Fill the field by program."""
        self._choices.choose(value or object())
        self._line.setText("" if self._coded else value)
        self._repeated = repeated
        self._tell()

    def repeat(self) -> None:
        """Show the last value to be confirmed, where nothing is read yet."""
        if self._last and not self.value():
            self.put(self._last, repeated=True)

    def take_keyboard(self) -> None:
        """Take the keyboard."""
        (self._choices.buttons()[0] if self._coded else self._line).setFocus()

    def _typed(self) -> None:
        self._repeated = False
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        asked = self._words("same as last: Record confirms it")
        plain(self._note, f"{asked} · {self._told}" if self._repeated else self._told)


class CheckForm(QWidget):
    """Signals: `wanted(State)`, `closed()`, `edited()`."""

    wanted = Signal(object)
    closed = Signal()
    edited = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words, look = kit.words, kit.look
        self._device = ""
        self._template: Template | None = None
        self._rows: list[FieldRow] = []
        self._title = label("", "title", wrap=True)
        self._about = label("", "muted", wrap=True)
        self._hint = label("", "small", wrap=True)
        self._words = line(words("What else was seen"), words("What else was seen"))
        self._same = Button(look, words("Same as last"), icon="copy")
        self._record = Button(look, words("Record the check"), kind="primary", icon="check")
        self._page = Page(margin=0)
        self._inside = QWidget()
        self._lay_out()
        self._same.clicked.connect(self._repeat)
        self._record.clicked.connect(self._want)
        self._words.textEdited.connect(lambda _text: self.edited.emit())

    def start(self, view: DeviceView, about: str, people: People, now: int) -> bool:
        """Begin empty for a device, `about` in words; False if no check is made for such a device."""
        self._device, self._template = view.id, template_for(view.description.type)
        if self._template is None:
            return False
        words = self._kit.words
        plain(self._title, checks.title(words, self._template.code))
        plain(self._about, about)
        hint = words("Write what you read. Leave out what you did not look at.")
        if self._template.placeholder:
            hint = words("The hospital's specialists have yet to say what belongs here.") + " " + hint
        plain(self._hint, hint)
        self._words.clear()
        self._build(view, people, now)
        self._same.setVisible(any(field.code in view.fields for field in self._template.fields))
        self._rows[0].take_keyboard()
        return True

    def fields(self) -> dict[str, Any]:
        """Return what is filled in, for a draft; an empty object if nothing is."""
        said = {row.field.code: row.value() for row in self._rows if row.value()}
        words = self._words.text().strip()
        return {"device": self._device, "said": said, "words": words} if said or words else {}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Put a draft back, if it is of this device; what was taken over has to be confirmed again."""
        if kept.get("device") != self._device:
            return
        for row in self._rows:
            row.put(str(kept["said"].get(row.field.code, "")))
        self._words.setText(str(kept["words"]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields into two columns where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self, view: DeviceView, people: People, now: int) -> None:
        assert self._template is not None
        self._rows = []
        for field in self._template.fields:
            last = view.fields.get(field.code)
            told = (ago(self._kit.words, max(0, now - last.age_at)), people.name(last.by)) if last else ()
            row = FieldRow(self._kit, field, last.value if last else "", " · ".join(filter(None, told)))
            row.edited.connect(self.edited)
            row.box.returnPressed.connect(self._want)
            self._rows.append(row)
        inside = QWidget()
        QGridLayout(inside)
        self._page.column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        self._arrange()

    def _arrange(self) -> None:
        grid = self._inside.layout()
        if not isinstance(grid, QGridLayout):
            return
        beside = 2 if self.width() >= self._kit.look.px(_TWO_FROM) else 1
        down = -(-len(self._rows) // beside)
        grid.setContentsMargins(0, 0, 4, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        for n, row in enumerate(self._rows):
            grid.addWidget(row, n % down, n // down)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, beside - 1)

    def _lay_out(self) -> None:
        leave = Button(self._kit.look, icon="arrow-left")
        leave.name_only(self._kit.words("Back"))
        leave.clicked.connect(self.closed)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._about)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(leave)
        head.addLayout(titles, 1)
        self._page.column.addWidget(self._hint)
        self._page.column.addWidget(self._inside)
        self._page.column.addStretch(1)
        foot = Card(margin=10)
        row = QWidget()
        flow = Flow(row, gap=10)
        for button in (self._record, self._same):
            flow.addWidget(button)
        across = QHBoxLayout()
        across.addWidget(self._words, 1)
        across.addWidget(row)
        foot.column.addLayout(across)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._page, 1)
        column.addWidget(foot)

    def _repeat(self) -> None:
        for row in self._rows:
            row.repeat()
        self._record.setFocus()
        self.edited.emit()

    def _want(self) -> None:
        assert self._template is not None
        read = tuple(reading for row in self._rows if (reading := row.reading()) is not None)
        words = self._words.text().strip()
        if not read and not words:
            plain(self._hint, self._kit.words("Nothing is written yet. “As before” is on the page of the device."))
            self._rows[0].take_keyboard()
            return
        self.wanted.emit(State(self._device, text=words, template=self._template.code, fields=read))
