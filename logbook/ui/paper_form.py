# SPDX-License-Identifier: Apache-2.0
"""Pages of an open ward to a printer of this machine or into a file, each with the checkpoint of the moment.

What went to a printer is recorded as printed, for such paper is a witness. A file is not: it may never leave this PC,
and the log must not call itself seen by anybody because of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from logbook.core.actions.witnessing import Shown
from logbook.ui import stamping
from logbook.ui.desk import Desk
from logbook.ui.print_form import PrintForm
from logbook.ui.showing import ShowView
from logbook.ui.stamping import Draw, Out


@dataclass(frozen=True)
class Pages:
    """What goes out: its key in the log and its version, its name for people, a file's name without its ending.

    `gather` is asked for the drawing when it is known where the pages go, so that they say what is true then.
    """

    key: str
    title: str
    gather: Callable[[], Draw]
    file: str = ""
    version: int = 0


class PaperForm(PrintForm):
    """Asks where pages go, puts them there, or shows them; `save` keeps a file in another way.

    Signal: `put()` when they are out.
    """

    put = Signal()

    def __init__(self, desk: Desk, save: Callable[[], None] | None = None) -> None:
        super().__init__(desk.kit, shows=True)
        self._desk = desk
        self._pages: Pages | None = None
        self.shown = ShowView(desk.kit)
        self.shown.hide()
        self.whole.addWidget(self.shown)
        self.shown.closed.connect(self._copied)
        self.showing.connect(self._to_screen)
        self.saving.connect(save or self._to_file)
        self.printing.connect(self._to_printer)

    def ask(self, pages: Pages) -> None:
        """Ask where these pages go."""
        self.offer(pages)
        self.start(self._desk.session.tasks, pages.title)

    def offer(self, pages: Pages) -> None:
        """Take these pages instead of those that were asked about."""
        self._pages = pages
        self._form_again()

    def _to_file(self) -> None:
        pages, words = self._pages, self._desk.words
        if pages is None:
            return
        path = self._desk.messages.save_file(words("Save the pages"), f"{pages.file or pages.key}.pdf")
        if path is not None:
            self._out(pages, path, "", words("Saved: {file}").format(file=path))

    def _to_printer(self, printer: str) -> None:
        if self._pages is not None:
            self._out(self._pages, None, printer, self._desk.words("Sent to {printer}.").format(printer=printer))

    def _out(self, pages: Pages, path: Path | None, printer: str, told: str) -> None:
        out = Out(pages.key, path, printer, pages.version)
        stamping.put(
            self._desk.session, pages.gather(), out, partial(self._told, told), self._desk.messages.trouble
        )  # fmt: skip

    def _told(self, told: str, _shown: Shown) -> None:
        self._desk.messages.info(told)
        self.put.emit()

    def _to_screen(self) -> None:
        if self._pages is not None:
            stamping.show(self._desk.session, self._pages.gather(), self._show_pages, self._desk.messages.trouble)

    def _show_pages(self, pdf: bytes) -> None:
        self.page.hide()
        self.shown.show()
        self.shown.open(self._desk.session.tasks, pdf, self._desk.messages.trouble)

    def _copied(self) -> None:
        self._form_again()
        self.show_it.setFocus()

    def _form_again(self) -> None:
        self.shown.hide()
        self.page.show()
