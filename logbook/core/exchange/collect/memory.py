# SPDX-License-Identifier: Apache-2.0
"""What a case remembers besides the files received: lines and codes typed from paper, receipts given, team keys.

Each is a text that people can read, sorted, every line once: so what was typed twice, or in another order, leaves the
same bytes. Reading and writing files is handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from logbook.core.exchange import checkpoint
from logbook.core.exchange.collect import paper
from logbook.core.exchange.collect.points import HandCode, Outside, Typed
from logbook.core.exchange.trust import lists
from logbook.core.model.errors import BadInput, DamagedFile

SEEN, CODES, RECEIPTS, TEAM = "seen.txt", "codes.txt", "receipts.txt", "team.pem"
_LIMIT = 16 * 1024 * 1024

Read = Callable[[Path, int], bytes]
Write = Callable[[Path, bytes], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Memory:
    """What a case remembers; each in its order, nothing twice."""

    typed: tuple[Typed, ...] = ()
    codes: tuple[HandCode, ...] = ()
    receipts: tuple[str, ...] = ()
    team: tuple[bytes, ...] = ()

    def outside(self, given: Outside) -> Outside:
        """Add what is remembered to what is known of wards' devices now."""
        return replace(given, team=self.team, receipts=self.receipts, typed=self.typed, codes=self.codes)


def load(folder: Path, read: Read) -> Memory:
    """Read what a case remembers; raises `DamagedFile` for what is not as it is written here."""
    return Memory(
        _part(folder / SEEN, read, _typed),
        _part(folder / CODES, read, _codes),
        _part(folder / RECEIPTS, read, _receipts),
        _part(folder / TEAM, read, lists.read_team),
    )


def keep(folder: Path, more: Outside, read: Read, write: Write) -> Memory:
    """Add to a case's memory and return all of it; raises `BadInput` for a ninth key of the team."""
    known = load(folder, read)
    memory = Memory(
        tuple(sorted({*known.typed, *more.typed})),
        tuple(sorted({*known.codes, *more.codes})),
        tuple(sorted({*known.receipts, *more.receipts})),
        tuple(sorted({*known.team, *more.team})),
    )
    texts = {
        SEEN: paper.write_seen(memory.typed).encode(),
        CODES: paper.write_codes(memory.codes).encode(),
        RECEIPTS: "".join(f"{line}\n" for line in memory.receipts).encode(),
        TEAM: lists.write_team(memory.team) if memory.team else b"",
    }
    for name, data in texts.items():
        if data and not ((folder / name).exists() and read(folder / name, _LIMIT) == data):
            write(folder / name, data)
    return memory


def _part(path: Path, read: Read, take: Callable[[bytes], tuple[T, ...]]) -> tuple[T, ...]:
    if not path.exists():
        return ()
    try:
        return take(read(path, _LIMIT))
    except (BadInput, UnicodeDecodeError) as error:
        raise DamagedFile(path=str(path), detail="lines") from error


def _typed(data: bytes) -> tuple[Typed, ...]:
    return paper.read_seen(data.decode("utf-8"))


def _codes(data: bytes) -> tuple[HandCode, ...]:
    return paper.read_codes(data.decode("utf-8"))


def _receipts(data: bytes) -> tuple[str, ...]:
    lines = tuple(data.decode("ascii").splitlines())
    if not all(any(claim.receipt for claim in checkpoint.claims(line)) for line in lines):
        raise BadInput(reason="no-checkpoint")
    return lines
