# SPDX-License-Identifier: Apache-2.0
"""What was erased, and which record says so."""

import pytest

from logbook.core.model.codes import Part
from logbook.core.model.erasures import Erasures
from logbook.core.model.frame import Ref
from logbook.core.model.records import Note
from logbook.core.model.safeguards import Erase
from tests.core.model.acts import Night


def erasures(*records):
    night, found = Night(), Erasures()
    for record in (Note("first"), Note("second"), *records):
        found.apply(night.write(record))
    return found, night


def test_the_first_record_that_erases_a_part_is_the_one_that_tells():
    found, night = erasures(
        Erase(Ref("A", 0), Part.TEXT, "name"), Erase(Ref("A", 0), Part.TEXT), Erase(Ref("A", 0), Part.PATIENT)
    )
    first, third = night.entries[2].ref, night.entries[4].ref
    assert dict(found.of(Ref("A", 0))) == {Part.TEXT: first, Part.PATIENT: third}
    assert dict(found.of(Ref("A", 1))) == {}
    assert found.all() == {(Ref("A", 0), Part.TEXT): first, (Ref("A", 0), Part.PATIENT): third}


@pytest.mark.parametrize("record", [Erase(Ref("A", 0), Part.ACT), Erase(Ref("A", 2), Part.TEXT), Note("x")])
def test_who_did_what_is_never_erased_nor_what_came_later(record):
    assert not erasures(record)[0].all()


def test_a_copy_made_in_between_holds_only_what_was_erased_after_it():
    found, night = erasures(Erase(Ref("A", 1), Part.TEXT), Note("copy"), Erase(Ref("A", 0), Part.PERSON))
    assert found.since() == (Ref("A", 0), Ref("A", 1))
    assert found.since(night.entries[3].ref) == (Ref("A", 0),)
    assert found.since(night.entries[4].ref) == ()
