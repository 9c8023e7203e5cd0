# SPDX-License-Identifier: Apache-2.0
"""The log of 100,000 rows on the screen, against a bare QTableView with rows of one height."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from logbook.i18n import words_for
from logbook.ui.look.look import Look
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.rows import Badge, Meta, RowModel, RowView
from logbook.ui.widgets.timeline import RowDelegate, Timeline
from tests.bench.ratios import Row, by_turns

ROWS = 100_000
ROUNDS = 9
STEPS = 60
STEP = 60
SIZE = (900, 700)
TEXT = "Alarma de presión alta en la cama siete, se aspira y cede. "


def row_at(number: int) -> RowView:
    """A row as most are: time, title, two lines of words, author and bed."""
    return RowView(
        f"A·{number}", "02:40", f"Nota {number}", TEXT * (1 + number % 4),
        meta=(Meta("user", "Anna Puig"), Meta("bed-single", "7")), badges=(Badge("Nota", "notebook-pen"),),
    )  # fmt: skip


class BareModel(QAbstractTableModel):
    """So many rows of text."""

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """All rows."""
        return 0 if parent.isValid() else ROWS

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of our rows."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row = row_at(index.row())
        return f"{row.number} {row.time} {row.title} {row.body} {row.meta[0].text} {row.meta[1].text}"


def bare_view() -> QTableView:
    """A table with everything switched off that costs."""
    view = QTableView()
    view.verticalHeader().hide()
    view.horizontalHeader().hide()
    view.horizontalHeader().setStretchLastSection(True)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().setDefaultSectionSize(66)
    view.setWordWrap(True)
    return view


def first_paint(make: Callable[[], QTableView], app: QApplication) -> float:
    """Seconds from an empty view to its first picture."""
    begun = time.perf_counter()
    view = make()
    view.resize(*SIZE)
    view.show()
    app.processEvents()
    view.grab()
    took = time.perf_counter() - begun
    view.deleteLater()
    app.processEvents()
    return took


def scrolled(view: QTableView, app: QApplication) -> float:
    """Seconds for one screen after another, painted each time."""
    bar = view.verticalScrollBar()
    begun = time.perf_counter()
    for _ in range(STEPS):
        bar.setValue(bar.value() + STEP)
        view.viewport().repaint()
        app.processEvents()
    return time.perf_counter() - begun


def rows(_folder: Path) -> Iterator[Row]:
    """First picture and scrolling, twice: beside plain text, and beside the same painting at one fixed height."""
    app = QApplication.instance() or QApplication([])
    look = Look(app)
    look.apply()
    kit = Kit(look, words_for("es"))

    def ours() -> QTableView:
        model = RowModel(kit.words)
        view = Timeline(kit, model, "Log")
        model.setParent(view)
        model.show(ROWS, row_at)
        return view

    def bare() -> QTableView:
        view = bare_view()
        view.setModel(BareModel(view))
        return view

    def fixed() -> QTableView:
        """Our painting in a bare table: what is left is the price of measured heights alone."""
        view = bare_view()
        model = RowModel(kit.words)
        model.setParent(view)
        model.show(ROWS, row_at)
        view.setModel(model)
        view.setItemDelegate(RowDelegate(kit, view))
        return view

    for name, other, most in (("plain text", bare, None), ("our rows painted", fixed, 1.3)):
        yield Row(
            "log of 100,000 rows, first picture", f"bare QTableView, fixed rows, {name}",
            by_turns(lambda: first_paint(ours, app), lambda make=other: first_paint(make, app), ROUNDS),
        )  # fmt: skip
        mine, its = ours(), other()
        for view in (mine, its):
            view.resize(*SIZE)
            view.show()
        app.processEvents()
        ratio = by_turns(lambda view=mine: scrolled(view, app), lambda view=its: scrolled(view, app), ROUNDS)
        yield Row("log of 100,000 rows, scrolling", f"bare QTableView, fixed rows, {name}", ratio, most)
