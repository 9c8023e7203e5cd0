# SPDX-License-Identifier: Apache-2.0
"""A form's words outlast a lock: kept for their author, given back, gone when recorded."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from logbook.ui.kept import Kept
from logbook.ui.widgets.choices import Choice, Choices


class Form(QWidget):
    def __init__(self, desk):
        super().__init__()
        self.line, self.text, self.choice = QLineEdit(self), QPlainTextEdit(self), Choices("Which")
        self.choice.setParent(self)
        self.choice.offer((key, Choice(desk.look, key)) for key in ("a", "b"))
        self.kept = Kept(desk, "form", {"line": self.line, "text": self.text}, {"choice": self.choice}, self)


@pytest.fixture
def desk(signed_on):
    return signed_on.main.desk


@pytest.fixture
def form(desk, qtbot):
    made = Form(desk)
    qtbot.addWidget(made)
    return made


def test_what_is_typed_and_chosen_comes_back(desk, form, qtbot):
    assert not form.kept.restore()
    form.line.setText("  words ")
    form.text.setPlainText("more")
    form.choice.choose("b")
    form.choice.chosen.emit("b")
    assert form.kept.waits()
    again = Form(desk)
    qtbot.addWidget(again)
    assert again.kept.restore()
    assert (again.line.text(), again.text.toPlainText(), again.choice.key()) == ("  words ", "more", "b")
    assert (again.kept.text("line"), again.kept.text("text")) == ("words", "more")


def test_done_empties_the_form_and_forgets(desk, form):
    form.line.setText("words")
    form.kept.done()
    assert (form.line.text(), form.kept.waits(), form.choice.key()) == ("", False, None)


def test_a_choice_alone_is_not_worth_keeping(form):
    form.choice.choose("a")
    form.choice.chosen.emit("a")
    assert not form.kept.waits()


def test_another_author_does_not_see_it(desk, form):
    form.line.setText("words")
    desk.session.user = "p99"
    assert not form.kept.restore()
    assert form.line.text() == ""
