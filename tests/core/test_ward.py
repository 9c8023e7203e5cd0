# SPDX-License-Identifier: Apache-2.0
"""An open ward: one way to write, one order of folding, and nothing promised is dropped."""

import pytest

from logbook.core import ward as wards
from logbook.core.actions import opening, signing_on
from logbook.core.model.codes import Meaning, Means, Role
from logbook.core.model.errors import DiskFull, NotAllowed, Refused
from logbook.core.model.frame import PROGRAM, Author
from logbook.core.model.people import Right
from logbook.core.model.records import EndProcedure, InForce, Note, Witness
from logbook.core.vault.ballast import Ballast
from tests.wards import make


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path)
    yield made
    made.shut()


def test_a_record_is_folded_when_record_returns(world):
    entry = world.record(Note(text="Monitor bed 8 dark"))
    assert world.ward.folds.timeline.entries[-1] == entry
    assert str(entry.ref).startswith("A·")


def test_submit_acknowledges_only_what_is_on_the_disk_and_in_order(world):
    futures = [wards.submit(world.ward, Note(text=str(n)), world.by("Anna Puig")) for n in range(20)]
    numbers = [future.result()[-1].ref.number for future in futures]
    assert numbers == list(range(numbers[0], numbers[0] + 20))
    last = world.on_thread(world.ward.journal.entries, numbers[-1], numbers[-1])
    assert last[0].record == Note(text="19")


def test_nobody_witnesses_the_own_record(world):
    entry = world.record(Note(text="x"))
    with pytest.raises(Refused) as caught:
        world.record(Witness(entry.ref, Meaning.WITNESSED))
    assert caught.value.facts == {"rule": "witness-is-author"}
    assert world.record(Witness(entry.ref, Meaning.WITNESSED), "Marc Vidal").ref.number == entry.ref.number + 1


def test_a_witness_of_a_record_not_loaded_yet_is_not_refused(tmp_path):
    world = make(tmp_path)
    entry = world.record(Note(text="x"))
    world.shut()
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    assert wards.submit(world.ward, Witness(entry.ref, Meaning.WITNESSED), world.by("Anna Puig")).result()
    world.shut()


def test_what_is_written_while_the_log_streams_in_is_folded_last(tmp_path):
    world = make(tmp_path)
    for n in range(wards.BATCH + 5):
        world.record(Note(text=str(n)))
    world.shut()
    ward = world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    assert not ward.loaded
    assert {view.name for view in ward.people.users()} == {"Anna Puig", "Marc Vidal", "Dr Ferrer"}
    reads = wards.stream(ward)
    wards.take(ward, next(reads).result())
    world.record(Note(text="written meanwhile"))
    for read in reads:
        wards.take(ward, read.result())
    wards.finish(ward)
    entries = ward.folds.timeline.entries
    assert entries[-1].record == Note(text="written meanwhile")
    assert [entry.ref.number for entry in entries] == list(range(len(entries)))
    world.shut()


def test_a_full_disk_gives_the_ballast_back_and_tries_once_more(world, monkeypatch):
    journal = world.ward.journal
    assert Ballast(wards.folders.ballast_path(world.path)).held
    real, full = journal.append, iter([DiskFull(path="x")])

    def append(*args):
        trouble = next(full, None)
        if trouble is not None:
            raise trouble
        return real(*args)

    monkeypatch.setattr(journal, "append", append)
    assert world.record(Note(text="kept")).record == Note(text="kept")
    assert not Ballast(wards.folders.ballast_path(world.path)).held


def test_without_ballast_a_full_disk_is_said(world, monkeypatch):
    Ballast(wards.folders.ballast_path(world.path)).drop()

    def append(*_):
        raise DiskFull(path="x")

    monkeypatch.setattr(world.ward.journal, "append", append)
    with pytest.raises(DiskFull):
        world.record(Note(text="kept in the box"))


def test_shutting_finishes_every_promised_write(tmp_path):
    world = make(tmp_path)
    futures = [wards.submit(world.ward, Note(text=str(n)), world.by("Anna Puig")) for n in range(5)]
    world.shut()
    assert all(future.done() and future.exception() is None for future in futures)
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    wards.load(world.ward)
    assert [entry.record for entry in world.ward.folds.timeline.entries][-6:-1] == [Note(text=str(n)) for n in range(5)]
    world.shut()


def test_who_typed_a_record_for_another_does_not_witness_it_either(world):
    typed = wards.record(world.ward, Note("x"), world.by("Marc Vidal", recorded_by=world.user("Anna Puig")))
    with pytest.raises(Refused):
        world.record(Witness(typed.ref, Meaning.REVIEWED), "Anna Puig")
    world.record(Witness(typed.ref, Meaning.REVIEWED), "Dr Ferrer")


def test_that_nobody_was_there_to_sign_the_author_may_say_with_a_reason(world):
    entry = world.record(Note("x"))
    with pytest.raises(Refused) as caught:
        world.record(Witness(entry.ref, Meaning.NOBODY_AVAILABLE, " "))
    assert caught.value.facts == {"rule": "say-why"}
    said = world.record(Witness(entry.ref, Meaning.NOBODY_AVAILABLE, "alone on the ward"))
    assert world.ward.folds.timeline.marks(entry.ref).witnesses == (said.ref,)


def test_only_who_may_puts_in_force_and_whoever_holds_the_passphrase_stands_for_the_house(world):
    assistant = signing_on.Newcomer("Pep Auxiliar", Role.ASSISTANT)
    wards.fold(world.ward, world.on_thread(signing_on.enrol, world.ward, assistant, "862049"))
    running = world.record(InForce("P06", 1, "es", "d" * 64, "x", sample=True))
    for what in (InForce("P06", 1, "es", "d" * 64, "x", sample=True), EndProcedure(running.ref)):
        with pytest.raises(NotAllowed) as caught:
            world.record(what, "Pep Auxiliar")
        assert caught.value.facts == {"act": "put-in-force", "role": "assistant"}
    wards.require(world.ward, Author(PROGRAM, Means.PASSPHRASE), Right.EXPORT)
    with pytest.raises(NotAllowed) as caught:
        wards.require(world.ward, Author("p99", Means.PIN), Right.EXPORT)
    assert caught.value.facts == {"act": "export", "role": ""}
