# SPDX-License-Identifier: Apache-2.0
"""The board in full size: every device on a tile of its own, by bed, with a filter that counts.

States and ages only; which patient is never here.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.board import DeviceView, lay_out
from logbook.core.model.folds import Folds
from logbook.core.model.marks import SEVERITY, Mark
from logbook.core.model.plain import visible
from logbook.core.model.topics import is_bed, plain_letters
from logbook.telling.kinds import device_name
from logbook.ui.board_panel import place_name, place_width, tile_view
from logbook.ui.look.marks import State
from logbook.ui.shapes import SHAPES
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Empty, Page, rule
from logbook.ui.widgets.text import label, line, plain
from logbook.ui.widgets.tile import DeviceTile, TileView, legend

ALL, LIFE = "all", "life"
_TILE, _LOW = 178, 470
_NAMED = (Mark.NOT_WORKING, Mark.SUSPECT, Mark.LIMITED, Mark.NOT_CHECKED)


class Board(QWidget):
    """Signals: `opened(str)` with a device's number, `wanted(str)` with "add", "import" or "round"."""

    opened = Signal(str)
    wanted = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words, look = kit.words, kit.look
        self._folds = Folds()
        self._now = 0
        self._drawn: tuple[object, ...] | None = None
        self._tiles: dict[str, DeviceTile] = {}
        self._places: set[str] = set()
        self._summary = label("", "strong", wrap=True)
        self._search = line(words("Find a device"), words("Find: number, kind, bed"))
        self._filter = Choices(words("Which devices are shown"))
        self._page = Page(margin=0)
        self._inside = QWidget()
        self._page.column.addWidget(self._inside)
        self._page.column.addStretch(1)
        self._round = Button(look, words("Round"), icon="stethoscope", key="Ctrl+R")
        self._add = Button(look, words("Add a device"), icon="plus")
        self._import = Button(look, words("Take a list…"), icon="upload")
        self._empty = Empty(
            look, "layout-grid", words("No devices yet"), words("Add one, or take the hospital's list as a CSV file.")
        )
        self._none = label(words("No device fits this filter."), "muted")
        self._tools = QWidget()
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._filter.chosen.connect(lambda _key: self._show())
        self._search.textChanged.connect(lambda _text: self._show())
        self._search.returnPressed.connect(self._open_only)
        self._round.clicked.connect(lambda: self.wanted.emit("round"))
        self._add.clicked.connect(lambda: self.wanted.emit("add"))
        self._import.clicked.connect(lambda: self.wanted.emit("import"))

    def show_board(self, folds: Folds, now: int) -> None:
        """Show the fold as it is at `now` (ms UTC)."""
        self._folds, self._now = folds, now
        self._show()

    def start(self, bed: str = "") -> None:
        """Take the keyboard to the first tile, or the first of a bed, or to what makes one."""
        of_bed = (view.id for view in self._folds.devices.devices() if bed and view.bed == bed)
        first = next((self._tiles[device] for device in of_bed if device in self._tiles), None)
        found = first or next(iter(self._tiles.values()), None)
        (found or self._add).setFocus()
        if first is not None:
            # a page that is shown only now has no places yet
            QTimer.singleShot(0, first, lambda: self._page.ensureWidgetVisible(first))

    def search_for(self, text: str) -> None:
        """Show only what this fits, or everything again."""
        self._filter.choose(ALL)
        self._search.setText(text)

    def clear_filter(self) -> bool:
        """Show everything again; False if everything is shown."""
        if self._filter.key() in {ALL, None} and not self._search.text():
            return False
        self._filter.choose(ALL)
        self._search.clear()
        self._show()
        return True

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(label(self._kit.words("Devices"), "title"))
        titles.addWidget(self._summary)
        buttons = QWidget()
        flow = Flow(buttons, gap=8)
        for widget in (self._round, self._import, self._add):
            flow.addWidget(widget)
        top.addLayout(titles, 1)
        top.addWidget(buttons)
        tools = QVBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        tools.addWidget(self._search)
        tools.addWidget(self._filter)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(top)
        self._column.addWidget(self._tools)
        self._column.addWidget(self._none)
        self._column.addWidget(self._empty, 1)
        self._column.addWidget(self._page, 1)
        self._page.column.addWidget(legend(self._kit))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let search and filter scroll away where the window is low."""
        super().resizeEvent(event)
        low = self.height() < self._kit.look.px(_LOW)
        if low != (self._tools.parent() is not self):
            if low:
                self._page.column.insertWidget(0, self._tools)
            else:
                self._column.insertWidget(1, self._tools)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin to search with what is typed on the board."""
        text = event.text().strip()
        if text.isprintable() and text and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self._search.setFocus()
            self._search.insert(text)
        else:
            super().keyPressEvent(event)

    def _open_only(self) -> None:
        """Open the one device that is left."""
        if len(self._tiles) == 1:
            self.opened.emit(next(iter(self._tiles)))

    def _show(self) -> None:
        views = self._folds.devices.devices()
        marks = [view.mark for view in views]
        words = self._kit.words
        counted = [(mark, marks.count(mark)) for mark in _NAMED if mark in marks]
        told = " · ".join(words("{n} {state}").format(n=n, state=SHAPES[mark].word(words)) for mark, n in counted)
        plain(self._summary, told)
        self._offer(views)
        self._places = {self._place(view) for view in views}
        shown = [view for view in views if self._fits(view)]
        drawn = tuple((view.bed, view.id) for view in shown)
        if drawn != self._drawn:
            self._drawn = drawn
            self._rebuild(shown)
        for view in shown:
            self._tiles[view.id].show_view(self._tile(view))
        self._empty.setVisible(not views)
        self._page.setVisible(bool(views))
        self._tools.setVisible(bool(views))
        self._none.setVisible(bool(views) and not shown)

    def _offer(self, views: tuple[DeviceView, ...]) -> None:
        words, look = self._kit.words, self._kit.look
        marks = [view.mark for view in views]
        lives = sum(view.life_support for view in views)
        choices: list[tuple[str, str, State | None]] = [(ALL, words("All · {n}").format(n=len(views)), None)]
        if lives:
            choices.append((LIFE, words("Life support · {n}").format(n=lives), None))
        for mark in SEVERITY:
            if mark in marks:
                said = words("{state} · {n}").format(state=SHAPES[mark].word(words), n=marks.count(mark))
                choices.append((mark.value, said, SHAPES[mark]))
        if [button.accessibleName() for button in self._filter.buttons()] == [visible(said) for _, said, _ in choices]:
            return
        chosen = self._filter.key() or ALL
        self._filter.offer(
            (key, Choice(look, said, mark=state, letter=state.letter(words) if state else ""))
            for key, said, state in choices
        )
        self._filter.choose(chosen if chosen in {key for key, _, _ in choices} else ALL)

    def _fits(self, view: DeviceView) -> bool:
        key = self._filter.key() or ALL
        if key == LIFE and not view.life_support:
            return False
        if key not in {ALL, LIFE} and key != view.mark.value:
            return False
        text = plain_letters(self._search.text()).strip()
        if text in self._places:
            return text == self._place(view)
        about = plain_letters(" ".join((device_name(self._folds, view.id, self._kit.words), view.bed)))
        return all(word in about for word in text.split())

    def _place(self, view: DeviceView) -> str:
        """Return "bed 7", as it may be typed."""
        return plain_letters(place_name(self._kit.words, view.bed))

    def _tile(self, view: DeviceView) -> TileView:
        tile = lay_out([view])[0].tiles[0]
        shown = tile_view(self._kit.words, tile, view.bed, self._now)
        return replace(shown, title=device_name(self._folds, view.id, self._kit.words))

    def _rebuild(self, views: list[DeviceView]) -> None:
        self._tiles = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(8)
        for n, bed in enumerate(lay_out(views)):
            if n:
                column.addWidget(rule())
            column.addLayout(self._bed(bed.bed, [view for tile in bed.tiles for view in tile.devices]))
        self._page.column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside

    def _bed(self, bed: str, views: list[DeviceView]) -> QHBoxLayout:
        words, look = self._kit.words, self._kit.look
        numbered = is_bed(bed)
        name = QVBoxLayout()
        name.setSpacing(0)
        called = words("Bed") if numbered else place_name(words, bed)
        name.addWidget(label(called, "small", wrap=True))
        if numbered:
            name.addWidget(label(bed, "large"))
        name.addStretch(1)
        holder = QWidget()
        holder.setLayout(name)
        name.setContentsMargins(0, 2, 0, 0)
        holder.setFixedWidth(place_width(look, called, 64))
        tiles = QWidget()
        flow = Flow(tiles, gap=8)
        for view in views:
            tile = DeviceTile(self._kit, self._tile(view))
            tile.setMinimumWidth(look.px(_TILE))
            tile.clicked.connect(lambda _=False, device=view.id: self.opened.emit(device))
            flow.addWidget(tile)
            self._tiles[view.id] = tile
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(tiles, 1)
        return row
