# SPDX-License-Identifier: Apache-2.0
"""The power goes at any write: what a disk may hold then, and whether what was acknowledged is there.

A real writer runs under strace; from its system calls every state is built that a disk may hold after a cut: nothing
unsynced, all of it, a beginning, any part, parts torn at 512 bytes, garbage in the blocks being written. Names count as
unsynced until their folder is. Each state is opened by the store as after a restart.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from logbook.core.model.errors import LogbookError
from logbook.core.vault.store import create, open_store

KEY = bytes(range(48))
TRACED = "openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink"
WAYS = ("none", "all", "beginning", "part", "part", "torn", "torn", "garbage", "garbage")
CALL = re.compile(r"(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)")
WRITER = """
import os, sys
from pathlib import Path
from logbook.core.vault import store as door
door._PRAGMAS = tuple(sys.argv[3] if pragma.startswith("synchronous") else pragma for pragma in door._PRAGMAS)
store = door.open_store(Path(sys.argv[1]), bytes(range(48)))
for number in range(1, int(sys.argv[2]) + 1):
    with store.transaction():
        store.execute("INSERT INTO rec VALUES (?, 'note', ?, x'', x'', x'', x'', x'')", (number, os.urandom(900)))
        store.execute("UPDATE secret SET value = ?", (number.to_bytes(32, "big"),))
    os.write(1, b"ACK %d" % number)
"""


def traced(database: Path, commits: int, synchronous: str) -> list[tuple[Any, ...]]:
    """What the writer asked of the disk, in order."""
    trace = database.parent.parent / "trace"
    words = ["strace", "-f", "-xx", "-s", "70000", "-o", trace, "-e", f"trace={TRACED}", sys.executable, "-c", WRITER]
    subprocess.run(
        [*words, database, str(commits), synchronous],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
    )
    return list(operations(trace, str(database.parent)))


def operations(trace: Path, folder: str) -> Iterator[tuple[Any, ...]]:
    names: dict[int, str] = {}
    for line in trace.read_text().splitlines():
        match = CALL.match(line)
        if not match or int(match[3]) < 0:
            continue
        call, words = match[1], match[2]
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in re.findall(r'"([^"]*)"', words)]
        if call in {"openat", "unlink"}:
            name = texts[0].decode("utf-8", "replace")
            if call == "openat":
                names[int(match[3])] = name
            if name.startswith(folder) and name.endswith("-journal") and (call == "unlink" or "O_CREAT" in words):
                yield (call, name)
        else:
            handle, last = int(words.split(",", maxsplit=1)[0]), words.rsplit(", ", maxsplit=1)[-1]
            yield from operation(call, names.get(handle, ""), last, texts, folder)


def operation(call: str, name: str, last: str, texts: list[bytes], folder: str) -> Iterator[tuple[Any, ...]]:
    if call == "write" and texts[0].startswith(b"ACK"):
        yield ("ack", int(texts[0].split()[1]))
    elif not name.startswith(folder):
        return
    elif call == "pwrite64":
        yield ("write", name, int(last), texts[0])
    elif call == "ftruncate":
        yield ("cut", name, int(last))
    else:
        yield ("sync", name)


def changed(data: bytearray, operation: tuple[Any, ...]) -> None:
    kind, _, place, *content = operation
    if len(data) < place:
        data.extend(bytes(place - len(data)))
    if kind == "cut":
        del data[place:]
    else:
        data[place : place + len(content[0])] = content[0]


def survived(todo: list[tuple[Any, ...]], way: str, chance: random.Random) -> list[tuple[Any, ...]]:
    """The part of the unsynced operations that reached the disk."""
    if way in {"none", "all", "beginning"}:
        return todo[: {"none": 0, "all": len(todo), "beginning": chance.randrange(len(todo) + 1)}[way]]
    left: list[tuple[Any, ...]] = []
    for operation in todo:
        if operation[0] == "write" and way == "torn":
            _, name, place, data = operation
            pieces = [("write", name, place + at, data[at : at + 512]) for at in range(0, len(data), 512)]
            left += [piece for piece in pieces if chance.random() < 0.5]
        elif operation[0] == "write" and way == "garbage" and chance.random() < 0.5:
            _, name, place, data = operation
            start, end = place // 4096 * 4096, -(-(place + len(data)) // 4096) * 4096
            left.append(("write", name, start, chance.randbytes(end - start)))
        elif chance.random() < 0.5:
            left.append(operation)
    return left


class Disk:
    """A disk that keeps for certain only what was synced."""

    def __init__(self, database: Path, content: bytes) -> None:
        self.journal, self.folder = f"{database}-journal", str(database.parent)
        self.synced = {str(database): bytearray(content), self.journal: bytearray()}
        self.pending: dict[str, list[tuple[Any, ...]]] = {name: [] for name in self.synced}
        self.named, self.naming = False, list[bool]()

    def take(self, operation: tuple[Any, ...]) -> None:
        kind, name = operation[0], operation[1]
        if kind in {"openat", "unlink"}:
            self.naming.append(kind == "openat")
        elif kind == "sync" and name == self.folder:
            self.named, self.naming = ([self.named, *self.naming])[-1], []
        elif kind == "sync":
            for one in self.pending[name]:
                changed(self.synced[name], one)
            self.pending[name] = []
        else:
            self.pending[name].append(operation)

    def after_a_cut(self, way: str, chance: random.Random) -> Iterator[tuple[str, bytes]]:
        for name, synced in self.synced.items():
            data = bytearray(synced)
            for one in survived(self.pending[name], way, chance):
                changed(data, one)
            there = self.named
            if self.naming and (way == "all" or (way != "none" and chance.random() < 0.5)):
                there = self.naming[-1]
            if name != self.journal or there:
                yield Path(name).name, bytes(data)


def lost(folder: Path, acknowledged: int) -> bool:
    """Whether a state breaks the promise; an error on opening breaks it too."""
    store = open_store(folder / "ward.db", KEY)
    numbers = [row[0] for row in store.query("SELECT i FROM rec ORDER BY i")]
    key = int.from_bytes(store.query("SELECT value FROM secret")[0][0], "big")
    complaints = store.check()
    store.close()
    return numbers != list(range(1, key + 1)) or key < acknowledged or bool(complaints)


def states(folder: Path, commits: int, synchronous: str = "synchronous=EXTRA") -> Iterator[tuple[Path, int]]:
    (folder / "live").mkdir()
    database = folder / "live" / "ward.db"
    store = create(database, KEY)
    store.execute("INSERT INTO secret VALUES ('record_key', ?)", (bytes(32),))
    store.close()
    disk, chance, acknowledged = Disk(database, database.read_bytes()), random.Random(1), 0
    seen: set[tuple[Any, ...]] = set()
    for operation in traced(database, commits, synchronous):
        if operation[0] == "ack":
            acknowledged = operation[1]
        else:
            disk.take(operation)
        for way in WAYS:
            files = tuple(disk.after_a_cut(way, chance))
            if (files, acknowledged) in seen:
                continue
            seen.add((files, acknowledged))
            shutil.rmtree(folder / "state", ignore_errors=True)
            (folder / "state").mkdir()
            for name, data in files:
                (folder / "state" / name).write_bytes(data)
            yield folder / "state", acknowledged


def campaign(folder: Path, commits: int) -> dict[str, object]:
    """Cut the power at every write boundary of so many commits, in every way; `lost` must stay empty."""
    tried, losses = 0, []
    for state, acknowledged in states(folder, commits):
        tried += 1
        try:
            broken = lost(state, acknowledged)
        except (LogbookError, IndexError) as error:
            broken = bool(error)
        if broken:
            losses.append(f"after {acknowledged} of {commits}, state {tried}")
    return {"commits": commits, "states": tried, "lost": losses, "good": not losses and tried > 30 * commits}
