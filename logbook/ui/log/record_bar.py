# SPDX-License-Identifier: Apache-2.0
"""The bar that is always ready: what happened, when, where, what kind; Enter records it.

Choosing a time, a place or a kind never touches the words, and the words leave the bar only when the disk has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from logbook.core.model.frame import Clock, Happened
from logbook.ui.log.kinds import NOTE, Kinds, Typed
from logbook.ui.moments import exact_of, is_late, moment_of
from logbook.ui.where import Place, Thing, Where
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Page
from logbook.ui.widgets.text import line
from logbook.ui.widgets.times import Back, Exact, TimeChooser

_DRAWER = 236
_ICON = 30
_NOW = Back(0)


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to record: the words and codes, when it happened (None: now), why so late."""

    typed: Typed
    happened: Happened | None
    why: str


class RecordBar(Card):
    """On a low window only the words and Record are shown, and the choices unfold when they are asked for.

    Signals: `wanted(Wanted)`, `elsewhere(str)` with the page that is to go on, `edited()` after each change,
    `unfolded(bool)` when the bar needs the whole page for its choices, or no more.
    """

    wanted = Signal(object)
    elsewhere = Signal(str)
    edited = Signal()
    unfolded = Signal(bool)

    def __init__(self, kit: Kit, clock: Clock) -> None:
        super().__init__(margin=12)
        self._kit = kit
        self._clock = clock
        words = kit.words
        self._text = line(words("What happened?"), words("What happened?  Type, then press Enter"))
        self._text.setProperty("look", "main")
        self._record = Button(kit.look, words("Record"), kind="primary", icon="plus")
        self._more = Button(kit.look, icon="sliders-horizontal")
        self._more.name_only(words("Time, bed and kind"))
        self._low, self._iconic = False, True
        self._time = TimeChooser(kit, words("When did it happen?"))
        self._bed = Button(kit.look, words("Bed…"), icon="bed-single")
        self._kind = Button(kit.look, words("Kinds…"), icon="sliders-horizontal")
        self._why = line(words("Why so late?"), words("Why so late? You may leave this empty."))
        self._where = Where(kit)
        self._where.asks = lambda: bool(self._text.text().strip()) or self._where.isVisible()
        self._kinds = Kinds(kit)
        self._choices = QWidget()
        self._drawer = Page(margin=0)
        self._lay_out()
        self._connect()
        self.clear()

    def offer(self, places: Sequence[Place], things: Sequence[Thing]) -> None:
        """Offer these beds and devices."""
        self._where.offer(places, things)
        self._say()

    def start(self) -> None:
        """Take the keyboard: the words come first, always."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Be ready for the next entry: now, nowhere, a note."""
        self._text.clear()
        self._why.clear()
        self._time.reset()
        self._where.choose("", "")
        self._kinds.choose(NOTE, "")
        self._drawer.hide()
        if self._low:
            self._unfold(unfolded=False)
        self._say()

    def typed(self) -> Typed:
        """Return what stands on the bar."""
        return Typed(
            self._text.text().strip(), self._where.bed, self._where.device, self._kinds.kind, self._kinds.level
        )

    def fields(self) -> dict[str, Any]:
        """Return what is worth keeping as a draft; an empty object if no word was typed."""
        typed = self.typed()
        if not typed.text and not self._why.text():
            return {}
        kept: dict[str, Any] = {
            "text": self._text.text(), "bed": typed.bed, "device": typed.device,
            "kind": typed.kind, "level": typed.level, "why": self._why.text(),
        }  # fmt: skip
        happened = self._happened()
        if happened is not None:
            at = exact_of(happened)
            kept["time"] = [at.hour, at.minute, at.about]
        return kept

    def restore(self, kept: dict[str, Any]) -> None:
        """Put a draft back; "5 minutes ago" comes back as the time of day it meant."""
        self._text.setText(str(kept.get("text", "")))
        self._why.setText(str(kept.get("why", "")))
        self._where.choose(str(kept.get("bed", "")), str(kept.get("device", "")))
        self._kinds.choose(str(kept.get("kind", NOTE)), str(kept.get("level", "")))
        self._time.reset()
        if "time" in kept:
            hour, minute, about = kept["time"]
            self._time.choose(Exact(int(hour), int(minute), about=bool(about)))
        self._say()

    def give_back(self, kept: dict[str, Any]) -> None:
        """Put words back that could not be recorded, before whatever was typed since."""
        since = self._text.text().strip()
        self.restore(kept)
        if since:
            self._text.setText(f"{self._text.text()} {since}")
        self._say()

    def take(self, bed: str, device: str) -> None:
        """Take a place from elsewhere, such as a tile of the board."""
        self._where.choose(bed, device)
        self._changed()

    def close_drawer(self) -> bool:
        """Close what is folded out; False if nothing is."""
        if not self._drawer.isHidden():
            self._drawer.hide()
            return True
        return self._low and self._unfold(unfolded=False)

    def set_low(self, low: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters take it
        """Arrange for a low window, or for any other."""
        if low != self._low:
            self._low = low
            self._more.setVisible(low)
            self._unfold(unfolded=not low)

    def _unfold(self, *, unfolded: bool) -> bool:
        """Show the choices or not; say whether that changed anything."""
        changed = self._choices.isHidden() == unfolded
        self._choices.setVisible(unfolded)
        if not unfolded:
            self._drawer.hide()
            self.start()
        if changed:
            self.unfolded.emit(self._low and unfolded)
        return changed

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is folded out to the new width, and keep the choices on one line while that is possible."""
        super().resizeEvent(event)
        self._fit_choices()
        self._fit_drawer()

    def _lay_out(self) -> None:
        look = self._kit.look
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._text, 1)
        first.addWidget(self._more)
        first.addWidget(self._record)
        self._more.hide()
        second = QHBoxLayout(self._choices)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(6)
        top = Qt.AlignmentFlag.AlignTop
        second.addWidget(self._time, 1)
        second.addWidget(self._bed, 0, top)
        second.addWidget(self._kind, 0, top)
        self.column.addLayout(first)
        self.column.addWidget(self._choices)
        self.column.addWidget(self._why)
        self.column.addWidget(self._drawer)
        self._drawer.setMaximumHeight(look.px(_DRAWER))
        self._drawer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._drawer.column.addWidget(self._where)
        self._drawer.column.addWidget(self._kinds)
        self._drawer.column.addStretch()
        for widget in (self, self._choices):
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            widget.setSizePolicy(policy)

    def _connect(self) -> None:
        self._record.clicked.connect(self._want)
        self._more.clicked.connect(lambda: self._unfold(unfolded=self._choices.isHidden()))
        self._bed.clicked.connect(lambda: self._open(self._where))
        self._kind.clicked.connect(lambda: self._open(self._kinds))
        for field in (self._text, self._why):
            field.returnPressed.connect(self._want)
            field.textEdited.connect(self._changed)
        self._time.changed.connect(self._changed)
        for chooser in (self._where, self._kinds):
            chooser.changed.connect(self._changed)
            chooser.finished.connect(self._chosen)
        self._kinds.elsewhere.connect(self.elsewhere)

    def _open(self, chooser: Where | Kinds) -> None:
        shown = not self._drawer.isHidden() and not chooser.isHidden()
        self._where.setVisible(chooser is self._where)
        self._kinds.setVisible(chooser is self._kinds)
        self._drawer.setVisible(not shown)
        self._fit_drawer()
        if shown:
            self.start()
        else:
            chooser.start()

    def _drawer_height(self, chooser: QWidget) -> int:
        wide = self.width() - self._kit.look.px(44)
        parts = [part for part in chooser.children() if isinstance(part, QWidget) and not part.isHidden()]
        heights = (
            part.heightForWidth(wide) if part.hasHeightForWidth() else part.sizeHint().height() for part in parts
        )
        return min(sum(heights) + 10 * len(parts), self._kit.look.px(_DRAWER))

    def _chosen(self) -> None:
        self.close_drawer()
        self.start()

    def _changed(self) -> None:
        self._say()
        self._fit_drawer()
        self.edited.emit()

    def _fit_choices(self) -> None:
        """Words matter more than pictures: without their icons bed and kind leave the times on one line."""
        bare = self._time.sizeHint().width() + 12
        bare += sum(button.sizeHint().width() for button in (self._bed, self._kind))
        room = self._choices.width() - (0 if self._iconic else self._kit.look.px(2 * _ICON))
        if self._iconic != (bare <= room):
            self._iconic = bare <= room
            QTimer.singleShot(0, self, self.updateGeometry)  # the height kept for the old width is wrong now
        self._bed.show_icon("bed-single" if self._iconic else "")
        self._kind.show_icon("sliders-horizontal" if self._iconic else "")

    def _fit_drawer(self) -> None:
        if not self._drawer.isHidden():
            chooser = self._kinds if self._where.isHidden() else self._where
            self._drawer.setFixedHeight(self._drawer_height(chooser))

    def _say(self) -> None:
        words = self._kit.words
        self._bed.say(self._where.name() or words("Bed…"))
        self._bed.set_chosen(bool(self._where.name()))
        self._kind.say(self._kinds.name() or words("Kinds…"))
        self._kind.set_chosen(bool(self._kinds.name()))
        self._fit_choices()
        happened = self._happened()
        self._why.setVisible(happened is not None and is_late(happened, self._clock()))
        held = self._where.name() or self._kinds.name() or self._time.choice() != _NOW
        self._more.set_chosen(bool(held))
        ready = self.typed().enough() and self._time.choice() is not None
        self._record.setEnabled(ready)

    def _happened(self) -> Happened | None:
        choice = self._time.choice()
        return None if choice is None or choice == _NOW else moment_of(choice, self._clock())

    def _want(self) -> None:
        typed = self.typed()
        if not typed.enough() or self._time.choice() is None:
            return
        why = "" if self._why.isHidden() else self._why.text().strip()
        self.wanted.emit(Wanted(typed, self._happened(), why))
