# SPDX-License-Identifier: Apache-2.0
"""Badges in the settings: scanned into their field, one to a person, renewed and taken away."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.hands import button, open_page


@pytest.fixture
def card(signed_on, qtbot):
    made = open_page(signed_on, "settings", section="people")._cards["people"]
    qtbot.waitUntil(made.isVisible)
    return made


def badge_of(program, world, name):
    return program.session.ward.people.user(world.user(name)).badge


def scan(card, qtbot, text, row=0):
    def badges():
        mine = card._list.findChildren(type(card._add))
        return [one for one in mine if one.accessibleName() == "Badge…" and one.isVisible()]

    qtbot.waitUntil(lambda: len(badges()) == 3)
    badges()[row].click()
    qtbot.keyClicks(card._fields["badge"], text)
    qtbot.keyClick(card._fields["badge"], Qt.Key.Key_Return)


def test_a_badge_is_scanned_and_recorded_at_once(signed_on, card, world, qtbot):
    scan(card, qtbot, "hv-00417")
    qtbot.waitUntil(lambda: badge_of(signed_on, world, "Anna Puig") == "HV00417")
    assert card._form.isHidden()


def test_a_badge_of_somebody_else_is_refused_and_one_can_be_taken_away(signed_on, card, world, qtbot):
    scan(card, qtbot, "hv-00417")
    qtbot.waitUntil(lambda: badge_of(signed_on, world, "Anna Puig") == "HV00417")
    scan(card, qtbot, "HV/00417", row=1)
    qtbot.waitUntil(lambda: "somebody else" in card._trouble.text())
    scan(card, qtbot, "", row=0)
    qtbot.waitUntil(lambda: badge_of(signed_on, world, "Anna Puig") == "")


def test_a_newcomer_is_enrolled_with_a_badge(signed_on, card, world, qtbot):
    button(card, "Enrol somebody…").click()
    qtbot.keyClicks(card._fields["name"], "Nuria")
    qtbot.keyClicks(card._fields["badge"], "B-7781")
    qtbot.keyClick(card._fields["badge"], Qt.Key.Key_Return)
    qtbot.waitUntil(card._fields["pin"].hasFocus)
    for key in ("pin", "again"):
        qtbot.keyClicks(card._fields[key], "862049")
    card._record.click()
    people = signed_on.session.ward.people
    qtbot.waitUntil(lambda: people.by_badge("b7781") is not None)
    assert people.by_badge("b7781").name == "Nuria"
