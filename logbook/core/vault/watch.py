# SPDX-License-Identifier: Apache-2.0
"""Signs that something else writes to our files, as when a program encrypts the disk (security 2, row 1).

It looks at what only the holder of the key can have written: salt and seals of the databases' pages, the seal of the
key file, the marker. So what this program does itself, a change of key too, is never a sign. It must never close a
database's file while the store is open: on POSIX systems that would let go of the store's own lock.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from logbook.core.model.codes import FileSign, Realm
from logbook.core.model.errors import DamagedFile, LogbookError, NewerVersion, NotAWard, StorageTrouble
from logbook.core.vault import files, folder, keys
from logbook.core.vault.store import PAGE, SALT, Store

_LOCK_PAGE = (1 << 30) // PAGE + 1
"""The page SQLite never writes, because its locks lie there."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What was seen in which file, named from the ward's folder on, as `A/ward.db`."""

    sign: FileSign
    file: str


class Watch:
    """Looks at an open ward's files, and tells each sign once. For the store's own thread; a look costs under 1 ms."""

    def __init__(self, ward: Path, realm: Realm) -> None:
        self._ward = ward
        self._realm = realm
        self._told: set[Sign] = set()
        self._held: dict[Path, int] = {}
        self._turn = 0

    def look(self, stores: Iterable[Store], key: bytes) -> tuple[Sign, ...]:
        """Give the signs not told before; `stores` are the open ones, `key` is the ward's. Never fails."""
        self._turn += 1
        new = tuple(sign for sign in self._signs(stores, key) if sign not in self._told)
        self._told.update(new)
        return new

    def close(self) -> None:
        """Let go of the files; to be called when the stores are closed."""
        for handle in self._held.values():
            os.close(handle)
        self._held = {}

    def _signs(self, stores: Iterable[Store], key: bytes) -> Iterator[Sign]:
        for store in stores:
            sign = self._database(store)
            if sign is not None:
                yield Sign(sign, store.path.relative_to(self._ward).as_posix())
        for name, found in ((keys.NAME, _key_file(self._ward, key)), (folder.MARKER, self._marker())):
            if found is not None:
                yield Sign(found, name)

    def _database(self, store: Store) -> FileSign | None:
        try:
            there = store.path.stat()
            if store.path not in self._held:
                self._held[store.path] = os.open(store.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except FileNotFoundError:
            return FileSign.MISSING
        except OSError:
            return None  # a disk that does not answer is said by whoever writes
        handle = self._held[store.path]
        with suppress(OSError):
            held = os.fstat(handle)
            if (there.st_dev, there.st_ino) != (held.st_dev, held.st_ino):
                return FileSign.HEAD  # another file has taken its name
            return self._content(store, handle, held.st_size)
        return None

    def _content(self, store: Store, handle: int, size: int) -> FileSign | None:
        if _read(handle, 0, SALT) != store.salt:
            return FileSign.MAGIC
        try:
            pages = store.pages()
        except LogbookError:
            return None  # whoever reads or writes says so
        if size != pages * PAGE:
            return FileSign.SIZE
        # the first page, the last, and each time another one: in time all of them
        for number in (1, pages, self._turn % pages + 1):
            if number != _LOCK_PAGE and not store.sealed(number, _read(handle, (number - 1) * PAGE, PAGE)):
                return FileSign.HEAD
        return None

    def _marker(self) -> FileSign | None:
        try:
            found = folder.realm_of(self._ward)
        except NotAWard:
            return FileSign.MISSING
        except (DamagedFile, NewerVersion):
            return FileSign.MAGIC
        except StorageTrouble:
            return None
        return None if found is self._realm else FileSign.HEAD


def _key_file(ward: Path, key: bytes) -> FileSign | None:
    try:
        data = files.read_file(ward / keys.NAME, keys.LARGEST)
        if data is None:
            return FileSign.MISSING
        proven = keys.proves(key, keys.read(data, ward / keys.NAME))
    except (DamagedFile, NewerVersion):
        return FileSign.MAGIC
    except StorageTrouble:
        return None
    return None if proven else FileSign.HEAD


if sys.platform == "win32":

    def _read(handle: int, at: int, size: int) -> bytes:
        os.lseek(handle, at, os.SEEK_SET)
        return os.read(handle, size)
else:

    def _read(handle: int, at: int, size: int) -> bytes:
        return os.pread(handle, size, at)
