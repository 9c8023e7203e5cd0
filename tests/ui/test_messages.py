# SPDX-License-Identifier: Apache-2.0
"""What is said and asked, and who answers."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from logbook import mounts
from logbook.core.model.errors import DiskFull, WrongPin
from logbook.mounts import Mount
from logbook.ui.messages import Answers, Messages, Question, dialogs, explain
from logbook.ui.widgets.banner import Messages as Bar
from logbook.ui.widgets.buttons import Button

ASKED = Question("Close?", "<b>Nothing</b> is lost.", "Close", "Stay")


@pytest.fixture
def window(kit, qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def messages(kit, window):
    bar = Bar(kit)
    bar.setParent(window)
    return Messages(kit.words, bar, dialogs(kit, window))


def test_trouble_is_said_in_words_and_can_be_put_away(messages, kit):
    messages.trouble(DiskFull(path="ward.db"))
    assert messages.text() == explain(DiskFull(path="ward.db"), kit.words)
    assert "\n" not in messages.text()
    messages.clear()
    assert not messages.text()


def test_good_news_and_warnings_are_said(messages):
    messages.info("Recorded")
    assert messages.text() == "Recorded"
    messages.warn("Locks soon")
    assert messages.text() == "Locks soon"


def test_a_test_may_answer_in_the_persons_place(messages):
    messages.set_answers(
        Answers(lambda _q: True, lambda _t, _p: Path("in.csv"), lambda _t, name: Path(name), lambda _t: None)
    )
    assert messages.confirm(ASKED)
    assert messages.open_file("Open", "CSV (*.csv)") == Path("in.csv")
    assert messages.save_file("Save", "out.pdf") == Path("out.pdf")
    assert messages.folder("Where") is None


def test_files_are_asked_for_where_somebody_means_them(messages, monkeypatch, tmp_path):
    begun, sealed = [], tmp_path / "sealed"
    closed = Mount(sealed, "SEALED", 1, writable=False)
    stick = Mount(tmp_path, "STICK", 1, writable=True)

    def chosen(_parent, _title, begin, *_more):
        begun.append(Path(begin))
        return begin, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", chosen)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *asked: chosen(*asked)[0])
    for plugged, place, out in (
        ((stick,), tmp_path, tmp_path), ((closed,), sealed, Path.home()), ((), Path.home(), Path.home())
    ):  # fmt: skip
        monkeypatch.setattr(mounts, "plugged", lambda plugged=plugged: plugged)
        assert messages.save_file("Save", "out.pdf") == out / "out.pdf"
        assert messages.open_file("Open", "CSV (*.csv)") == place
        assert messages.folder("Where") == place
        assert begun[-3:] == [out / "out.pdf", place, place]


@pytest.mark.parametrize(("key", "agreed"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)])
def test_a_question_is_answered_by_enter_or_escape(messages, qtbot, window, key, agreed):
    def press():
        dialog = window.findChild(QDialog)
        assert [button.word for button in dialog.findChildren(Button)] == ["Close", "Stay"]
        qtbot.keyClick(dialog.findChild(Button) if agreed else dialog, key)

    QTimer.singleShot(50, window, press)
    assert messages.confirm(ASKED) is agreed
    QApplication.sendPostedEvents()


def test_a_wrong_pin_says_whether_and_how_long_to_wait(kit):
    assert explain(WrongPin(user="p1", wait=0), kit.words) == "This is not the PIN. Try again."
    assert "Wait 30 s" in explain(WrongPin(user="p1", wait=30), kit.words)
