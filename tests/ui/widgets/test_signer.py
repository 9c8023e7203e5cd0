# SPDX-License-Identifier: Apache-2.0
"""One person signs: the name first, unless there is only one; then the PIN."""

import pytest
from PySide6.QtCore import Qt

from logbook.core.model.codes import Means, Role
from logbook.core.model.frame import Ref
from logbook.core.model.people import UserView
from logbook.ui.widgets.signer import Signer


def person(number, name, role):
    told = {"number": "", "badge": "", "pin_set": True, "listed": True, "enrolled_by": "p1", "enrolled_at": 0}
    return UserView(f"p{number}", Ref("A", number), role, name, **told)


ANNA, MARC = person(1, "Anna Puig", Role.CHARGE_NURSE), person(2, "Marc Vidal", Role.NURSE)


@pytest.fixture
def signer(kit, qtbot):
    made = Signer(kit, "Who signs?")
    qtbot.addWidget(made)
    made.show()
    return made


def test_of_two_one_is_chosen_first(signer, qtbot):
    signer.offer([ANNA, MARC])
    assert not signer.pad.isEnabled()
    qtbot.waitUntil(signer.who.buttons()[0].hasFocus)


def test_the_only_one_is_chosen_and_the_keyboard_is_in_the_pin(signer, qtbot):
    signer.offer([MARC])
    assert "Marc Vidal" in signer._said.text()
    qtbot.waitUntil(signer.pad.hasFocus)
    with qtbot.waitSignal(signer.entered) as said:
        qtbot.keyClicks(signer.pad, "719204")
        qtbot.keyClick(signer.pad, Qt.Key.Key_Return)
    assert said.args == ["p2", "719204", Means.PIN]


def test_the_keyboard_stays_where_it_is_wanted(signer, qtbot):
    signer.offer([MARC], keyboard=False)
    assert signer.pad.isEnabled()
    assert not signer.pad.hasFocus()
    signer.take_keyboard()
    qtbot.waitUntil(signer.pad.hasFocus)


def test_with_nobody_it_says_so(signer):
    signer.offer([])
    assert signer._said.text() == "Nobody else has a PIN here yet."
    assert not signer.pad.isEnabled()
