# SPDX-License-Identifier: Apache-2.0
"""The board by bed: the worst of several, both marks where two are needed, ages, and no patient text."""

import pytest

from logbook.core.model.codes import Axis, DeviceType
from logbook.core.model.records import AxisReading, Device, State
from logbook.ui.board_panel import BoardPanel, place_name, place_width
from logbook.ui.look.marks import State as Shape
from logbook.ui.widgets.paint import width_of
from tests import wards


@pytest.fixture
def night(tmp_path):
    world = wards.make(tmp_path)
    yield world
    world.shut()


@pytest.fixture
def panel(kit, qtbot):
    made = BoardPanel(kit)
    qtbot.addWidget(made)
    return made


def show(panel, night):
    panel.show_board(night.ward.folds.devices, night.clock().wall)
    return [tile._view for _, _, tile in panel._tiles]


def test_an_empty_board_says_what_to_do(panel, night):
    assert show(panel, night) == []
    assert not panel._empty.isHidden()


def test_nothing_is_well_by_default_and_the_age_runs(panel, night):
    night.record(Device("VM-01", DeviceType.VENTILATOR, bed="1", patient="P-77"))
    night.clock.pass_(720)
    (view,) = show(panel, night)
    assert (view.states, view.age, view.place) == ((Shape.UNCHECKED,), "12 min", "Bed 1")
    night.record(State("VM-01", (AxisReading(Axis.FUNCTION, "works"),)))
    night.clock.pass_(60)
    (view,) = show(panel, night)
    assert (view.states, view.age) == ((Shape.WORKS,), "1 min ago")
    assert "P-77" not in panel._tiles[0][2].accessibleName()


def test_of_several_the_worst_is_shown_with_its_count(panel, night):
    for n in range(3):
        night.record(Device(f"BI-{n}", DeviceType.INFUSION_PUMP, bed="2"))
        night.record(State(f"BI-{n}", (AxisReading(Axis.FUNCTION, "works"),)))
    night.record(State("BI-1", (AxisReading(Axis.FUNCTION, "limited"),)))
    (view,) = show(panel, night)
    assert (view.title, view.word, view.states[0]) == ("3 × Pump", "1/3 limited", Shape.LIMITED)


def test_what_works_and_is_suspect_says_both(panel, night):
    night.record(Device("VM-01", DeviceType.VENTILATOR, bed="1"))
    night.record(State("VM-01", (AxisReading(Axis.FUNCTION, "works"), AxisReading(Axis.TRUST, "suspect"))))
    (view,) = show(panel, night)
    assert view.states == (Shape.SUSPECT, Shape.WORKS)


def test_a_tile_opens_bed_and_device(panel, night, qtbot):
    night.record(Device("VM-01", DeviceType.VENTILATOR, bed="1"))
    show(panel, night)
    with qtbot.waitSignal(panel.opened) as opened:
        panel._tiles[0][2].click()
    assert opened.args == ["1", "VM-01"]


def test_places_have_names(kit):
    named = [place_name(kit.words, bed) for bed in ("7", "control", "store", "")]
    assert named == ["Bed 7", "control", "Store", "No place"]


def test_the_words_of_a_place_stand_below_each_other_and_none_is_cut(look):
    word, font = "reanimación", look.font(13)
    assert place_width(look, f"Sala de {word}", 34) >= width_of(word, font)
    assert place_width(look, f"Sala de {word}", 34) < width_of(f"Sala de {word}", font)
    assert place_width(look, "Bed", 34) == place_width(look, "", 34) == look.px(34)
