# SPDX-License-Identifier: Apache-2.0
"""What somebody has typed and not yet recorded: one encrypted file per page and author, beside the store.

A draft is kept so that no kill, crash or lock loses typed words, and deleted once they are recorded. File names are
keyed hashes: they tell neither page nor author. An unreadable draft is reported and never stops anything.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from logbook.core import crypto
from logbook.core.crypto import Entropy
from logbook.core.model.chain import encode
from logbook.core.model.errors import DamagedFile, StorageTrouble, TooLarge, Unreadable
from logbook.core.vault import files

LARGEST = 256 << 10
"""Bytes of a draft's content as JSON."""

_ENDING = ".draft"
_OVERHEAD = 64 << 10


@dataclass(frozen=True)
class Draft:
    """What was typed: `fields` is the page's own JSON object."""

    page: str
    author: str
    fields: dict[str, Any]


@dataclass(frozen=True)
class Found:
    """All drafts there are, and the files that do not open."""

    drafts: tuple[Draft, ...]
    unreadable: tuple[Path, ...]


class Drafts:
    """The drafts of one unlocked ward."""

    def __init__(self, folder: Path, ward_key: bytes, entropy: Entropy = secrets.token_bytes) -> None:
        self._folder = folder
        self._key = _key(ward_key)
        self._entropy = entropy

    def save(self, draft: Draft) -> None:
        """Keep a draft in the place of the one before; on the disk when this returns.

        Raises TooLarge, DiskFull, ReadOnlyMedium, StorageTrouble.
        """
        content = encode({"page": draft.page, "author": draft.author, "fields": draft.fields})
        path = self._path(draft.page, draft.author)
        if len(content) > LARGEST:
            raise TooLarge(path=str(path), size=len(content), limit=LARGEST)
        files.write_file(path, crypto.seal(self._key, content, path.name.encode(), self._entropy))

    def load(self, page: str, author: str) -> Draft | None:
        """Give the draft of a page and author; None when there is none. Raises Unreadable, StorageTrouble."""
        path = self._path(page, author)
        return self._read(path) if path.exists() else None

    def discard(self, page: str, author: str) -> None:
        """Delete a draft whose words are recorded, or no longer wanted."""
        files.remove_file(self._path(page, author))

    def all(self) -> Found:
        """Read every draft, for the start after a crash; sweeps away what a killed write left half done."""
        drafts: list[Draft] = []
        unreadable: list[Path] = []
        with files.medium(self._folder):
            for left in files.leftovers(self._folder):
                left.unlink()
            paths = sorted(self._folder.glob("*" + _ENDING))
        for path in paths:
            try:
                drafts.append(self._read(path))
            except (Unreadable, StorageTrouble):
                unreadable.append(path)
        return Found(tuple(drafts), tuple(unreadable))

    def _path(self, page: str, author: str) -> Path:
        return self._folder / _name(self._key, page, author)

    def _read(self, path: Path) -> Draft:
        return _opened(self._key, path)


def reseal(folder: Path, old: bytes, new: bytes) -> None:
    """Bring every draft under the ward's new key; those that do not open are left as they are. May be done twice."""
    before, after = _key(old), Drafts(folder, new)
    for path in sorted(folder.glob("*" + _ENDING)):
        try:
            draft = _opened(before, path)
        except Unreadable:
            continue
        after.save(draft)
        files.remove_file(path)


def _opened(key: bytes, path: Path) -> Draft:
    try:
        sealed = files.read_file(path, LARGEST + _OVERHEAD) or b""
        words = json.loads(crypto.open_sealed(key, sealed, path.name.encode()))
        return Draft(words["page"], words["author"], words["fields"])
    except (DamagedFile, ValueError, KeyError, TypeError) as error:
        raise Unreadable(what="draft") from error


def _key(ward_key: bytes) -> bytes:
    return crypto.hkdf(ward_key, b"wardlog/1 draft", 32)


def _name(key: bytes, page: str, author: str) -> str:
    return crypto.hkdf(key, encode({"page": page, "author": author}), 16).hex() + _ENDING
