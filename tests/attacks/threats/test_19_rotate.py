# SPDX-License-Identifier: Apache-2.0
"""Threat 19: a pack key, or one of the team's three root keys, is stolen.

A pack key can bring procedures and nothing else; roots and lists take two of three. The next root, signed by the old
set and the new, ends what the thief can do. Openly not protected: two of the three root keys in one hand.
"""

from __future__ import annotations

import pytest

from logbook.core.exchange.trust import lists
from logbook.core.model.errors import NotTrusted
from tests.attacks.said import refused, untrusted
from tests.attacks.team_sticks import accepted, before, look, no_case, team
from tests.sticks import OTHER_PACKER, PACKER, PROCEDURE, ROOTS, Stick

A, B, C, D, E, F = ROOTS
UNSIGNED = "It is not signed by enough of the right keys."
STOLEN = {
    "a pack key brings another list of who may open exports": (
        Stick(targets=2, version=2, packed={"recipients.txt": lists.write_recipients([])}),
        "recipients.txt · It is not the file that was signed.",
    ),
    "a pack key names devices, if only those that are there": (
        Stick(targets=2, version=2, packed={"devices.json": lists.write_devices(Stick().devices)}),
        "devices.json · Who signed it may not bring this file.",
    ),
    "a pack key signs the lists": (Stick(targets=2, by=[PACKER]), f"targets · {UNSIGNED}"),
    "one root key signs the lists": (Stick(targets=2, by=[C]), f"targets · {UNSIGNED}"),
    "one root key signs the next root": (
        Stick(roots=[(ROOTS[:3], [A, B]), ([C, E, F], [C, E])], by=[C, E]),
        f"root · {UNSIGNED}",
    ),
    "one root key and two strangers": (
        Stick(roots=[(ROOTS[:3], [A, B]), ([C, E, F], [C, E, F])], by=[E, F]),
        f"root · {UNSIGNED}",
    ),
}


@pytest.mark.parametrize("theft", STOLEN)
def test_what_a_stolen_key_cannot_do_is_refused(theft, tmp_path):
    made, where = STOLEN[theft]
    known = before(tmp_path / "good")
    given = made.put(tmp_path / "given")
    assert refused(NotTrusted, look, given, known=known) == untrusted(where)
    with no_case(tmp_path):
        done = team(tmp_path, given, Stick().card())
    assert (done.code, done.err) == (1, untrusted(where) + "\n")


def test_a_pack_key_taken_away_brings_nothing_any_more(tmp_path):
    known = before(tmp_path / "good")
    taken = look(Stick(targets=2, packers=[OTHER_PACKER], pack_by=[OTHER_PACKER]).put(tmp_path / "new"), known=known)
    thief = Stick(targets=2, version=9, packers=[OTHER_PACKER], packed={"procedures/p06.toml": PROCEDURE})
    given = thief.put(tmp_path / "thief")
    assert refused(NotTrusted, look, given, known=accepted(taken)) == untrusted(f"procedures · {UNSIGNED}")


def test_a_root_key_taken_away_signs_nothing_any_more(tmp_path):
    known = before(tmp_path / "good")
    rotation = [(ROOTS[:3], [A, B]), ([A, B, D], [A, B])]
    cured = look(Stick(roots=rotation, targets=2, by=[A, D]).put(tmp_path / "cured"), known=known)
    assert cured.root == 2
    thief = Stick(roots=rotation, targets=3, by=[A, C]).put(tmp_path / "thief")
    assert refused(NotTrusted, look, thief, known=accepted(cured)) == untrusted(f"targets · {UNSIGNED}")


def test_two_of_three_stolen_rule_and_that_is_said_openly(tmp_path):
    known = before(tmp_path / "good")
    thief = Stick(roots=[(ROOTS[:3], [A, B]), ([D, E, F], [A, B, D, E])], targets=2, by=[D, E])
    assert look(thief.put(tmp_path / "thief"), known=known).root == 2
