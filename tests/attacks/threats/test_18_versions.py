# SPDX-License-Identifier: Apache-2.0
"""Threat 18: an old stick is played back, or stolen keys drive the version to the top so that no newer one counts.

Whatever is older than the log says was accepted is refused; a root with other keys forgets the versions that the old
keys drove up. Openly not protected: that nobody brings the new stick; how old the last one is, is said.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from logbook.core.exchange.trust import metadata
from logbook.core.model.errors import NotTrusted, OlderThanKnown
from tests.attacks.said import NOTHING_TAKEN, refused, untrusted
from tests.attacks.team_sticks import accepted, before, look, team
from tests.sticks import OTHER_PACKER, ROOTS, Stick

A, B, C, D, *_ = ROOTS
ROTATED = [(ROOTS[:3], [A, B]), ([A, B, D], [A, B])]
TOP = metadata.TOP_VERSION


def older(where: str) -> str:
    return (
        f"This is older than what this ward has accepted before.\n{where}\n{NOTHING_TAKEN}\n"
        "Ask the incident team for the newest one."
    )


@pytest.mark.parametrize(
    ("made", "where"), [(Stick(targets=4, version=7), "targets"), (Stick(targets=5, version=6), "procedures")]
)
def test_an_old_stick_is_refused(made, where, tmp_path):
    known = before(tmp_path / "good", targets=5, version=7)
    assert refused(OlderThanKnown, look, made.put(tmp_path / "old"), known=known) == older(where)
    assert look(tmp_path / "good", known=known).targets == 5


def test_a_stick_from_before_a_key_was_taken_away_is_refused(tmp_path):
    rotated = Stick(roots=ROTATED, by=[A, D])
    known = accepted(look(rotated.put(tmp_path / "new"), rotated.card()))
    assert refused(OlderThanKnown, look, Stick().put(tmp_path / "old"), known=known) == older("root")


def test_a_version_beyond_the_last_possible_one_is_refused(tmp_path):
    known = before(tmp_path / "good")
    for made, name in ((Stick(targets=TOP + 1), "targets"), (Stick(version=TOP + 1), "procedures")):
        given = made.put(tmp_path / name)
        assert refused(NotTrusted, look, given, known=known) == untrusted(f"{name} · Its version is not possible.")
        assert team(tmp_path, given, made.card()).err == untrusted(f"{name} · Its version is not possible.") + "\n"


def test_a_version_driven_to_the_top_is_cured_by_a_root_with_other_keys(tmp_path):
    known = before(tmp_path / "jump", targets=TOP, version=TOP)
    assert (known.targets, known.procedures) == (TOP, TOP)
    true = Stick(targets=2, version=2)
    assert refused(OlderThanKnown, look, true.put(tmp_path / "true"), known=known) == older("targets")
    cured = replace(true, roots=ROTATED, by=[A, D], packers=[OTHER_PACKER], pack_by=[OTHER_PACKER])
    offer = look(cured.put(tmp_path / "cured"), known=known)
    assert (offer.root, offer.targets, offer.procedures) == (2, 2, 2)


def test_a_stick_past_its_date_is_taken_and_said_to_be(tmp_path):
    old = Stick(expires=datetime(2026, 1, 1, tzinfo=UTC))
    offer = look(old.put(tmp_path / "old"), old.card())
    assert offer.expired == ("root", "targets", "procedures")
    done = team(tmp_path, tmp_path / "old", old.card())
    assert done.err == "The trust stick should have been renewed by now. It was taken all the same.\n"
