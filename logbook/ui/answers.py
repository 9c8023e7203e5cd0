# SPDX-License-Identifier: Apache-2.0
"""Fields of a record asked one below the other, each by its name: words, codes, yes or no. None of them is required.

Which widget a field has follows from its type. It fills in nothing by itself and judges nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from logbook.core.model.codes import YesNoUnknown
from logbook.core.model.frame import Record
from logbook.telling.codes import word
from logbook.ui.widgets.choices import Choice, Choices, Tick
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line, paragraph

_HIGH = 76


class Ticks(QWidget):
    """Several codes of a kind, each ticked or not. Signal: `edited()`."""

    edited = Signal()

    def __init__(self, kit: Kit, codes: Iterable[StrEnum]) -> None:
        super().__init__()
        self._ticks = {code: Tick(kit.look, word(kit.words, code)) for code in codes}
        flow = Flow(self, gap=8)
        for tick in self._ticks.values():
            flow.addWidget(tick)
            tick.toggled.connect(lambda _on: self.edited.emit())

    def codes(self) -> tuple[StrEnum, ...]:
        """Return what is ticked, in order."""
        return tuple(code for code, tick in self._ticks.items() if tick.isChecked())

    def put(self, codes: Iterable[str]) -> None:
        """Tick these codes and no others."""
        wanted = set(codes)
        for code, tick in self._ticks.items():
            tick.setChecked(code.value in wanted)


class Answers(QWidget):
    """The fields (name in the record, what it is called) of one kind. Signals: `edited()`, `finished()` for Enter."""

    edited = Signal()
    finished = Signal()

    def __init__(
        self, kit: Kit, kind: type[Record], fields: Iterable[tuple[str, str]], long: Collection[str] = ()
    ) -> None:
        super().__init__()
        self._kit = kit
        self._long = long
        self._filling = False
        self._lines: dict[str, QLineEdit | QPlainTextEdit] = {}
        self._labelled: dict[str, Labelled] = {}
        self._choices: dict[str, tuple[Choices, type[StrEnum]]] = {}
        self._ticks: dict[str, Ticks] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        hints = get_type_hints(kind)
        for field, name in fields:
            self._ask(field, kit.words(name), hints[field])
        self._column.addStretch(1)

    def values(self) -> dict[str, Any]:
        """Return what is answered, by the names of the record's fields; what is not is left out."""
        found: dict[str, Any] = {key: text for key, box in self._lines.items() if (text := _text(box))}
        for key, (choices, codes) in self._choices.items():
            if choices.key() is not None:
                found[key] = codes(str(choices.key()))
        return found | {key: ticks.codes() for key, ticks in self._ticks.items() if ticks.codes()}

    def fields(self) -> dict[str, Any]:
        """Return the same as plain values, for a draft."""
        return {key: list(value) if isinstance(value, tuple) else str(value) for key, value in self.values().items()}

    def put(self, kept: Mapping[str, Any]) -> None:
        """Fill in what is kept, and empty all else."""
        self._filling = True
        for key, box in self._lines.items():
            _fill(box, str(kept.get(key) or ""))
        for key, (choices, _) in self._choices.items():
            choices.choose(str(kept.get(key, "")) or object())
        for key, ticks in self._ticks.items():
            ticks.put(str(code) for code in kept.get(key, ()))
        self._filling = False

    def offer(self, field: str, names: Iterable[str]) -> None:
        """Offer names to tap below a field for words, if it is asked here; any other name may be typed."""
        box = self._lines.get(field)
        if not isinstance(box, QLineEdit):
            return
        choices = Choices(box.accessibleName())
        choices.offer((name, Choice(self._kit.look, name, icon="user")) for name in names)
        choices.choose(box.text())
        self._column.insertWidget(self._column.indexOf(self._labelled[field]) + 1, choices)
        choices.chosen.connect(lambda name: self._take(box, str(name)))
        box.textEdited.connect(lambda text: choices.choose(text.strip()))

    def take_keyboard(self) -> None:
        """Take the keyboard to the first field, and there to what is chosen: Enter must not change what is known."""
        first = next(
            (child for child in self.findChildren(QWidget) if child.focusPolicy() and not child.isHidden()), self
        )
        around = first.parentWidget() if isinstance(first, QAbstractButton) else None
        beside = around.findChildren(QAbstractButton) if around is not None else []
        next((one for one in beside if one.isChecked()), first).setFocus()

    def _words(self, field: str, name: str) -> None:
        box: QLineEdit | QPlainTextEdit = line(name)
        if field in self._long:
            box = paragraph(name)
            box.setFixedHeight(self._kit.look.px(_HIGH))
            box.textChanged.connect(self._changed)
        elif isinstance(box, QLineEdit):
            box.textEdited.connect(self._changed)
            box.returnPressed.connect(self.finished)
        self._lines[field] = box
        self._labelled[field] = Labelled(name, box)
        self._column.addWidget(self._labelled[field])

    def _changed(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _take(self, box: QLineEdit, name: str) -> None:
        box.setText(name)
        self.edited.emit()

    def _ask(self, field: str, name: str, hint: Any) -> None:
        codes = next(
            (one for one in (hint, *get_args(hint)) if isinstance(one, type) and issubclass(one, StrEnum)), None
        )
        if codes is None:
            self._words(field, name)
            return
        self._column.addWidget(label(name, "name", wrap=True))
        if Ellipsis in get_args(hint):
            self._ticks[field] = ticks = Ticks(self._kit, codes)
            self._column.addWidget(ticks)
            ticks.edited.connect(self._changed)
            return
        choices = Choices(name)
        offered = (code for code in codes if code.value not in {"not-stated", YesNoUnknown.UNKNOWN.value})
        choices.offer((code.value, Choice(self._kit.look, word(self._kit.words, code))) for code in offered)
        self._choices[field] = (choices, codes)
        self._column.addWidget(choices)
        choices.chosen.connect(lambda _key: self.edited.emit())


def _text(box: QLineEdit | QPlainTextEdit) -> str:
    return (box.text() if isinstance(box, QLineEdit) else box.toPlainText()).strip()


def _fill(box: QLineEdit | QPlainTextEdit, text: str) -> None:
    if isinstance(box, QLineEdit):
        box.setText(text)
    else:
        box.setPlainText(text)
