# SPDX-License-Identifier: Apache-2.0
"""One row of the log as it is shown, and the model that hands rows to the table.

Rows are made only when they are looked at: a log of 100,000 entries costs as much as the screen is high.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from logbook.core.model.plain import one_line
from logbook.i18n import Words
from logbook.ui.look.marks import State

ROW = Qt.ItemDataRole.UserRole
_KEPT = 400


@dataclass(frozen=True)
class Meta:
    """A small fact with its icon: author, bed, witness, open loop."""

    icon: str
    text: str


@dataclass(frozen=True)
class Badge:
    """What kind of entry it is, or the state it speaks of; `strong` where it must be seen first."""

    text: str
    icon: str = ""
    state: State | None = None
    strong: bool = False


@dataclass(frozen=True)
class RowView:
    """One entry; all texts are ready to be read.

    `number`: "B·219". `time`: when it happened, "~ 03:10" if unsure. `late`: how late it was written and why.
    `struck`: what this entry corrects, shown struck through. `withdrawn`: a later entry corrects this one.
    `before`, `after`: what an intervention changed. `facts`: weighty lines, such as who said yes.
    """

    number: str
    time: str
    title: str
    body: str = ""
    late: str = ""
    struck: str = ""
    withdrawn: bool = False
    before: str = ""
    after: str = ""
    facts: tuple[Meta, ...] = ()
    meta: tuple[Meta, ...] = ()
    badges: tuple[Badge, ...] = ()
    weighty: bool = False

    def spoken(self, words: Words) -> str:
        """Return the whole entry in one sentence for a screen reader."""
        parts = [self.number, self.time, *(badge.text for badge in self.badges)]
        parts.append(words("struck out: {text}").format(text=self.title) if self.withdrawn else self.title)
        parts += [self.body, self.late]
        if self.struck:
            parts.append(words("corrects: {text}").format(text=self.struck))
        if self.before or self.after:
            parts.append(words("before: {before}; after: {after}").format(before=self.before, after=self.after))
        parts += [meta.text for meta in (*self.facts, *self.meta)]
        return ". ".join(one_line(part).rstrip(".") for part in parts if part)


class RowModel(QAbstractTableModel):
    """`count` rows in one column; `row_at` makes row n, the newest being row 0 or the last, as the page likes."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._count = 0
        self._row_at: Callable[[int], RowView] | None = None
        self._kept: OrderedDict[int, RowView] = OrderedDict()

    def show(self, count: int, row_at: Callable[[int], RowView]) -> None:
        """Show other rows, as after a search."""
        self.beginResetModel()
        self._count, self._row_at = count, row_at
        self._kept.clear()
        self.endResetModel()

    def grew(self, above: int = 1) -> None:
        """Take `above` new rows in at the top; `row_at` must count them already."""
        self._insert(0, above)

    def grew_below(self, below: int = 1) -> None:
        """Take `below` new rows in at the end."""
        self._insert(self._count, below)

    def touched(self) -> None:
        """Say that rows changed although their count did not, as when an entry is corrected or an age grows."""
        self._kept.clear()
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, 0))

    def row(self, number: int) -> RowView:
        """Return row `number`, made now or kept. Raises IndexError beyond the last row."""
        if self._row_at is None or not 0 <= number < self._count:
            raise IndexError(number)
        if number not in self._kept:
            self._kept[number] = self._row_at(number)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[number]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the only column."""
        return 0 if parent.isValid() else 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row itself for the painter, its words for a screen reader."""
        if not index.isValid():
            return None
        if role == ROW:
            return self.row(index.row())
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            return self.row(index.row()).spoken(self._words)
        return None

    def _insert(self, first: int, count: int) -> None:
        self.beginInsertRows(QModelIndex(), first, first + count - 1)
        self._count += count
        if first == 0:
            self._kept.clear()
        self.endInsertRows()
