# SPDX-License-Identifier: Apache-2.0
"""Sealed notes: anybody writes without a secret; at the next unlock they enter the journal, marked.

A note's file is deleted only after its record is on the disk, and the record names the file's digest, so that a crash
in between neither loses a note nor enters it twice. Anybody may leave thousands: they enter by the batch, so that
writing gets its turn, and their words are never all in memory.
"""

from __future__ import annotations

from pathlib import Path

from logbook.core import ward as wards
from logbook.core.model.codes import Means
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import PROGRAM, Author, Entry, Frame, Happened
from logbook.core.model.traces import SealedNote
from logbook.core.vault import files, keys, sealed_notes
from logbook.core.vault import folder as folders
from logbook.core.ward import Ward

BATCH = 200
"""Notes entered in one go: a second or so."""
SIGHT = 2_000
"""Notes put in the order of their writing together; only from beyond so many may an older one come later."""


def write(path: Path, note: sealed_notes.LooseNote) -> Path:
    """Seal a note into a ward's folder; needs no secret, no database and no open ward. Returns its file, on the disk.

    Raises NobodyToSealTo where nothing says any more whom to seal it to, and what `write_note` raises.
    """
    to = keys.note_recipients(path)
    files.make_folder(folders.notes_path(path))
    return sealed_notes.write_note(folders.notes_path(path), to, note)


def enter(ward: Ward) -> tuple[list[Entry], list[Path]]:
    """Enter up to `BATCH` waiting notes, the oldest first; returns what was written, and the files that do not open.

    To be called again until nothing is written. On the worker's thread.
    """
    waiting, closed = _waiting(ward)
    written: list[Entry] = []
    for _, path in sorted(waiting)[:BATCH]:
        opened = sealed_notes.open_note(ward.unlocked.identities, path)
        if opened.digest not in ward.entered:  # a copy of one just entered
            written += _enter(ward, opened)
            ward.entered.add(opened.digest)
        sealed_notes.remove(path)
    return written, closed


def _waiting(ward: Ward) -> tuple[list[tuple[_When, Path]], list[Path]]:
    """Look through the notes: when each was written, and what does not open; one entered before is only removed."""
    waiting: list[tuple[_When, Path]] = []
    closed: list[Path] = []
    for path in sealed_notes.pending(folders.notes_path(ward.path)):
        try:
            opened = sealed_notes.open_note(ward.unlocked.identities, path)
        except LogbookError:
            closed.append(path)
            continue
        if not waiting and not ward.entered:
            ward.entered |= recorded(ward)
        if opened.digest in ward.entered:
            sealed_notes.remove(path)
            continue
        waiting.append(((opened.note.wall, opened.note.boot, path.name), path))
        if len(waiting) == SIGHT:
            break
    return waiting, closed


def _enter(ward: Ward, opened: sealed_notes.Opened) -> list[Entry]:
    note = opened.note
    what = SealedNote(
        opened.digest, note.wall, note.zone, name=note.name, role=note.role, text=note.text, patient=note.patient
    )
    frame = Frame(Author(PROGRAM, Means.NONE), Happened(note.wall, note.zone))
    return wards.append(ward, what, frame)


_When = tuple[int, int, str]


def recorded(ward: Ward) -> frozenset[str]:
    """The digests of the notes that are in the journal already."""
    found = (segment.journal.of_kind(SealedNote.KIND) for segment in ward.segments)
    records = (entry.record for entries in found for entry in entries)
    return frozenset(record.digest for record in records if isinstance(record, SealedNote))
