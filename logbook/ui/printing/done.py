# SPDX-License-Identifier: Apache-2.0
"""What came of printing: which serials went out, and some pages once more where the paper jammed."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.ui.form_page import form_page
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line, plain

_RANGE = re.compile(r"[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?(,[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?)*", re.ASCII)


class DoneView(QWidget):
    """Signals: `again(str)` with the pages to be printed once more, `closed()`."""

    again = Signal(str)
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words = kit.words
        self._told, self._lines = label("", "heading", wrap=True), label("", wrap=True)
        self._pages = line(words("Pages of the whole, as 3-5"), "3-5")
        self._asked = Labelled(words("Did the paper jam? Pages of the whole, as 3-5"), self._pages)
        self._again = Button(kit.look, words("Print these once more"), icon="printer")
        self.ready = Button(kit.look, words("Done"), kind="primary", icon="check")
        page = form_page(kit, words("Paper"), self.closed)
        for widget in (self._told, self._lines, self.ready, self._asked, self._again):
            page.card.column.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self.ready.clicked.connect(self.closed)
        self._again.clicked.connect(self._want)
        self._pages.returnPressed.connect(self._want)

    def start(self, told: str, lines: list[str], *, again: bool) -> None:
        """Say what came of it."""
        plain(self._told, told)
        plain(self._lines, "\n".join(lines))
        self._pages.clear()
        self._asked.trouble("")
        for widget in (self._asked, self._again):
            widget.setVisible(again)
        self.ready.setFocus()

    def _want(self) -> None:
        pages = self._pages.text().replace(" ", "")
        if _RANGE.fullmatch(pages):
            self._asked.trouble("")
            self.again.emit(pages)
        else:
            self._asked.trouble(self._kit.words("Write pages as 3-5 or 2,7."))
