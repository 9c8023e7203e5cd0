# SPDX-License-Identifier: Apache-2.0
"""A form whose words outlast a lock and a crash: each field's text and each choice is kept as a draft of its author.

It never records anything; who records says `done`, and the draft is gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from logbook.ui.desk import Desk
from logbook.ui.widgets.choices import Choices, Tick

Field = QLineEdit | QPlainTextEdit


class Kept(QObject):
    """The fields of one form, by name; choices keep keys that are text, ticks whether they are set.

    `page` is the draft's name.
    """

    def __init__(
        self, desk: Desk, page: str, fields: Mapping[str, Field], choices: Mapping[str, Choices], parent: QObject,
        ticks: Mapping[str, Tick] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._desk, self._page = desk, page
        self._fields, self._choices, self._ticks = dict(fields), dict(choices), dict(ticks)
        self._filling = False
        for field in self._fields.values():
            field.textChanged.connect(self._keep)
        for choice in self._choices.values():
            choice.chosen.connect(self._keep)
        for tick in self._ticks.values():
            tick.toggled.connect(self._keep)

    def turn_to(self, page: str) -> None:
        """Keep under another name from now on: a form that is about one of several things."""
        self._page = page

    def text(self, name: str) -> str:
        """Return what stands in a field, without blanks around it."""
        return _text(self._fields[name]).strip()

    def restore(self) -> bool:
        """Empty the form, or put back what this author left; whether there was anything."""
        kept = self._desk.drafting.draft(self._page, self._desk.session.user)
        self._filling = True
        for name, field in self._fields.items():
            _fill(field, str(kept.get(name, "")))
        for name, choice in self._choices.items():
            choice.choose(kept.get(name, object()))
        for name, tick in self._ticks.items():
            tick.setChecked(kept.get(name) is True)
        self._filling = False
        return bool(kept)

    def waits(self) -> bool:
        """Whether this author left something here."""
        return bool(self._desk.drafting.draft(self._page, self._desk.session.user))

    def done(self) -> None:
        """Forget the draft: its words are in the log, or no longer wanted."""
        self._desk.drafting.recorded(self._page, self._desk.session.user)
        self.restore()

    def _keep(self, *_what: object) -> None:
        if self._filling:
            return
        typed = {name: _text(field) for name, field in self._fields.items() if _text(field)}
        chosen = {name: key for name, choice in self._choices.items() if isinstance(key := choice.key(), str)}
        ticked = {name: True for name, tick in self._ticks.items() if tick.isChecked()}
        self._desk.drafting.typed(self._page, self._desk.session.user, {**typed, **chosen, **ticked} if typed else {})


def _text(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _fill(field: Field, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)
