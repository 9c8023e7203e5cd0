# SPDX-License-Identifier: Apache-2.0
"""The local memory: the newest checkpoint line of each log this user opened here, kept away from the ward's folder.

It notices a log that was put back or cut by accident, or by somebody who does not know of it. It is written behind the
acknowledgement on a thread of its own, at most once a second, the newest alone; it never costs the writer anything,
never keeps anybody from opening, and holds no words and no key. Lines are neither made nor believed here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, Thread

from logbook.core.model.chain import encode
from logbook.core.model.errors import StorageTrouble
from logbook.core.vault import files

VERSION = 1
MOST = 64
"""Logs remembered; who was written to longest ago is forgotten first."""

LARGEST = 64 << 10
GAP = 1.0
"""Seconds between two writes of the file."""

_LINE = 512


@dataclass(frozen=True, slots=True)
class Line:
    """The newest line of one log; `first` is the id of the first log of its ward, so that a lost segment is missed."""

    first: str
    log: str
    line: str


@dataclass(frozen=True, slots=True)
class Read:
    """What is remembered, the newest last; `unread` says that a file is there and cannot be understood."""

    lines: tuple[Line, ...] = ()
    unread: bool = False


def read(path: Path | None) -> Read:
    """Read the memory; a missing one is empty, a damaged, foreign or unreadable one is left aside and said to be so."""
    if path is None:
        return Read()
    try:
        data = files.read_file(path, LARGEST)
        return Read() if data is None else Read(_lines(data))
    except (StorageTrouble, ValueError, KeyError, TypeError, RecursionError):
        return Read(unread=True)


def keep(lines: Iterable[Line], new: Line) -> tuple[Line, ...]:
    """Put a line in the place of its log's older one, at the end; forget the oldest beyond `MOST`."""
    others = [line for line in lines if line.log != new.log]
    return (*others, new)[-MOST:]


def write(path: Path, lines: Iterable[Line]) -> None:
    """Replace the memory whole; raises the storage errors.

    It is not synced: after a power cut an older memory, or none, is as good, and the disk belongs to the log.
    """
    beside = path.with_name(path.name + ".new")
    spelled = encode({"v": VERSION, "logs": [{"first": one.first, "log": one.log, "line": one.line} for one in lines]})
    with files.medium(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_bytes(spelled + b"\n")
        beside.replace(path)


class Memory:
    """Writes behind everybody's back. `note` returns at once; `close` writes what is still to be written."""

    def __init__(self, path: Path, gap: float = GAP) -> None:
        self._path, self._gap = path, gap
        self._next: Callable[[], Line] | None = None
        self._closing = False
        self._turn = Condition()
        self._thread: Thread | None = None

    def note(self, make: Callable[[], Line]) -> None:
        """Remember a line soon; `make` is called on the memory's thread, unless a newer one comes before."""
        with self._turn:
            self._next = make
            self._turn.notify()
            if self._thread is None:
                self._thread = Thread(target=self._run, name="memory", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Write the newest line and end the thread."""
        with self._turn:
            self._closing = True
            self._turn.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._closing:
            with self._turn:
                self._turn.wait_for(lambda: self._next is not None or self._closing)
            self._write_next()
            with self._turn:
                self._turn.wait_for(lambda: self._closing, self._gap)
        self._write_next()

    def _write_next(self) -> None:
        with self._turn:
            make, self._next = self._next, None
        if make is not None:
            with suppress(StorageTrouble):  # the log is safe without it
                write(self._path, keep(read(self._path).lines, make()))


def _lines(data: bytes) -> tuple[Line, ...]:
    words = json.loads(data)
    if words["v"] != VERSION or not isinstance(words["logs"], list):
        raise ValueError("version")
    return tuple(Line(_text(one["first"]), _text(one["log"]), _text(one["line"])) for one in words["logs"][-MOST:])


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.isascii() or len(value) > _LINE:
        raise ValueError("text")
    return value
