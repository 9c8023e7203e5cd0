# SPDX-License-Identifier: Apache-2.0
"""Text on the screen: always plain, never markup, nothing hidden in it; and the fields people type into."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from logbook.core.model.plain import visible


def plain(label: QLabel, text: str) -> None:
    """Set the text of `label`: the only way any label gets one."""
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(visible(text))


def label(text: str, look: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label; `look` is one of the style sheet's: title, heading, strong, name, small, muted, large."""
    made = QLabel()
    if look:
        made.setProperty("look", look)
    made.setWordWrap(wrap)
    plain(made, text)
    return made


def line(name: str, hint: str = "", *, secret: bool = False) -> QLineEdit:
    """Return a field for one line, called `name` by screen readers, with `hint` shown while it is empty."""
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    if hint == name:
        field.setAccessibleDescription(" ")  # or a screen reader would take the hint for one, and say it twice
    if secret:
        field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def scans_into(field: QLineEdit, *, read: bool = False) -> QLineEdit:
    """Let a scan land in this field, as a whole; with `read` it is taken up at once, as after Enter. Returns it."""
    field.setProperty("scans", "read" if read else "keep")
    return field


class _Paragraph(QPlainTextEdit):
    """Several lines. Words that are put back are gone on with at their end, as in every other field."""

    def setPlainText(self, text: str) -> None:
        """Show other words, with the keyboard behind them where they can be gone on with."""
        super().setPlainText(text)
        if not self.isReadOnly():
            self.moveCursor(QTextCursor.MoveOperation.End)


def paragraph(name: str, hint: str = "") -> QPlainTextEdit:
    """Return a field for several lines; Tab leaves it, as everywhere else."""
    field = _Paragraph()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    if hint == name:
        field.setAccessibleDescription(" ")  # or a screen reader would take the hint for one, and say it twice
    field.setTabChangesFocus(True)
    return field


class Labelled(QWidget):
    """A field under its name, with a line below for what is wrong with the input."""

    def __init__(self, name: str, field: QWidget) -> None:
        super().__init__()
        self.field = field
        self._trouble = label("", "strong", wrap=True)
        self._trouble.hide()
        above = label(name, "name")
        above.setBuddy(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (above, field, self._trouble):
            column.addWidget(widget)

    def trouble(self, text: str) -> None:
        """Say under the field what is wrong with it; an empty text takes that back."""
        plain(self._trouble, text)
        self._trouble.setVisible(bool(text))
        self.field.setAccessibleDescription(visible(text))
