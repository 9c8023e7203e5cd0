# SPDX-License-Identifier: Apache-2.0
"""People and clocks on the last pages."""

import pytest

from logbook.core.exchange.draw.values import Items, Para, Table
from logbook.core.exchange.report import closing
from logbook.core.model.codes import Profile
from tests.core.exchange.report.test_pages import contents_of
from tests.wards import make, one_of_each


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    made = make(tmp_path_factory.mktemp("closing"))
    one_of_each(made)
    yield made
    made.shut()


def people(contents):
    (table,) = [block for block in closing.people(contents) if isinstance(block, Table)]
    return [[cell[0][0].text for cell in row.cells] for row in table.rows]


def clocks(contents):
    (items,) = [block for block in closing.clocks(contents) if isinstance(block, Items)]
    return [line[0].text for line in items.lines]


def test_everybody_is_listed_with_what_vouches_for_them(world):
    said = {row[1]: row for row in people(contents_of(world))}
    assert said["Anna Puig"][2:5] == ["charge nurse", "46/0009", "on the ward's list"]
    assert said["Lucía"][4] == "not on the list, nobody vouched"
    assert int(said["Anna Puig"][5]) > 20


def test_who_was_vouched_for_says_by_whom(tmp_path):
    world = make(tmp_path)
    wrote = one_of_each(world)
    world.record(wrote["vouch"].record.__class__("p9"))
    said = {row[1]: row for row in people(contents_of(world))}
    assert said["Lucía"][4] == "not on the list, vouched for by Anna Puig"
    world.shut()


def test_outside_nobody_is_named(world):
    assert {row[1] for row in people(contents_of(world, profile=Profile.OUTSIDE))} == {"(withheld)"}


def test_clock_steps_and_checks_are_stated(world):
    said = clocks(contents_of(world))
    assert said[0] == "1 start of the program."
    assert any("set back by 2 h 00 min" in line for line in said)
    assert any("set forward by 2 h 30 min" in line for line in said)
    assert any("4 min ahead of wall clock, within 30 s" in line for line in said)
    assert any("1 min behind VM-07" in line for line in said)


def test_a_ward_that_never_compared_clocks_says_so(tmp_path):
    world = make(tmp_path, people=())
    assert clocks(contents_of(world))[-1] == "Nobody compared this PC's clock with another."
    world.shut()


def test_a_ward_without_people_says_so(tmp_path):
    world = make(tmp_path, people=())
    (said,) = [block.line[0].text for block in closing.people(contents_of(world)) if isinstance(block, Para)]
    assert said == "Nobody was enrolled."
    world.shut()
