# SPDX-License-Identifier: Apache-2.0
"""The board by bed: each kind of device at each bed on one tile, with its worst state and the age of that.

States and ages only: no patient text is ever here, so that it may stay on the lock page.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from logbook.core.model.board import BedView, Tile
from logbook.core.model.devices import DeviceBoard
from logbook.core.model.marks import Mark
from logbook.core.model.topics import is_bed
from logbook.i18n import Words, ago, span
from logbook.telling.codes import short_word
from logbook.telling.entry import bed_name
from logbook.ui.look.look import Look
from logbook.ui.shapes import SHAPES
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Empty, Page
from logbook.ui.widgets.paint import width_of
from logbook.ui.widgets.text import label, plain
from logbook.ui.widgets.tile import DeviceTile, TileView, legend

_COLUMNS = 3
_COUNTED = (Mark.SUSPECT, Mark.NOT_WORKING, Mark.LIMITED, Mark.NOT_CHECKED)


def place_name(words: Words, bed: str) -> str:
    """Return "Bed 7", "Store", any other place by its own name, or that nobody said where."""
    return bed_name(words, bed) or words("No place")


def place_width(look: Look, name: str, least: int) -> int:
    """Return the width for the name of a place in small letters: its words stand below each other, none is cut."""
    longest = max((width_of(word, look.font(13)) for word in name.split()), default=0)
    return max(look.px(least), longest + look.px(4))


def tile_view(words: Words, tile: Tile, bed: str, now: int) -> TileView:
    """Return how a tile of the fold is shown at `now` (ms UTC)."""
    title = short_word(words, tile.type)
    if tile.count > 1:
        title = words("{n} × {device}").format(device=title, n=tile.count)
    states = tuple(SHAPES[mark] for mark in (tile.mark, tile.second) if mark is not None)
    said, share = SHAPES[tile.mark].word(words), ""
    if 1 <= tile.worst < tile.count:
        share = f"{tile.worst}/{tile.count}"
        said = words("{n}/{all} {state}").format(n=tile.worst, all=tile.count, state=said)
    age = ""
    if tile.age_at is not None:
        standing = tile.mark in {Mark.NOT_CHECKED, Mark.OUT_OF_USE}
        past = max(0, now - tile.age_at)
        age = span(words, past) if standing else ago(words, past)
    return TileView(title, states, age, said, place_name(words, bed), share)


class BoardPanel(QWidget):
    """Beds from top to bottom, up to three tiles a line. `opened(str, str)` names bed and device (the first one)."""

    opened = Signal(str, str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._tiles: list[tuple[str, Tile, DeviceTile]] = []
        self._beds: tuple[BedView, ...] = ()
        words = kit.words
        self._counts = label("", "small", wrap=True)
        self._counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._page = Page(margin=0)
        self._inside = QWidget()
        self._page.column.addWidget(self._inside)
        self._legend = legend(kit)
        self._empty = Empty(kit.look, "layout-grid", words("No devices yet"), words("Add them on the page Devices."))
        head = QHBoxLayout()
        head.addWidget(label(words("Devices"), "heading"))
        head.addWidget(self._counts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._empty, 1)
        column.addWidget(self._page, 1)
        column.addWidget(self._legend)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.show_board(DeviceBoard(), 0)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest board that can still be read."""
        return QSize(self._kit.look.px(250), self._kit.look.px(120))

    def show_board(self, board: DeviceBoard, now: int) -> None:
        """Show the fold as it is at `now` (ms UTC); tiles are made anew only if there are other ones."""
        beds = board.beds()
        if _skeleton(beds) != _skeleton(self._beds) or not self._tiles:
            self._rebuild(beds)
        self._beds = beds
        for (bed, _, shown), (_, tile) in zip(self._tiles, _pairs(beds), strict=True):
            shown.show_view(tile_view(self._kit.words, tile, bed, now))
        plain(self._counts, self._summary(beds))
        for widget in (self._page, self._legend):
            widget.setVisible(bool(beds))
        self._empty.setVisible(not beds)

    def _summary(self, beds: tuple[BedView, ...]) -> str:
        words = self._kit.words
        marks = [view.mark for _, tile in _pairs(beds) for view in tile.devices]
        counted = ((marks.count(mark), SHAPES[mark].word(words)) for mark in _COUNTED)
        return " · ".join(words("{n} {state}").format(n=n, state=state) for n, state in counted if n)

    def _rebuild(self, beds: tuple[BedView, ...]) -> None:
        self._tiles = []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(3)
        for bed in beds:
            column.addLayout(self._line(bed))
        column.addStretch(1)
        self._inside.deleteLater()
        self._page.column.replaceWidget(self._inside, inside)
        self._inside = inside

    def _line(self, bed: BedView) -> QHBoxLayout:
        look, words = self._kit.look, self._kit.words
        line = QHBoxLayout()
        line.setSpacing(3)
        name = QVBoxLayout()
        name.setSpacing(0)
        plain_bed = is_bed(bed.bed)
        called = words("Bed") if plain_bed else place_name(words, bed.bed)
        said = label(called, "small", wrap=True)
        name.addWidget(said)
        large = label(bed.bed if plain_bed else "", "heading")
        name.addWidget(large)
        name.addStretch(1)
        holder = QWidget()
        holder.setLayout(name)
        name.setContentsMargins(0, 4, 0, 0)
        holder.setFixedWidth(place_width(look, called, 34))
        line.addWidget(holder, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setSpacing(3)
        for n, tile in enumerate(bed.tiles):
            shown = DeviceTile(self._kit, tile_view(words, tile, bed.bed, 0))
            device = tile.devices[0].id
            shown.clicked.connect(lambda _=False, bed=bed.bed, device=device: self.opened.emit(bed, device))
            grid.addWidget(shown, n // _COLUMNS, n % _COLUMNS)
            self._tiles.append((bed.bed, tile, shown))
        for n in range(_COLUMNS):
            grid.setColumnStretch(n, 1)
        line.addLayout(grid, 1)
        return line


def _pairs(beds: tuple[BedView, ...]) -> list[tuple[str, Tile]]:
    return [(bed.bed, tile) for bed in beds for tile in bed.tiles]


def _skeleton(beds: tuple[BedView, ...]) -> list[tuple[str, str, str]]:
    return [(bed, tile.type.value, tile.devices[0].id) for bed, tile in _pairs(beds)]
