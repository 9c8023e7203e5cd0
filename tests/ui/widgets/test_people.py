# SPDX-License-Identifier: Apache-2.0
"""People are tapped, not typed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from logbook.ui.widgets.people import PersonTile, initials


@pytest.mark.parametrize(
    ("name", "short"), [("Anna Puig", "AP"), ("Dr Ferrer", "DF"), ("núria pons i mas", "NP"), ("Ana", "A"), ("", "")]
)
def test_initials_are_the_first_letters_of_two_words(name, short):
    assert initials(name) == short


def test_a_tile_says_name_and_role_and_is_a_radio_button(look):
    tile = PersonTile(look, "Anna Puig", "nurse")
    assert tile.accessibleName() == "Anna Puig · nurse"
    assert QAccessible.queryAccessibleInterface(tile).role() is QAccessible.Role.RadioButton
    assert PersonTile(look, "Someone else", "", unlisted=True).accessibleName() == "Someone else"
    assert tile.minimumSizeHint().height() >= 56


def test_a_tile_is_chosen_by_press_and_by_enter(look, qtbot):
    one, other = PersonTile(look, "Anna Puig", "nurse"), PersonTile(look, "Else", "", unlisted=True)
    one.resize(208, 76)
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton, pos=QPoint(205, 2))
    qtbot.keyClick(other, Qt.Key.Key_Return)
    assert one.isChecked()
    assert other.isChecked()
    assert one.grab().toImage() != other.grab().toImage()
