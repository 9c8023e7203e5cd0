# SPDX-License-Identifier: Apache-2.0
"""Help is one key away from every page, about that page, and Esc leads back; newcomers are told of it once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from logbook.core.model.records import Note
from logbook.ui.help.texts import EVERYWHERE, HELP
from logbook.ui.pages import PAGES
from tests.ui.hands import button, open_page, write


def said(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel))


@pytest.mark.parametrize("key", ["devices", "witnesses", "intervention"])
def test_the_key_explains_the_page_it_was_pressed_on_and_escape_leads_back(signed_on, qtbot, key):
    open_page(signed_on, key)
    qtbot.keyClick(signed_on.main, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert signed_on.main.shown == "help"
    page = signed_on.main.page("help")
    assert all(line in said(page) for line in (*HELP[key], *EVERYWHERE))
    qtbot.keyClick(signed_on.main, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert all(line in said(page) for line in HELP[key])
    signed_on.main._back()
    assert signed_on.main.shown in {key, "log"}


def test_a_button_leads_back_to_the_page(signed_on):
    open_page(signed_on, "help", page="clocks")
    button(signed_on.main.page("help"), "Back to the page").click()
    assert signed_on.main.shown == "clocks"


def test_a_page_without_words_of_its_own_is_explained_by_its_line(signed_on):
    page = open_page(signed_on, "help", page="help")
    assert "What the page is for that you came from." in said(page)
    assert "Help: This page" in said(open_page(signed_on, "help", page="nowhere"))


def test_every_page_of_the_list_is_explained():
    assert not [spec.key for spec in PAGES if spec.key != "help" and spec.key not in HELP and not spec.about]
    assert set(HELP) <= {spec.key for spec in PAGES}


def test_only_who_never_wrote_here_is_told_of_the_help(signed_on, qtbot):
    told = []
    signed_on.main.messages.clear()  # what was said when they signed on
    signed_on.main.messages.info = told.append
    signed_on.main.welcome()
    assert len(told) == 1
    assert "Ctrl+H" in told[0]
    write(signed_on, qtbot, Note("one"))
    signed_on.main.welcome()
    assert len(told) == 1
