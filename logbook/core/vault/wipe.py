# SPDX-License-Identifier: Apache-2.0
"""Taking a retired ward's folder off this PC: keys first, so that whatever a crash leaves behind opens to nobody.

Every file is overwritten, synced and deleted. On flash memory that is best effort: the medium may keep old blocks. It
must never be begun before what leaves is safe elsewhere, and never touch anything but the folder it is given.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from logbook.core.model.chain import encode
from logbook.core.vault import files, keys

RETIRED = "retired.json"
"""Lies in the folder from the moment the wiping begins until it is done."""

_CHUNK = 1 << 20
_KEYS = (keys.NAME, keys.SPARE, keys.SETUP)


def begun(ward: Path) -> bool:
    """Whether a folder is being wiped, and a crash came between."""
    return (ward / RETIRED).is_file()


def mark(ward: Path) -> None:
    """Let a ward's folder be wiped at the next start, at the latest; raises the storage errors."""
    files.write_file(ward / RETIRED, encode({"v": 1}) + b"\n")


def wipe(ward: Path) -> None:
    """Overwrite and delete everything in a ward's folder, and the folder; may be done again after a crash.

    Close every file in it before. Raises the storage errors; then go on by calling it again.
    """
    if not begun(ward):
        mark(ward)
    for step in steps(ward):
        step.unlink()
    with files.medium(ward):
        for folder in sorted((path for path in ward.rglob("*") if path.is_dir()), reverse=True):
            folder.rmdir()
        (ward / RETIRED).unlink()
        ward.rmdir()
        files.sync_folder(ward.parent)


def steps(ward: Path) -> Iterator[Path]:
    """Give each file when it has been overwritten, the keys first; whoever asks deletes it."""
    for path in _in_order(ward):
        overwrite(path)
        with files.medium(path):
            yield path


def overwrite(path: Path) -> None:
    """Put noise in the place of a file's bytes, on the medium when this returns; a link is only cut, never followed."""
    if path.is_symlink() or not path.is_file():
        return
    with files.medium(path):
        left = path.stat().st_size
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "wb") as file:
            while left > 0:
                left -= file.write(secrets.token_bytes(min(left, _CHUNK)))
            file.flush()
            os.fsync(file.fileno())


def _in_order(ward: Path) -> list[Path]:
    with files.medium(ward):
        found = [path for path in ward.rglob("*") if path.is_symlink() or not path.is_dir()]
    there = [path for path in found if path != ward / RETIRED]
    return sorted(there, key=lambda path: (path.name not in _KEYS, str(path)))
