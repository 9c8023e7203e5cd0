# SPDX-License-Identifier: Apache-2.0
"""The window's way in: Qt, the program, and the net under it all.

A fault of ours is shown as text that can be copied, after everything typed is in a safe place; the program goes on.
"""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from logbook import __version__, config
from logbook.i18n import words_for
from logbook.ui import later
from logbook.ui.program import Program
from logbook.ui.signs import Signs
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import label, paragraph

_SETTLED = 1_000
"""Milliseconds after which the first screen has been painted, and other things may be loaded."""

PROGRAM = f"Ward Logbook {__version__}"


class FaultDialog(QDialog):
    """A fault of ours: what to do, and the text for whoever repairs it."""

    def __init__(self, kit: Kit, text: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        words = kit.words
        self.setWindowTitle(words("A fault in the program"))
        self.resize(640, 420)
        self._text = paragraph(words("What happened, for whoever repairs it"))
        self._text.setReadOnly(True)
        self._text.setPlainText(text)
        copy = Button(kit.look, words("Copy the text"), icon="copy")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(text))
        go_on = Button(kit.look, words("Go on"), kind="primary")
        go_on.clicked.connect(self.accept)
        row = QWidget()
        flow = Flow(row, gap=10)
        flow.addWidget(go_on)
        flow.addWidget(copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.addWidget(label(words("A fault in the program"), "title"))
        said = words(
            "What you typed is kept. Everything recorded is safe. Go on, and write on paper if it happens again."
        )
        column.addWidget(label(said, wrap=True))
        column.addWidget(self._text, 1)
        column.addWidget(row)


def net(program: Program, show: Callable[[str], None]) -> Callable[..., None]:
    """Return the hook for everything nobody expected: drafts first, then the text; never twice at once."""
    shown: list[str] = []

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        if not shown:
            shown.append(text)
            try:
                if program.room is not None:
                    program.room.drafting.flush()
            except Exception:  # noqa: BLE001 - the net must hold whatever falls into it
                sys.stderr.write(traceback.format_exc())
            show(f"{PROGRAM}\n\n{text}")
            shown.clear()

    return caught


def start_anew(ward: Path, exercise: bool) -> int:  # noqa: FBT001 - as `Program.again` has them
    """Start this program once more, apart from this process, on the same folder; returns its process id."""
    again = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "logbook"]
    again += ["--ward", str(ward), *(["--exercise"] if exercise else [])]
    nothing = subprocess.DEVNULL
    made = subprocess.Popen(again, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)  # noqa: S603 - ourselves
    return made.pid


def listen(program: Program) -> Signs:
    """Lock with the system's own screen, and close the log before the PC sleeps (D4)."""
    signs = Signs(program)
    signs.screen_locked.connect(program.lock)
    signs.sleeping.connect(program.lock_hard)
    return signs


def run(argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    app = QApplication.instance() or QApplication(["ward-logbook"])
    assert isinstance(app, QApplication)
    app.setApplicationName("Ward Logbook")
    app.setDesktopFileName("ward-logbook")
    start = config.read_start(argv, words_for(""))
    memory = config.places(os.environ).memory
    program = Program(
        app, start, lambda: later.ward.Machine(later.clock.read_clock, later.clock.machine(), PROGRAM, memory=memory)
    )

    def show(text: str) -> None:
        FaultDialog(program.kit, text, program.stage).exec()

    sys.excepthook = net(program, show)
    stage = program.stage
    stage.resize(stage.size().boundedTo(stage.screen().availableSize()))  # no system does it for all windows
    program.run()
    QTimer.singleShot(_SETTLED, program, partial(listen, program))
    code = app.exec()
    program.tasks.stop()
    if program.again is not None:
        start_anew(*program.again)
    return code
