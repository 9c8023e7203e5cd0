# SPDX-License-Identifier: Apache-2.0
"""What others bring back: a code from paper, a scanned line, a receipt; held against the log, and the only way on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.codes import How
from logbook.telling.codes import word
from logbook.ui.form_page import form_page, say_below
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line, scans_into

_HOWS = (How.IN_PERSON, How.PHONE, How.RADIO, How.WRITTEN)


class PaperForm(QWidget):
    """Signals: `wanted(str, str)` with number and code, `going_on()` when the paper is right, `closed()`."""

    wanted = Signal(str, str)
    going_on = Signal()
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        words = kit.words
        self._number = line(words("Number of the record, as B·214"))
        self._code = line(words("The sixteen letters from the paper"))
        self._check = Button(kit.look, words("Compare"), kind="primary", icon="search")
        self._told = label("", "strong", wrap=True)
        self._go_on = Button(kit.look, words("The paper is right: go on in a new part"), icon="corner-down-right")
        said = words("Any line of the paper register or of a printed page will do. The latest one says most.")
        page = form_page(kit, words("Compare a code from paper"), self.closed)
        for widget in (
            label(said, wrap=True), Labelled(self._number.accessibleName(), self._number),
            Labelled(self._code.accessibleName(), self._code), self._check, self._told, self._go_on,
        ):  # fmt: skip
            page.card.column.addWidget(widget)
        _fill(self, page)
        self._number.returnPressed.connect(self._code.setFocus)
        self._code.returnPressed.connect(self._want)
        self._check.clicked.connect(self._want)
        self._go_on.clicked.connect(self.going_on)

    def start(self) -> None:
        """Begin empty."""
        self._number.clear()
        self._code.clear()
        self.say("")
        self._number.setFocus()

    def say(self, text: str, *, way_on: bool = False) -> None:
        """Say what became of it; with `way_on`, offer it."""
        say_below(self._told, text)
        self._go_on.setVisible(way_on)

    def _want(self) -> None:
        self.wanted.emit(self._number.text(), self._code.text())


class LineForm(QWidget):
    """Signals: `wanted(str)` with the line, `keeping(str, str)` with how and from whom, `going_on()`, `closed()`."""

    wanted = Signal(str)
    keeping = Signal(str, str)
    going_on = Signal()
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        words = kit.words
        self._line = scans_into(line(words("The line under or in the square code"), "WL1:…  WT1:…"), read=True)
        self._check = Button(kit.look, words("Look at it"), kind="primary", icon="search")
        self._told = label("", "strong", wrap=True)
        self._from = line(words("Who brought it, from which ward?"))
        self._from_field = Labelled(self._from.accessibleName(), self._from)
        self._how = Choices(words("How did it come?"))
        self._how.offer((how.value, Choice(kit.look, word(words, how))) for how in _HOWS)
        self._keep = Button(kit.look, words("Record it"), kind="primary", icon="check")
        self._go_on = Button(kit.look, words("Go on in a new part"), icon="corner-down-right")
        said = words(
            "Scan the square code of another ward, of a printed page or of the incident team's receipt, or type it."
        )
        page = form_page(kit, words("Scan or type a line"), self.closed)
        for widget in (
            label(said, wrap=True), Labelled(self._line.accessibleName(), self._line), self._check, self._told,
            self._from_field, self._how, self._keep, self._go_on,
        ):  # fmt: skip
            page.card.column.addWidget(widget)
        _fill(self, page)
        self._line.returnPressed.connect(self._want)
        self._check.clicked.connect(self._want)
        self._keep.clicked.connect(lambda: self.keeping.emit(str(self._how.key() or ""), self._from.text().strip()))
        self._go_on.clicked.connect(self.going_on)

    def start(self) -> None:
        """Begin empty; a hand scanner types into the field."""
        self._line.clear()
        self._from.clear()
        self.say("")
        self._line.setFocus()

    def say(self, text: str, *, keep: str = "", way_on: bool = False) -> None:
        """Say what it is; `keep` offers to record it as "seen" or "receipt", `way_on` the new part."""
        say_below(self._told, text)
        for widget in (self._from_field, self._how):
            widget.setVisible(keep == "seen")
        self._keep.setVisible(bool(keep))
        self._go_on.setVisible(way_on)
        if keep == "seen":
            self._how.choose(How.IN_PERSON.value)
            self._from.setFocus()
        elif keep:
            self._keep.setFocus()

    def _want(self) -> None:
        self.wanted.emit(self._line.text())


def _fill(whole: QWidget, page: QWidget) -> None:
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
