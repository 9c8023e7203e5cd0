# SPDX-License-Identifier: Apache-2.0
"""Pages scroll down, never sideways, and an empty page says what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel

from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.page import Card, Empty, Page, Picture, rule


def test_a_page_never_scrolls_sideways(look):
    page = Page()
    page.column.addWidget(Button(look, "word " * 60))
    assert page.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert page.minimumSizeHint().width() <= 600
    assert page.minimumSizeHint().height() <= 340


def test_a_card_is_a_frame_and_no_button(look):
    card = Card()
    assert isinstance(card, QFrame)
    assert not isinstance(card, QAbstractButton)
    assert card.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_rules_lie_or_stand(look):
    assert (rule().property("look"), rule(upright=True).property("look")) == ("rule", "post")


def test_an_empty_page_says_why_and_offers_the_way_on(look):
    made = Empty(look, "archive", "Nothing here yet", "Write the first entry.", Button(look, "Write"))
    assert [said.text() for said in made.findChildren(QLabel)] == ["Nothing here yet", "Write the first entry."]
    assert made.findChild(Button).word == "Write"
    assert len(Empty(look, "archive", "Nothing").findChildren(QLabel)) == 1


def test_a_picture_follows_the_theme(look):
    made = Picture(look, "lock", size=24)
    day = made.grab().toImage()
    look.apply("night")
    assert made.grab().toImage() != day
    made.show_icon("x")
    assert made.size().width() == 24
