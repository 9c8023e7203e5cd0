# SPDX-License-Identifier: Apache-2.0
"""A hospital's list (CSV), shown before anything is taken: what would come, how columns are read, which rows are not.

Its lines are written one after the other, each a record of its own; what was written stays, and is counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QVBoxLayout, QWidget

from logbook.core.exchange.csv_table import BadRow, Mapped
from logbook.trouble import reason
from logbook.ui.form_page import form_page
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import label, plain

_MOST = 200
"""Lines shown at most, of those that would come and of those that are left out."""


class Listed(Protocol):
    """A list as it was read."""

    @property
    def mapping(self) -> tuple[Mapped, ...]:
        """How each column is read."""

    @property
    def bad_rows(self) -> tuple[BadRow, ...]:
        """The rows that cannot be taken."""

    @property
    def encoding(self) -> str:
        """How its letters are written."""

    @property
    def delimiter(self) -> str:
        """What divides its columns."""


@dataclass(frozen=True)
class Coming:
    """What a list would bring, one line of words each, and how many of its lines are in the log already."""

    lines: Sequence[str]
    same: int


class ListForm(QWidget):
    """Signals: `wanted()` to take the list, `closed()`."""

    wanted = Signal()
    closed = Signal()

    def __init__(self, kit: Kit, title: str, fields: Mapping[str, str], progress: str) -> None:
        super().__init__()
        self._kit, self._fields = kit, fields
        words = kit.words
        self._file = label("", "heading", wrap=True)
        self._how = label("", "muted", wrap=True)
        self._mapping = QWidget()
        self._bad_title = label("", "strong", wrap=True)
        self._bad = label("", wrap=True)
        self._take = Button(kit.look, "", kind="primary", icon="check")
        self._progress = QProgressBar()
        self._progress.setAccessibleName(progress)
        self._coming_title = label(words("What would come"), "name")
        self._coming = label("", wrap=True)
        page = form_page(kit, title, self.closed)
        self._column = page.card.column
        for widget in (
            self._file, self._how, self._take, self._progress, self._bad_title, self._bad, self._coming_title,
            self._coming,
            label(words("How the columns are read"), "name"), self._mapping,
        ):  # fmt: skip
            self._column.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self._take.clicked.connect(self.wanted)

    def start(self, name: str, found: Listed, coming: Coming, act: str) -> None:
        """Show a list and what it would bring; `act` says what the button does."""
        words = self._kit.words
        delimiter = {";": ";", ",": ",", "\t": words("tab")}[found.delimiter]
        plain(self._file, name)
        how = words("{encoding}, columns divided by {delimiter}").format(encoding=found.encoding, delimiter=delimiter)
        known = words.n("{n} is in the log already", "{n} are in the log already", coming.same).format(n=coming.same)
        plain(self._how, f"{how} · {known}" if coming.same else how)
        self._take.say(act)
        self._take.setEnabled(bool(coming.lines))
        self._progress.hide()
        self._show_bad(found)
        self._show_coming(coming.lines)
        self._show_mapping(found)
        self._take.setFocus()

    def busy(self, done: int, total: int) -> None:
        """Show how far the writing is."""
        self._take.setEnabled(False)
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.show()

    def _show_coming(self, lines: Sequence[str]) -> None:
        words, rest = self._kit.words, len(lines) - _MOST
        more = [words.n("and {n} more", "and {n} more", rest).format(n=rest)] if rest > 0 else []
        plain(self._coming, "\n".join([*lines[:_MOST], *more]))
        for widget in (self._coming_title, self._coming):
            widget.setVisible(bool(lines))

    def _show_bad(self, found: Listed) -> None:
        words, bad = self._kit.words, found.bad_rows
        title = words.n(
            "{n} row cannot be taken and is left out", "{n} rows cannot be taken and are left out", len(bad)
        )
        plain(self._bad_title, title.format(n=len(bad)))
        lines = (
            " · ".join(
                filter(None, (words("Line {line}").format(line=row.line), row.column, reason(row.reason, words)))
            )
            for row in bad[:_MOST]
        )
        plain(self._bad, "\n".join(lines))
        for widget in (self._bad_title, self._bad):
            widget.setVisible(bool(bad))

    def _show_mapping(self, found: Listed) -> None:
        mapping = QWidget()
        grid = QGridLayout(mapping)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, item in enumerate(found.mapping):
            grid.addWidget(label(item.column, wrap=True), row, 0)
            grid.addWidget(label("\N{RIGHTWARDS ARROW}", "muted"), row, 1)
            grid.addWidget(label(self._field(item.field), "" if item.field else "muted"), row, 2)
        grid.setColumnStretch(2, 1)
        self._column.replaceWidget(self._mapping, mapping)
        self._mapping.hide()
        self._mapping.deleteLater()
        self._mapping = mapping

    def _field(self, field: str) -> str:
        """Return what a column is read as; a column that is not read says so."""
        words = self._kit.words
        return words(self._fields[field]) if field in self._fields else words("is not read")
