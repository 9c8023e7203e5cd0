# SPDX-License-Identifier: Apache-2.0
"""Kill a writing program at random moments and look for an acknowledged record that is not there.

Run as a program it is the writer's nursery: on each line of input it forks a writer that opens the ward as the program
does, records, and says each record's number and head only after the store acknowledged it.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from logbook.core import ward as wards
from logbook.core.actions import opening
from logbook.core.model.codes import Means
from logbook.core.model.frame import Author
from logbook.core.model.records import Note
from logbook.core.vault.journal import Opening
from tests.wards import CHEAP_PIN, HandClock, Machine, make

ROOT = Path(__file__).parents[2]
LONGEST = 0.3
"""Seconds a writer may live, opening included."""


@dataclass
class Toll:
    """What a campaign saw; `lost` and `broken` must stay empty."""

    kills: int = 0
    acknowledged: int = 0
    opened: int = 0
    lost: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def campaign(folder: Path, kills: int, seed: int) -> Toll:
    """Kill so many writers of one ward, look after each, and verify the whole chain at the end."""
    chance, toll = random.Random(seed), Toll()
    world = make(folder, people=("Anna Puig",))
    user = world.user("Anna Puig")
    world.shut()
    with _nursery(world.path, user) as nursery:
        for _ in range(kills):
            said = _one(nursery, chance.uniform(0, LONGEST))
            toll.kills += 1
            toll.acknowledged += len(said)
            toll.opened += bool(said)
            _look(world.path, said, toll)
    _verify(world.path, toll)
    return toll


@contextmanager
def _nursery(ward: Path, user: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "tests.attacks.kills", str(ward), user]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as nursery:
        yield nursery
        nursery.stdin.close()


def _one(nursery: subprocess.Popen[bytes], delay: float) -> dict[int, str]:
    """Start a writer, kill it after `delay` seconds, and give what it said by then."""
    nursery.stdin.write(b"go\n")
    nursery.stdin.flush()
    pid = int(nursery.stdout.readline().split()[1])
    time.sleep(delay)
    os.kill(pid, signal.SIGKILL)
    said: dict[int, str] = {}
    while not (line := nursery.stdout.readline()).startswith(b"dead"):
        if line.startswith(b"ack"):
            said[int(line.split()[1])] = line.split()[2].decode()
    return said


def _machine() -> Machine:
    return Machine(HandClock(), "machine-1", "Ward Logbook test", CHEAP_PIN)


def _look(path: Path, said: dict[int, str], toll: Toll) -> None:
    """Open the ward as the next start would; every acknowledged record must be there as it was."""
    ward = opening.open_ward(path, opening.unlock(path), _machine())
    try:
        if ward.broken or ward.unreadable or ward.journal.opening is not Opening.GOOD:
            toll.broken.append(f"{ward.broken} {ward.unreadable}")
        if said:
            first, last = min(said), max(said)
            there = {
                entry.ref.number: entry.head for entry in ward.worker.submit(ward.journal.entries, first, last).result()
            }
            toll.lost += [f"A {number}" for number, head in said.items() if there.get(number) != head]
    finally:
        wards.shut(ward)


def _verify(path: Path, toll: Toll) -> None:
    ward = opening.open_ward(path, opening.unlock(path), _machine())
    try:
        verdicts = ward.worker.submit(opening.verify, ward).result()
        toll.broken += [f"{segment}: {fault}" for segment, fault in verdicts.items() if fault is not None]
        toll.broken += ward.worker.submit(ward.store.check).result()
    finally:
        wards.shut(ward)


def _write(path: Path, user: str) -> None:
    """Record until killed: short notes and long ones, that spill over many pages."""
    ward = opening.open_ward(path, opening.unlock(path), _machine())
    chance = random.Random()
    while True:
        text = "é" * chance.choice((10, 200, 3_000, 20_000))
        entry = wards.record(ward, Note(text), Author(user, Means.SESSION))
        os.write(1, f"ack {entry.ref.number} {entry.head}\n".encode())


def main(path: Path, user: str) -> None:
    """Fork a writer for each line of input, and say when it has died."""
    for _ in sys.stdin:
        pid = os.fork()
        if not pid:
            _write(path, user)
        os.write(1, f"pid {pid}\n".encode())
        os.waitpid(pid, 0)
        os.write(1, b"dead\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
