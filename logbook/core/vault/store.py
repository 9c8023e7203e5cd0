# SPDX-License-Identifier: Apache-2.0
"""The one door to `sqlcipher3`: one encrypted database, one connection, owned by one thread (D2).

Everything the library can report leaves as one of our errors when the medium, the key or the file is to blame; anything
else is a bug and keeps its own name. It knows nothing of records, and never acknowledges before COMMIT returned.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias

from sqlcipher3 import dbapi2

from logbook.core.model.errors import (
    AlreadyAWard,
    DamagedFile,
    DiskFull,
    LockedByAnother,
    LogbookError,
    NewerVersion,
    ReadOnlyMedium,
    StorageTrouble,
    WrongKey,
)
from logbook.core.vault import files, schema

Value: TypeAlias = int | str | bytes | None
Row: TypeAlias = tuple[Any, ...]

KEY_SIZE = 48
PAGE = 4096
"""Bytes of a page of the file."""
SALT = 16
"""Bytes of salt that stand before everything else in the file, in the clear."""

_CIPHER_KEY, _SEAL = KEY_SIZE - SALT, 64
_HEX = re.compile(r"[0-9a-f]{96}\Z")
_PRAGMAS = (
    "locking_mode=EXCLUSIVE",  # before the first read: one program, and no shared-memory file
    "journal_mode=DELETE",  # a write-ahead log would keep destroyed record keys readable
    "journal_size_limit=0",  # and so would the journal: under an exclusive lock it is kept, only its head is cleared
    "synchronous=EXTRA",  # FULL loses the last record when the power goes
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "foreign_keys=ON",
)
_PRIMARY = 0xFF
_TROUBLE: dict[int, type[StorageTrouble]] = {
    dbapi2.SQLITE_FULL: DiskFull,
    dbapi2.SQLITE_READONLY: ReadOnlyMedium,
    dbapi2.SQLITE_BUSY: LockedByAnother,
    dbapi2.SQLITE_LOCKED: LockedByAnother,
    dbapi2.SQLITE_CORRUPT: DamagedFile,
    dbapi2.SQLITE_FORMAT: DamagedFile,
    dbapi2.SQLITE_NOTADB: DamagedFile,
    dbapi2.SQLITE_IOERR: StorageTrouble,
    dbapi2.SQLITE_PERM: StorageTrouble,
    dbapi2.SQLITE_CANTOPEN: StorageTrouble,
}


def create(path: Path, key: bytes) -> Store:
    """Make a new, empty database and open it; `key` is 32 bytes of key and 16 of salt.

    It grows under another name and appears at `path` whole or not at all. Raises AlreadyAWard when `path` exists,
    else the storage errors of `open_store`.
    """
    if path.exists():
        raise AlreadyAWard(path=str(path))
    growing = path.with_name(path.name + ".growing")
    files.remove_file(growing.with_name(growing.name + "-journal"))
    files.remove_file(growing)
    with files.medium(growing):
        os.close(os.open(growing, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    store = Store(growing, key)
    try:
        store.migrate(0)
    finally:
        store.close()
    with files.medium(path):
        growing.rename(path)
        files.sync_folder(path.parent)
    return open_store(path, key)


def open_store(path: Path, key: bytes) -> Store:
    """Open a database that `create` made, and bring its tables up to date.

    Raises WrongKey (or a damaged first page: the file alone cannot tell; a key proven by its slot can), DamagedFile,
    LockedByAnother, NewerVersion, ReadOnlyMedium, DiskFull, StorageTrouble.
    """
    store = Store(path, key)
    try:
        found = store.version()
        if found > schema.VERSION:
            raise NewerVersion(path=str(path), found=found, known=schema.VERSION)
        if found < 1:
            raise DamagedFile(path=str(path), detail="empty")
        store.migrate(found)
    except LogbookError:
        store.close()
        raise
    return store


class Store:
    """One open database. Use it on the thread that opened it only."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key = key
        self._connection: Any = None
        self._connect()

    def _connect(self) -> None:
        if self.path.is_file() and not _writable(self.path):
            raise ReadOnlyMedium(path=str(self.path), detail="read-only")  # SQLite would open it, and refuse later
        with self._sorted(opening=True):
            uri = self.path.absolute().as_uri() + "?psow=0&mode=rw"
            self._connection = dbapi2.connect(uri, uri=True, isolation_level=None, timeout=2)
            try:
                self._begin()
            except dbapi2.Error:
                self.close()
                raise

    def _begin(self) -> None:
        run = self._connection.execute
        run("PRAGMA cipher_log_level=NONE")
        run(f"PRAGMA key={_quoted(self._key)}")
        for pragma in _PRAGMAS:
            run("PRAGMA " + pragma).fetchall()
        # Reads page one, plays back the journal of a crash, and takes the lock now instead of at the first write.
        run("BEGIN EXCLUSIVE")
        run("COMMIT")

    def close(self) -> None:
        """Let go of file and lock; twice is fine."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def version(self) -> int:
        """Give the schema step the file is at; 0 for an empty file."""
        return int(self.query("PRAGMA user_version")[0][0])

    def migrate(self, found: int) -> None:
        """Take the steps after `found`, each whole or not at all."""
        for number, step in enumerate(schema.STEPS[found:], start=found + 1):
            with self.transaction():
                for statement in step:
                    self.execute(statement)
                self.execute(f"PRAGMA user_version={number:d}")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold everything inside together: all of it is on the disk when the block ends, or none of it ever was."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        finally:
            # A full disk rolls back by itself, and then a ROLLBACK would fail and hide the reason.
            if self._open.in_transaction:
                with suppress(LogbookError):
                    self.execute("ROLLBACK")

    def execute(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run one statement; gives the number of changed rows (-1 where that means nothing)."""
        with self._sorted():
            return int(self._open.execute(sql, values).rowcount)

    def query(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Run one reading statement and give all its rows; page through long tables by key."""
        with self._sorted():
            rows: list[Row] = self._open.execute(sql, values).fetchall()
            return rows

    def rekey(self, key: bytes) -> None:
        """Encrypt the whole file under another key and salt, and prove it by opening it again.

        On any error the file still opens under the old key, and this store goes on with it.
        """
        old, pragma = self._key, f"PRAGMA rekey={_quoted(key)}"
        try:
            self._open.execute(pragma)
            self._reconnect(key)
        except (dbapi2.Error, LogbookError) as error:
            self._reconnect(old)
            raise self._why_not_rekeyed()(path=str(self.path), detail="rekey") from error

    def _why_not_rekeyed(self) -> type[StorageTrouble]:
        # The library says only that it failed; it writes every page anew, and can do so with whole pages only.
        if shutil.disk_usage(self.path.parent).free < self.path.stat().st_size:
            return DiskFull
        return DamagedFile if self.check() else StorageTrouble

    def check(self) -> tuple[str, ...]:
        """Check every page's seal and the structure; gives the complaints, none for a whole file.

        Opens a fresh connection before, and after a complaint another: one bad page poisons a connection.
        """
        self._reconnect(self._key)
        complaints = tuple(str(row[0]) for row in self.query("PRAGMA cipher_integrity_check"))
        if complaints:
            self._reconnect(self._key)
            return complaints
        answers = tuple(str(row[0]) for row in self.query("PRAGMA integrity_check"))
        return () if answers == ("ok",) else answers

    def refresh(self) -> None:
        """Go on with a fresh connection: one that has met a bad page answers nothing more."""
        self._reconnect(self._key)

    @property
    def salt(self) -> bytes:
        """The file's first bytes, as they are under the key in use."""
        return self._key[_CIPHER_KEY:]

    def pages(self) -> int:
        """Give the number of pages the file must have; raises the storage errors."""
        return int(self.query("PRAGMA page_count")[0][0])

    def sealed(self, number: int, page: bytes) -> bool:
        """Whether a page, as its bytes lie in the file, bears this database's seal; `number` begins with 1.

        The seal is HMAC-SHA512 over everything before it and the page's number (SQLCipher 4, its "design" page); its
        key is derived from ours with the salt turned by 0x3a, in two rounds.
        """
        turned = bytes(byte ^ 0x3A for byte in self.salt)
        key = hashlib.pbkdf2_hmac("sha512", self._key[:_CIPHER_KEY], turned, 2, _CIPHER_KEY)
        covered = page[SALT if number == 1 else 0 : -_SEAL] + number.to_bytes(4, "little")
        return hmac.compare_digest(hmac.digest(key, covered, "sha512"), page[-_SEAL:])

    def _reconnect(self, key: bytes) -> None:
        self.close()
        self._key = key
        self._connect()

    @property
    def _open(self) -> Any:
        if self._connection is None:
            raise StorageTrouble(path=str(self.path), detail="closed")
        return self._connection

    @contextmanager
    def _sorted(self, *, opening: bool = False) -> Iterator[None]:
        """Sort known trouble from bugs by SQLite's primary result code."""
        try:
            yield
        except dbapi2.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
            kind = _TROUBLE.get(code)
            if kind is None:
                raise
            facts = {"path": str(self.path), "detail": error.sqlite_errorname}
            if opening and code == dbapi2.SQLITE_NOTADB:
                raise WrongKey(**facts) from error
            raise kind(**facts) from error


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _quoted(key: bytes) -> str:
    """Spell a raw key with its salt for a PRAGMA: the only text ever pasted into SQL."""
    spelt = key.hex()
    if not _HEX.match(spelt):
        raise ValueError(f"a store key has {KEY_SIZE} bytes")
    return f"\"x'{spelt}'\""
