# SPDX-License-Identifier: Apache-2.0
"""Whole small files, written so that a crash leaves the old one or the new one, never half of one.

This is where trouble of the medium (no space, read-only, input/output errors) is sorted from bugs for everything the
vault writes outside the database. Files are private to their owner (0600, folders 0700, where the system knows modes).
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from logbook.core.model.errors import DamagedFile, DiskFull, ReadOnlyMedium, StorageTrouble

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_REFUSED = {errno.EROFS, errno.EACCES, errno.EPERM}
_BESIDE = ".new"


@contextmanager
def medium(path: Path) -> Iterator[None]:
    """Turn the system's refusals around `path` into DiskFull, ReadOnlyMedium or StorageTrouble."""
    try:
        yield
    except OSError as error:
        code = errno.errorcode.get(error.errno or 0, "unknown")
        if error.errno in _FULL:
            raise DiskFull(path=str(path), detail=code) from error
        if error.errno in _REFUSED:
            raise ReadOnlyMedium(path=str(path), detail=code) from error
        raise StorageTrouble(path=str(path), detail=code) from error


def read_file(path: Path, limit: int) -> bytes | None:
    """Read a regular file of at most `limit` bytes; None when there is none.

    Raises DamagedFile for a larger file or something that is no file, StorageTrouble when the medium refuses.
    """
    try:
        if path.exists() and not path.is_file():  # asked before opening: a pipe would wait for ever
            raise DamagedFile(path=str(path), detail="not a file")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageTrouble(path=str(path), detail=errno.errorcode.get(error.errno or 0, "unknown")) from error
    if len(data) > limit:
        raise DamagedFile(path=str(path), detail="too large")
    return data


def write_file(path: Path, data: bytes) -> None:
    """Replace `path` by `data`: written beside, synced, renamed, folder synced.

    Raises DiskFull, ReadOnlyMedium or StorageTrouble; the old file is then still there and whole.
    """
    beside = path.with_name(path.name + _BESIDE)
    with medium(path):
        try:
            _write_synced(beside, data)
            beside.replace(path)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def _write_synced(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def remove_file(path: Path) -> None:
    """Delete a file for good (folder synced); a missing one is fine. Raises as `write_file`."""
    with medium(path):
        path.unlink(missing_ok=True)
        sync_folder(path.parent)


def make_folder(path: Path) -> None:
    """Make a private folder if it is missing, and make its name durable. Raises as `write_file`."""
    with medium(path):
        path.mkdir(mode=0o700, exist_ok=True)
        sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable; Windows does so by itself and cannot be asked."""
    if sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def leftovers(folder: Path) -> Iterator[Path]:
    """Give what killed writes left in a folder."""
    return folder.glob("*" + _BESIDE)
