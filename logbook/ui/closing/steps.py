# SPDX-License-Identifier: Apache-2.0
"""The four steps of a close-down as lines: what it will work with, then that it is done, or why it was not possible."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Picture
from logbook.ui.widgets.text import label, plain

_WAITING, _RUNNING, _DONE, _NOT = "circle", "timer", "check", "circle-alert"


class StepLine(QWidget):
    """One step: a shape that says how far it is, its name, and a sentence. Something to press may stand beside it."""

    def __init__(self, kit: Kit, title: str, beside: QWidget | None = None) -> None:
        super().__init__()
        self.said = label("", wrap=True)
        self._picture = Picture(kit.look, _WAITING, size=26)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(label(title, "strong", wrap=True))
        lines.addWidget(self.said)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        row.addWidget(self._picture)
        row.addLayout(lines, 1)
        if beside is not None:
            row.addWidget(beside)

    def wait(self, text: str) -> None:
        """Say what the step will work with."""
        self._say(_WAITING, text)

    def run(self) -> None:
        """Show that it is under way."""
        self._picture.show_icon(_RUNNING)

    def done(self, text: str) -> None:
        """Say what it reached."""
        self._say(_DONE, text)

    def fail(self, text: str) -> None:
        """Say why it was not possible."""
        self._say(_NOT, text)

    def _say(self, icon: str, text: str) -> None:
        self._picture.show_icon(icon)
        plain(self.said, text)
