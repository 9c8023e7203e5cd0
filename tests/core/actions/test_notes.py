# SPDX-License-Identifier: Apache-2.0
"""Sealed notes: written without a secret, entered once, never lost."""

import pytest

from logbook.core import ward as wards
from logbook.core.actions import notes, opening
from logbook.core.model.codes import Means
from logbook.core.model.errors import NobodyToSealTo
from logbook.core.model.traces import SealedNote
from logbook.core.vault import folder as folders
from logbook.core.vault import keys, sealed_notes
from logbook.core.vault.sealed_notes import LooseNote
from tests.wards import NIGHT, make


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path, people=("Anna Puig",))
    yield made
    made.shut()


def loose(text, minutes=0):
    return LooseNote("Núria", "auxiliar", text, NIGHT.wall + minutes * 60_000, NIGHT.boot, NIGHT.zone, "UCI-07·K4")


def test_a_note_enters_the_journal_marked_and_its_file_goes(world):
    notes.write(world.path, loose("se paró el monitor"))
    world.clock.pass_(3600)
    written, closed = world.on_thread(notes.enter, world.ward)
    wards.fold(world.ward, written)
    entry = world.ward.folds.timeline.entries[-1]
    assert isinstance(entry.record, SealedNote)
    assert (entry.record.text, entry.record.name, entry.record.patient) == ("se paró el monitor", "Núria", "UCI-07·K4")
    assert entry.frame.author.means is Means.NONE
    assert entry.frame.happened.at == NIGHT.wall
    assert world.ward.folds.timeline.marks(entry.ref).late
    assert closed == []
    assert sealed_notes.pending(folders.notes_path(world.path)) == ()


def test_a_note_is_sealed_although_key_file_database_and_notes_folder_are_gone(world, tmp_path):
    kept = {path: path.read_bytes() for path in (world.path / keys.NAME, world.path / keys.SPARE)}
    wards.shut(world.ward)
    database = folders.store_path(world.path, "A")
    database.rename(tmp_path / "away")
    for path in kept:
        path.write_bytes(b"encrypted by somebody else")
    notes.write(world.path, loose("bed 2 moved"))
    for path, data in kept.items():
        path.write_bytes(data)
    (tmp_path / "away").rename(database)
    world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path), world.machine))
    written, closed = world.on_thread(notes.enter, world.ward)
    assert ([entry.record.text for entry in written], closed) == (["bed 2 moved"], [])


def test_where_nothing_says_whom_to_seal_to_nothing_is_written_in_the_clear(tmp_path):
    (tmp_path / "ward").mkdir()
    with pytest.raises(NobodyToSealTo):
        notes.write(tmp_path / "ward", loose("bed 2 moved"))
    assert not list((tmp_path / "ward").iterdir())


def test_notes_enter_in_the_order_they_were_written(world):
    for minutes in (5, 1, 3):
        notes.write(world.path, loose(str(minutes), minutes))
    written, _ = world.on_thread(notes.enter, world.ward)
    assert [entry.record.text for entry in written] == ["1", "3", "5"]


def test_a_crash_between_record_and_deletion_enters_nothing_twice(world, monkeypatch):
    notes.write(world.path, loose("once"))
    with monkeypatch.context() as patch:
        patch.setattr(sealed_notes, "remove", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            world.on_thread(notes.enter, world.ward)
    written, _ = world.on_thread(notes.enter, world.ward)
    assert written == []
    assert sealed_notes.pending(folders.notes_path(world.path)) == ()
    assert len(world.on_thread(notes.recorded, world.ward)) == 1


def test_many_notes_enter_by_the_batch_and_in_order(world, monkeypatch):
    monkeypatch.setattr(notes, "BATCH", 2)
    monkeypatch.setattr(notes, "SIGHT", 100)
    for minutes in (5, 1, 4, 2, 3):
        notes.write(world.path, loose(str(minutes), minutes))
    (path, *_) = sealed_notes.pending(folders.notes_path(world.path))
    path.with_name("f" * 32 + sealed_notes._ENDING).write_bytes(path.read_bytes())
    batches = [world.on_thread(notes.enter, world.ward)[0] for _ in range(4)]
    assert [[entry.record.text for entry in batch] for batch in batches if batch] in (
        [["1", "2"], ["3", "4"], ["5"]],
        [["1"], ["2", "3"], ["4", "5"]],
        [["1", "2"], ["3"], ["4", "5"]],
    )
    assert batches[-1] == []
    assert sealed_notes.pending(folders.notes_path(world.path)) == ()


def test_only_so_many_notes_are_looked_at_before_the_first_enters(world, monkeypatch):
    monkeypatch.setattr(notes, "SIGHT", 1)
    for minutes in (2, 1):
        notes.write(world.path, loose(str(minutes), minutes))
    texts = [world.on_thread(notes.enter, world.ward)[0][0].record.text for _ in range(2)]
    assert sorted(texts) == ["1", "2"]


def test_a_copy_of_a_note_enters_once_and_both_files_go(world):
    notes.write(world.path, loose("once"))
    (path,) = sealed_notes.pending(folders.notes_path(world.path))
    path.with_name("0" * 32 + sealed_notes._ENDING).write_bytes(path.read_bytes())
    written, _ = world.on_thread(notes.enter, world.ward)
    assert [entry.record.text for entry in written] == ["once"]
    assert sealed_notes.pending(folders.notes_path(world.path)) == ()


def test_a_note_that_does_not_open_stays_and_is_named(world):
    notes.write(world.path, loose("good"))
    bad = folders.notes_path(world.path) / ("0" * 32 + sealed_notes._ENDING)
    bad.write_bytes(b"age-encryption.org/v1\nnoise")
    written, closed = world.on_thread(notes.enter, world.ward)
    assert len(written) == 1
    assert closed == [bad]
    assert bad.exists()
