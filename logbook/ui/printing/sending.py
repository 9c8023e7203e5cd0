# SPDX-License-Identifier: Apache-2.0
"""Where the sheets go: a printer, those on a cable first and those over the network warned about, or a file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.ui.form_page import form_page
from logbook.ui.printer import Printer, printers
from logbook.ui.tasks import Tasks
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line, plain

_PAPERS = {"A4": "A4", "LETTER": "Letter"}
"""Sizes of paper by their names in `draw.values.Paper`, as people call them."""


class SendForm(QWidget):
    """Signals: `saving()`, `showing()`, `printing(str)` and `testing(str)` with the printer's name, `closed()`."""

    saving = Signal()
    showing = Signal()
    printing = Signal(str)
    testing = Signal(str)
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._found: tuple[Printer, ...] = ()
        words, look = kit.words, kit.look
        self._title = label("", "heading", wrap=True)
        self._printers, self._papers = Choices(words("Printer")), Choices(words("Paper"))
        self._papers.offer((name, Choice(look, said)) for name, said in _PAPERS.items())
        self._papers.choose("A4")
        self._place = line(words("Where will the sheets lie?"), words("for example: red box, desk"))
        self._none = label(
            words("No printer was found on this PC. Save a file and print it elsewhere."), "muted", wrap=True
        )
        self._warning = label("", "strong", wrap=True)
        self.send = Button(look, words("Print"), kind="primary", icon="printer")
        self.test = Button(look, words("Test page"), icon="file-check")
        self.save = Button(look, words("Save as a PDF file…"), icon="save")
        self.show_it = Button(look, words("Show, to copy by hand"), icon="eye")
        self._lay_out()
        self.show_it.clicked.connect(self.showing)
        self._printers.chosen.connect(self._warn)
        self.save.clicked.connect(self.saving)
        self.send.clicked.connect(lambda: self.printing.emit(self.printer()))
        self.test.clicked.connect(lambda: self.testing.emit(self.printer()))

    def start(self, tasks: Tasks, title: str) -> None:
        """Begin for some sheets, and look for printers away from the window."""
        plain(self._title, title)
        self._show(())
        self.save.setFocus()
        tasks.run(printers, done=self._show, failed=lambda _trouble: None)

    def printer(self) -> str:
        """Return the chosen printer's name."""
        return str(self._printers.key())

    def paper(self) -> str:
        """Return the chosen paper's name in `draw.values.Paper`."""
        return str(self._papers.key())

    def place(self) -> str:
        """Return where the sheets will lie."""
        return self._place.text().strip()

    def _lay_out(self) -> None:
        words = self._kit.words
        page = form_page(self._kit, words("Print or save…"), self.closed)
        row = QWidget()
        deeds = Flow(row, gap=10)
        for button in (self.send, self.test, self.save, self.show_it):
            deeds.addWidget(button)
        for widget in (self._title, self._none, self._printers, self._warning, self._papers, Labelled(
            words("Where will the sheets lie?"), self._place
        )):  # fmt: skip
            page.card.column.addWidget(widget)
        page.card.column.addWidget(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _show(self, found: tuple[Printer, ...]) -> None:
        words, self._found = self._kit.words, found
        network = words("{printer} (over the network)")
        self._printers.offer(
            (one.name, Choice(self._kit.look, one.name if one.cable else network.format(printer=one.name)))
            for one in found
        )
        self._printers.choose(found[0].name if found else object())
        for widget in (self._printers, self.send, self.test):
            widget.setVisible(bool(found))
        self._none.setVisible(not found)
        self._warn()
        if found:
            self.send.setFocus()

    def _warn(self, _key: object = None) -> None:
        words, name = self._kit.words, self._printers.key()
        far = any(one.name == name and not one.cable for one in self._found)
        told = words("Over the network: it may be down, or where the attacker is. Prefer a printer on a cable.")
        plain(self._warning, told)
        self._warning.setVisible(far)
