# SPDX-License-Identifier: Apache-2.0
"""One person's own entries as rows of the activity log: in the order they happened, nobody else's, nothing hidden."""

from logbook.core.model.codes import Act, Role
from logbook.core.model.folds import Folds
from logbook.core.model.places import Identity
from logbook.core.model.records import Correction, Intervention, Note, Person
from logbook.core.model.shifts import Period
from logbook.core.model.traces import SignOn
from logbook.i18n import words_for
from logbook.telling.activity import activity_log, own_entries, row
from tests.core.model.acts import MINUTE, T0, Night

WORDS = words_for("en")


def made():
    night = Night()
    night.write(Person("p1", Role.NURSE, name="Anna Puig", number="46/1"))
    night.write(SignOn("p1"))
    night.write(Note("first", bed="7"))
    night.write(Note("somebody else's"), "p2")
    night.write(Note("long ago"), at=T0 - 600 * MINUTE)
    return night


def folds(night):
    found = Folds()
    found.apply_all(night.entries)
    return found


def test_own_entries_stand_in_the_order_they_happened_without_the_program_s_traces():
    found = folds(made())
    texts = [getattr(entry.record, "text", "known") for entry in own_entries(found, "p1")]
    assert texts == ["long ago", "known", "first"]
    assert len(own_entries(found, "p1", T0)) == 2
    assert own_entries(found, "p9") == ()


def test_a_row_tells_all_the_log_tells_and_that_it_was_late():
    night = made()
    entry = night.write(Intervention(Act.SETTING, text="PEEP", before="8", after="10", bed="7", reason="asked"))
    told = row(entry, folds(night), WORDS)
    assert told.text.startswith("setting changed · Bed 7 · PEEP · 8 → 10")
    assert (told.ref, told.struck) == ("A·5", False)
    late = row(night.entries[4], folds(night), WORDS)
    assert "afterwards" in late.text


def test_a_struck_entry_stays_and_says_so():
    night = made()
    night.write(Correction(), corrects=night.entries[2].ref, why="wrong bed")
    assert row(night.entries[2], folds(night), WORDS).struck


def test_no_patient_s_name_is_ever_told():
    night = made()
    card = night.write(Identity(night.entries[2].ref, patient="K4", name="Rosa Gil"))
    assert "Rosa" not in row(card, folds(night), WORDS).text


def test_the_form_s_head_is_filled_from_the_log():
    night = made()
    found = folds(night)
    bare = activity_log(found, WORDS, "p1", own_entries(found, "p1"), 0)
    assert (bare.name, bare.position, bare.number, bare.incident, bare.period) == (
        "Anna Puig", "nurse", "46/1", "", None,
    )  # fmt: skip
    assert bare.resources == (("Anna Puig", "nurse"),)
    night.write(Period("Outage", 2))
    filled = activity_log(folds(night), WORDS, "p9", (), 0)
    assert (filled.incident, filled.period.number, filled.position, filled.number) == ("Outage", 2, "", "")
