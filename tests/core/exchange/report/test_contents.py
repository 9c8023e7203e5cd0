# SPDX-License-Identifier: Apache-2.0
"""What a report is made from: what is withheld is not there at all."""

from logbook.core.exchange.draw.values import Run
from logbook.core.exchange.report.contents import bold, fold, labelled, text
from logbook.core.model.codes import Part, Profile
from logbook.core.model.records import Note
from tests.core.exchange.report.test_pages import contents_of
from tests.wards import make


def test_withheld_parts_never_reach_the_folds(tmp_path):
    world = make(tmp_path, people=("Anna Puig",))
    ref = world.record(Note("cable", patient="UCI-07·K4")).ref
    links = world.on_thread(lambda: [link for _, link in world.ward.journal.links()])
    for profile in Profile:
        folds, read = fold([(world.ward.realm, "A", links)], profile)
        assert read[-1].closed == profile.withholds
        assert folds.timeline.entry(ref).record.patient == ("" if Part.PATIENT in profile.withholds else "UCI-07·K4")
    folds, read = fold([(world.ward.realm, "A", links)], Profile.CLINICAL, frozenset({ref}))
    assert read[-1].closed == {Part.TEXT}
    assert read[-2].closed == frozenset()
    assert {entry.log for entry in read} == {world.ward.journal.tail.log}
    world.shut()


def test_moments_and_references_are_said_as_on_the_screen(tmp_path):
    world = make(tmp_path, people=())
    contents = contents_of(world)
    assert contents.at(0) == "1 Jan 1970 01:00"
    assert contents.at(0, 0) == "1 Jan 1970 00:00"
    assert contents.ref(7) == "A·7"
    assert not contents.drill
    world.shut()


def test_lines():
    assert text("a") == (Run("a"),)
    assert bold("a") == (Run("a", bold=True),)
    assert labelled("a", "b") == (Run("a ", bold=True), Run("b"))
