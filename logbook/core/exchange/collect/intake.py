# SPDX-License-Identifier: Apache-2.0
"""What lies on a stick: regular files only, counted and bounded, taken in by their hash.

A name from a stick is never used as a path and never followed; it is kept only to be shown (security research 4.1).
"""

from __future__ import annotations

import errno
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from logbook.core.model.errors import StorageTrouble

DEPTH = 3
FILES = 500
FILE_LIMIT = 64 * 1024 * 1024
TOTAL_LIMIT = 2 * 1024 * 1024 * 1024


@dataclass(slots=True)
class Walk:
    """The files to take, in a fixed order, and how many were passed over for which reason."""

    files: list[Path] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    total: int = 0


def walk(given: Iterable[Path], leave_out: Path) -> Walk:
    """Look through files and folders; `leave_out` is the case itself. Raises `StorageTrouble` for what is not there."""
    found = Walk()
    for path in given:
        _look(path, 0, leave_out, found)
    return found


def _look(path: Path, depth: int, leave_out: Path, found: Walk) -> None:
    try:
        facts = path.lstat()
    except OSError as error:
        raise StorageTrouble(path=str(path), detail=errno.errorcode.get(error.errno or 0, "unknown")) from error
    if stat.S_ISDIR(facts.st_mode):
        if path.absolute() == leave_out.absolute():
            return
        if depth > DEPTH:
            found.skipped["too-deep"] += 1
            return
        for below in _list(path):
            _look(below, depth + 1, leave_out, found)
    elif not stat.S_ISREG(facts.st_mode):
        found.skipped["no-file"] += 1
    elif facts.st_size > FILE_LIMIT:
        found.skipped["too-large"] += 1
    elif len(found.files) >= FILES or found.total + facts.st_size > TOTAL_LIMIT:
        found.skipped["too-many"] += 1
    else:
        found.files.append(path)
        found.total += facts.st_size


def _list(path: Path) -> Iterator[Path]:
    try:
        with os.scandir(path) as listing:
            names = sorted(entry.name for entry in listing)
    except OSError as error:
        raise StorageTrouble(path=str(path), detail=errno.errorcode.get(error.errno or 0, "unknown")) from error
    return (path / name for name in names)
