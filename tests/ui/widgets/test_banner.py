# SPDX-License-Identifier: Apache-2.0
"""What is said stays until it is put away, is read out, and is plain text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from logbook.ui.widgets.banner import Banner, Messages
from logbook.ui.widgets.buttons import Button


@pytest.fixture
def messages(kit):
    return Messages(kit)


def test_nothing_is_said_at_first(messages):
    assert messages.isHidden()
    assert messages.text() == ""


def test_trouble_is_said_as_plain_text_until_dismissed(messages, qtbot):
    messages.trouble("The stick <b>A</b>\u202e is full.")
    assert messages.text() == "The stick <b>A</b>□ is full."
    assert all(said.textFormat() is Qt.TextFormat.PlainText for said in messages.findChildren(QLabel))
    with qtbot.waitSignal(messages.dismissed):
        qtbot.mouseClick(messages.findChild(Button), Qt.MouseButton.LeftButton)
    assert messages.text() == ""


def test_escape_puts_a_message_away(messages, qtbot):
    messages.info("Recorded.")
    qtbot.keyClick(messages.findChild(Button), Qt.Key.Key_Escape)
    assert messages.text() == ""


def test_the_cross_has_a_name_and_is_large(messages):
    cross = messages.findChild(Button)
    assert cross.accessibleName() == "Put this message away"
    assert min(cross.sizeHint().width(), cross.sizeHint().height()) >= 44


def test_info_and_trouble_differ_in_grey(messages):
    messages.resize(500, 60)
    pictures = []
    for say in (messages.info, messages.trouble):
        say("The same words")
        image = messages.grab().toImage()
        pictures.append(image.convertToFormat(image.Format.Format_Grayscale8))
    assert pictures[0] != pictures[1]


def test_a_standing_banner_may_have_a_button(kit):
    banner = Banner(kit, "Not yet protected.")
    banner.add(Button(kit.look, "Protect…"))
    assert banner.text() == "Not yet protected."
    assert banner.findChild(Button).word == "Protect…"
    assert banner.minimumSizeHint().width() <= 600


def test_good_news_may_be_said_elsewhere_so_that_nothing_moves(kit, qtbot):
    news = Banner(kit)
    messages = Messages(kit, news)
    messages.info("Recorded as A·1")
    assert messages.isHidden()
    assert not news.isHidden()
    assert messages.text() == "Recorded as A·1"
    messages.trouble("The stick is full.")
    assert news.isHidden()
    assert messages.text() == "The stick is full."
    messages.info("Recorded as A·2")
    messages._while.timeout.emit()
    assert messages.text() == ""
