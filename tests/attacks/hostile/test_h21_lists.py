# SPDX-License-Identifier: Apache-2.0
"""Hostile input H21: signed lists that skip a root, carry one signature or one twice, or pose as another role's.

Ward and team refuse each whole, with the file and the reason; past its date is only a warning. Openly not protected:
two of three root keys in one hand.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from logbook.core.exchange.trust import metadata
from logbook.core.model.errors import NotTrusted, OlderThanKnown
from tests.attacks.said import refused, untrusted
from tests.attacks.team_sticks import accepted, before, look, no_case, team
from tests.core.exchange.trust.test_metadata import doubled, keyids_twice, respelled, twice_the_same_key
from tests.sticks import PACKER, ROOTS, Stick

A, B, C, D, E, F = ROOTS
UNSIGNED = "It is not signed by enough of the right keys."
UNSPELT = "It is misspelt."
ROTATED = [(ROOTS[:3], [A, B]), ([A, B, D], [A, B]), ([A, B, D], [A, B])]


def spoilt(folder, name, change):
    """The team's good stick with one file changed."""
    given = Stick(targets=2, version=2).put(folder)
    (given / name).write_bytes(change((given / name).read_bytes()))
    return given


def signed_once(data):
    table = json.loads(data)
    del table["signatures"][1]
    return json.dumps(table, sort_keys=True, separators=(",", ":")).encode()


def posing(data):
    """A root's very bytes in the place of the lists."""
    return Stick().root(1)


LISTS = {
    "one of two signatures": (signed_once, f"targets · {UNSIGNED}"),
    "one signature twice": (lambda data: doubled(signed_once(data)), f"targets · {UNSPELT}"),
    "a root posing as lists": (posing, f"targets · {UNSPELT}"),
    "version 2^31": (lambda data: respelled(data, lambda told: told.update(version=2**31), A, B),
                     "targets · Its version is not possible."),
    "no JSON": (lambda _: b"[" * 100_000, f"targets · {UNSPELT}"),
    "half a megabyte": (lambda data: data + b" " * metadata.LIMIT,
                        "targets.json · It is not the file that was signed."),
    "a byte changed": (lambda data: data.replace(b'"version":2', b'"version":3'), f"targets · {UNSIGNED}"),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_lists_that_the_team_did_not_sign_so_are_refused_whole(name, tmp_path):
    known = before(tmp_path / "good")
    change, where = LISTS[name]
    given = spoilt(tmp_path / "given", "targets.json", change)
    assert refused(NotTrusted, look, given, known=known) == untrusted(where)
    with no_case(tmp_path):
        assert team(tmp_path, given, Stick().card()).err == untrusted(where) + "\n"


ROOT = {
    "the same key under two names": (twice_the_same_key, "A key is not what it says it is."),
    "the same key twice": (keyids_twice, f"root · {UNSPELT}"),
    "one key alone": (lambda told: told["roles"]["root"].update(threshold=1), "One key alone could sign it."),
}


@pytest.mark.parametrize("name", ROOT)
def test_a_root_that_one_hand_could_rule_is_refused_even_with_its_card(name, tmp_path):
    change, where = ROOT[name]
    given = spoilt(tmp_path / "given", "1.root.json", lambda data: respelled(data, change, A, B))
    assert refused(NotTrusted, look, given, Stick().card()) == untrusted(where)


def test_a_root_that_skips_one_is_not_followed(tmp_path):
    known = before(tmp_path / "good")
    made = Stick(roots=ROTATED, by=[A, D])
    given = made.put(tmp_path / "given")
    (given / "2.root.json").write_bytes(made.root(3))
    where = "3.root.json · The keys do not follow from the ones before."
    assert refused(NotTrusted, look, given, known=known) == untrusted(where)


@pytest.mark.parametrize(
    ("made", "where"),
    [
        (Stick(targets=2, by=[PACKER, A]), f"targets · {UNSIGNED}"),
        (Stick(targets=2, version=2, pack_by=[A, B]), f"procedures · {UNSIGNED}"),
        (Stick(targets=2, version=2, packed={"bulletins/x.png": b""}),
         "bulletins/x.png · Who signed it may not bring this file."),
    ],
)  # fmt: skip
def test_no_role_speaks_for_another(made, where, tmp_path):
    known = before(tmp_path / "good")
    assert refused(NotTrusted, look, made.put(tmp_path / "given"), known=known) == untrusted(where)


def test_older_is_refused_and_past_its_date_is_taken_with_a_warning(tmp_path):
    known = before(tmp_path / "good", targets=3, version=3)
    told = refused(OlderThanKnown, look, Stick(targets=2, version=3).put(tmp_path / "old"), known=known)
    assert told.startswith("This is older than what this ward has accepted before.\ntargets\n")
    past = Stick(targets=4, version=4, expires=datetime(2026, 1, 1, tzinfo=UTC))
    offer = look(past.put(tmp_path / "past"), past.card())
    assert (offer.expired, accepted(offer).targets) == (("root", "targets", "procedures"), 4)
