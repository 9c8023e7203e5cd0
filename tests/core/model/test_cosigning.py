# SPDX-License-Identifier: Apache-2.0
"""Second signatures that were asked for: pending until somebody else answers."""

from dataclasses import replace

import pytest

from logbook.core.model.codes import Meaning, Means
from logbook.core.model.cosigning import Cosigning, Pending
from logbook.core.model.frame import Author, Ref
from logbook.core.model.records import Correction, Note, Witness
from tests.core.model.acts import Night


def asking(night, cosign="p2", recorded_by=""):
    entry = night.write(Note("look at this"))
    author = Author("p1", Means.PIN, recorded_by=recorded_by, cosign=cosign)
    night.entries[-1] = entry = _with_author(entry, author)
    return entry


def _with_author(entry, author):
    return replace(entry, frame=replace(entry.frame, author=author))


def pending(night, user=""):
    return [one.ref for one in night.into(Cosigning()).pending(user)]


def test_what_somebody_was_asked_for_waits_for_them():
    night = Night()
    ref = asking(night).ref
    asking(night, cosign="")
    assert night.into(Cosigning()).pending("p2") == (Pending(ref, "p1", "p2"),)
    assert pending(night) == [ref]
    assert pending(night, "p3") == []


@pytest.mark.parametrize("meaning", [Meaning.WITNESSED, Meaning.REVIEWED, Meaning.NOT_AGREED])
@pytest.mark.parametrize("who", ["p2", "p3"])
def test_any_answer_of_another_person_ends_it(meaning, who):
    night = Night()
    ref = asking(night).ref
    night.write(Witness(ref, meaning), who)
    assert pending(night) == []


def test_the_author_ends_it_only_by_saying_that_nobody_was_there():
    night = Night()
    ref = asking(night).ref
    night.write(Witness(ref, Meaning.WITNESSED), "p1")
    assert pending(night) == [ref]
    night.write(Witness(ref, Meaning.NOBODY_AVAILABLE, "alone tonight"), "p1")
    assert pending(night) == []


def test_what_was_struck_out_waits_for_nobody_and_a_struck_signature_is_none():
    night = Night()
    ref = asking(night).ref
    signed = night.write(Witness(ref, Meaning.WITNESSED), "p2")
    night.write(Correction(), corrects=signed.ref)
    assert pending(night) == [ref]
    night.write(Correction(), corrects=ref)
    assert pending(night) == []


@pytest.mark.parametrize(("cosign", "recorded_by"), [("p1", ""), ("p4", "p4")])
def test_nobody_is_asked_to_sign_the_own_hand(cosign, recorded_by):
    night = Night()
    asking(night, cosign, recorded_by)
    assert pending(night) == []


def test_a_signature_for_a_record_that_nobody_asked_for_is_no_matter():
    night = Night()
    night.write(Witness(Ref("A", 9), Meaning.WITNESSED))
    assert pending(night) == []
