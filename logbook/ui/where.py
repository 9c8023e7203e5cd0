# SPDX-License-Identifier: Apache-2.0
"""Where it happened: a bed, and one of the devices there. Beds the log does not know yet can be typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.telling.entry import bed_name
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import label, line


@dataclass(frozen=True)
class Thing:
    """A device as it is offered: its number, its words, its bed."""

    device: str
    name: str
    bed: str


@dataclass(frozen=True)
class Place:
    """A bed as it is offered."""

    bed: str
    name: str


class Where(QWidget):
    """Beds in a row, below them the devices of the chosen one.

    Signals: `changed()`, `finished()` when both are clear. A scan is taken for an answer while it `asks`.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._places: Sequence[Place] = ()
        self._things: Sequence[Thing] = ()
        self.bed = ""
        self.device = ""
        self.asks: Callable[[], bool] = self.isVisible
        words = kit.words
        self._beds = Choices(words("Bed"))
        self._typed = line(words("Another bed"), words("Another bed: type its number"))
        self._which = label(words("Which device? Leave it out if it is about the bed."), "small")
        self._devices = Choices(words("Device"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._beds, self._typed, self._which, self._devices):
            column.addWidget(widget)
        self._beds.chosen.connect(self._bed_chosen)
        self._devices.chosen.connect(self._device_chosen)
        self._typed.textEdited.connect(self._bed_typed)
        self._typed.returnPressed.connect(self.finished)
        self.choose("", "")

    def offer(self, places: Sequence[Place], things: Sequence[Thing]) -> None:
        """Offer these beds and devices; what is chosen stays chosen."""
        if (places, things) == (self._places, self._things):
            return
        self._places, self._things = places, things
        look, words = self._kit.look, self._kit.words
        none = Choice(look, words("No bed"))
        self._beds.offer([("", none), *((place.bed, Choice(look, place.name, icon="bed-single")) for place in places)])
        self.choose(self.bed, self.device)

    def choose(self, bed: str, device: str) -> None:
        """Choose by program, without a signal."""
        self.bed, self.device = bed, device
        self._beds.choose(bed)
        known = bed in {"", *(place.bed for place in self._places)}
        if self._typed.text().strip() != bed or known:
            self._typed.setText("" if known else bed)
        self._show_devices()

    def name(self) -> str:
        """Return "Bed 7 · Monitor M-07", or an empty text."""
        bed = next((place.name for place in self._places if place.bed == self.bed), "")
        if self.bed and not bed:
            bed = bed_name(self._kit.words, self.bed)
        device = next((thing.name for thing in self._things if thing.device == self.device), self.device)
        return " · ".join(filter(None, (bed, device)))

    def start(self) -> None:
        """Take the keyboard."""
        buttons = self._beds.buttons()
        chosen = next((button for button in buttons if button.isChecked()), None)
        (chosen or self._typed).setFocus()

    def _bed_chosen(self, bed: object) -> None:
        self.choose(str(bed), "")
        self.changed.emit()
        if self._devices.isHidden():
            self.finished.emit()

    def _bed_typed(self, text: str) -> None:
        self.bed, self.device = text.strip(), ""
        self._beds.choose(self.bed)
        self._show_devices()
        self.changed.emit()

    def _device_chosen(self, device: object) -> None:
        self.device = str(device)
        self.changed.emit()
        self.finished.emit()

    def _show_devices(self) -> None:
        look = self._kit.look
        here = [thing for thing in self._things if thing.bed == self.bed] if self.bed else []
        self._devices.offer([(thing.device, Choice(look, thing.name)) for thing in here])
        self._devices.choose(self.device)
        self._which.setVisible(bool(here))
        self._devices.setVisible(bool(here))
