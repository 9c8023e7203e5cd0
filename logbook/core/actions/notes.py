# SPDX-License-Identifier: Apache-2.0
"""Sealed notes: anybody writes without a secret; at the next unlock they enter the journal, marked.

A note's file is deleted only after its record is on the disk, and the record names the file's digest, so that a crash
in between neither loses a note nor enters it twice.
"""

from __future__ import annotations

from pathlib import Path

from logbook.core import ward as wards
from logbook.core.model.codes import Means
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import PROGRAM, Author, Entry, Frame, Happened
from logbook.core.model.traces import SealedNote
from logbook.core.vault import folder as folders
from logbook.core.vault import keys, sealed_notes
from logbook.core.ward import Ward


def write(path: Path, note: sealed_notes.LooseNote) -> None:
    """Seal a note into a ward's folder; needs no secret and no open ward. On the disk when this returns."""
    sealed_notes.write_note(folders.notes_path(path), keys.public(path).note_recipients, note)


def enter(ward: Ward) -> tuple[list[Entry], list[Path]]:
    """Enter all waiting notes; returns what was written, and the files that do not open. On the worker's thread."""
    opened, closed = [], []
    for path in sealed_notes.pending(folders.notes_path(ward.path)):
        try:
            opened.append(sealed_notes.open_note(ward.unlocked.identities, path))
        except LogbookError:
            closed.append(path)
    written: list[Entry] = []
    for note in sealed_notes.unentered(opened, recorded(ward) if opened else ()):
        written += _enter(ward, note)
    for note in opened:
        sealed_notes.remove(note.path)
    return written, closed


def _enter(ward: Ward, opened: sealed_notes.Opened) -> list[Entry]:
    note = opened.note
    what = SealedNote(
        opened.digest, note.wall, note.zone, name=note.name, role=note.role, text=note.text, patient=note.patient
    )
    frame = Frame(Author(PROGRAM, Means.NONE), Happened(note.wall, note.zone))
    return wards.append(ward, what, frame)


def recorded(ward: Ward) -> frozenset[str]:
    """The digests of the notes that are in the journal already."""
    found = (segment.journal.of_kind(SealedNote.KIND) for segment in ward.segments)
    records = (entry.record for entries in found for entry in entries)
    return frozenset(record.digest for record in records if isinstance(record, SealedNote))
