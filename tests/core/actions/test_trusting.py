# SPDX-License-Identifier: Apache-2.0
"""The ward's side of a trust stick: looked at, taken whole, told in the log, kept when the stick is gone."""

import hashlib
import shutil

import pytest

from logbook.core import crypto
from logbook.core import ward as wards
from logbook.core.actions import opening, trusting
from logbook.core.exchange.trust.lists import KnownDevice
from logbook.core.model.codes import Means, Realm
from logbook.core.model.errors import NotAllowed, NotTrusted, OlderThanKnown
from logbook.core.model.frame import PROGRAM, Author
from logbook.core.model.safeguards import Bulletin, Pack, Trust
from logbook.core.vault import trusted
from tests.sticks import NOTICE, OTHER_PACKER, PACKER, PICTURE, PROCEDURE, ROOTS, TEAM, Stick
from tests.wards import make

A, B, C, D, E, F = ROOTS
CARD = Stick().card()
HOLDER = Author(PROGRAM, Means.PASSPHRASE)


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path, people=("Anna Puig", "Marc Vidal"))
    yield made
    made.shut()


def take(world, folder, typed="", by=HOLDER, **more):
    offer = trusting.look(world.ward, folder, typed, **more)
    written = world.on_thread(trusting.accept, world.ward, offer, by)
    wards.fold(world.ward, written)
    return [entry.record for entry in written]


def held(world):
    return world.on_thread(trusting.held, world.ward.store)


def test_before_any_stick_there_is_nothing(world):
    assert held(world) == trusting.Held()
    assert world.on_thread(trusting.recipients, world.ward.store) == ()
    assert world.on_thread(trusting.team_keys, world.ward.store) == ()
    assert world.on_thread(trusting.procedures, world.ward.store) == ()


def test_a_first_stick_is_taken_whole_and_told(world, tmp_path):
    made = Stick()
    told = take(world, made.put(tmp_path / "stick"), CARD, world.by("Anna Puig"))
    assert [type(one) for one in told] == [Trust, Pack, Bulletin]
    assert (told[0].first, told[0].root, told[1].files, told[2].title) == (True, 1, 3, NOTICE.title)
    assert (told[1].procedures, told[1].medium) == (("P06.3",), "")
    assert world.on_thread(trusting.pack_keys, world.ward.store) == (crypto.record_public(PACKER),)
    assert told[2].types == NOTICE.types
    shutil.rmtree(tmp_path / "stick")
    assert held(world).recipients == tuple(made.recipients)
    assert held(world).devices == tuple(made.devices)
    assert world.on_thread(trusting.recipients, world.ward.store) == tuple(made.recipients)
    assert world.on_thread(trusting.team_keys, world.ward.store) == (TEAM.point,)
    assert [one.code for one in world.on_thread(trusting.procedures, world.ward.store)] == ["P06"]


def test_a_stick_may_hold_it_in_a_folder_of_its_own(world, tmp_path):
    Stick().put(tmp_path / "stick" / "trust")
    assert trusting.look(world.ward, tmp_path / "stick", CARD).first


def test_what_will_change_is_known_before(world, tmp_path):
    first = trusting.look(world.ward, Stick().put(tmp_path / "stick"), CARD)
    before = trusting.changes(world.ward, held(world), first)
    assert (len(before.recipients), len(before.devices), len(before.procedures), len(before.notices)) == (1, 1, 1, 1)
    assert before.team == (TEAM.point,)
    assert before.recipients_gone == before.devices_gone == before.procedures_gone == before.team_gone == ()
    take(world, tmp_path / "stick", CARD)
    assert not trusting.changes(world.ward, held(world), trusting.look(world.ward, tmp_path / "stick"))
    moved = Stick(targets=2, version=2, devices=[KnownDevice(TEAM.point, until=9)], recipients=[], packed={})
    after = trusting.changes(world.ward, held(world), trusting.look(world.ward, moved.put(tmp_path / "next")))
    assert (len(after.recipients_gone), len(after.procedures_gone), after.devices[0].until) == (1, 1, 9)
    assert after.devices_gone == (Stick().devices[0],)


def test_a_bulletin_is_told_once(world, tmp_path):
    take(world, Stick().put(tmp_path / "stick"), CARD)
    assert [type(one) for one in take(world, tmp_path / "stick")] == [Trust, Pack]
    assert [word.bulletin.code for word in world.ward.folds.trust.bulletins()] == ["B7"]


def test_without_a_pack_none_is_told(world, tmp_path):
    assert [type(one) for one in take(world, Stick(packers=[], packed={}).put(tmp_path / "s"), CARD)] == [Trust]


@pytest.mark.parametrize(
    "name", ["1.root.json", "targets.json", "procedures.json", "recipients.txt", "procedures/p06.toml"]
)
def test_a_fault_refuses_all_and_leaves_what_was(world, tmp_path, name):
    take(world, Stick().put(tmp_path / "stick"), CARD)
    before, tail = world.on_thread(trusted.read, world.ward.store), world.ward.journal.tail
    Stick(targets=2, version=2, devices=[]).put(tmp_path / "next")
    path = tmp_path / "next" / name
    for spoilt in (path.read_bytes() + b" ", path.read_bytes()[:-1]):
        path.write_bytes(spoilt)
        with pytest.raises(NotTrusted):
            trusting.look(world.ward, tmp_path / "next")
    assert world.on_thread(trusted.read, world.ward.store) == before
    assert world.ward.journal.tail == tail


def test_a_pipe_in_place_of_a_file_stops_nothing(world, tmp_path):
    import os  # noqa: PLC0415 - only here

    Stick().put(tmp_path / "stick")
    (tmp_path / "stick" / "team.pem").unlink()
    os.mkfifo(tmp_path / "stick" / "team.pem")
    with pytest.raises(NotTrusted):
        trusting.look(world.ward, tmp_path / "stick", CARD)


def test_what_is_taken_is_what_was_looked_at(world, tmp_path):
    offer = trusting.look(world.ward, Stick().put(tmp_path / "stick"), CARD)
    (tmp_path / "stick" / "recipients.txt").write_bytes(b"# swapped\n")
    world.on_thread(trusting.accept, world.ward, offer, HOLDER)
    assert held(world).recipients == tuple(Stick().recipients)


def test_an_older_stick_is_refused_even_after_a_restart(world, tmp_path):
    take(world, Stick(targets=5, version=5).put(tmp_path / "new"), CARD)
    world.reopen()
    with pytest.raises(OlderThanKnown):
        trusting.look(world.ward, Stick(targets=4, version=5).put(tmp_path / "old"))


def test_only_a_new_card_makes_a_new_beginning(world, tmp_path):
    take(world, Stick(targets=9).put(tmp_path / "stick"), CARD)
    other = Stick(roots=[([D, E, F], [D, E])], by=[D, E], packers=[OTHER_PACKER], pack_by=[OTHER_PACKER])
    other.put(tmp_path / "other")
    with pytest.raises(NotTrusted):
        trusting.look(world.ward, tmp_path / "other", other.card())
    with pytest.raises(NotTrusted):
        trusting.look(world.ward, tmp_path / "other", CARD, anew=True)
    assert take(world, tmp_path / "other", other.card(), anew=True)[0].first


def test_a_nurse_cannot_take_a_stick_where_others_hold_the_right(world, tmp_path):
    offer = trusting.look(world.ward, Stick().put(tmp_path / "stick"), CARD)
    with pytest.raises(NotAllowed):
        world.on_thread(trusting.accept, world.ward, offer, world.by("Marc Vidal"))
    assert held(world) == trusting.Held()


def test_what_was_taken_moves_into_the_next_segment(world, tmp_path):
    take(world, Stick().put(tmp_path / "stick"), CARD)
    world.on_thread(opening.close_segment, world.ward)
    assert held(world).recipients == tuple(Stick().recipients)


def test_an_exercise_takes_an_exercise_stick_and_a_real_ward_does_not(world, tmp_path):
    drill = Stick(realm=Realm.DRILL)
    with pytest.raises(NotTrusted):
        trusting.look(world.ward, drill.put(tmp_path / "stick"), drill.card())


def test_a_device_is_named_as_exports_name_it():
    assert len(trusting.device_code(TEAM.point)) == 16


def test_a_picture_belongs_to_the_procedure_whose_name_begins_its_own(world, tmp_path):
    assert world.on_thread(trusting.pictures, world.ward.store) == {}
    stick = Stick()
    other = PROCEDURE.replace(b'"P06"', b'"P06-B"').replace(b"P06.", b"P06-B.")
    stick.packed |= {
        "procedures/p06-b.toml": other,
        "procedures/p06-2.png": PICTURE,
        "procedures/p06-b-1.png": PICTURE,
        "procedures/p06-b.png": PICTURE,
        "procedures/nobody.png": PICTURE,
    }
    take(world, stick.put(tmp_path / "stick"), CARD)
    found = world.on_thread(trusting.pictures, world.ward.store)
    assert found == {
        hashlib.sha256(PROCEDURE).hexdigest(): ("procedures/p06-1.png", "procedures/p06-2.png"),
        hashlib.sha256(other).hexdigest(): ("procedures/p06-b-1.png", "procedures/p06-b.png"),
    }
    names = ("procedures/p06-1.png", "procedures/gone.png")
    assert world.on_thread(trusting.picture_files, world.ward.store, names) == (PICTURE,)
