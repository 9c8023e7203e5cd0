# SPDX-License-Identifier: Apache-2.0
"""Retiring a log: two people, a last export that proves itself, and only then nothing is left on this PC."""

import errno
import os
from dataclasses import replace

import pytest

from logbook.core import ward as wards
from logbook.core.actions import export, mirroring, opening, retiring
from logbook.core.actions.copying import Copy
from logbook.core.actions.retiring import Order
from logbook.core.actions.signing_on import Hand
from logbook.core.crypto import age_decrypt, new_age_identity, new_device_key
from logbook.core.exchange import checkpoint
from logbook.core.exchange.badge import Badge, Finding
from logbook.core.exchange.checkpoint import Checkpoint
from logbook.core.exchange.verify import Verdict, verify
from logbook.core.model.codes import Profile, Role, StickEvent
from logbook.core.model.errors import DamagedFile, NotAllowed, NotAWard, Refused, WrongPin
from logbook.core.model.records import Note
from logbook.core.model.safeguards import Close, Receipt, Stick
from logbook.core.vault import files, wipe
from logbook.i18n import words_for
from tests.wards import PINS, enrol, make


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path)
    enrol(made, "Laia Soler")
    made.record(Note("la noche"))
    yield made
    if made.path.exists():
        made.shut()


def receipt(world):
    """The team's receipt over all there is; its key is nobody's business here."""
    tail = world.ward.journal.tail
    line = checkpoint.write_line(
        Checkpoint(world.ward.realm, tail.log, tail.number, tail.head, 1_800_000_000), world.ward.journal.device.sign
    )
    return world.record(Receipt("WT1" + line[3:]))


def order(world, out, first="Laia Soler", second="Anna Puig", why="", pins=None, to=()):
    made = export.Order(out, words_for("en"), world.by("Laia Soler"), "Laia Soler", Profile.CLINICAL, to)
    given = {**PINS, **(pins or {})}
    return Order(made, Hand(world.user(first), given[first]), Hand(world.user(second), given[second]), why)


def test_a_log_that_the_team_holds_leaves_once_more_and_goes(world, tmp_path):
    said = receipt(world)
    made = retiring.retire(world.ward, order(world, tmp_path / "last.pdf"))
    assert not world.path.exists()
    found = verify(made[0].path.read_bytes())
    assert found.report.verdict is Verdict.GOOD
    last = found.entries[-1]
    assert last.record == Close(said.ref.number, said.ref, last.record.second)
    assert last.record.second != last.user
    with pytest.raises(NotAWard):
        opening.realm_there(world.path)


def test_copies_on_sticks_that_are_plugged_in_go_with_it(world, tmp_path):
    receipt(world)
    copy = tmp_path / "stick.mirror"
    copy.write_bytes(b"copy")
    retiring.retire(world.ward, order(world, tmp_path / "last.pdf"), [copy])
    assert not copy.exists()


def test_a_wards_folder_on_a_stick_goes_but_for_the_last_export_and_what_refuses(world, tmp_path, monkeypatch):
    (tmp_path / "stick").mkdir()
    on, _ = mirroring.register(world.ward, tmp_path / "stick", "A")
    Copy(world.ward, on).visit()
    last = retiring.last_export(world.ward, order(world, on.folder / "last.pdf").export)
    gone = replace(on, folder=tmp_path / "pulled")
    there = retiring.copies([on, gone], last)
    assert {path.name for path in there} == {"A.mirror", "keys.json", "stick.json"}
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", lambda *_args: (_ for _ in ()).throw(OSError(errno.EROFS, "read-only")))
        assert retiring.take_copies(there) == there
    assert retiring.take_copies(there) == ()
    assert [path.name for path in on.folder.iterdir()] == ["last.pdf"]


def test_a_sealed_last_export_is_read_back_byte_for_byte(world, tmp_path):
    identity, to = new_age_identity()
    receipt(world)
    made = retiring.retire(world.ward, order(world, tmp_path / "last.pdf", to=(to,)))
    assert verify(age_decrypt(made[0].path.read_bytes(), identity)).report.verdict is Verdict.GOOD
    assert not world.path.exists()


def test_what_is_true_before_is_told(world):
    before = retiring.standing(world.ward.folds, "A")
    assert (before.receipt, before.uncovered > 0, before.sticks, before.exports) == (None, True, (), 0)
    for stick, event, name in (
        ("s1", StickEvent.KNOWN, "A"), ("s2", StickEvent.KNOWN, "B"), ("s1", StickEvent.TAKEN, ""),
        ("s2", StickEvent.FORGOTTEN, ""),
    ):  # fmt: skip
        world.record(Stick(stick, event, name))
    said = receipt(world)
    after = retiring.standing(world.ward.folds, "A")
    assert (after.receipt, after.uncovered, after.sticks) == (said.ref, 0, ("A",))
    world.record(Note("and something since"))
    assert retiring.standing(world.ward.folds, "A").uncovered == 1


def test_where_the_teams_keys_are_known_only_their_receipt_covers_the_log(world):
    tail, team = world.ward.journal.tail, new_device_key()
    point = Checkpoint(world.ward.realm, tail.log, tail.number, tail.head, 1_800_000_000)
    said = world.record(Receipt(checkpoint.write_line(point, team.sign, receipt=True)))
    assert retiring.standing(world.ward.folds, "A", (team.point,)).receipt == said.ref
    stranger = retiring.standing(world.ward.folds, "A", (new_device_key().point,))
    assert (stranger.receipt, stranger.uncovered > 0) == (None, True)


def test_a_receipt_for_an_earlier_segment_covers_none_of_the_next(world):
    receipt(world)
    wards.fold(world.ward, world.on_thread(opening.close_segment, world.ward))
    world.record(Note("in the next segment"))
    now = retiring.standing(world.ward.folds, "B")
    assert (now.receipt, now.uncovered > 0) == (None, True)


def refused(world, tmp_path, error, **more):
    before = world.ward.journal.tail
    with pytest.raises(error) as caught:
        retiring.retire(world.ward, order(world, tmp_path / "last.pdf", **more))
    assert world.path.exists()
    assert not (tmp_path / "last.pdf").exists()
    assert not any(entry.record.KIND == "close" for entry in world.ward.folds.timeline.entries)
    return caught.value.facts, world.ward.journal.tail.number - before.number


def test_without_a_receipt_only_the_leads_own_word_lets_it_go(world, tmp_path):
    assert refused(world, tmp_path, Refused) == ({"rule": "no-receipt"}, 0)
    facts, _ = refused(world, tmp_path, NotAllowed, first="Anna Puig", second="Laia Soler", why="the team is gone")
    assert facts == {"act": "erase", "role": "charge-nurse"}
    made = retiring.retire(world.ward, order(world, tmp_path / "last.pdf", why="the team is gone"))
    last = verify(made[0].path.read_bytes()).entries[-1].record
    assert (last.receipt, last.text) == (None, "the team is gone")


def test_it_takes_two_people_who_may(world, tmp_path):
    receipt(world)
    assert refused(world, tmp_path, Refused, second="Laia Soler") == ({"rule": "same-person"}, 0)
    assert refused(world, tmp_path, NotAllowed, second="Marc Vidal")[0] == {"act": "close", "role": Role.NURSE}
    with pytest.raises(NotAllowed):
        world.on_thread(
            retiring.close, world.ward, Order(order(world, tmp_path / "x").export, Hand("p99", ""), Hand("p1", ""))
        )


@pytest.mark.parametrize("name", ["Laia Soler", "Anna Puig"])
def test_both_pins_are_the_own_ones_and_a_wrong_one_is_written(world, tmp_path, name):
    receipt(world)
    facts, written = refused(world, tmp_path, WrongPin, pins={name: "555129"})
    assert (facts, written) == ({"user": world.user(name)}, 1)


def test_nothing_is_closed_while_the_log_streams_in(world, tmp_path):
    made = order(world, tmp_path / "last.pdf")
    wards.forget(world.ward, [])
    with pytest.raises(Refused) as caught:
        world.on_thread(retiring.close, world.ward, made)
    assert caught.value.facts == {"rule": "still-loading"}


def test_no_other_way_closes_a_log(world):
    with pytest.raises(Refused):
        world.record(Close(1), "Laia Soler")


def test_the_last_export_does_not_go_into_the_folder_that_goes(world):
    receipt(world)
    with pytest.raises(Refused) as caught:
        retiring.retire(world.ward, order(world, world.path / "last.pdf"))
    assert caught.value.facts == {"rule": "inside-the-ward"}
    assert world.path.exists()


def test_an_export_that_lies_there_otherwise_than_it_was_made_keeps_the_log(world, tmp_path, monkeypatch):
    receipt(world)
    real = files.write_file
    monkeypatch.setattr(files, "write_file", lambda path, data: real(path, data[:-1] + b"x"))
    with pytest.raises(DamagedFile):
        retiring.retire(world.ward, order(world, tmp_path / "last.pdf"))
    assert world.path.exists()


def test_an_export_that_does_not_verify_keeps_the_log(world, tmp_path):
    with pytest.raises(DamagedFile):
        retiring.last_export(
            world.ward, order(world, tmp_path / "last.pdf").export, lambda *_: Badge((next(iter(Finding)),))
        )


def test_what_a_crash_left_of_it_goes_at_the_next_start(world):
    world.shut()
    (world.path / wipe.RETIRED).write_bytes(b"{}")
    with pytest.raises(NotAWard):
        opening.realm_there(world.path)
    assert not world.path.exists()
