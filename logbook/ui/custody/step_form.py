# SPDX-License-Identifier: Apache-2.0
"""One step in the custody of a device: what happened, and the fields that belong to it; all else on demand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.bedside import Custody, CustodyEvent
from logbook.telling.bedside import CUSTODY_FIELDS
from logbook.telling.codes import word
from logbook.ui.answers import Answers
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line

_E = CustodyEvent
_FIRST: dict[CustodyEvent, tuple[str, ...]] = {
    _E.FOUND: ("removal", "network_out", "unplugged", "switched_off", "tag", "place", "custodian"),
    _E.TRANSFER: ("released_by", "received_by", "place", "purpose", "condition", "bag"),
    _E.CHECKED: ("checks", "files", "condition"),
    _E.RELEASED: ("released_by", "purpose", "condition"),
    _E.RETURNED: ("released_by", "received_by", "place", "condition"),
    _E.DISPOSED: ("released_by", "place", "purpose"),
}
"""What is asked at once for each event; everything else is there on demand."""
_NAMES = dict(CUSTODY_FIELDS)


class StepForm(QWidget):
    """Signals: `edited()`, `finished()`."""

    edited = Signal()
    finished = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words = kit.words
        self._event = Choices(words("What happened to it?"))
        self._asks = label(words("What happened to it?"), "name")
        self._text = line(words("What else"), words("What else"))
        self._open = Button(kit.look, words("More about it"), icon="chevron-down")
        self._first, self._more = QWidget(), QWidget()
        self._asked: tuple[Answers, ...] = ()
        self._names: Sequence[str] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for widget in (
            self._asks, self._event, self._first,
            Labelled(words("What else"), self._text), self._open, self._more,
        ):  # fmt: skip
            self._column.addWidget(widget)
        self._event.chosen.connect(lambda _event: self._ask(self.values()))
        self._open.clicked.connect(lambda: self._more.setVisible(self._more.isHidden()))
        self._text.textEdited.connect(lambda _text: self.edited.emit())
        self._text.returnPressed.connect(self.finished)

    @property
    def chosen(self) -> CustodyEvent:
        """What happened."""
        return CustodyEvent(str(self._event.key()))

    def start(self, events: tuple[CustodyEvent, ...], kept: Mapping[str, Any], names: Sequence[str]) -> None:
        """Begin with the first of these events, and with what is kept or known; `names` may receive it."""
        self._names = names
        look, words = self._kit.look, self._kit.words
        self._event.offer((event.value, Choice(look, word(words, event))) for event in events)
        for widget in (self._asks, self._event):
            widget.setVisible(len(events) > 1)
        event = str(kept.get("event", ""))
        self._event.choose(event if event in {one.value for one in events} else events[0].value)
        self._text.setText(str(kept.get("text", "")))
        self._ask(kept)

    def values(self) -> dict[str, Any]:
        """Return what is answered, by the names of the record's fields."""
        found = {key: value for asked in self._asked for key, value in asked.values().items()}
        text = self._text.text().strip()
        return {**found, "text": text} if text else found

    def fields(self) -> dict[str, Any]:
        """Return the same as plain values, for a draft; an empty object if nothing is answered."""
        kept = {key: str(value) for key, value in self.values().items()}
        return {**kept, "event": self.chosen.value} if kept else {}

    def take_keyboard(self) -> None:
        """Take the keyboard to the first question."""
        self._asked[0].take_keyboard()

    def _ask(self, kept: Mapping[str, Any]) -> None:
        names = _FIRST[self.chosen]
        first = Answers(self._kit, Custody, [(name, _NAMES[name]) for name in names])
        more = Answers(self._kit, Custody, [(name, said) for name, said in CUSTODY_FIELDS if name not in names])
        for old, new in ((self._first, first), (self._more, more)):
            self._column.replaceWidget(old, new)
            old.hide()
            old.deleteLater()
            new.put(kept)
            new.offer("received_by", self._names)
            new.edited.connect(self.edited)
            new.finished.connect(self.finished)
        self._first, self._more, self._asked = first, more, (first, more)
        more.setVisible(bool(more.values()))
