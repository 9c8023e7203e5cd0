# SPDX-License-Identifier: Apache-2.0
"""What is loaded only once the first screen is painted."""

import sys

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from logbook.ui import later, opener, pages


def test_a_module_is_there_when_it_is_asked_for():
    assert later.opener is opener
    assert later.pages is pages


def test_a_stranger_is_not():
    with pytest.raises(AttributeError, match="stranger"):
        _ = later.stranger


def test_every_name_promised_to_the_type_checker_is_there():
    promised = later._PLACES.keys()
    assert {"opener", "reception", "room", "ward", "clock", "main_window", "pages", "cold_page"} <= promised
    assert all(getattr(later, name) is sys.modules[place] for name, place in later._PLACES.items())


def test_a_log_can_be_opened_before_the_pages_are_loaded(qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(later, "import_module", asked.append)
    heard = []
    parent = QObject()
    later.load(parent, lambda: heard.append(list(asked)))
    qtbot.waitUntil(lambda: asked == [*later._OPENING, *later._INSIDE])
    assert heard == [list(later._OPENING)]


def test_the_first_painting_is_told_once(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(50, 50)
    told = []
    window.show()
    later.Painted(window.windowHandle(), lambda: told.append(1))
    qtbot.waitUntil(lambda: bool(told))
    window.update()
    window.resize(80, 80)
    qtbot.wait(1)
    assert told == [1]
