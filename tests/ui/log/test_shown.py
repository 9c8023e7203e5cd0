# SPDX-License-Identifier: Apache-2.0
"""Which entries stand on which row, while the log grows."""

import pytest

from logbook.core.model.records import Note
from logbook.core.model.timeline import Filter
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
    shown.rebuild()
    assert texts(night, shown) == ["second", "first"]
    night.record(Note(text="third"))
    assert shown.extend() == 1
    assert texts(night, shown) == ["third", "second", "first"]
    assert shown.extend() == 0


def test_the_programs_own_entries_do_not_come_above(night):
    shown = Shown(night.ward.folds)
    shown.rebuild()
    night.on_thread(wards.signing_on.sign_on, night.ward, night.user("Anna Puig"), wards.PINS["Anna Puig"])
    assert shown.extend() == 0


def test_by_time_the_late_entry_stands_where_it_happened(night):
    shown = Shown(night.ward.folds)
    shown.by_time = True
    shown.rebuild()
    assert texts(night, shown)[-1] == "second"
    night.record(Note(text="third"), ago=1800)
    assert shown.extend() is None
    assert texts(night, shown) == ["first", "third", "second"]


def test_a_search_keeps_up_with_what_is_written(night):
    shown = Shown(night.ward.folds)
    shown.query = "SECOND"
    shown.rebuild()
    assert texts(night, shown) == ["second"]
    night.record(Note(text="not it"))
    assert shown.extend() is None
    assert texts(night, shown) == ["second"]
    assert shown.asked


def test_a_filter_is_asked_and_a_row_is_found_again(night):
    shown = Shown(night.ward.folds)
    shown.only = Filter(bed="1")
    shown.rebuild()
    assert texts(night, shown) == ["first"]
    assert shown.row_of(shown.ref(0)) == 0
    assert shown.row_of(night.record(Note(text="elsewhere")).ref) == -1
