# SPDX-License-Identifier: Apache-2.0
"""A disk that answers with an error at one call: every read, write and sync of the log in turn, or no room from there.

A real writer runs under strace, which puts the error in the place of the n-th call on the log's own files. Whatever
the writer was told, all it had acknowledged is there when the log is opened on a good disk again, and the chain holds.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from logbook.core import ward as wards
from logbook.core.actions import opening
from logbook.core.model.codes import Means
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Author
from logbook.core.model.records import Note
from logbook.core.vault import folder as folders
from logbook.core.vault.journal import Opening
from tests.wards import CHEAP_PIN, HandClock, Machine, make

ROOT = Path(__file__).parents[2]
RECORDS = 4
FAULTS = {
    "read": ("pread64", "EIO", ""),
    "write": ("pwrite64", "EIO", ""),
    "sync": ("fsync,fdatasync", "EIO", ""),
    "cut": ("ftruncate", "EIO", ""),
    "full-once": ("pwrite64", "ENOSPC", ""),
    "full-from-here": ("pwrite64", "ENOSPC", "+"),
}
"""What goes wrong: which call answers with which error, once or from there on."""


@dataclass
class Toll:
    """What was seen; `lost`, `broken` and `crashed` must stay empty."""

    faults: int = 0
    acknowledged: int = 0
    refused: int = 0
    lost: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Whether nothing was lost, broken or thrown out untyped."""
        return not (self.lost or self.broken or self.crashed)


def campaign(folder: Path, every: int = 1) -> Toll:
    """Put each fault in the place of every so many-th call; a fresh copy of one ward each time."""
    (folder / "made").mkdir()
    world = make(folder / "made", people=("Anna Puig",))
    user = world.user("Anna Puig")
    world.shut()
    toll = Toll()
    for name, (calls, error, on) in FAULTS.items():
        for number in _numbers(folder, world.path, user, calls, every):
            ward = _copy(world.path, folder / "tried")
            done = _run(ward, user, folder / "trace", [f"inject={calls}:error={error}:when={number}{on}"])
            _look(ward, done, f"{name} {number}", toll)
    return toll


def _numbers(folder: Path, ward: Path, user: str, calls: str, every: int) -> Iterable[int]:
    trace = folder / "trace"
    _run(_copy(ward, folder / "counted"), user, trace, [f"trace={calls}"])
    lines = trace.read_text(encoding="ascii", errors="replace").splitlines()
    total = sum(bool(re.search(rf"\b({calls.replace(',', '|')})\(", line)) for line in lines)
    assert total, f"no {calls} was seen: the search is blind"
    return range(1, total + 1, every)


def _copy(ward: Path, into: Path) -> Path:
    shutil.rmtree(into, ignore_errors=True)
    shutil.copytree(ward, into)
    return into


def _run(ward: Path, user: str, trace: Path, how: list[str]) -> subprocess.CompletedProcess[str]:
    database = folders.store_path(ward, "A")
    only = [word for file in (database, f"{database}-journal") for word in ("-P", str(file))]
    command = ["strace", "-f", "-qq", "-o", str(trace), *only, "-e", *how]
    writer = [sys.executable, "-m", "tests.attacks.bad_disk", str(ward), user]
    return subprocess.run([*command, *writer], cwd=ROOT, capture_output=True, text=True, check=False)


def _look(ward: Path, done: subprocess.CompletedProcess[str], fault: str, toll: Toll) -> None:
    """Open the ward on a good disk; every acknowledged record is there, and the program says what state it is in."""
    toll.faults += 1
    said = dict(_acknowledged(done.stdout))
    toll.acknowledged += len(said)
    toll.refused += done.stdout.count("refused")
    if done.returncode:
        toll.crashed.append(f"{fault}: {done.stderr.splitlines()[-1:]}")
    open_ward = opening.open_ward(ward, opening.unlock(ward), _machine())
    try:
        if open_ward.broken or open_ward.unreadable or open_ward.journal.opening is not Opening.GOOD:
            toll.broken.append(f"{fault}: {open_ward.broken} {open_ward.unreadable}")
        journals = [segment.journal for segment in open_ward.segments]
        entries = [entry for journal in journals for entry in open_ward.worker.submit(journal.entries).result()]
        there = {str(entry.ref): entry.head for entry in entries}
        if len(journals) > 1:
            toll.broken.append(f"{fault}: a new segment for an error that passed")
        toll.lost += [f"{fault}: {number}" for number, head in said.items() if there.get(number) != head]
        verdicts = open_ward.worker.submit(opening.verify, open_ward).result()
        toll.broken += [f"{fault}: {segment} {why}" for segment, why in verdicts.items() if why is not None]
    finally:
        wards.shut(open_ward)


def _acknowledged(printed: str) -> Iterator[tuple[str, str]]:
    for line in printed.splitlines():
        if line.startswith("ack "):
            _, number, head = line.split()
            yield number, head


def _machine() -> Machine:
    return Machine(HandClock(), "machine-1", "Ward Logbook test", CHEAP_PIN)


def _write(path: Path, user: str) -> None:
    """Record, and where that is refused with a typed trouble, try the same words once more, as a nurse would."""
    try:
        ward = opening.open_ward(path, opening.unlock(path), _machine())
    except LogbookError as trouble:
        print(f"refused {type(trouble).__name__}")  # noqa: T201 - what the other side reads
        return
    for number in range(RECORDS):
        for _ in range(2):
            try:
                entry = wards.record(ward, Note(f"{number} " + "é" * 3_000), Author(user, Means.SESSION))
            except LogbookError as trouble:
                print(f"refused {type(trouble).__name__}", flush=True)  # noqa: T201 - as above
                continue
            print(f"ack {entry.ref} {entry.head}", flush=True)  # noqa: T201 - as above
            break
    wards.shut(ward)


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C.UTF-8"
    _write(Path(sys.argv[1]), sys.argv[2])
