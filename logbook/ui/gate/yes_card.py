# SPDX-License-Identifier: Apache-2.0
"""Step 1, before anyone touches the device: who said yes and how, and what stands ready at the bed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.codes import Backup, How
from logbook.core.model.frame import Now
from logbook.i18n import ago, clock_time
from logbook.telling.codes import word
from logbook.ui.numbered import Numbered
from logbook.ui.widgets.choices import Choice, Choices, Tick
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line, plain

_HOW_ICONS = {How.IN_PERSON: "user", How.PHONE: "phone", How.RADIO: "radio"}
_ICONS = {
    Backup.BAG_VALVE_MASK: "hand",
    Backup.OXYGEN: "cylinder",
    Backup.SUCTION: "wind",
    Backup.SPARE_DEVICE: "replace",
    Backup.HAND_CRANK: "rotate-ccw",
    Backup.CLAMPS: "link",
}


class YesCard(Numbered):
    """Signal: `changed()`."""

    changed = Signal()

    def __init__(self, kit: Kit, clock: Callable[[], Now]) -> None:
        words, look = kit.words, kit.look
        super().__init__(kit, 1, words("Yes, and ready"), words("before anyone touches it"))
        self._kit = kit
        self._clock = clock
        self._yes_at: int | None = None
        self._said = label("", "small")
        self._who = Choices(words("Who said yes?"), fill=True)
        self._other = line(words("Name and role"), words("Name and role of who said yes"))
        self._how = Choices(words("How was it said?"))
        self._how.offer((how.value, Choice(look, word(words, how), icon=icon)) for how, icon in _HOW_ICONS.items())
        self._read_back = Tick(look, words("Read back"))
        self._ticks: dict[Backup, Tick] = {}
        self._seen = QVBoxLayout()
        self._at_bed = line(words("At the bed"), words("Who stays with the patient"))
        self._lay_out()
        self._who.chosen.connect(self._said_yes)
        self._how.chosen.connect(lambda _key: self.changed.emit())
        self._read_back.toggled.connect(lambda _on: self.changed.emit())
        self._other.textEdited.connect(self._typed)
        self._at_bed.textEdited.connect(lambda _text: self.changed.emit())

    def start(self, doctors: list[str], backups: tuple[Backup, ...]) -> None:
        """Begin empty, with these doctors and these things to be seen."""
        look, words = self._kit.look, self._kit.words
        self._yes_at = None
        names: list[tuple[object, Choice]] = [(name, Choice(look, name)) for name in doctors]
        self._who.offer([*names, (None, Choice(look, words("Other…")))])
        self._who.choose(object())
        self._other.clear()
        self._other.hide()
        self._how.choose(object())
        self._read_back.setChecked(False)
        self._at_bed.clear()
        self._offer_backups(backups)
        self.refresh()

    def take_keyboard(self) -> None:
        """Take the keyboard to the first question."""
        self._who.buttons()[0].setFocus()

    def asked(self) -> dict[str, Any]:
        """Return what was answered, by the names of `Asked`."""
        how = self._how.key()
        return {
            "yes_by": self._yes_by(),
            "how": How(how) if isinstance(how, str) else How.NOT_STATED,
            "read_back": self._read_back.isChecked(),
            "yes_at": self._yes_at if self._yes_by() else None,
            "backups": tuple(backup for backup, tick in self._ticks.items() if tick.isChecked()),
            "at_bed": self._at_bed.text().strip(),
        }

    def fields(self) -> dict[str, object]:
        """Return what was answered, for a draft; an empty object if nothing was."""
        asked = self.asked()
        if not any(value for key, value in asked.items() if key != "how") and asked["how"] is How.NOT_STATED:
            return {}
        return {**asked, "how": asked["how"].value, "backups": [backup.value for backup in asked["backups"]]}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Put a draft back."""
        name = str(kept.get("yes_by", ""))
        self._who.choose(name or object())
        if name and self._who.key() is None:
            self._who.buttons()[-1].setChecked(True)
            self._other.setText(name)
            self._other.show()
        self._how.choose(kept.get("how"))
        self._read_back.setChecked(bool(kept.get("read_back")))
        self._at_bed.setText(str(kept.get("at_bed", "")))
        for backup, tick in self._ticks.items():
            tick.setChecked(backup.value in kept.get("backups", ()))
        at = kept.get("yes_at")
        self._yes_at = at if isinstance(at, int) else None
        self.refresh()

    def refresh(self) -> None:
        """Say how long ago the yes was said."""
        words, now = self._kit.words, self._clock()
        text = ""
        if self._yes_at is not None and self._yes_by():
            said = words("said {time} · {ago}")
            text = said.format(time=clock_time(self._yes_at, now.zone), ago=ago(words, max(0, now.wall - self._yes_at)))
        plain(self._said, text)

    def _lay_out(self) -> None:
        words = self._kit.words
        column = self.column
        ask = QHBoxLayout()
        ask.addWidget(label(words("Who said yes?"), "name"))
        ask.addStretch(1)
        ask.addWidget(self._said)
        column.addLayout(ask)
        column.addWidget(self._who)
        column.addWidget(self._other)
        column.addWidget(label(words("How was it said?"), "name"))
        column.addWidget(self._how)
        column.addWidget(self._read_back)
        column.addWidget(label(words("Manual means at the bed, seen by you"), "name"))
        holder = QWidget()
        holder.setLayout(self._seen)
        self._seen.setContentsMargins(0, 0, 0, 0)
        self._seen.setSpacing(6)
        column.addWidget(holder)
        column.addWidget(Labelled(words("At the bed"), self._at_bed))
        column.addStretch(1)

    def _offer_backups(self, backups: tuple[Backup, ...]) -> None:
        words, look = self._kit.words, self._kit.look
        for tick in self._ticks.values():
            tick.hide()
            tick.deleteLater()
        self._ticks = {}
        for backup in backups:
            said = word(words, backup)
            tick = Tick(look, said[:1].upper() + said[1:], icon=_ICONS[backup], note=words("tap when seen"))
            tick.toggled.connect(lambda on, tick=tick: self._ticked(tick, on=on))
            self._seen.addWidget(tick)
            self._ticks[backup] = tick

    def _ticked(self, tick: Tick, *, on: bool) -> None:
        now, words = self._clock(), self._kit.words
        seen = words("seen {time}").format(time=clock_time(now.wall, now.zone))
        tick.note(seen if on else words("tap when seen"))
        self.changed.emit()

    def _yes_by(self) -> str:
        name = self._who.key()
        return name if isinstance(name, str) else self._other.text().strip()

    def _said_yes(self, name: object) -> None:
        self._other.setVisible(name is None)
        if name is None:
            self._other.setFocus()
        else:
            self._other.clear()
        self._yes_at = self._clock().wall
        self.refresh()
        self.changed.emit()

    def _typed(self, _text: str) -> None:
        self._yes_at = self._clock().wall
        self.refresh()
        self.changed.emit()
