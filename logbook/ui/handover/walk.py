# SPDX-License-Identifier: Apache-2.0
"""The walk: one bed at a time as large as it can be shown, Enter for the next one. It demands no answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.telling.handing import BedTold, DeviceTold
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider, rule
from logbook.ui.widgets.text import label, line, plain


class Walk(QWidget):
    """Signals: `edited()` when a remark was typed or another bed is shown, `finished()` after the last bed."""

    edited = Signal()
    finished = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._beds: Sequence[BedTold] = ()
        self._at = 0
        self._remarks: dict[str, str] = {}
        self._seen: set[str] = set()
        words = kit.words
        self._place = label("", "name")
        self._card = Card(margin=18)
        self._shown = QWidget()
        self._remark = line(words("Remark on this bed"), words("Remark on this bed, then Enter"))
        self._next = Button(kit.look, words("Next bed"), kind="primary", icon="arrow-right", key="Alt+N")
        self._before = Button(kit.look, words("Bed before"), icon="arrow-left", key="Alt+B")
        self._lay_out()
        self._next.clicked.connect(self.forward)
        self._before.clicked.connect(self.back)
        self._remark.returnPressed.connect(self.forward)
        self._remark.textEdited.connect(self._typed)

    def start(self, beds: Sequence[BedTold], kept: Mapping[str, object]) -> None:
        """Begin at the first bed, or where one was."""
        self._beds = beds
        remarks, seen = kept.get("remarks"), kept.get("seen")
        self._remarks = {str(bed): str(text) for bed, text in remarks.items()} if isinstance(remarks, dict) else {}
        self._seen = {str(bed) for bed in seen} if isinstance(seen, list) else set()
        at = kept.get("at")
        self._at = min(at, len(beds) - 1) if isinstance(at, int) and beds else 0
        self._show()

    def refresh(self, beds: Sequence[BedTold]) -> None:
        """Show what was recorded meanwhile; one stays at the bed where one is."""
        here = self._beds[self._at].bed if self._beds else ""
        self._beds = beds
        self._at = next((n for n, bed in enumerate(beds) if bed.bed == here), min(self._at, max(0, len(beds) - 1)))
        self._draw()

    def fields(self) -> dict[str, object]:
        """Return where one is and what was typed, for a draft."""
        return {"at": self._at, "remarks": dict(self._remarks), "seen": sorted(self._seen)}

    def walked(self) -> tuple[str, ...]:
        """Name the beds that were seen, in the order of the walk."""
        return tuple(bed.bed for bed in self._beds if bed.bed in self._seen)

    def remarks(self) -> str:
        """Return the remarks, one bed a line."""
        told = ((bed.name, self._remarks.get(bed.bed, "").strip()) for bed in self._beds)
        return "\n".join(f"{name}: {text}" for name, text in told if text)

    def forward(self) -> None:
        """Take this bed as seen and go to the next one, or to the ward after the last."""
        if self._beds:
            self._seen.add(self._beds[self._at].bed)
        if self._at + 1 < len(self._beds):
            self._at += 1
            self._show()
            self.edited.emit()
        else:
            self.edited.emit()
            self.finished.emit()

    def back(self) -> bool:
        """Go to the bed before; False at the first one."""
        if self._at == 0:
            return False
        self._at -= 1
        self._show()
        self.edited.emit()
        return True

    def _lay_out(self) -> None:
        ground = Page(margin=0)
        self._card.column.addWidget(self._shown)
        ground.column.addLayout(no_wider(self._card, self._kit.look.px(WIDEST)))
        ground.column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._before)
        foot.addWidget(self._remark, 1)
        foot.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._place)
        column.addWidget(ground, 1)
        column.addLayout(foot)

    def _typed(self, text: str) -> None:
        if self._beds:
            self._remarks[self._beds[self._at].bed] = text
            self.edited.emit()

    def _show(self) -> None:
        words = self._kit.words
        self._draw()
        bed = self._beds[self._at].bed if self._beds else ""
        self._remark.setText(self._remarks.get(bed, ""))
        last = self._at + 1 >= len(self._beds)
        self._next.say(words("To the ward") if last else words("Next bed"))
        self._before.setEnabled(self._at > 0)
        self._remark.setFocus()

    def _draw(self) -> None:
        words = self._kit.words
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        plain(self._place, words("Bed {n} of {all}").format(n=min(self._at + 1, len(self._beds)), all=len(self._beds)))
        if self._beds:
            self._draw_bed(self._beds[self._at], column)
        else:
            column.addWidget(label(words("The log knows no beds and no devices yet."), wrap=True))
        self._card.column.replaceWidget(self._shown, inside)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = inside

    def _draw_bed(self, bed: BedTold, column: QVBoxLayout) -> None:
        words = self._kit.words
        column.addWidget(label(bed.name, "title"))
        for patient in bed.patients or (words("no patient in the log"),):
            column.addWidget(label(patient, "strong", wrap=True))
        for device in bed.devices:
            column.addWidget(rule())
            for text, look in self._lines(device):
                column.addWidget(label(text, look, wrap=True))
        if not bed.devices:
            column.addWidget(label(words("No device here."), "muted"))

    def _lines(self, device: DeviceTold) -> tuple[tuple[str, str], ...]:
        words = self._kit.words
        name = f"{device.name} · {words('Life support')}" if device.life_support else device.name
        return ((name, "strong"), (" · ".join(device.states), ""), (device.alarms, ""), (device.settings, ""))
