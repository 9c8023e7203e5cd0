# SPDX-License-Identifier: Apache-2.0
"""What each person wrote stands in the order it happened, whatever came when."""

from logbook.core.model.authors import Authors
from logbook.core.model.records import Note
from logbook.core.model.traces import SignOn
from tests.core.model.acts import MINUTE, T0, Night


def texts(entries):
    return [entry.record.text for entry in entries]


def test_each_has_their_own_by_the_time_it_happened_and_of_one_time_as_written():
    night = Night()
    night.write(Note("b"), at=T0)
    night.write(Note("c"), at=T0)
    night.write(Note("another's"), "p2", at=T0)
    night.write(Note("a"), at=T0 - MINUTE)
    night.write(SignOn("p1"))
    fold = night.into(Authors())
    assert texts(fold.of("p1")) == ["a", "b", "c"]
    assert texts(fold.of("p1", T0)) == ["b", "c"]
    assert fold.of("p9") == ()


def test_everybody_together_from_a_time_on():
    night = Night()
    night.write(Note("early"), at=T0 - MINUTE)
    night.write(Note("mine"), at=T0)
    night.write(Note("another's"), "p2", at=T0 + MINUTE)
    fold = night.into(Authors())
    assert texts(fold.since(T0)) == ["mine", "another's"]
