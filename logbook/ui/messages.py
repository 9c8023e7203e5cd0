# SPDX-License-Identifier: Apache-2.0
"""The one door to the person at the screen: what is said, what is asked, which file is meant.

It owns the words for trouble; core raises facts. Everything shown is plain text. `set_answers` lets a test answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from logbook import mounts
from logbook.core.model.errors import LogbookError, PinStopped, WrongPin
from logbook.i18n import Words, span
from logbook.mounts import Mount
from logbook.trouble import tell
from logbook.ui.widgets.banner import Messages as Bar
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import label


@dataclass(frozen=True)
class Question:
    """Something to be decided before going on; `no` is what Esc means."""

    title: str
    text: str
    yes: str
    no: str


@dataclass(frozen=True)
class Answers:
    """Who answers: the dialogs of this program, or a test. A path is None when nobody chose one."""

    confirm: Callable[[Question], bool]
    open_file: Callable[[str, str], Path | None]
    save_file: Callable[[str, str], Path | None]
    folder: Callable[[str], Path | None]


def explain(error: LogbookError, words: Words) -> str:
    """Return the sentences for trouble as one paragraph; a wrong PIN is said shorter, it happens at every bedside."""
    if isinstance(error, WrongPin) and not isinstance(error, PinStopped):
        return _wrong_pin(error, words)
    return " ".join(str(tell(error, words)).split("\n"))


def _wrong_pin(error: WrongPin, words: Words) -> str:
    wait = error.facts.get("wait")
    if not isinstance(wait, int) or wait <= 0:
        return words("This is not the PIN. Try again.")
    text = words("This is not the PIN. Wait {span}, then try again. Others can sign on meanwhile.")
    return text.format(span=span(words, wait * 1000))


class Messages(QObject):
    """Says things in the bar of whatever is on the screen, and asks through `Answers`."""

    def __init__(self, words: Words, bar: Bar, answers: Answers) -> None:
        super().__init__(bar)
        self._words = words
        self._bar = bar
        self._answers = answers

    def set_answers(self, answers: Answers) -> None:
        """Let somebody else answer from now on."""
        self._answers = answers

    def info(self, text: str) -> None:
        """Say what went well."""
        self._bar.info(text)

    def hint(self, text: str) -> None:
        """Say something that helps, for a while."""
        self._bar.hint(text)

    def trouble(self, error: LogbookError) -> None:
        """Say what went wrong, in the reader's words."""
        self._bar.trouble(self.explain(error))

    def warn(self, text: str) -> None:
        """Say something that must be seen and is no error."""
        self._bar.trouble(text)

    def explain(self, error: LogbookError) -> str:
        """Return the words for trouble, for a page that shows them beside the field they are about."""
        return explain(error, self._words)

    def text(self) -> str:
        """Return what is being said, or an empty text."""
        return self._bar.text()

    def clear(self) -> None:
        """Say nothing more."""
        self._bar.dismiss()

    def step_aside(self) -> None:
        """Let good news make room for the next act."""
        self._bar.step_aside()

    def confirm(self, question: Question) -> bool:
        """Ask, and wait for the answer."""
        return self._answers.confirm(question)

    def open_file(self, title: str, pattern: str) -> Path | None:
        """Ask which file to read; `pattern` as Qt has it, such as "CSV (*.csv)"."""
        return self._answers.open_file(title, pattern)

    def save_file(self, title: str, name: str) -> Path | None:
        """Ask where to write a file that is to be called `name`."""
        return self._answers.save_file(title, name)

    def folder(self, title: str) -> Path | None:
        """Ask which folder is meant."""
        return self._answers.folder(title)


class _Dialog(QDialog):
    """A question with two large buttons."""

    def __init__(self, kit: Kit, question: Question, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(question.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(label(question.title, "title", wrap=True))
        column.addWidget(label(question.text, wrap=True))
        buttons = QWidget()
        row = Flow(buttons, gap=12)
        yes = Button(kit.look, question.yes, kind="primary")
        no = Button(kit.look, question.no, key="Esc")
        yes.clicked.connect(self.accept)
        no.clicked.connect(self.reject)
        row.addWidget(yes)
        row.addWidget(no)
        column.addWidget(buttons)
        self.setMinimumWidth(kit.look.px(460))
        yes.setFocus(Qt.FocusReason.OtherFocusReason)


def _begin(*, writing: bool = False) -> Path:
    """Return where somebody probably means: the stick that is plugged in, else their own folder."""

    def sticks() -> tuple[Mount, ...]:
        return tuple(one for one in mounts.plugged() if one.writable or not writing)

    return next(iter(mounts.consult(lambda places: places, sticks)), Path.home())


def dialogs(kit: Kit, parent: QWidget) -> Answers:
    """Return the answers of the person at the screen, asked above `parent`."""

    def confirm(question: Question) -> bool:
        dialog = _Dialog(kit, question, parent)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return agreed

    def path(chosen: tuple[str, str]) -> Path | None:
        return Path(chosen[0]) if chosen[0] else None

    def folder(title: str) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(parent, title, str(_begin()))
        return Path(chosen) if chosen else None

    return Answers(
        confirm,
        lambda title, pattern: path(QFileDialog.getOpenFileName(parent, title, str(_begin()), pattern)),
        lambda title, name: path(QFileDialog.getSaveFileName(parent, title, str(_begin(writing=True) / name))),
        folder,
    )
