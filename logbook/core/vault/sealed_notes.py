# SPDX-License-Identifier: Apache-2.0
"""Notes anybody can write while nobody can unlock: sealed to the ward and to its recovery recipients.

Writing needs only public keys; reading needs the ward's note identity. Entering one in the journal has two steps: the
record carries the note's digest, then the file goes; a crash between leaves a file whose digest is already recorded.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from logbook.core import crypto
from logbook.core.crypto import Entropy
from logbook.core.model.chain import b64, encode
from logbook.core.model.errors import BadInput, DamagedFile, NotOurs, TooLarge, Unreadable
from logbook.core.vault import files

LARGEST = 60_000
"""Bytes a text of a note may take as UTF-8 JSON, so that its record's parts stay below 64 KiB."""

_LARGEST_FILE = 256 << 10
_ENDING = ".note"
_VERSION = 1
_LATEST, _ZONE = 2**53, 24 * 60
"""What a record takes: ms either side of 1970, minutes either side of Greenwich."""


@dataclass(frozen=True)
class LooseNote:
    """What was written: declared name and role, text, and the clock's readings (ms, ms, minutes)."""

    name: str
    role: str
    text: str
    wall: int
    boot: int
    zone: int
    patient: str = ""

    def fits(self) -> bool:
        """Whether its person, text and patient will fit into a record."""
        return all(_size(text) <= LARGEST for text in (self.name + self.role, self.text, self.patient))


@dataclass(frozen=True)
class Opened:
    """A note read back, with the digest of its sealed bytes (b64 of SHA-256) that its record carries."""

    path: Path
    note: LooseNote
    digest: str


def write_note(
    folder: Path, recipients: Iterable[str], note: LooseNote, entropy: Entropy = secrets.token_bytes
) -> Path:
    """Seal a note and keep it; on the disk when this returns.

    Raises TooLarge, BadInput (recipient), DiskFull, ReadOnlyMedium, StorageTrouble.
    """
    if not note.fits():
        raise TooLarge(size=_size(note.text), limit=LARGEST)
    content = encode({"v": _VERSION} | asdict(note))
    path = folder / (entropy(16).hex() + _ENDING)
    files.write_file(path, crypto.age_encrypt(content, recipients))
    return path


def pending(folder: Path) -> tuple[Path, ...]:
    """Give the notes that wait, in the order of their (meaningless) names."""
    with files.medium(folder):
        return tuple(sorted(folder.glob("*" + _ENDING)))


def open_note(identities: Iterable[str], path: Path) -> Opened:
    """Open a note with the first identity that fits.

    Raises Unreadable (sealed for somebody else, or changed), NotOurs (opens, but is no note), StorageTrouble.
    """
    try:
        sealed = files.read_file(path, _LARGEST_FILE) or b""
    except DamagedFile as error:
        raise Unreadable(what="note", path=str(path)) from error
    content = _first_opened(identities, sealed, path)
    try:
        words = json.loads(content)
        note = LooseNote(**{name: words[name] for name in LooseNote.__dataclass_fields__})
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotOurs(path=str(path)) from error
    if not _well_formed(note):
        raise NotOurs(path=str(path))
    return Opened(path, note, b64(hashlib.sha256(sealed).digest()))


def remove(path: Path) -> None:
    """Delete a note whose record is on the disk."""
    files.remove_file(path)


def _first_opened(identities: Iterable[str], sealed: bytes, path: Path) -> bytes:
    for identity in identities:
        try:
            return crypto.age_decrypt(sealed, identity)
        except (Unreadable, BadInput):
            continue
    raise Unreadable(what="note", path=str(path))


def _well_formed(note: LooseNote) -> bool:
    texts = (note.name, note.role, note.text, note.patient)
    numbers = (note.wall, note.boot, note.zone)
    return (
        all(isinstance(text, str) for text in texts)
        and all(type(number) is int for number in numbers)
        and abs(note.wall) <= _LATEST
        and abs(note.zone) <= _ZONE
        and note.fits()
    )


def _size(text: str) -> int:
    return len(json.dumps(text, ensure_ascii=False).encode("utf-8", "replace"))
