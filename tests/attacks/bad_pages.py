# SPDX-License-Identifier: Apache-2.0
"""Pages of the database spoilt one at a time, in every way a disk or somebody without the key can: what opening says.

Nobody may be locked out, nothing may crash, and no record may change its words unnoticed: either the page mattered to
nothing, or the program says what is wrong and goes on in a new segment.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from logbook.core import ward as wards
from logbook.core.actions import opening
from logbook.core.model.codes import Means
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Author
from logbook.core.model.records import Note
from logbook.core.vault import folder as folders
from tests.wards import CHEAP_PIN, HandClock, Machine, World, make

PAGE = 4096
Spoil = Callable[[bytes, bytes, int, random.Random], bytes]
"""(the file, an older copy of it, the page's number from 0, chance) -> the spoilt file."""


def _with(whole: bytes, page: int, content: bytes) -> bytes:
    return whole[: page * PAGE] + content.ljust(PAGE, b"\0")[:PAGE] + whole[(page + 1) * PAGE :]


def _bit(whole: bytes, _older: bytes, page: int, chance: random.Random) -> bytes:
    at = page * PAGE + chance.randrange(PAGE)
    return whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :]


WAYS: Mapping[str, Spoil] = {
    "bit": _bit,
    "zeros": lambda whole, _older, page, _chance: _with(whole, page, b""),
    "garbage": lambda whole, _older, page, chance: _with(whole, page, chance.randbytes(PAGE)),
    "older": lambda whole, older, page, _chance: _with(whole, page, older[page * PAGE : (page + 1) * PAGE] or b""),
    "neighbour": lambda whole, _older, page, _chance: _with(
        whole, page, whole[(page + 1) * PAGE : (page + 2) * PAGE] or whole[:PAGE]
    ),
    "cut": lambda whole, _older, page, _chance: whole[: page * PAGE],
    "torn": lambda whole, older, page, _chance: _with(
        whole, page, whole[page * PAGE : page * PAGE + 512] + older[page * PAGE + 512 : (page + 1) * PAGE]
    ),
}


@dataclass
class Toll:
    """What became of each: `crashed`, `shut_out` and `unnoticed` must stay empty."""

    pages: int = 0
    told: Counter[str] = field(default_factory=Counter)
    crashed: list[str] = field(default_factory=list)
    shut_out: list[str] = field(default_factory=list)
    unnoticed: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Whether nobody was shut out, and nothing crashed or went unnoticed."""
        return not (self.crashed or self.shut_out or self.unnoticed)


def campaign(folder: Path, every: int = 1, ways: Iterable[str] = tuple(WAYS)) -> Toll:
    """Spoil every so many-th page in each of these ways, and open the ward as the next start would."""
    world, older = two_nights(folder)
    database = folders.store_path(world.path, "A")
    whole, toll, chance = database.read_bytes(), Toll(), random.Random(1)
    heads = {entry.ref.number: entry.head for entry in world.ward.folds.timeline.entries}
    for page in range(0, len(whole) // PAGE, every):
        toll.pages += 1
        for way in ways:
            spoilt = WAYS[way](whole, older, page, chance)
            if spoilt != whole:
                _try(world, folder / "tried", spoilt, f"{way} {page}", heads, toll)
    return toll


def two_nights(folder: Path) -> tuple[World, bytes]:
    """Make a ward of some pages, and keep a copy of its database from the middle of the night."""
    world = make(folder, people=("Anna Puig",))
    older = b""
    for number in range(60):
        world.record(Note(f"{number} " + "é" * 400))
        if number == 40:
            world.shut()
            older = folders.store_path(world.path, "A").read_bytes()
            world.ward = wards.load(opening.open_ward(world.path, opening.unlock(world.path), world.machine))
    world.shut()
    return world, older


def _try(world: World, tried: Path, spoilt: bytes, name: str, heads: dict[int, str], toll: Toll) -> None:
    shutil.rmtree(tried, ignore_errors=True)
    shutil.copytree(world.path, tried)
    folders.store_path(tried, "A").write_bytes(spoilt)
    machine = Machine(HandClock(), "machine-1", "Ward Logbook test", CHEAP_PIN)
    try:
        ward = opening.open_ward(tried, opening.unlock(tried), machine)
    except LogbookError as trouble:
        toll.told[type(trouble).__name__] += 1
        toll.shut_out.append(f"{name}: {type(trouble).__name__}")
        return
    except Exception as error:  # noqa: BLE001 - this is what the campaign looks for
        toll.crashed.append(f"{name}: {type(error).__name__} {error}")
        return
    try:
        _say(ward, name, heads, toll)
    except Exception as error:  # noqa: BLE001 - as above
        toll.crashed.append(f"{name}: {type(error).__name__} {error}")
    finally:
        wards.shut(ward)


def _say(ward: wards.Ward, name: str, heads: dict[int, str], toll: Toll) -> None:
    """Write one record; then what is shown as A's own must be what was written, or be told as broken."""
    wards.record(ward, Note("goes on"), Author("p1", Means.SESSION))
    if ward.broken or ward.unreadable:
        toll.told["said at opening"] += 1
        return
    try:
        fault = ward.worker.submit(opening.verify, ward).result()["A"]
        entries = ward.worker.submit(ward.segments[0].journal.entries, 0, max(heads)).result()
    except LogbookError:
        toll.told["said while reading"] += 1
        return
    if fault is not None:
        toll.told["said by the check of all signatures"] += 1
    elif {entry.ref.number: entry.head for entry in entries} == heads:
        toll.told["mattered to nothing"] += 1
    else:
        toll.unnoticed.append(name)
