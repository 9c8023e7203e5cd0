# SPDX-License-Identifier: Apache-2.0
"""The log on the screen: a table of one column whose rows are measured only when they come into view.

Measuring all rows first takes seconds at 100,000 entries; measuring a screenful takes none.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from logbook.core.model.plain import one_line
from logbook.ui.widgets.buttons import ENTER
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.paint import CENTRE, Face, box, focus_ring, width_of, write
from logbook.ui.widgets.row_plan import Plan, plan_row
from logbook.ui.widgets.rows import ROW, RowModel, RowView

_PLANS = 100
_TYPICAL = 66
"""Height a row is taken to have until it is seen."""

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws one row; its plan also says how high it is."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._plans: OrderedDict[int, tuple[RowView, int, Plan]] = OrderedDict()
        kit.look.changed.connect(self._forget)

    def height(self, index: Index, width: int) -> int:
        """Return the height in pixels of the row at `index` when it is `width` wide."""
        return round(self._plan(index, width).height)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the same height as `height`."""
        wide = option.rect.width()
        return QSize(wide, self.height(index, wide))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row, its hair line, and where the keyboard is."""
        look = self._kit.look
        area = option.rect
        painter.save()
        painter.setClipRect(area)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            inner = QRectF(area).adjusted(2, 2, -2, -2)
            box(painter, inner, Face(fill=look.tokens.hover), look.px(8))
            if option.state & QStyle.StateFlag.State_HasFocus:
                focus_ring(painter, inner, look, look.px(8))
        painter.fillRect(area.x() + look.px(104), area.bottom(), area.width(), 1, QColor(look.tokens.line))
        painter.translate(area.topLeft())
        for stroke in self._plan(index, area.width()).strokes:
            stroke(painter)
        painter.restore()

    def _forget(self) -> None:
        self._plans.clear()

    def _plan(self, index: Index, width: int) -> Plan:
        """Return the plan of a row; a row that was just measured is painted by the same one."""
        row: RowView = index.data(ROW)
        kept = self._plans.get(id(row))
        if kept is not None and kept[0] is row and kept[1] == width:
            return kept[2]
        plan = plan_row(self._kit, row, width)
        self._plans[id(row)] = (row, width, plan)
        if len(self._plans) > _PLANS:
            self._plans.popitem(last=False)
        return plan


class Timeline(QTableView):
    """The log; `opened` names the row pressed or entered."""

    opened = Signal(int)

    def __init__(self, kit: Kit, model: RowModel, name: str) -> None:
        super().__init__()
        self._kit = kit
        self._delegate = RowDelegate(kit, self)
        self._measuring = False
        self._second = False
        self._nothing = ""
        self.setAccessibleName(name)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMinimumSize(kit.look.px(260), kit.look.px(120))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(kit.look.px(_TYPICAL))
        self.setModel(model)
        self.clicked.connect(lambda index: self.opened.emit(index.row()))
        for changed in (model.modelReset, model.rowsInserted, model.dataChanged):
            changed.connect(self.measure)

    def measure(self) -> None:
        """Give the rows in view their height."""
        if self._measuring:
            return
        self._measuring = True
        width, bottom = self.viewport().width(), self.viewport().height()
        row = max(0, self.rowAt(0))
        last = self.model().rowCount()
        while row < last and self.rowViewportPosition(row) < bottom:
            high = self._delegate.height(self.model().index(row, 0), width)
            if self.rowHeight(row) != high:
                self.verticalHeader().resizeSection(row, high)
            row += 1
        self._measuring = False

    def below(self) -> int:
        """Return how many rows lie below what is in view."""
        last = self.rowAt(self.viewport().height() - 1)
        return 0 if last < 0 else self.model().rowCount() - 1 - last

    def say_nothing(self, text: str) -> None:
        """Say why no row is there; an empty text says nothing."""
        self._nothing = one_line(text)
        self.setAccessibleDescription(self._nothing)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Measure what comes into view."""
        super().scrollContentsBy(dx, dy)
        self.measure()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure again: another width breaks other lines."""
        super().resizeEvent(event)
        self.measure()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do nothing for the second half of a double click, as every button does: it may have been meant elsewhere."""
        self._second = True
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; what was not pressed is not opened."""
        if self._second:
            self._second = False
            event.accept()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row with Enter or Space."""
        if event.key() in (*ENTER, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and over the last one how many follow."""
        super().paintEvent(event)
        if self._nothing and not self.model().rowCount():
            font, colour = self._kit.look.font(16), self._kit.look.tokens.muted
            write(QPainter(self.viewport()), QRectF(self.viewport().rect()), self._nothing, font, colour, CENTRE)
        below = self.below()
        if below <= 0:
            return
        look, t = self._kit.look, self._kit.look.tokens
        text = self._kit.words.n("{n} more below", "{n} more below", below).format(n=below)
        wide, high = width_of(text, look.font(13, bold=True)) + look.px(26), look.px(26)
        area = QRectF((self.viewport().width() - wide) / 2, self.viewport().height() - high - 4, wide, high)
        painter = QPainter(self.viewport())
        box(painter, area, Face(fill=t.surface, edge=t.edge), high / 2)
        write(painter, area, text, look.font(13, bold=True), t.text, CENTRE)
