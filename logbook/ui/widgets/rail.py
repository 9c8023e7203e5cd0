# SPDX-License-Identifier: Apache-2.0
"""The rail at the left: a list of pages with icons and words, and below it what is always at hand.

On a narrow window only the icons stay, and a button brings the words back for as long as they are wanted; on a low one
the actions fold into one menu. Every page has its function key printed beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from logbook.ui.look.look import Look
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.paint import Face, box, focus_ring, icon, width_of, write
from logbook.ui.widgets.text import label, plain

WIDE, NARROW, ROW = 156, 60, 50
_HEAD, _ACTION = 86, 46
"""Room for the brand above the pages, and for one action below them."""


@dataclass(frozen=True)
class Entry:
    """One line of the rail: what it is called in the program, its icon, its word, its function key, a short tag."""

    key: str
    icon: str
    word: str
    shortcut: str = ""
    tag: str = ""


class RailButton(Button):
    """An action at the foot of the rail, drawn like its lines."""

    def __init__(self, look: Look, entry: Entry) -> None:
        super().__init__(look, entry.word, icon=entry.icon, key=entry.shortcut, kind="quiet")
        self._entry = entry

    def sizeHint(self) -> QSize:
        """Return a line of the rail."""
        return QSize(self._look.px(48), self._look.px(_ACTION))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        over = self.underMouse() or self.isDown()
        painter = QPainter(self)
        paint_line(painter, QRectF(self.rect()), self._entry, self._look, lit=over, focused=self.hasFocus())


class _Line(QStyledItemDelegate):
    """Draws the lines of the list."""

    def __init__(self, look: Look, entries: tuple[Entry, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._entries = entries

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._look.px(NARROW), self._look.px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        lit = chosen or bool(state & QStyle.StateFlag.State_MouseOver)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        area = QRectF(option.rect).adjusted(0, 2, 0, -2)
        entry = self._entries[index.row()]
        painter.save()
        paint_line(painter, area, entry, self._look, lit=lit, focused=focused, chosen=chosen)
        painter.restore()


class _Pages(QListWidget):
    """The pages; `again` when the one that is open is pressed once more: it leads back from what lies under it."""

    again = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a page, or come back to the one that is chosen."""
        before = self.currentRow()
        super().mousePressEvent(event)
        if self.currentRow() == before and self.itemAt(event.position().toPoint()) is not None:
            self.again.emit()


class Rail(QWidget):
    """Pages and actions; `opened` names the page, `pressed` the action."""

    opened = Signal(str)
    pressed = Signal(str)

    def __init__(self, kit: Kit, title: str, place: str, pages: tuple[Entry, ...], actions: tuple[Entry, ...]) -> None:
        super().__init__()
        self._look = kit.look
        self._pages = pages
        self._foot = actions
        self._compact = False
        self._asked = False
        self.setProperty("look", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._brand = label(title, "brand")
        self._place = label(place, "brand-small")
        self._clock = label("", "brand")
        self._words = RailButton(kit.look, Entry("words", "menu", kit.words("Show words")))
        self._list = self._make_list(kit.words("Pages"))
        self._actions = [self._make_action(entry) for entry in actions]
        self._folded: list[QAction] = []
        self._more = self._make_more(kit.words("More…"), actions)
        self._lay_out()
        self._words.clicked.connect(self._ask)
        self._show()

    def choose(self, key: str) -> None:
        """Mark a page as the one that is open, without a signal."""
        self._list.blockSignals(True)
        self._list.setCurrentRow([entry.key for entry in self._pages].index(key))
        self._list.blockSignals(False)

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters take it
        """Show icons only, or icons and words."""
        if compact != self._compact:
            self._compact, self._asked = compact, False
            self._show()

    def say_time(self, text: str, heard: str) -> None:
        """Show the time of day; `heard` is how a screen reader says it."""
        if text != self._clock.text():
            plain(self._clock, text)
            self._clock.setAccessibleName(heard)
            self._show()

    def buttons(self) -> list[RailButton]:
        """Return the actions at the foot."""
        return self._actions

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low, show the actions there is room for, and fold the others into a menu."""
        super().resizeEvent(event)
        px = self._look.px
        room = (self.height() - px(_HEAD) - len(self._pages) * px(ROW)) // px(_ACTION)
        shown = len(self._actions) if room >= len(self._actions) else max(0, room - 1)
        for n, (button, action) in enumerate(zip(self._actions, self._folded, strict=True)):
            button.setVisible(n < shown)
            action.setVisible(n >= shown)
        self._more.setVisible(shown < len(self._actions))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        self._brand.setContentsMargins(16, 0, 4, 0)
        self._place.setContentsMargins(16, 0, 4, 0)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self._place, 1)
        line.addWidget(self._clock)
        column.addWidget(self._brand)
        column.addLayout(line)
        column.addSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self._list, 1)
        for button in (*self._actions, self._more):
            column.addWidget(button)

    def _make_list(self, name: str) -> _Pages:
        made = _Pages()
        made.setAccessibleName(name)
        made.setItemDelegate(_Line(self._look, self._pages, made))
        made.setMouseTracking(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        made.setMinimumHeight(self._look.px(2 * ROW))
        for entry in self._pages:
            item = QListWidgetItem(entry.word, made)
            item.setToolTip(entry.word)
            if entry.shortcut:
                QShortcut(QKeySequence(entry.shortcut), self).activated.connect(partial(self._go, entry.key))
        made.setCurrentRow(0)
        made.currentRowChanged.connect(lambda row: self.opened.emit(self._pages[row].key))
        made.again.connect(lambda: self.opened.emit(self._pages[made.currentRow()].key))
        return made

    def _go(self, key: str) -> None:
        self.choose(key)
        self.opened.emit(key)

    def _make_action(self, entry: Entry) -> RailButton:
        button = RailButton(self._look, entry)
        button.clicked.connect(lambda: self.pressed.emit(entry.key))
        return button

    def _make_more(self, word: str, actions: tuple[Entry, ...]) -> RailButton:
        button = RailButton(self._look, Entry("more", "list", word))
        menu = QMenu(button)
        for entry in actions:
            folded = menu.addAction(entry.word)
            folded.triggered.connect(partial(self.pressed.emit, entry.key))
            self._folded.append(folded)
        button.clicked.connect(lambda: menu.exec(button.mapToGlobal(button.rect().topRight())))
        button.hide()
        return button

    def _ask(self) -> None:
        self._asked = not self._asked
        self._show()

    def _show(self) -> None:
        wordy = not self._compact or self._asked
        for said in (self._brand, self._place):
            said.setVisible(wordy)
        self._clock.setContentsMargins(0, 0, self._look.px(14) if wordy else 0, 0)
        self._clock.setAlignment(Qt.AlignmentFlag.AlignRight if wordy else Qt.AlignmentFlag.AlignHCenter)
        self._words.setVisible(self._compact)
        for button in (*self._actions, self._more, self._words):
            button.setToolTip("" if wordy else button.accessibleName())  # a reader says it as a description
        self.setFixedWidth(self._wide() if wordy else self._look.px(NARROW))

    def _wide(self) -> int:
        bold = self._look.font(16, bold=True)
        head = self._place.sizeHint().width() + self._clock.sizeHint().width() + self._look.px(14)
        wide = max(self._look.px(WIDE), head)
        for entry in (*self._pages, *self._foot):
            tag = entry.tag or entry.shortcut
            beside = width_of(tag, self._look.font(11.5, bold=True)) + self._look.px(27) if tag else self._look.px(18)
            wide = max(wide, width_of(entry.word, bold) + self._look.px(54) + beside)
        return wide


def paint_line(
    painter: QPainter,
    area: QRectF,
    entry: Entry,
    look: Look,
    *,
    lit: bool,
    focused: bool,
    chosen: bool = False,
) -> None:
    """Draw one line of the rail: bar if chosen, icon, and the word if there is room for words."""
    t = look.tokens
    inner = area.adjusted(look.px(8), 0, -look.px(8), 0)
    if lit:
        box(painter, inner, Face(fill=t.nav_chosen), look.px(9))
    if chosen:
        bar = QRectF(area.x() + look.px(8), area.y() + look.px(9), look.px(4), area.height() - look.px(18))
        box(painter, bar, Face(fill=t.nav_mark), look.px(2))
    ink = t.nav_mark if lit else t.nav_text
    wordy = area.width() > look.px(NARROW) + 1
    x = area.x() + (look.px(24) if wordy else (area.width() - look.px(20)) / 2)
    icon(painter, look, entry.icon, ink, QPointF(round(x), round(area.center().y() - look.px(10))), 20)
    if wordy:
        _paint_word(painter, area, x + look.px(30), entry, look, ink, bold=chosen)
    if focused:
        focus_ring(painter, inner, look, look.px(9))


def _paint_word(painter: QPainter, area: QRectF, x: float, entry: Entry, look: Look, ink: str, *, bold: bool) -> None:
    right = area.right() - look.px(14)
    tag = entry.tag or entry.shortcut
    if tag:
        small = look.font(11.5, bold=True)
        wide, high = width_of(tag, small) + look.px(7), look.px(18)
        cap = QRectF(right - wide, area.center().y() - high / 2, wide, high)
        box(painter, cap, Face(edge=ink), look.px(4))
        write(painter, cap, tag, small, ink, Qt.AlignmentFlag.AlignCenter)
        right -= wide + look.px(6)
    write(painter, QRectF(x, area.y(), right - x, area.height()), entry.word, look.font(16, bold=bold), ink)
