# SPDX-License-Identifier: Apache-2.0
"""The case folder: every file received, by its hash, and an index; all else is made from these, again each time.

So importing twice, or in another order, gives the same case. The folder is not encrypted yet, and everything that
shows it must say so. Reading and writing files is handed in.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from logbook.core.exchange import verify as verifying
from logbook.core.exchange.collect import merge as merging
from logbook.core.exchange.collect import rows
from logbook.core.exchange.collect.logs import Merge
from logbook.core.exchange.collect.merge import NOTHING
from logbook.core.exchange.collect.points import Outside
from logbook.core.exchange.collect.rows import Timeline
from logbook.core.exchange.verify import CheckSeal, Judge, Report, Verified
from logbook.core.exchange.volumes import together
from logbook.core.model.codes import Realm
from logbook.core.model.errors import DamagedFile, Unreadable
from logbook.core.model.plain import one_line

VERSION = 1
INDEX = "case.json"
RECEIVED = "received"
INDEX_LIMIT = 16 * 1024 * 1024
AT_ONCE = 2
"""Files verified at one time: each may cost a child process its whole gigabyte."""

_NAME_LIMIT = 255
_HASH = re.compile(r"[0-9a-f]{64}\Z")

Read = Callable[[Path, int], bytes]
Write = Callable[[Path, bytes], None]


@dataclass(frozen=True, slots=True)
class Received:
    """One file of the case: its SHA-256, its size in bytes, and the names it came under.

    `sealed` names the sealed files (SHA-256) that it was in.
    """

    sha256: str
    size: int
    names: tuple[str, ...]
    sealed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """One realm of the case: never the other's."""

    realm: Realm
    merge: Merge
    timeline: Timeline


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a case says."""

    received: tuple[Received, ...]
    reports: Mapping[str, Report]
    pictures: tuple[Picture, ...]


def take_in(folder: Path, files: Iterable[Path], read: Read, write: Write) -> list[Path]:
    """Copy what may hold a log into the case, then write the index; returns the files that are not ours.

    A copy is written before the index names it, so a crash leaves at most a copy that the next run indexes.
    """
    index = {item.sha256: item for item in load_index(folder, read)}
    strangers = []
    for path in files:
        data = read(path, verifying.FILE_LIMIT)
        if not _may_be_ours(data):
            strangers.append(path)
            continue
        sha256 = hashlib.sha256(data).hexdigest()
        known = index.get(sha256)
        names = {one_line(path.name)[:_NAME_LIMIT], *(known.names if known else ())}
        if known is None:
            write(folder / RECEIVED / sha256, data)
        index[sha256] = Received(sha256, len(data), tuple(sorted(names)), known.sealed if known else ())
    write(folder / INDEX, _spell(index.values()))
    return strangers


def unseal(folder: Path, open_sealed: Callable[[bytes], bytes], read: Read, write: Write) -> list[Received]:
    """Open the sealed files of the case and take in what is in them; returns those that did not open.

    What was sealed stays as it was received. `open_sealed` raises `Unreadable`.
    """
    index = {item.sha256: item for item in load_index(folder, read)}
    opened = {source for item in index.values() for source in item.sealed}
    shut = []
    for item in [item for item in index.values() if item.sha256 not in opened]:
        data = read(folder / RECEIVED / item.sha256, verifying.FILE_LIMIT)
        if verifying.shape(data) is not verifying.Shape.SEALED:
            continue
        try:
            inner = open_sealed(data)
        except Unreadable:
            shut.append(item)
            continue
        sha256 = hashlib.sha256(inner).hexdigest()
        known = index.get(sha256, Received(sha256, len(inner), ()))
        write(folder / RECEIVED / sha256, inner)
        names, sealed = {*known.names, *item.names}, {*known.sealed, item.sha256}
        index[sha256] = replace(known, names=tuple(sorted(names)), sealed=tuple(sorted(sealed)))
    write(folder / INDEX, _spell(index.values()))
    return shut


def _may_be_ours(data: bytes) -> bool:
    """Whether a marker or a seal is in it; broken logs are kept, they are evidence."""
    shape = verifying.shape(data)
    return shape is verifying.Shape.SEALED or any(marker in data for marker in verifying.MARKERS)


def load_index(folder: Path, read: Read) -> tuple[Received, ...]:
    """Read the index; raises `DamagedFile` if it is not as we write it."""
    path = folder / INDEX
    if not path.exists():
        return ()
    try:
        data = read(path, INDEX_LIMIT)
        items = tuple(_received(item) for item in json.loads(data)["received"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedFile(path=str(path), detail="index") from error
    if _spell(items) != data:
        raise DamagedFile(path=str(path), detail="index")
    return items


def _received(item: Mapping[str, Any]) -> Received:
    names, sealed = tuple(item["names"]), tuple(item.get("sealed", ()))
    if not all(_HASH.match(name) for name in (item["sha256"], *sealed)):
        raise ValueError("received")
    if not all(type(name) is str for name in names) or type(item["size"]) is not int:
        raise ValueError("received")
    return Received(item["sha256"], item["size"], names, sealed)


def _spell(items: Iterable[Received]) -> bytes:
    listed = [
        {"sha256": item.sha256, "size": item.size, "names": list(item.names)}
        | ({"sealed": list(item.sealed)} if item.sealed else {})
        for item in sorted(items, key=lambda item: item.sha256)
    ]
    return (json.dumps({"v": VERSION, "received": listed}, indent=1, sort_keys=True) + "\n").encode("ascii")


def picture(
    folder: Path, read: Read, check_seal: CheckSeal, outside: Outside = NOTHING, judge: Judge = verifying.judge
) -> Case:
    """Verify everything received and put it together: `check`, then `assemble`."""
    return assemble(check(folder, read, check_seal, judge), outside)


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything received, verified file by file and judged together."""

    received: tuple[Received, ...]
    verified: tuple[Verified, ...]


def check(folder: Path, read: Read, check_seal: CheckSeal, judge: Judge = verifying.judge) -> Checked:
    """Verify everything received; `judge` may be asked for two files at once.

    Raises `DamagedFile` for a copy that is no longer what was received.
    """
    received = load_index(folder, read)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        verified = list(pool.map(lambda item: _verified(folder, item, read, check_seal, judge), received))
    return Checked(received, tuple(together(list(_unsealed(verified, received)))))


def assemble(checked: Checked, outside: Outside = NOTHING) -> Case:
    """Put a case together, real and exercise apart, against what is known outside.

    Codes from paper name no realm: they are of real logs where there are any.
    """
    verified = checked.verified
    realms = sorted({one.report.realm for one in verified if one.report.realm is not None})
    return Case(
        checked.received,
        {one.report.sha256: one.report for one in verified},
        tuple(
            _picture(realm, verified, outside if realm is realms[-1] else replace(outside, codes=()))
            for realm in reversed(realms)
        ),
    )


def _unsealed(verified: list[Verified], received: Iterable[Received]) -> Iterator[Verified]:
    """A sealed file whose words are here is no finding any more."""
    opened = {source for item in received for source in item.sealed}
    for one in verified:
        yield Verified(replace(one.report, findings=())) if one.report.sha256 in opened else one


def _verified(folder: Path, item: Received, read: Read, check_seal: CheckSeal, judge: Judge) -> Verified:
    path = folder / RECEIVED / item.sha256
    data = read(path, verifying.FILE_LIMIT)
    if hashlib.sha256(data).hexdigest() != item.sha256:
        raise DamagedFile(path=str(path), detail="hash")
    return verifying.verify(data, check_seal, judge)


def _picture(realm: Realm, verified: Iterable[Verified], outside: Outside) -> Picture:
    merge = merging.merge(verified, realm, outside)
    return Picture(realm, merge, rows.timeline(merge))
