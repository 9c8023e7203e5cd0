# SPDX-License-Identifier: Apache-2.0
"""Which entries stand on which row, while the log grows."""

import pytest

from logbook.core.model.codes import DeviceType
from logbook.core.model.records import Device, Move, Note, State
from logbook.core.model.timeline import Filter
from logbook.ui.log import shown as shown_module
from logbook.ui.log.shown import Shown
from tests import wards


@pytest.fixture
def night(tmp_path):
    world = wards.make(tmp_path)
    world.record(Note(text="first", bed="1"))
    world.record(Note(text="second", bed="2"), ago=3600)
    yield world
    world.shut()


def texts(night, shown):
    entries = (night.ward.folds.timeline.entry(shown.ref(row)).record for row in range(len(shown)))
    return [record.text for record in entries if isinstance(record, Note)]


def test_the_newest_is_on_top_and_new_ones_come_above(night):
    shown = Shown(night.ward.folds)
    shown.begin()
    assert texts(night, shown) == ["second", "first"]
    night.record(Note(text="third"))
    assert shown.extend() == 1
    assert texts(night, shown) == ["third", "second", "first"]
    assert shown.extend() == 0


def test_the_programs_own_entries_do_not_come_above(night):
    shown = Shown(night.ward.folds)
    shown.begin()
    night.on_thread(wards.signing_on.sign_on, night.ward, night.user("Anna Puig"), wards.PINS["Anna Puig"])
    assert shown.extend() == 0


def test_by_time_the_late_entry_stands_where_it_happened(night):
    shown = Shown(night.ward.folds)
    shown.by_time = True
    shown.begin()
    assert texts(night, shown)[-1] == "second"
    night.record(Note(text="third"), ago=1800)
    assert shown.extend() is None
    assert texts(night, shown) == ["first", "third", "second"]


def test_a_search_keeps_up_with_what_is_written(night):
    shown = Shown(night.ward.folds)
    shown.query = "SECOND"
    shown.begin()
    assert texts(night, shown) == ["second"]
    night.record(Note(text="not it"))
    assert shown.extend() == 0
    assert texts(night, shown) == ["second"]
    night.record(Note(text="the second again"))
    assert shown.extend() == 1
    assert texts(night, shown) == ["the second again", "second"]
    assert shown.asked


def test_a_filter_is_asked(night):
    shown = Shown(night.ward.folds)
    shown.only = Filter(bed="1")
    shown.begin()
    assert shown.asked
    assert texts(night, shown) == ["first"]


@pytest.mark.parametrize("by_time", [False, True])
def test_a_long_log_is_searched_from_its_newest_end_a_part_at_a_time(night, monkeypatch, by_time):
    whole = Shown(night.ward.folds)
    for number in range(9):
        night.record(Note(text=f"pump {number}" if number % 3 else "monitor"), ago=number % 4 * 600)
    whole.query, whole.by_time = "pump", by_time
    whole.begin()
    assert not whole.searching
    monkeypatch.setattr(shown_module, "WORDS_AT_ONCE", 4)
    parts = Shown(night.ward.folds)
    parts.query, parts.by_time = "pump", by_time
    parts.begin()
    assert parts.searching
    assert 0 < len(parts) < len(whole)
    first = texts(night, parts)
    night.record(Note(text="pump again"))
    assert parts.extend() == (None if by_time else 1)
    while parts.searching:
        before = len(parts)
        assert parts.go_on() == len(parts) - before
    whole.extend()
    assert texts(night, parts) == texts(night, whole)
    assert by_time or texts(night, parts)[: len(first) + 1] == ["pump again", *first]


@pytest.mark.parametrize("asked", ["bed 7", "Cama 7", "LLIT 7"])
def test_a_check_is_found_by_the_bed_its_device_stood_at_then_in_every_language(night, asked):
    def checks():
        kept = (night.ward.folds.timeline.entry(shown.ref(row)).record for row in range(len(shown)))
        return [record.device for record in kept if isinstance(record, State)]

    shown = Shown(night.ward.folds)
    shown.query = asked
    shown.begin()
    night.record(Device("VM-07", DeviceType.VENTILATOR, bed="7"))
    night.record(State("VM-07"))
    assert shown.extend() == 2
    night.record(Move("VM-07", "2", from_bed="7"))
    night.record(State("VM-07"))
    assert shown.extend() == 1
    assert checks() == ["VM-07"]
    shown.begin()
    assert checks() == ["VM-07"]


def test_a_device_is_found_by_its_kind_in_the_readers_words(night):
    night.record(Device("VM-07", DeviceType.VENTILATOR, bed="1"))
    night.record(State("VM-07", as_before=True))
    shown = Shown(night.ward.folds)
    shown.query = "respirador"
    shown.begin()
    assert len(shown) == len(["the device", "its state"])
    night.record(State("VM-07", as_before=True))
    assert shown.extend() == 1
