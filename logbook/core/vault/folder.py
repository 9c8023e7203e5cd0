# SPDX-License-Identifier: Apache-2.0
"""The ward's folder: marker, segments A, B, …, and the lock that lets one program in.

The marker says only that this is a ward and of which realm: no names in clear. The folder appears whole or not at all.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from logbook.core.model.chain import encode
from logbook.core.model.codes import Realm
from logbook.core.model.errors import AlreadyAWard, DamagedFile, LockedByAnother, NewerVersion, NotAWard
from logbook.core.vault import files

MARKER = "ward.json"
STORE = "ward.db"
VERSION = 1
FIRST_SEGMENT = "A"
_LETTERS = 26
_SEGMENT = re.compile(r"[A-Z]{1,3}\Z")
_LARGEST = 1000
_LOCK = "ward.lock"
_FAR = 1 << 20
"""Where the locked byte lies: beyond the text, because Windows lets nobody read a locked byte."""


def drafts_path(ward: Path) -> Path:
    """Where drafts lie."""
    return ward / "drafts"


def notes_path(ward: Path) -> Path:
    """Where sealed notes wait."""
    return ward / "notes"


def ballast_path(ward: Path) -> Path:
    """Where the reserve for a full disk lies."""
    return ward / "ballast"


def store_path(ward: Path, segment: str) -> Path:
    """Give the database file of a segment."""
    return ward / segment / STORE


def segments(ward: Path) -> tuple[str, ...]:
    """Name the segments that have a database, in order."""
    with files.medium(ward):
        names = [path.name for path in ward.iterdir() if _SEGMENT.match(path.name)]
    there = (name for name in names if store_path(ward, name).is_file())
    return tuple(sorted(there, key=lambda name: (len(name), name)))


def taken(ward: Path) -> tuple[str, ...]:
    """Name every segment there ever was, in order, also those whose database is gone."""
    with files.medium(ward):
        names = [path.name for path in ward.iterdir() if _SEGMENT.match(path.name) and path.is_dir()]
    return tuple(sorted(names, key=lambda name: (len(name), name)))


def add_segment(ward: Path, segment: str) -> None:
    """Make the folder of a segment; its store is the caller's to create."""
    files.make_folder(ward / segment)


def next_segment(names: Sequence[str]) -> str:
    """Name the segment that follows: A, B … Z, AA, AB and so on."""
    if not names:
        return FIRST_SEGMENT
    number = 0
    for letter in names[-1]:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    name = ""
    while number >= 0:
        number, rest = divmod(number, _LETTERS)
        name = chr(ord("A") + rest) + name
        number -= 1
    return name


def create(path: Path, realm: Realm) -> None:
    """Make an empty ward's folder; raises as `making`, which also takes keys and first segment along."""
    with making(path, realm):
        pass


@contextmanager
def making(path: Path, realm: Realm) -> Iterator[Path]:
    """Make a ward's folder beside its place, and give where it grows.

    It appears at `path` when the block ends well, else nothing is left. Close every file inside before the block ends.
    Raises AlreadyAWard when there is something at `path` (an empty folder is fine), NotAWard when its parent is
    missing, storage errors.
    """
    path = path.absolute()
    if not path.parent.is_dir():
        raise NotAWard(path=str(path.parent))
    with files.medium(path):
        if path.exists() and not (path.is_dir() and not any(path.iterdir())):
            raise AlreadyAWard(path=str(path))
        growing = path.with_name(f".{path.name}.growing")
        shutil.rmtree(growing, ignore_errors=True)
        growing.mkdir(mode=0o700)
    try:
        mark(growing, realm)
        files.make_folder(drafts_path(growing))
        files.make_folder(notes_path(growing))
        yield growing
        with files.medium(path):
            if path.exists():
                path.rmdir()
            growing.rename(path)
            files.sync_folder(path.parent)
    finally:
        shutil.rmtree(growing, ignore_errors=True)


def mark(ward: Path, realm: Realm) -> None:
    """Write the marker of a ward's folder; raises storage errors."""
    files.write_file(ward / MARKER, encode({"v": VERSION, "realm": realm.value}) + b"\n")


def realm_of(ward: Path) -> Realm:
    """Read the marker of a ward's folder; raises NotAWard, NewerVersion, DamagedFile, StorageTrouble."""
    data = files.read_file(ward / MARKER, _LARGEST)
    if data is None:
        raise NotAWard(path=str(ward))
    try:
        words = json.loads(data)
        if type(words["v"]) is int and words["v"] > VERSION:
            raise NewerVersion(path=str(ward), found=words["v"], known=VERSION)
        return Realm(words["realm"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedFile(path=str(ward / MARKER), detail="content") from error


@contextmanager
def alone(ward: Path, pid: int, since: int) -> Iterator[None]:
    """Hold the ward for this program; `since` is wall ms, shown to whoever comes second.

    The system lets go when the process ends, however it ends. Raises LockedByAnother with the holder's pid and since
    (0 when it cannot be told), ReadOnlyMedium, storage errors.
    """
    path = ward / _LOCK
    with files.medium(path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        file = os.fdopen(handle, "r+b")
    with file:
        try:
            _take(file)
        except OSError as error:
            raise LockedByAnother(path=str(ward), **_holder(file)) from error
        with files.medium(path):
            file.truncate(0)
            file.write(encode({"pid": pid, "since": since}))
            file.flush()
        yield


def _holder(file: IO[bytes]) -> dict[str, int]:
    try:
        words = json.loads(file.read(_LARGEST))
        return {"pid": int(words["pid"]), "since": int(words["since"])}
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return {"pid": 0, "since": 0}


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
