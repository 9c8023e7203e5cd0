# SPDX-License-Identifier: Apache-2.0
"""Pages that bear no checkpoint out to a printer or into a file, by the form that asks which.

For paper that says nothing of the log, such as labels: it is drawn, printed and written away from the window.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from logbook.core.vault import files
from logbook.ui.desk import Desk
from logbook.ui.print_form import PrintForm
from logbook.ui.printer import print_pdf

Draw = Callable[[], bytes]


class PutOut(QObject):
    """Puts out what `draw` gives, whenever the form asks; `done` is called after it is out."""

    def __init__(self, desk: Desk, form: PrintForm, done: Callable[[], None]) -> None:
        super().__init__(form)
        self._desk, self._form, self._done = desk, form, done
        self._draw: Draw = bytes
        self._name = ""
        form.saving.connect(self._save)
        form.printing.connect(self._print)

    def start(self, title: str, name: str, draw: Draw) -> None:
        """Ask where pages go; `name` is the file's without its ending."""
        self._draw, self._name = draw, name
        self._form.start(self._desk.session.tasks, title)

    def _save(self) -> None:
        words = self._desk.words
        path = self._desk.messages.save_file(words("Save the pages"), f"{self._name}.pdf")
        if path is not None:
            self._run(partial(_write, self._draw, path), words("Saved: {file}").format(file=path))

    def _print(self, printer: str) -> None:
        said = self._desk.words("Sent to {printer}.").format(printer=printer)
        self._run(partial(_send, self._draw, printer), said)

    def _run(self, work: Callable[[], None], said: str) -> None:
        def done(_nothing: None) -> None:
            self._desk.messages.info(said)
            self._done()

        self._desk.session.tasks.run(work, done=done, failed=self._desk.messages.trouble)


def _write(draw: Draw, path: Path) -> None:
    files.write_file(path, draw())


def _send(draw: Draw, printer: str) -> None:
    print_pdf(draw(), printer)
