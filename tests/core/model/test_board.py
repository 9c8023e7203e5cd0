# SPDX-License-Identifier: Apache-2.0
"""How axes become marks, devices tiles, and tiles beds."""

from __future__ import annotations

import pytest

from logbook.core.model.board import AxisView, DeviceView, lay_out, natural_order, place_order
from logbook.core.model.codes import NOT_CHECKED, Axis, DeviceType
from logbook.core.model.frame import Ref
from logbook.core.model.marks import Mark
from logbook.core.model.records import Device
from logbook.core.model.topics import STORE

REF = Ref("A", 1)


def view(name="VM-1", kind=DeviceType.VENTILATOR, bed="1", age=0, undecided=(), **values):
    axes = {axis: AxisView(axis, values.get(axis.value, NOT_CHECKED), age_at=age) for axis in Axis}
    if undecided:
        axes[Axis.FUNCTION] = AxisView(Axis.FUNCTION, values["function"], undecided=undecided)
    return DeviceView(Device(name, kind, life_support=True), True, bed, None, "", axes, None, ())


def marks(**values):
    seen = view(**values)
    return seen.mark, seen.second


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, (Mark.NOT_CHECKED, None)),
        ({"function": "works"}, (Mark.WORKS, None)),
        ({"function": "works", "trust": "suspect"}, (Mark.SUSPECT, Mark.WORKS)),
        ({"function": "limited", "trust": "confirmed"}, (Mark.SUSPECT, Mark.LIMITED)),
        ({"function": "does-not-work", "trust": "suspect"}, (Mark.NOT_WORKING, Mark.SUSPECT)),
        ({"trust": "suspect"}, (Mark.SUSPECT, None)),
        ({"function": "works", "trust": "cleared"}, (Mark.WORKS, None)),
        ({"function": "works", "alarms": "heard-at-bed"}, (Mark.LIMITED, Mark.WORKS)),
        ({"function": "works", "alarms": "not-heard"}, (Mark.NOT_WORKING, Mark.WORKS)),
        ({"function": "works", "network": "cable-out", "mode": "stand-alone"}, (Mark.WORKS, None)),
        ({"function": "out-of-use"}, (Mark.OUT_OF_USE, None)),
        ({"function": "does-not-work", "quarantine": "tagged"}, (Mark.OUT_OF_USE, Mark.NOT_WORKING)),
        ({"function": "works", "mode": "replaced", "trust": "suspect"}, (Mark.OUT_OF_USE, Mark.SUSPECT)),
    ],
)
def test_a_device_shows_the_worst_and_does_not_hide_what_is_beside_it(values, expected):
    assert marks(**values) == expected


def test_an_undecided_axis_shows_the_worse_of_its_values():
    assert marks(function="works", undecided=(("does-not-work", "", REF),))[0] is Mark.NOT_WORKING
    assert AxisView(Axis.NETWORK, "connected", undecided=(("no-link", "", REF),)).mark is None


def test_a_device_tells_its_id_and_whether_a_life_hangs_on_it():
    assert view().id == "VM-1"
    assert view().life_support


def only_tile(*views):
    ((tile,),) = [bed.tiles for bed in lay_out(views)]
    return tile


def test_a_tile_counts_the_worst_and_tells_their_oldest_age():
    tile = only_tile(
        view("VM-10", function="works", age=5),
        view("VM-2", function="limited", age=30),
        view("VM-3", function="limited", age=20),
    )
    assert (tile.mark, tile.worst, tile.count, tile.age_at) == (Mark.LIMITED, 2, 3, 20)
    assert tile.said == (Axis.FUNCTION, "limited")
    assert [device.id for device in tile.devices] == ["VM-2", "VM-3", "VM-10"]
    assert tile.second is None


def test_a_tile_shows_a_suspect_device_beside_a_worse_one():
    tile = only_tile(view("VM-1", function="does-not-work"), view("VM-2", function="works", trust="suspect"))
    assert (tile.mark, tile.second) == (Mark.NOT_WORKING, Mark.SUSPECT)


def test_a_tile_shows_that_its_suspect_device_works():
    tile = only_tile(view("VM-1", function="works", trust="suspect"), view("VM-2", function="works"))
    assert (tile.mark, tile.second, tile.said) == (Mark.SUSPECT, Mark.WORKS, (Axis.TRUST, "suspect"))


def test_what_nobody_uses_does_not_hide_what_somebody_does():
    tile = only_tile(view("VM-1", mode="replaced"), view("VM-2"))
    assert tile.mark is Mark.NOT_CHECKED


def test_a_tile_nobody_can_date_has_no_age():
    assert only_tile(view(age=None)).age_at is None


def test_beds_come_as_people_count_and_tiles_in_the_order_of_types():
    views = [view(bed=bed) for bed in ("", STORE, "box 2", "10", "2", "box 10", "1")]
    views.append(view("M-1", DeviceType.MONITOR, bed="1"))
    beds = lay_out(views)
    assert [bed.bed for bed in beds] == ["1", "2", "10", "box 2", "box 10", STORE, ""]
    assert [tile.type for tile in beds[0].tiles] == [DeviceType.VENTILATOR, DeviceType.MONITOR]


def test_natural_order_takes_any_text():
    texts = ["", "0", "00", "7", "12", "a", "A2", "a10", "á", "٣", "é1", "²", "9" * 5000]
    assert sorted(texts, key=natural_order)[:2] == ["", "0"]
    assert place_order("UCI-2") < place_order("UCI-10") < place_order(STORE) < place_order("")
