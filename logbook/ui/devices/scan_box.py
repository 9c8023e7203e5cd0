# SPDX-License-Identifier: Apache-2.0
"""What a scanned code told, above the fields it filled; where a separator was lost, each split is offered.

Nothing is chosen for anybody: the likeliest split stands in the fields, and the question stays until it is answered.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.exchange.scan import Scanned, Told
from logbook.ui.scanning.words import KINDS, tell
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import label, plain


class ScanBox(QWidget):
    """Signal: `chosen(Told)` with the split that somebody chose."""

    chosen = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words = kit.words
        self._told = label("", "muted", wrap=True)
        self._ask = label(words("The code does not say where one part ends. Which stands on the label?"), "strong")
        self._ask.setWordWrap(True)
        self._splits = Choices(words("Which one stands on the label?"))
        self._warn = label(words("A number in this code contradicts its own check digit. Compare it."), "strong")
        self._warn.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._told, self._warn, self._ask, self._splits):
            column.addWidget(widget)
        self._splits.chosen.connect(self.chosen)
        self.hide()

    def show_scan(self, scanned: Scanned) -> None:
        """Show a code, and ask where it can be read in several ways."""
        words = self._kit.words
        ways: tuple[Told, ...] = (scanned.fields, *scanned.alternatives) if scanned.unclear else ()
        sure = [part for part in scanned.fields if all(part in way for way in ways)]
        said = words("Scanned: {kind}. {fields}")
        plain(self._told, said.format(kind=words(KINDS[scanned.kind]), fields=tell(words, sure)).strip())
        apart = ((way, [part for part in way if part not in sure]) for way in ways)
        self._splits.offer((way, Choice(self._kit.look, tell(words, parts))) for way, parts in apart)
        self._ask.setVisible(bool(ways))
        self._splits.setVisible(bool(ways))
        self._warn.setVisible(not scanned.sound)
        self.show()

    def ask(self) -> bool:
        """Take the keyboard if a question is open."""
        buttons = self._splits.buttons() if self._splits.key() is None else []
        if buttons and not self.isHidden():
            buttons[0].setFocus()
        return bool(buttons)
