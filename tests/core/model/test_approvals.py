# SPDX-License-Identifier: Apache-2.0
"""What two people approved: that text in that language, until the record is struck out."""

import pytest

from logbook.core.model import library
from logbook.core.model.approvals import Approvals, Approved
from logbook.core.model.folds import Folds
from logbook.core.model.records import Correction, InForce, Note
from logbook.core.model.safeguards import Approval
from logbook.i18n import resources
from tests.core.model.acts import MINUTE, T0, Night

SAMPLE = library.read((resources() / "procedures" / "P06.toml").read_bytes())
GIVEN = Approval(SAMPLE.code, SAMPLE.version, "es", SAMPLE.digest, "p2")


def test_a_sample_is_a_sample_until_two_people_approved_this_language():
    night = Night()
    night.write(Note("about something else"))
    assert night.into(Approvals()).sample(SAMPLE, "es")
    ref = night.write(GIVEN).ref
    approvals = night.into(Folds()).approvals
    assert approvals.of(SAMPLE, "es") == Approved(ref, "p1", "p2", T0 + 2 * MINUTE)
    assert not approvals.sample(SAMPLE, "es")
    assert approvals.sample(SAMPLE, "ca")


def test_what_was_put_in_force_is_covered_by_its_own_digest_and_version_only():
    night = Night()
    night.write(GIVEN)
    approvals = night.into(Approvals())
    assert approvals.of(InForce(SAMPLE.code, SAMPLE.version, "es", SAMPLE.digest, "x", sample=True), "es")
    for other in (("P05", 1, SAMPLE.digest), (SAMPLE.code, 2, SAMPLE.digest), (SAMPLE.code, SAMPLE.version, "d" * 64)):
        assert approvals.of(InForce(other[0], other[1], "es", other[2], "x", sample=True), "es") is None


def test_the_last_one_that_stands_counts_and_striking_out_withdraws_it():
    night = Night()
    first = night.write(GIVEN)
    second = night.write(GIVEN, "p3")
    assert night.into(Approvals()).of(SAMPLE, "es").ref == second.ref
    night.write(Correction(), corrects=second.ref)
    assert night.into(Approvals()).of(SAMPLE, "es").ref == first.ref
    night.write(Correction(), corrects=first.ref)
    assert night.into(Approvals()).sample(SAMPLE, "es")


@pytest.mark.parametrize(("second", "user", "verified"), [("", "p1", True), ("p1", "p1", True), ("p2", "p1", False)])
def test_one_hand_alone_or_a_broken_segment_approves_nothing(second, user, verified):
    night = Night()
    night.write(Approval(SAMPLE.code, SAMPLE.version, "es", SAMPLE.digest, second), user, verified=verified)
    assert night.into(Approvals()).of(SAMPLE, "es") is None
