# SPDX-License-Identifier: Apache-2.0
"""The level: declared in two presses on somebody's word, with what each means and those before."""

import pytest
from PySide6.QtWidgets import QApplication

from logbook.core.model.codes import Level
from logbook.core.model.records import LevelSet
from logbook.ui.level import page as level
from tests.ui.hands import button, last, open_page, wait_for, write


@pytest.fixture
def page(signed_on):
    return open_page(signed_on, "level")


def test_nothing_declared_is_said(signed_on, page):
    assert page._now.text() == "No level is declared."
    assert page._by.text() == ""
    assert page._past.text() == "None."
    assert level.status(signed_on.main.desk) == "not declared"


def test_a_level_is_declared_on_somebodys_word(signed_on, page, qtbot):
    page._record.click()
    assert page._means.currentWidget().text() == "Choose a level."
    assert last(signed_on, LevelSet) is None
    button(page, "D3 Full outage").click()
    assert page._means.currentWidget().text().startswith("Several systems and telephones are gone")
    qtbot.keyClicks(page._authority, "Dr Ferrer")
    qtbot.keyClicks(page._text, "two wards dark")
    assert page.waits()
    page._record.click()
    assert wait_for(signed_on, qtbot, LevelSet).record == LevelSet(Level.D3, "Dr Ferrer", "two wards dark")
    qtbot.waitUntil(lambda: "D3 Full outage, since" in page._now.text())
    assert page._by.text().endswith("on the word of Dr Ferrer · written by Anna Puig · two wards dark")
    assert level.status(signed_on.main.desk) == "D3 Full outage, 0 s ago"
    qtbot.waitUntil(lambda: not page._authority.text())
    assert not page.waits()


@pytest.mark.parametrize("width", [1366, 1093, 700])
def test_nothing_moves_under_a_finger_whatever_is_chosen(signed_on, page, qtbot, width):
    def places():
        QApplication.processEvents()
        return [one.mapTo(page, one.rect().topLeft()) for one in (page._level, page._authority, page._text)]

    signed_on.stage.resize(width, 614)
    before = places()
    page._record.click()
    assert places() == before
    for one in Level:
        page._level.buttons()[list(Level).index(one)].click()
        assert page._means.currentWidget().text()
        assert places() == before


def test_the_latest_declaration_stands_first(signed_on, page, qtbot):
    write(signed_on, qtbot, LevelSet(Level.D1))
    write(signed_on, qtbot, LevelSet(Level.D4))
    first, second = page._past.text().split("\n")
    assert "D4 Cyber isolation · written by Anna Puig" in first
    assert "D1 Read-only" in second


def test_what_was_begun_comes_back(signed_on, page, qtbot):
    button(page, "D2 Paper").click()
    qtbot.keyClicks(page._authority, "Dr F")
    page._level.choose(object())
    page._authority.clear()
    open_page(signed_on, "level")
    assert (page._level.key(), page._authority.text()) == (Level.D2, "Dr F")
