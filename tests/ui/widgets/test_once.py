# SPDX-License-Identifier: Apache-2.0
"""A double click on anything that is pressed is one press."""

import pytest
from PySide6.QtCore import Qt

from logbook.ui.hub.door import Door
from logbook.ui.widgets.buttons import Button, Repeated
from logbook.ui.widgets.choices import Choice, Tick
from logbook.ui.widgets.face import Lines, RowFace
from logbook.ui.widgets.people import PersonTile

LEFT = Qt.MouseButton.LeftButton
MADE = {
    "button": lambda look: Button(look, "As before", kind="primary"),
    "choice": lambda look: Choice(look, "works"),
    "tick": lambda look: Tick(look, "Seen"),
    "row": lambda look: RowFace(look, Lines("activity", "Laboratory")),
    "door": lambda look: Door(look, "users", "Handover", "From shift to shift"),
    "person": lambda look: PersonTile(look, "Anna Puig", "nurse"),
    "digit": lambda look: Repeated(look, "3"),
}


@pytest.fixture
def shown(look, qtbot):
    """Show one of them; returns it and the list of its presses."""

    def show(kind):
        button, presses = MADE[kind](look), []
        qtbot.addWidget(button)
        button.clicked.connect(lambda: presses.append(kind))
        button.show()
        qtbot.waitExposed(button)
        return button, presses

    return show


def second_half(qtbot, button):
    """Press and let go once more before the time of a double click is over, as Qt tells it."""
    qtbot.mouseDClick(button, LEFT)
    qtbot.mouseRelease(button, LEFT)


@pytest.mark.parametrize("kind", [kind for kind in MADE if kind != "digit"])
def test_a_double_click_is_one_press_and_a_press_later_another(shown, qtbot, kind):
    button, presses = shown(kind)
    qtbot.mouseClick(button, LEFT)
    second_half(qtbot, button)
    assert presses == [kind]
    qtbot.mouseClick(button, LEFT)
    assert presses == [kind] * 2


def test_the_second_half_alone_presses_nothing(shown, qtbot):
    """It came to this button because what was pressed first went away from under the hand."""
    button, presses = shown("button")
    second_half(qtbot, button)
    assert presses == []


def test_of_digits_every_press_counts(shown, qtbot):
    button, presses = shown("digit")
    qtbot.mouseClick(button, LEFT)
    second_half(qtbot, button)
    assert presses == ["digit"] * 2
