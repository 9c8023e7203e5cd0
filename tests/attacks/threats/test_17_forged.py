# SPDX-License-Identifier: Apache-2.0
"""Threat 17: a forged stick brings a "procedure update" to the ward.

Only a pack signed by a key that the team's root names is taken, whole or not at all; nothing from the stick is run, and
files that no list names are not even read. Openly not protected: a person who follows a forged paper procedure.
"""

from __future__ import annotations

import pytest

from logbook.core.exchange.trust import stick
from logbook.core.model.codes import Realm
from logbook.core.model.errors import NotTrusted
from tests.attacks.said import refused, untrusted
from tests.attacks.team_sticks import before, look, no_case, reading, team
from tests.sticks import OTHER_PACKER, PROCEDURE, ROOTS, Stick
from tests.wards import NIGHT

FORGED = PROCEDURE.replace(b"Look at it.", b"Turn it off.")
CARD = Stick().card()


def forged(**fields: object) -> Stick:
    """The stick the ward had, and something newer."""
    return Stick(targets=2, version=2, **fields)


ATTACKS = {
    "a stranger signs the pack": (
        forged(packed={"procedures/p06.toml": FORGED}, pack_by=[OTHER_PACKER]),
        "procedures · It is not signed by enough of the right keys.",
    ),
    "nobody signs the pack": (
        forged(packed={"procedures/p06.toml": FORGED}, pack_by=[]),
        "procedures · It is not signed by enough of the right keys.",
    ),
    "a stranger signs the lists": (
        forged(by=ROOTS[3:5], packers=[OTHER_PACKER], pack_by=[OTHER_PACKER]),
        "targets · It is not signed by enough of the right keys.",
    ),
    "a program in the pack": (
        forged(packed={"procedures/setup.exe": b"MZ"}),
        "procedures/setup.exe · Who signed it may not bring this file.",
    ),
    "a name that leads elsewhere": (
        forged(packed={"procedures/../../autorun.inf": b"[autorun]"}),
        "procedures/../../autorun.inf · Who signed it may not bring this file.",
    ),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_ward_and_team_refuse_a_forged_stick_in_the_same_words(attack, tmp_path):
    made, where = ATTACKS[attack]
    known = before(tmp_path / "good")
    given = made.put(tmp_path / "given")
    assert refused(NotTrusted, look, given, known=known) == untrusted(where)
    with no_case(tmp_path):
        done = team(tmp_path, given, CARD)
    assert (done.code, done.out, done.err) == (1, "", untrusted(where) + "\n")


def test_a_procedure_exchanged_on_the_stick_is_refused(tmp_path):
    known = before(tmp_path / "stick")
    (tmp_path / "stick" / "procedures" / "p06.toml").write_bytes(FORGED)
    where = "procedures/p06.toml · It is not the file that was signed."
    assert refused(NotTrusted, look, tmp_path / "stick", known=known) == untrusted(where)
    assert team(tmp_path, tmp_path / "stick", CARD).err == untrusted(where) + "\n"


def test_what_no_list_names_is_not_even_read(tmp_path):
    before(tmp_path)
    for name in ("autorun.inf", "setup.exe", "procedures/p06.pdf", "procedures/p07.toml", "trust.py"):
        (tmp_path / name).write_bytes(b"read me")
    asked: list[str] = []
    offer = stick.check(reading(tmp_path, asked), Realm.REAL, NIGHT.wall, None, CARD)
    assert {name for name in asked if (tmp_path / name).exists()} == {
        "1.root.json", "targets.json", "procedures.json", *offer.files
    }  # fmt: skip
    assert b"read me" not in offer.files.values()
