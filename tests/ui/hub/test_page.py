# SPDX-License-Identifier: Apache-2.0
"""A list of pages that belong together: the window hands it over, a key opens its page, Esc leads back here."""

import itertools
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel

from logbook.core.model.records import Note
from logbook.ui.desk import PageSpec
from logbook.ui.hub.door import Door, _whole_words
from logbook.ui.hub.page import Hub
from logbook.ui.protect import page as protect
from tests.ui.hands import button, open_page, write


def test_the_function_key_opens_the_list_and_escape_comes_back_to_it(signed_on, qtbot):
    main = signed_on.main
    qtbot.keyClick(main, Qt.Key.Key_F5)
    assert main.shown == "safety"
    qtbot.keyClick(button(main.page("safety"), "Protect the log"), Qt.Key.Key_Return)
    assert main.shown == "protect"
    main._back()
    assert main.shown == "safety"
    main._back()
    assert main.shown == "log"


def test_every_page_under_it_has_a_key_that_says_what_it_is_for_and_what_is_true(signed_on):
    page = open_page(signed_on, "safety")
    specs = signed_on.main.desk.under("safety")
    doors = page.findChildren(Door)
    assert [door.accessibleName() for door in doors] == [spec.word for spec in specs]
    shown = next(door for door in doors if door.accessibleName() == "Protect the log")
    assert shown.accessibleDescription().startswith("not yet protected · Six words on paper")


def test_what_is_true_is_said_again_after_each_record_and_from_time_to_time(signed_on, qtbot):
    asked = itertools.count(1)
    spec = PageSpec("one", protect.make, "lock", "One", under="safety", status=lambda _desk: f"{next(asked)}")
    page = Hub(replace(signed_on.main.desk, under=lambda _key: (spec,)), "safety", "shield-check", "Safety of the log")
    qtbot.addWidget(page)
    page.show()
    page.arrive({})
    door = page.findChild(Door)
    assert door.accessibleDescription() == "1"
    page._tick.stop()
    write(signed_on, qtbot, Note(text="Anything"))
    said = int(door.accessibleDescription())
    assert said > 1
    page._tick.start(1)
    qtbot.waitUntil(lambda: int(door.accessibleDescription()) > said)
    page.hide()
    assert not page._tick.isActive()
    said = int(door.accessibleDescription())
    write(signed_on, qtbot, Note(text="Unseen"))
    assert int(door.accessibleDescription()) == said


def test_the_keyboard_comes_back_to_the_key_pressed_last(signed_on, qtbot):
    specs = tuple(PageSpec(key, protect.make, "lock", key, under="safety") for key in ("one", "two", "three"))
    page = Hub(replace(signed_on.main.desk, under=lambda _key: specs), "safety", "shield-check", "Safety of the log")
    qtbot.addWidget(page)
    page.show()
    asked = []
    page.opening.connect(lambda key, _fields: asked.append(key))
    page.arrive({})
    page.activateWindow()
    button(page, "two").click()
    page.arrive({})
    assert (asked, page.focusWidget().accessibleName()) == (["two"], "two")


def test_keys_stand_side_by_side_only_where_there_is_room(signed_on, qtbot):
    specs = tuple(PageSpec(key, protect.make, "lock", key, under="safety") for key in ("one", "two"))
    page = Hub(replace(signed_on.main.desk, under=lambda _key: specs), "safety", "shield-check", "Safety of the log")
    qtbot.addWidget(page)
    page.show()
    first, second = page.findChildren(Door)
    page.resize(1000, 500)
    qtbot.waitUntil(lambda: first.y() == second.y())
    page.resize(600, 500)
    qtbot.waitUntil(lambda: first.y() < second.y())


def test_without_any_page_it_says_so(signed_on, qtbot):
    page = Hub(replace(signed_on.main.desk, under=lambda _key: ()), "safety", "shield-check", "Safety of the log")
    qtbot.addWidget(page)
    page.arrive({})
    assert "There is nothing to do here." in [label.text() for label in page.findChildren(QLabel)]


def test_a_key_without_room_for_all_it_says_ends_in_a_whole_word(look, qtbot):
    picture = QPixmap(400, 200)
    painter = QPainter(picture)
    painter.setFont(look.font(14))
    line = painter.fontMetrics().lineSpacing()
    said = "After the all-clear: what must be typed, by bed, pharmacy first, for whom, verified by whom"
    short = _whole_words(painter, said, QRectF(0, 0, 250, 2 * line))
    assert short.endswith("…")
    assert said.startswith(short.removesuffix("…"))
    assert _whole_words(painter, said, QRectF(0, 0, 250, 9 * line)) == said
    assert _whole_words(painter, "Word", QRectF(0, 0, 1, 0)) == "Word"
    painter.end()
