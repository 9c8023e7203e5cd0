# SPDX-License-Identifier: Apache-2.0
"""The cover: facts and limits, and no claim beyond them."""

from dataclasses import replace

import pytest

from logbook.core.exchange.draw.values import Callout
from logbook.core.exchange.report import cover
from logbook.core.exchange.report.contents import Volume
from logbook.core.model.codes import Profile, Realm
from logbook.core.model.marks import Mark
from logbook.i18n import words_for
from tests.core.exchange.report.test_pages import contents_of
from tests.wards import make, one_of_each


@pytest.fixture(scope="module")
def contents(tmp_path_factory):
    world = make(tmp_path_factory.mktemp("cover"))
    one_of_each(world)
    yield contents_of(world)
    world.shut()


def facts(contents):
    return {row.cells[0][0][0].text: row.cells[1][0][0].text for row in cover.facts(contents).rows}


def test_the_facts_name_ward_records_profile_and_log(contents):
    said = facts(contents)
    assert said["Records"] == f"A·0 to A·{contents.volume.last}, all in a row"
    assert said["Profile"] == "clinical: everything"
    assert said["Log"] == contents.log
    assert "Volume" not in said


def test_a_volume_names_itself_and_the_one_before(contents):
    said = facts(replace(contents, volume=Volume(3, 5, 2, 4, "ab" * 32)))
    assert said["Volume"] == "2 of 4"
    assert said["Volume before"] == "SHA-256 " + "ab" * 32
    first = facts(replace(contents, volume=Volume(0, 2, 1, 4)))
    assert "Volume before" not in first


def test_a_later_segment_names_the_log_it_follows(contents):
    start = replace(contents.start, earlier_log="OLDLOG", earlier_number=9)
    assert facts(replace(contents, start=start))["Earlier log"] == "goes on after record 9 of another log · log OLDLOG"


def test_at_a_glance(contents):
    said = list(cover.glance(contents))
    assert said[0].startswith("Level D4 Cyber isolation since")
    assert said[1].startswith("Outage began")
    assert any(line.startswith("Devices: ") for line in said)
    assert said[-1].startswith(f"{len(contents.own)} records in this file, ")


def test_a_procedure_in_force_is_named(tmp_path):
    world = make(tmp_path)
    wrote = one_of_each(world)
    world.record(replace(wrote["procedure"].record, code="P01"))
    assert "Procedures in force: P01." in list(cover.glance(contents_of(world)))
    world.shut()


def test_every_mark_has_its_word():
    said = [cover.mark_word(words_for("en"), mark) for mark in Mark]
    assert len(set(said)) == len(Mark)


def test_only_an_exercise_gets_the_black_bar(contents):
    def callouts(what):
        return [block for block in cover.cover(what) if isinstance(block, Callout)]

    assert callouts(contents) == []
    assert len(callouts(replace(contents, realm=Realm.DRILL))) == 1


def test_what_is_not_proven_is_as_long_as_what_is(contents):
    assert len(list(cover.not_proven(contents))) > len(list(cover.proven(contents)))
    assert contents.profile is Profile.CLINICAL


def test_at_a_glance_a_quiet_ward_has_only_its_numbers(tmp_path):
    world = make(tmp_path, people=())
    assert list(cover.glance(contents_of(world))) == ["2 records in this file, 0 written late, 0 struck out."]
    world.shut()


def test_the_device_code_and_the_clock_stand_on_the_cover(contents):
    said = facts(replace(contents, device="bea7b522314e9d9b"))
    assert said["Program"].endswith(", device code bea7b522314e9d9b")
    assert said["Written"].endswith(" by this PC's clock, UTC +01:00")
    assert any("Compare the device code" in line for line in cover.not_proven(contents))
