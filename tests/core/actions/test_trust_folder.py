# SPDX-License-Identifier: Apache-2.0
"""The team's folder: two of three sign, what is not signed leaves on no stick, and a rotation locks nobody out."""

from dataclasses import replace

import pytest

from logbook.core import crypto
from logbook.core.actions import trust_folder, trusting
from logbook.core.actions.trust_folder import Waiting
from logbook.core.exchange.trust import card, lists, metadata, stick
from logbook.core.model.bulletins import Notice
from logbook.core.model.codes import Realm
from logbook.core.model.errors import AlreadyAWard, BadInput, NotTrusted
from tests.sticks import IDENTITY, PACKER, PICTURE, PROCEDURE, ROOTS, TEAM
from tests.wards import NIGHT

A, B, C, D = ROOTS[:4]
AGE = crypto.age_recipient(IDENTITY)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "team"
    trust_folder.start(made, ROOTS[:3], Realm.REAL, NIGHT)
    return made


def recipients(folder, *found):
    trust_folder.write_list(folder, lists.RECIPIENTS, lists.write_recipients(found))


def test_a_new_folder_is_a_whole_stick_already(folder):
    letters, version, realm = trust_folder.letters(folder)
    assert (version, realm) == (1, Realm.REAL)
    assert letters == card.code((folder / "1.root.json").read_bytes(), Realm.REAL)
    offer = trust_folder.check(folder, NIGHT)
    assert (offer.recipients, offer.devices, offer.pack_digest) == ((), (), "")
    assert trust_folder.waiting(folder) == ()


def test_nothing_is_made_over_something(folder):
    with pytest.raises(AlreadyAWard):
        trust_folder.start(folder, ROOTS[:3], Realm.REAL, NIGHT)


def test_a_folder_of_something_else_is_none(tmp_path):
    for act in (trust_folder.letters, lambda path: trust_folder.check(path, NIGHT)):
        with pytest.raises(NotTrusted):
            act(tmp_path)


def test_a_changed_list_counts_when_two_have_signed(folder, tmp_path):
    recipients(folder, AGE)
    with pytest.raises(NotTrusted):
        trust_folder.put(folder, tmp_path / "stick", NIGHT)
    assert not (tmp_path / "stick").exists()
    assert trust_folder.sign(folder, [A], NIGHT) == (Waiting("targets.json", 2, 1),)
    assert trust_folder.sign(folder, [A], NIGHT) == (Waiting("targets.json", 2, 1),)
    assert trust_folder.sign(folder, [C], NIGHT) == ()
    assert trust_folder.put(folder, tmp_path / "stick", NIGHT).recipients == (AGE,)
    assert trust_folder.check(tmp_path / "stick", NIGHT).targets == 2


def test_a_list_changed_between_two_signatures_needs_both_again(folder):
    recipients(folder, AGE)
    trust_folder.sign(folder, [A], NIGHT)
    trust_folder.write_list(folder, lists.TEAM, lists.write_team([TEAM.point]))
    assert trust_folder.sign(folder, [B], NIGHT) == (Waiting("targets.json", 2, 1),)
    assert trust_folder.sign(folder, [A], NIGHT) == ()


def test_a_change_taken_back_waits_for_nobody(folder):
    recipients(folder, AGE)
    trust_folder.sign(folder, [A], NIGHT)
    recipients(folder)
    assert trust_folder.sign(folder, [A], NIGHT) == ()


def test_a_stranger_signs_nothing(folder):
    recipients(folder, AGE)
    with pytest.raises(BadInput):
        trust_folder.sign(folder, [D], NIGHT)
    assert trust_folder.waiting(folder) == ()


def key_id(seed):
    return metadata.key_of(crypto.record_public(seed)).keyid


def test_a_key_is_replaced_and_wards_follow(folder, tmp_path):
    first = (folder / "1.root.json").read_bytes()
    trust_folder.rotate(folder, key_id(C)[:8], crypto.record_public(D), NIGHT)
    assert trust_folder.waiting(folder) == (Waiting("root.json", 2, 0),)
    assert [one.signatures for one in trust_folder.sign(folder, [A], NIGHT)] == [1]
    assert trust_folder.sign(folder, [B], NIGHT) == ()
    trust_folder.put(folder, tmp_path / "stick", NIGHT)
    assert trust_folder.check(tmp_path / "stick", NIGHT).root == 2
    offer = stick.check(trusting.reader(tmp_path / "stick"), Realm.REAL, NIGHT.wall, None, card.code(first, Realm.REAL))
    assert offer.root == 2
    recipients(folder, AGE)
    with pytest.raises(BadInput):
        trust_folder.sign(folder, [C], NIGHT)
    assert trust_folder.sign(folder, [A, D], NIGHT) == ()


@pytest.mark.parametrize("drop", ["", "zz"])
def test_one_key_must_be_meant(folder, drop):
    with pytest.raises(BadInput):
        trust_folder.rotate(folder, drop, crypto.record_public(D), NIGHT)


def test_a_pack_is_signed_by_a_key_the_lists_name(folder, tmp_path):
    (tmp_path / "P06.toml").write_bytes(PROCEDURE)
    (tmp_path / "P06-1.PNG").write_bytes(PICTURE)
    trust_folder.add_files(folder, [tmp_path / "P06.toml", tmp_path / "P06-1.PNG"])
    trust_folder.add_packer(folder, crypto.record_public(PACKER), "Anna Puig")
    assert trust_folder.packers(folder) == (crypto.record_public(PACKER),)
    notice = Notice("B7", 0, "Pumps", "Off.", "")
    assert [trust_folder.add_bulletin(folder, notice).version for _ in range(2)] == [1, 2]
    assert [trust_folder.pack(folder, PACKER, NIGHT) for _ in range(2)] == [1, 2]
    trust_folder.sign(folder, [A, B], NIGHT)
    offer = trust_folder.put(folder, tmp_path / "stick", NIGHT)
    assert [one.code for one in offer.pack.procedures] == ["P06"]
    assert offer.pack.pictures == ("procedures/p06-1.png",)
    assert [(one.code, one.version) for one in offer.pack.notices] == [("B7", 2)]
    assert trust_folder.check(tmp_path / "stick", NIGHT).procedures == 2


def test_what_a_pack_may_not_hold_is_refused_before_it_is_signed(folder, tmp_path):
    for name, data in (("p 06.toml", PROCEDURE), ("p06.svg", b""), ("p06.toml", b"code"), ("p06.png", b"")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BadInput):
            trust_folder.add_files(folder, [tmp_path / name])
    with pytest.raises(NotTrusted):
        trust_folder.add_files(folder, [tmp_path / "gone.toml"])
    (folder / "procedures").mkdir(exist_ok=True)
    (folder / "procedures" / "Notes.doc").write_bytes(b"")
    with pytest.raises(BadInput):
        trust_folder.pack(folder, PACKER, NIGHT)


def test_misspelt_pack_keys_are_named(folder):
    (folder / trust_folder.PACK_KEYS).write_text("not a key!\n")
    with pytest.raises(BadInput):
        trust_folder.sign(folder, [A, B], NIGHT)


def test_a_year_that_no_calendar_has_is_no_crash(folder):
    recipients(folder, AGE)
    assert trust_folder.sign(folder, [A, B], replace(NIGHT, wall=4_294_967_296_000)) == ()
