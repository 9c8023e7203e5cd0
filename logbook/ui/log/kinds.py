# SPDX-License-Identifier: Apache-2.0
"""What kind of entry is being written, and the record it becomes. Changing the kind never touches the words typed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.codes import Act, Level
from logbook.core.model.frame import Record
from logbook.core.model.records import Intervention, LevelSet, Note
from logbook.i18n import N_
from logbook.telling.codes import word
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import label

NOTE = "note"
LEVEL = "level"

_KINDS = (
    (NOTE, "notebook-pen", N_("Note")),
    (Act.DECISION.value, "signature", N_("Decision")),
    (Act.MESSAGE.value, "phone", N_("Call or message")),
    (Act.SAMPLE.value, "activity", N_("Sample or result")),
    (Act.NEAR_MISS.value, "circle-alert", N_("Near miss or harm")),
    (LEVEL, "unplug", N_("Level of the outage")),
)
_ELSEWHERE = (
    ("intervention", "hand", N_("Act on a device…")),
    ("devices", "clipboard-check", N_("Check a device…")),
    ("procedures", "file-text", N_("Fallback procedure…")),
    ("loops", "arrow-left-right", N_("Request or message…")),
)


@dataclass(frozen=True)
class Typed:
    """What stands on the bar: the words, where, and of which kind; `level` only where the kind is the level."""

    text: str
    bed: str = ""
    device: str = ""
    kind: str = NOTE
    level: str = ""

    def record(self) -> Record:
        """Return the record it becomes."""
        if self.kind == LEVEL:
            return LevelSet(Level(self.level), text=self.text)
        if self.kind == NOTE:
            return Note(text=self.text, bed=self.bed, devices=(self.device,) if self.device else ())
        return Intervention(Act(self.kind), text=self.text, bed=self.bed, device=self.device)

    def enough(self) -> bool:
        """Whether there is anything to record: a level speaks for itself, all else needs words."""
        return bool(self.level) if self.kind == LEVEL else bool(self.text.strip())


class Kinds(QWidget):
    """Kinds that are written here, levels if one is declared, and the ways to other pages.

    Signals: `changed()`, `finished()` when the choice is made, `elsewhere(str)` with the key of another page.
    """

    changed = Signal()
    finished = Signal()
    elsewhere = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._kinds = Choices(kit.words("Kind of entry"))
        self._which = label(kit.words("Which level is declared? Write above who said so."), "small")
        self._levels = Choices(kit.words("Level of the outage"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._kinds)
        column.addWidget(self._which)
        column.addWidget(self._levels)
        column.addWidget(self._others())
        self._offer()
        self.choose(NOTE, "")
        self._kinds.chosen.connect(self._kind_chosen)
        self._levels.chosen.connect(self._level_chosen)

    def choose(self, kind: str, level: str) -> None:
        """Choose by program, without a signal; a kind nobody knows is a note."""
        known = {key for key, _, _ in _KINDS}
        self._kinds.choose(kind if kind in known else NOTE)
        self._levels.choose(level)
        self._fit()

    @property
    def kind(self) -> str:
        """The kind that is chosen."""
        return str(self._kinds.key() or NOTE)

    @property
    def level(self) -> str:
        """The level that is chosen, or an empty text."""
        return str(self._levels.key() or "") if self.kind == LEVEL else ""

    def name(self) -> str:
        """Return the words for what is chosen; empty for a plain note."""
        words = self._kit.words
        if self.kind == LEVEL and self.level:
            return words("Level {level}").format(level=self.level)
        said = {key: text for key, _, text in _KINDS}[self.kind]
        return "" if self.kind == NOTE else words(said)

    def start(self) -> None:
        """Take the keyboard."""
        for button in self._kinds.buttons():
            if button.isChecked():
                button.setFocus()

    def _offer(self) -> None:
        look, words = self._kit.look, self._kit.words
        self._kinds.offer([(key, Choice(look, words(text), icon=icon)) for key, icon, text in _KINDS])
        self._levels.offer([(level.value, Choice(look, word(words, level))) for level in Level])

    def _others(self) -> QWidget:
        row = QWidget()
        flow = Flow(row)
        for key, icon, text in _ELSEWHERE:
            button = Button(self._kit.look, self._kit.words(text), icon=icon)
            button.clicked.connect(lambda _checked=False, key=key: self.elsewhere.emit(key))
            flow.addWidget(button)
        return row

    def _kind_chosen(self, kind: object) -> None:
        self._fit()
        self.changed.emit()
        if kind == LEVEL:
            self._levels.buttons()[0].setFocus()
        else:
            self.finished.emit()

    def _level_chosen(self, _level: object) -> None:
        self.changed.emit()
        self.finished.emit()

    def _fit(self) -> None:
        for widget in (self._which, self._levels):
            widget.setVisible(self.kind == LEVEL)
