# SPDX-License-Identifier: Apache-2.0
"""A whole stick: believed by the card, followed root by root, refused whole for any fault."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from logbook.core.exchange.trust import metadata, stick
from logbook.core.exchange.trust.lists import KnownDevice
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput, NotTrusted, OlderThanKnown
from logbook.core.model.frame import Ref
from logbook.core.model.trust import Accepted
from tests.sticks import EXPIRES, OTHER_PACKER, PACKER, PROCEDURE, ROOTS, TEAM, Stick, reader
from tests.wards import NIGHT

A, B, C, D, E, F = ROOTS
CARD = Stick().card()


def check(made, typed=CARD, known=None, realm=Realm.REAL, **spoilt):
    files = made.files() | spoilt
    return stick.check(
        reader({name: data for name, data in files.items() if data is not None}), realm, NIGHT.wall, known, typed
    )


def accepted(offer):
    return Accepted(offer.root, offer.digest, offer.targets, offer.procedures, offer.pack_keys, 0, Ref("A", 1))


def why(*args, **more):
    with pytest.raises(NotTrusted) as caught:
        check(*args, **more)
    return caught.value.facts.get("reason")


FIRST = check(Stick())
KNOWN = accepted(FIRST)


def test_a_first_stick_is_believed_by_its_card():
    assert (FIRST.root, FIRST.targets, FIRST.procedures, FIRST.first) == (1, 1, 1, True)
    assert FIRST.devices == (KnownDevice(TEAM.point, ward="UCI 2"),)
    assert len(FIRST.recipients) == 1
    assert FIRST.team == (TEAM.point,)
    assert [one.code for one in FIRST.pack.procedures] == ["P06"]
    assert FIRST.files["procedures/p06.toml"] == PROCEDURE
    assert FIRST.signed_by
    assert FIRST.expired == ()
    assert FIRST.until == EXPIRES


def test_however_the_card_is_typed():
    assert check(Stick(), f" {CARD.lower().replace('-', ' ')} ").first


def test_another_card_says_how_many_letters_differ_and_nothing_more():
    typed = CARD[:-1] + ("0" if CARD[-1] != "0" else "1")
    with pytest.raises(NotTrusted) as caught:
        check(Stick(), typed)
    assert caught.value.facts == {"reason": "card", "apart": 1}
    with pytest.raises(NotTrusted) as caught:
        check(Stick(), "")
    assert caught.value.facts == {"reason": "card", "apart": 16}


def test_a_later_stick_needs_no_card():
    later = check(Stick(targets=2, version=2, recipients=[]), "", KNOWN)
    assert (later.first, later.targets, later.recipients) == (False, 2, ())
    assert check(Stick(), "", KNOWN).targets == 1  # the same stick again does no harm


ROTATED = [(ROOTS[:3], [A, B]), ([A, B, D], [A, B]), ([A, D, E], [A, B, D])]


def test_roots_are_followed_one_by_one():
    made = Stick(roots=ROTATED, by=[D, E])
    assert check(made, "", KNOWN).root == 3
    assert check(made, made.card(2)).root == 3  # a card made at any time since
    assert check(made, CARD).root == 3


def test_a_stick_of_before_the_rotation_is_old():
    known = accepted(check(Stick(roots=ROTATED, by=[D, E]), CARD))
    with pytest.raises(OlderThanKnown) as caught:
        check(Stick(), "", known)
    assert caught.value.facts == {"path": "root", "known": 3}


def test_a_rotated_out_key_signs_nothing_any_more():
    assert why(Stick(roots=ROTATED, by=[B, C])) == "signatures"


def test_a_gap_between_roots_is_not_crossed():
    made = Stick(roots=ROTATED, by=[D, E])
    assert why(made, known=KNOWN, **{"2.root.json": None}) == "signatures"
    assert why(made, known=KNOWN, **{"2.root.json": made.root(3)}) == "root-step"


def test_roots_beyond_the_fiftieth_are_not_looked_at():
    assert check(Stick(roots=[(ROOTS[:3], [A, B])] * 51), "", KNOWN).root == 50


def test_another_team_is_not_followed():
    thief = Stick(roots=[([D, E, F], [D, E])], by=[D, E])
    assert why(thief, "", KNOWN) == "other-team"
    assert why(thief, CARD) == "card"
    assert check(thief, thief.card()).first  # only a card makes a new beginning


def test_a_first_root_signed_by_one_is_refused_even_with_its_card():
    alone = Stick(roots=[(ROOTS[:3], [A])])
    assert why(alone, alone.card()) == "signatures"


@pytest.mark.parametrize("name", ["targets.json", "procedures.json", "team.pem", "procedures/p06-1.png", "1.root.json"])
def test_a_missing_file_refuses_the_stick(name):
    assert why(Stick(), **{name: None}) == "not-there"
    if name == "1.root.json":
        assert why(Stick(), known=KNOWN, **{name: None}) == "not-there"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("recipients.txt", b"# nobody\n"),
        ("procedures/p06.toml", PROCEDURE[:-1]),
        ("procedures/p06.toml", PROCEDURE + b"\n"),
        ("procedures/p06.toml", PROCEDURE.replace(b"Look", b"Book")),
    ],
)
def test_a_changed_file_refuses_the_stick(name, data):
    assert why(Stick(), **{name: data}) == "other-file"


def test_a_signed_file_that_makes_no_sense_refuses_the_stick():
    with pytest.raises(BadInput) as caught:
        check(Stick(packed={"procedures/p06.toml": b"code = 1"}))
    assert caught.value.facts["path"] == "procedures/p06.toml"


def test_versions_never_go_back():
    known = replace(KNOWN, targets=5, procedures=7)
    for made in (Stick(targets=4, version=7), Stick(targets=5, version=6)):
        with pytest.raises(OlderThanKnown):
            check(made, "", known)
    assert check(Stick(targets=5, version=7), "", known).targets == 5


def test_a_version_driven_to_the_top_is_forgotten_with_the_keys_that_did_it():
    top = metadata.TOP_VERSION
    known = accepted(check(Stick(targets=top, version=top)))
    with pytest.raises(OlderThanKnown):
        check(Stick(targets=2), "", known)
    cured = Stick(roots=ROTATED[:2], by=[A, D], packers=[OTHER_PACKER], pack_by=[OTHER_PACKER])
    after = check(cured, "", known)
    assert (after.targets, after.procedures) == (1, 1)
    with pytest.raises(OlderThanKnown):  # the pack's keys are the same: its version is not forgotten
        check(Stick(roots=ROTATED[:2], by=[A, D]), "", known)


def test_the_team_may_delegate_to_nobody():
    bare = check(Stick(packers=[], targets=2, packed={}), "", KNOWN)
    assert (bare.procedures, bare.pack_keys, bare.pack.procedures) == (0, "", ())
    again = check(Stick(targets=3), "", accepted(bare))
    assert again.procedures == 1


def test_a_pack_of_a_key_that_was_taken_away_is_refused():
    assert why(Stick(targets=2, packers=[OTHER_PACKER], pack_by=[PACKER]), "", KNOWN) == "signatures"


def test_lists_that_are_not_there_are_empty():
    made = Stick()
    files = made.files()
    bare = metadata.new_targets(1, {}, [], EXPIRES)
    for seed in (A, B):
        bare = metadata.sign(bare, seed)
    offer = stick.check(reader(files | {"targets.json": bare}), Realm.REAL, NIGHT.wall, None, CARD)
    assert (offer.devices, offer.recipients, offer.team) == ((), (), ())


def test_what_expired_is_only_told():
    old = check(Stick(expires=datetime(2026, 1, 1, tzinfo=UTC)), Stick(expires=datetime(2026, 1, 1, tzinfo=UTC)).card())
    assert old.expired == ("root", "targets", "procedures")


def test_an_exercise_stick_says_nothing_to_a_real_ward():
    drill = Stick(realm=Realm.DRILL)
    assert why(drill, drill.card()) == "exercise"
    assert check(drill, drill.card(), realm=Realm.DRILL).realm is Realm.DRILL
    assert check(Stick(), realm=Realm.DRILL).realm is Realm.REAL
