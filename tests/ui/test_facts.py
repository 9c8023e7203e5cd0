# SPDX-License-Identifier: Apache-2.0
"""What the strip says, from a ward without an outage to a broken segment."""

from dataclasses import replace

import pytest

from logbook.core.actions import opening
from logbook.core.model.anchors import Witnessed
from logbook.core.model.codes import Level, Place
from logbook.core.model.coordination import Errand, Request
from logbook.core.model.frame import Ref
from logbook.core.model.records import LevelSet
from logbook.core.model.traces import Export, Printed
from logbook.i18n import words_for
from logbook.ui.facts import PLACES, Check, is_protected, strip_facts, where, witnessed
from tests import wards

ENGLISH = words_for("en")


@pytest.fixture
def night(tmp_path):
    world = wards.make(tmp_path)
    yield world
    world.shut()


def told(night, check=None):
    return {fact.name: fact.value for fact in strip_facts(ENGLISH, night.ward, night.clock(), check)}


def test_a_quiet_ward_says_so(night):
    assert told(night) == {
        "Ward": "UCI 2 · Hospital Demo", "Outage": "none declared", "Level": "not declared",
        "Last witnessed": "never · 5", "Protection": "not yet",
    }  # fmt: skip
    assert not is_protected(night.ward)


def test_an_outage_lasts_from_when_it_happened(night):
    night.record(LevelSet(Level.D4), ago=3600)
    night.clock.pass_(120)
    assert (told(night)["Outage"], told(night)["Level"]) == ("1 h 02 min", "D4 Cyber isolation")


def test_the_last_time_the_log_got_out_is_said_with_its_age(night):
    night.record(Export("incident", "0" * 64, 0, 3))
    night.record(Printed("procedures"))  # paper without a checkpoint witnesses nothing
    night.clock.pass_(300)
    assert told(night)["Last witnessed"] == "5 min ago · 1 since"
    night.record(LevelSet(Level.D4))
    assert told(night)["Last witnessed"] == "5 min ago · 2 since"
    assert witnessed(ENGLISH, night.ward, night.clock()) == "5 min ago as a file, 2 records since"


def test_while_the_log_is_read_nothing_is_claimed(night):
    night.shut()
    night.ward = opening.open_ward(night.path, opening.unlock(night.path), night.machine)
    assert witnessed(ENGLISH, night.ward, night.clock()) == "reading the log"
    assert told(night)["Last witnessed"] == "…"


def test_every_place_has_its_words():
    assert set(PLACES) == set(Place)


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (Check(), "0 % done"),
        (Check(50, 200), "25 % done"),
        (Check(200, 200, finished=True), "all signatures good"),
        (Check(200, 200, finished=True, broken=("A", "B")), "broken: A, B"),
        (Check(100, 200, finished=True, unread=True), "not complete: disk refused"),
    ],
)
def test_the_check_of_the_log_says_how_far_and_what(night, check, said):
    assert told(night, check=check)["Log check"] == said


def test_what_is_broken_comes_right_after_the_ward(night):
    names = [fact.name for fact in strip_facts(ENGLISH, night.ward, night.clock(), Check(broken=("A",)))]
    assert names[:2] == ["Ward", "Log check"]


def test_an_export_that_left_as_codes_is_no_file():
    told = Witnessed(Place.EXPORT, Ref("A", 3), 0, "p1", Ref("A", 4))
    assert where(words_for("en"), told) == "as a file"
    assert where(words_for("en"), replace(told, medium="qr")) == "as square codes"


def test_what_is_open_is_said_beside_the_outage(night):
    night.record(Request(Errand.LAB, "K"), ago=600)
    night.record(Request(Errand.BLOOD, "two units"))
    assert told(night)["Open loops"] == "2, oldest 10 min"
