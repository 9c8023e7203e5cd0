# SPDX-License-Identifier: Apache-2.0
"""The board of systems: nothing works until somebody tried it, and the latest look by what happened counts."""

from logbook.core.model.coordination import Status, SystemStatus
from logbook.core.model.records import Correction, Note
from logbook.core.model.systems import ROWS, Group, Systems
from tests.core.model.acts import MINUTE, T0, Night


def test_nothing_is_checked_by_default():
    systems = Night().into(Systems())
    assert {view.status for view in systems.all()} == {Status.NOT_CHECKED}
    assert len(systems.all()) == sum(map(len, ROWS.values()))
    assert systems.count(Status.NOT_CHECKED) == len(systems.all())
    row = systems.system("ehr")
    assert (row.group, row.at, row.by, row.ref, row.history) == (Group.CLINICAL, None, "", None, ())


def test_every_row_stands_under_one_heading():
    rows = [row for rows in ROWS.values() for row in rows]
    assert len(rows) == len(set(rows))


def test_the_latest_look_by_what_happened_counts():
    night = Night()
    down = night.write(SystemStatus("ehr", Status.DOWN, text="no login"), user="p2")
    earlier = night.write(SystemStatus("ehr", Status.WORKS), at=T0 - MINUTE)
    night.write(Note())
    row = night.into(Systems()).system("ehr")
    assert (row.status, row.at, row.by, row.ref) == (Status.DOWN, T0 + MINUTE, "p2", down.ref)
    assert (row.record.text, row.history) == ("no login", (earlier.ref, down.ref))


def test_a_struck_look_never_was():
    night = Night()
    wrong = night.write(SystemStatus("ehr", Status.WORKS))
    night.write(Correction(), corrects=wrong.ref)
    assert night.into(Systems()).system("ehr").status is Status.NOT_CHECKED


def test_a_row_the_ward_added_stands_under_outside_and_keeps_its_name():
    night = Night()
    systems = night.into(Systems())
    assert systems.next_own() == "own-1"
    first = night.write(SystemStatus("own-1", Status.DOWN, name="Blood supplier"))
    night.write(SystemStatus("own-1", Status.WORKS))
    other = night.write(SystemStatus("own-x", Status.WORKS))
    night.write(Correction(), corrects=other.ref)
    systems = night.into(Systems())
    (row,) = systems.rows(Group.OUTSIDE)
    assert (row.name, row.status, row.history[0]) == ("Blood supplier", Status.WORKS, first.ref)
    assert systems.next_own() == "own-2"
    assert systems.all()[-1] == row
