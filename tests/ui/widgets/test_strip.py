# SPDX-License-Identifier: Apache-2.0
"""The strip shows what finds room, the weightiest first."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from logbook.ui.widgets.strip import Fact, Strip

FACTS = (Fact("Ward", "UCI 2"), Fact("Outage", "6 h 42 min", "timer"), Fact("Level", "D4 Cyber isolation", "unplug"))


@pytest.fixture
def strip(kit):
    window = QWidget()
    window.resize(1300, 100)
    made = Strip(kit)
    made.setParent(window)
    made.show_facts(FACTS)
    made.show_person("Anna Puig", "signed in 06:12")
    made.resize(1200, 60)
    window.show()
    yield made  # noqa: PT022 - the frame keeps the window alive


def visible(strip):
    return [said.text() for said in strip.findChildren(QLabel) if said.isVisible()]


def test_all_is_shown_where_there_is_room(strip):
    assert {"UCI 2", "6 h 42 min", "D4 Cyber isolation", "Anna Puig", "signed in 06:12"} <= set(visible(strip))


def test_the_last_facts_go_first_and_the_ward_stays(strip):
    strip.resize(420, 60)
    shown = visible(strip)
    assert "UCI 2" in shown
    assert "D4 Cyber isolation" not in shown
    assert "Anna Puig" not in shown
    assert strip.minimumSizeHint().width() <= 540


def test_a_value_changes_in_place(strip):
    strip.show_value(1, "6 h 43 min")
    assert "6 h 43 min" in visible(strip)


def test_other_facts_replace_the_old(strip):
    strip.show_facts(FACTS[:1])
    assert "6 h 42 min" not in visible(strip)


def test_without_a_person_nobody_is_shown(strip):
    strip.show_person("", "")
    assert strip._initials.isHidden()
    assert "Anna Puig" not in visible(strip)


def test_the_person_is_named_for_screen_readers_even_where_only_initials_fit(strip):
    strip.resize(420, 60)
    assert strip._initials.accessibleName() == "Anna Puig"
    assert not strip.grab().isNull()
    assert strip.switch.word == "Switch"


def test_what_is_laid_over_the_facts_leaves_the_person_in_sight(strip):
    over = QWidget()
    strip.cover(over)
    assert not over.isVisible()
    over.show()
    strip.resize(1100, 60)
    assert over.geometry().right() < strip._initials.x()
    assert over.height() < strip.height()
