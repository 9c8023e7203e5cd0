# SPDX-License-Identifier: Apache-2.0
"""Codes in: read in any order and spelling, believed by the keys of the stick alone, shown before they are taken."""

import dataclasses
import random

import pytest

from logbook.core import crypto
from logbook.core import ward as wards
from logbook.core.actions import opening, receiving, trusting
from logbook.core.exchange import bridge, checkpoint, word
from logbook.core.exchange.bridge import Cargo
from logbook.core.exchange.checkpoint import Checkpoint
from logbook.core.exchange.trust import packers
from logbook.core.exchange.word import Kind
from logbook.core.model import bulletins, library
from logbook.core.model.codes import Means, Realm, Role
from logbook.core.model.errors import BadInput, NotAllowed, NotTrusted, OlderThanKnown
from logbook.core.model.frame import PROGRAM, Author
from logbook.core.model.people import Right
from logbook.core.model.records import Person
from logbook.core.model.safeguards import Bulletin, Pack
from logbook.core.vault import trusted
from tests.sticks import NOTICE, OTHER_PACKER, PACKER, PROCEDURE, ROOTS, TEAM, Stick
from tests.wards import make

CARD = Stick().card()
HOLDER = Author(PROGRAM, Means.PASSPHRASE)
EMPTY = Stick(packed={})


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path)
    yield made
    made.shut()


@pytest.fixture
def trusting_world(world, tmp_path):
    """A ward that took over a stick with keys and an empty pack."""
    take_stick(world, EMPTY.put(tmp_path / "stick"), EMPTY.card())
    return world


def take_stick(world, folder, typed="", **more):
    offer = trusting.look(world.ward, folder, typed, **more)
    wards.fold(world.ward, world.on_thread(trusting.accept, world.ward, offer, HOLDER))


def procedure(version, text="Look at it.", status="approved"):
    changed = PROCEDURE.replace(b"version = 3", b"version = %d" % version).replace(b"Look at it.", text.encode())
    return changed.replace(b'"approved"', f'"{status}"'.encode())


def bulletin(version=1, title=NOTICE.title):
    return bulletins.write(dataclasses.replace(NOTICE, version=version, title=title))


def codes(file, kind=Kind.BULLETIN, seed=PACKER, realm=Realm.REAL, size=bridge.FRAME_BYTES):
    return bridge.cut(realm, Cargo.WORD, word.write(kind, file, seed, realm), size)


def batch(frames):
    (found,) = receiving.sets(receiving.read("\n".join(frames)).frames)
    return found


def look(world, *args, **more):
    return world.on_thread(receiving.look, world.ward, batch(codes(*args, **more)))


def take(world, brought, by=HOLDER):
    written = world.on_thread(receiving.accept, world.ward, brought, by)
    wards.fold(world.ward, written)
    return written[-1].record


def why(act, *args, **more):
    with pytest.raises(BadInput) as caught:
        act(*args, **more)
    return caught.value.facts.get("reason")


def shelf(world):
    return {one.code: one.version for one in world.on_thread(trusting.procedures, world.ward.store)}


SHORT, LONG = codes(bulletin()), codes(procedure(4, "Look at " + random.Random(1).randbytes(900).hex()), Kind.PROCEDURE)
POINT = Checkpoint(Realm.REAL, "A" * 24, 7, bytes(32), 1_795_400_000)
RECEIPT = checkpoint.write_line(POINT, TEAM.sign, receipt=True)


def test_lines_of_several_sets_come_in_any_order_and_more_than_once():
    lines = [*SHORT, *LONG, RECEIPT, *LONG, RECEIPT.lower()]
    random.Random(7).shuffle(lines)
    read = receiving.read("Tuesday night\n\n" + "\n".join(lines))
    assert (read.receipts, read.unread) == ((RECEIPT,), ())
    assert sorted(one.total for one in receiving.sets(read.frames)) == [1, len(LONG)]
    assert not any(one.missing for one in receiving.sets(read.frames))


def test_however_a_code_is_typed():
    (code,) = SHORT
    swapped = code.translate(str.maketrans("YZ", "ZY"))
    groups = " ".join(code[at : at + 4] for at in range(0, len(code), 4))
    folded = "\n".join(code[at : at + 60] for at in range(0, len(code), 60))
    for typed in (code, f"  {code.lower()} ", swapped, groups, folded, f"{groups.lower()} {groups}", f"{code}\u2028"):
        assert receiving.read(typed).frames == (bridge.read_frame(code),)
        assert receiving.read(typed).unread == ()


def test_a_part_and_a_slip_are_named_and_what_follows_is_still_read():
    (code,) = SHORT
    slipped = code[:50] + ("A" if code[50] != "A" else "B") + code[51:]
    read = receiving.read(f"{code[:60]}\nno code\n{slipped}\n{code}\nWT1:AB\nWB1{'A' * 3000}")
    assert read.frames == (bridge.read_frame(code),)
    assert [one.facts["reason"] for one in read.unread] == ["code-check", "code-check", "code-shape", "code-shape"]


def test_two_codes_for_one_place_are_not_one_set():
    other = receiving.read(LONG[0]).frames[0]
    forged = dataclasses.replace(other, data=b"another")
    assert why(receiving.sets, [other, forged]) == "code-twice"


def test_what_is_missing_is_named_and_typed_lines_stand_apart_from_scanned_ones():
    typed = codes(bulletin(), size=bridge.TYPED_BYTES)
    batches = receiving.sets(receiving.read("\n".join([typed[2], *SHORT, typed[0]])).frames)
    assert [(one.total, one.missing) for one in batches] == [(len(typed), (2, *range(4, len(typed) + 1))), (1, ())]


def test_before_a_stick_was_taken_nobody_is_believed(world):
    assert why(look, world, bulletin()) == "no-team"


def test_a_stick_that_lets_nobody_sign_alone_is_told_apart(world, tmp_path):
    none = Stick(packers=[], packed={})
    take_stick(world, none.put(tmp_path / "stick"), none.card())
    assert why(look, world, bulletin()) == "no-pack-keys"


def test_a_bulletin_is_shown_then_taken_and_told(trusting_world):
    world = trusting_world
    brought = look(world, bulletin())
    assert (brought.said, brought.right) == (bulletins.read(bulletin()), Right.WRITE)
    assert world.ward.folds.trust.bulletins() == ()
    told = take(world, brought, world.by("Marc Vidal"))
    assert told == Bulletin(
        "B7", 1, brought.said.digest, NOTICE.title, NOTICE.text, NOTICE.types, NOTICE.models, brought.signed_by
    )
    assert brought.signed_by == packers.key_id(crypto.record_public(PACKER))[:16]
    world.reopen()
    assert [one.bulletin.title for one in world.ward.folds.trust.bulletins()] == [NOTICE.title]


def test_a_procedure_stands_on_the_shelf_and_moves_into_the_next_segment(trusting_world):
    world = trusting_world
    brought = world.on_thread(receiving.look, world.ward, batch(LONG))
    assert brought.right is Right.TRUST
    told = take(world, brought, world.by("Anna Puig"))
    assert told == Pack(4, 1, brought.said.digest, brought.signed_by, "qr", ("P06.4",))
    assert shelf(world) == {"P06": 4}
    assert not any(one.sample for one in world.on_thread(trusting.procedures, world.ward.store))
    world.on_thread(opening.close_segment, world.ward)
    assert shelf(world) == {"P06": 4}


def test_a_nurse_passes_a_bulletin_on_but_no_procedure(trusting_world):
    world = trusting_world
    brought = look(world, procedure(4), Kind.PROCEDURE)
    with pytest.raises(NotAllowed):
        world.on_thread(receiving.accept, world.ward, brought, world.by("Marc Vidal"))
    assert shelf(world) == {}
    world.record(Person("p9", Role.OTHER, name="Guest"))
    take(world, look(world, bulletin()), world.by("Guest"))


@pytest.mark.parametrize("kind", Kind)
def test_an_older_version_is_refused_and_the_same_is_here_already(trusting_world, kind):
    world, make_file = trusting_world, bulletin if kind is Kind.BULLETIN else procedure
    take(world, look(world, make_file(5), kind))
    with pytest.raises(OlderThanKnown):
        look(world, make_file(4), kind)
    assert why(look, world, make_file(5), kind) == "here-already"
    assert why(look, world, make_file(5, "Something else."), kind) == "other-text"
    tail = world.ward.journal.tail
    take(world, look(world, make_file(6), kind))
    assert world.ward.journal.tail.number == tail.number + 1


def test_an_older_version_is_refused_after_a_restart_and_against_a_pack_too(world, tmp_path):
    take_stick(world, Stick().put(tmp_path / "stick"), CARD)
    world.reopen()
    with pytest.raises(OlderThanKnown):
        look(world, procedure(2), Kind.PROCEDURE)
    assert why(look, world, PROCEDURE, Kind.PROCEDURE) == "here-already"
    take_stick(world, Stick(version=2, packed={}).put(tmp_path / "next"))
    with pytest.raises(OlderThanKnown):
        look(world, procedure(2), Kind.PROCEDURE)
    take(world, look(world, PROCEDURE, Kind.PROCEDURE))
    assert shelf(world) == {"P06": 3}


def test_a_forged_an_unknown_and_another_realm_s_word_are_refused(trusting_world):
    world = trusting_world
    assert why(look, world, bulletin(), seed=OTHER_PACKER) == "unknown-pack-key"
    payload = word.write(Kind.BULLETIN, bulletin(), PACKER, Realm.REAL)
    forged = payload[:20] + bytes([payload[20] ^ 1]) + payload[21:]
    spoilt = batch(bridge.cut(Realm.REAL, Cargo.WORD, forged))
    assert why(world.on_thread, receiving.look, world.ward, spoilt) == "word-signature"
    assert why(look, world, bulletin(), realm=Realm.DRILL) == "exercise"
    relabelled = batch(bridge.cut(Realm.REAL, Cargo.WORD, word.write(Kind.BULLETIN, bulletin(), PACKER, Realm.DRILL)))
    assert why(world.on_thread, receiving.look, world.ward, relabelled) == "word-signature"
    log = batch(bridge.cut(Realm.REAL, Cargo.SLICE, payload))
    assert why(world.on_thread, receiving.look, world.ward, log) == "codes-not-for-wards"
    assert world.ward.folds.trust.bulletins() == ()


def test_an_exercise_takes_an_exercise_s_word_only(tmp_path):
    world = make(tmp_path, realm=Realm.DRILL)
    made = Stick(realm=Realm.DRILL, packed={})
    take_stick(world, made.put(tmp_path / "stick"), made.card())
    assert why(look, world, bulletin()) == "not-exercise"
    assert take(world, look(world, bulletin(), realm=Realm.DRILL)).code == "B7"
    world.shut()


def test_what_was_shown_is_checked_again_when_it_is_taken(trusting_world, tmp_path):
    world = trusting_world
    brought = look(world, procedure(4), Kind.PROCEDURE)
    other = Stick(targets=2, packers=[OTHER_PACKER], pack_by=[OTHER_PACKER], packed={})
    take_stick(world, other.put(tmp_path / "next"))
    with pytest.raises(NotTrusted):
        world.on_thread(receiving.accept, world.ward, brought, HOLDER)
    assert shelf(world) == {}


def test_what_came_as_codes_outlives_an_older_pack_and_yields_to_a_newer_one(world, tmp_path):
    take_stick(world, Stick().put(tmp_path / "stick"), CARD)
    take(world, look(world, procedure(4), Kind.PROCEDURE))
    offer = trusting.look(world.ward, tmp_path / "stick")
    has = world.on_thread(trusting.held, world.ward.store)
    assert [(one.code, one.version) for one in has.by_codes] == [("P06", 4)]
    assert not trusting.changes(world.ward, has, offer)
    take_stick(world, tmp_path / "stick")
    assert shelf(world) == {"P06": 4}
    Stick(version=2, packed={"procedures/p06.toml": procedure(5)}).put(tmp_path / "next")
    after = trusting.changes(world.ward, has, trusting.look(world.ward, tmp_path / "next"))
    assert [[one.version for one in some] for some in (after.procedures, after.procedures_gone)] == [[5], [4]]
    take_stick(world, tmp_path / "next")
    assert shelf(world) == {"P06": 5}
    assert not any(name.startswith(trusting.BY_CODES) for name in world.on_thread(trusted.read, world.ward.store))


def test_with_a_key_that_is_taken_away_goes_what_came_under_it(trusting_world, tmp_path):
    world = trusting_world
    take(world, look(world, procedure(4), Kind.PROCEDURE))
    other = Stick(targets=2, packers=[OTHER_PACKER], pack_by=[OTHER_PACKER], packed={})
    other.put(tmp_path / "next")
    has = world.on_thread(trusting.held, world.ward.store)
    changes = trusting.changes(world.ward, has, trusting.look(world.ward, tmp_path / "next"))
    assert [one.version for one in changes.procedures_gone] == [4]
    take_stick(world, tmp_path / "next")
    assert shelf(world) == {}
    assert why(look, world, procedure(9), Kind.PROCEDURE) == "unknown-pack-key"


def test_a_new_team_leaves_nothing_of_the_old_one(trusting_world, tmp_path):
    world, keys = trusting_world, ROOTS[3:6]
    take(world, look(world, procedure(4), Kind.PROCEDURE))
    other = Stick(roots=[(keys, keys[:2])], by=keys[:2], packers=[OTHER_PACKER], pack_by=[OTHER_PACKER], packed={})
    take_stick(world, other.put(tmp_path / "other"), other.card(), anew=True)
    assert shelf(world) == {}


def test_the_withdrawn_text_is_a_version_like_any(trusting_world):
    world = trusting_world
    take(world, look(world, procedure(4), Kind.PROCEDURE))
    gone = procedure(5, status="withdrawn")
    take(world, look(world, gone, Kind.PROCEDURE))
    (found,) = world.on_thread(trusting.procedures, world.ward.store)
    assert found.status is library.Status.WITHDRAWN
