# SPDX-License-Identifier: Apache-2.0
"""Where pages go: into a file, to a printer of this machine, those on a cable first, or onto the screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.ui.form_page import form_page
from logbook.ui.printer import Printer, printers
from logbook.ui.tasks import Tasks
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import label, plain


class PrintForm(QWidget):
    """With `shows` it offers the screen too.

    Signals: `saving()`, `showing()`, `printing(str)` with the printer's name, `closed()`.
    """

    saving = Signal()
    showing = Signal()
    printing = Signal(str)
    closed = Signal()

    def __init__(self, kit: Kit, *, shows: bool = False) -> None:
        super().__init__()
        self._kit = kit
        words = kit.words
        self._title = label("", "heading", wrap=True)
        self._printers = Choices(words("Printer"))
        self._none = label(
            words("No printer was found on this PC. Save a file and print it elsewhere."), "muted", wrap=True
        )
        self._print = Button(kit.look, words("Print"), kind="primary", icon="printer")
        save = Button(kit.look, words("Save as a PDF file…"), icon="save")
        self.show_it = Button(kit.look, words("Show, to copy by hand"), icon="eye")
        self.page = form_page(kit, words("Print this page"), self.closed)
        for widget in (self._title, self._none, self._printers, self._print, save, self.show_it):
            self.page.card.column.addWidget(widget)
        self.show_it.setVisible(shows)  # now that it has its place: alone it would be a window, and take the keyboard
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.addWidget(self.page)
        self.show_it.clicked.connect(self.showing)
        save.clicked.connect(self.saving)
        self._save = save
        self._print.clicked.connect(lambda: self.printing.emit(str(self._printers.key())))

    def start(self, tasks: Tasks, title: str) -> None:
        """Begin for some pages, and look for printers away from the window."""
        plain(self._title, title)
        self._show(())
        self._save.setFocus()
        tasks.run(printers, done=self._show, failed=lambda _trouble: None)

    def _show(self, found: tuple[Printer, ...]) -> None:
        words = self._kit.words
        network = words("{printer} (over the network)")
        self._printers.offer(
            (one.name, Choice(self._kit.look, one.name if one.cable else network.format(printer=one.name)))
            for one in found
        )
        self._printers.choose(found[0].name if found else object())
        for widget in (self._printers, self._print):
            widget.setVisible(bool(found))
        self._none.setVisible(not found)
