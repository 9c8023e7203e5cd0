# SPDX-License-Identifier: Apache-2.0
"""A log's copy on a stick: an encrypted file that only ever grows by whole records (security 3.8).

What it holds is sealed line by line under a key derived from the ward's, so that a pulled stick costs at most the line
being written. It must never hold a private key, and nothing here may shorten a copy by more than a torn last line.
The format is resources/help/formats.md, “Mirror”.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from logbook.core import crypto
from logbook.core.crypto import Entropy
from logbook.core.model import logtext
from logbook.core.model.chain import Link, b64, encode, un64
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadChain, MirrorDamaged, MirrorForeign, Unreadable
from logbook.core.vault import files

MARKERS = {Realm.REAL: b"WARDMIRROR 1\n", Realm.DRILL: b"WARDMIRROR-DRILL 1\n"}
_REALMS = {marker: realm for realm, marker in MARKERS.items()}
ENDING = ".mirror"
LINE_LIMIT = 512 * 1024
"""Bytes of a line: the longest record there can be, sealed, and room."""
LABEL = -1
"""The number under which the line before record 0 is spoken of."""

_BESIDE = ".new"
_AAD = b"mirror label"
_MARKER_LIMIT = 32
_KEY_LINE = re.compile(rb"KEY ([A-Za-z0-9_-]{12}) ([A-Za-z0-9_-]+)\n")


@dataclass(frozen=True, slots=True)
class Label:
    """Whose copy it is: the log and its segment, its device's point (65 bytes), the ward; sealed like the records."""

    realm: Realm
    log: str
    segment: str
    device: bytes
    ward: str
    hospital: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a copy stands: its file, label, key, how many records it has, and its bytes up to the last whole line."""

    path: Path
    label: Label
    key: bytes
    count: int
    size: int


def key_id(ward_key: bytes) -> str:
    """Name the ward's key without telling anything of it, so that a copy says under which one it is; 12 letters."""
    return b64(crypto.hkdf(ward_key, b"wardlog/1 mirror id", 9))


def begin(path: Path, label: Label, ward_key: bytes, entropy: Entropy = secrets.token_bytes) -> Place:
    """Make a copy without records, in the place of what is there; raises as `files.write_file`."""
    words = {"v": 1, "log": label.log, "segment": label.segment, "dev": b64(label.device)}
    key = _key(ward_key)
    sealed = crypto.seal(key, encode(words | {"ward": label.ward, "hospital": label.hospital}), _AAD, entropy)
    data = MARKERS[label.realm] + f"KEY {key_id(ward_key)} {b64(sealed)}\n".encode("ascii")
    files.write_file(path, data)
    return Place(path, label, key, 0, len(data))


def append(place: Place, links: Iterable[Link], entropy: Entropy = secrets.token_bytes) -> Place:
    """Add records; they are on the stick when this returns, and its file is closed.

    Raises the storage errors; what was written by then is a torn line, or whole ones, which `look` tells apart.
    """
    lines = [_line(place, place.count + more, link, entropy) for more, link in enumerate(links)]
    data = b"".join(lines)
    with files.medium(place.path):
        handle = os.open(place.path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        try:
            _write(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
    return replace(place, count=place.count + len(lines), size=place.size + len(data))


def cut_torn(place: Place) -> None:
    """Cut off what a pulled stick left behind the last whole line; raises the storage errors."""
    with files.medium(place.path):
        if place.path.stat().st_size > place.size:
            with place.path.open("r+b") as file:
                file.truncate(place.size)
                os.fsync(file.fileno())


def beside(path: Path) -> Path:
    """Where a copy grows that will take another's place."""
    return path.with_name(path.name + _BESIDE)


def put(place: Place, path: Path) -> Place:
    """Let a copy that grew beside take its place; raises the storage errors."""
    with files.medium(path):
        place.path.replace(path)
        files.sync_folder(path.parent)
    return replace(place, path=path)


class Reader:
    """One copy read from its beginning; iterate over it, then `place` says where it ends."""

    def __init__(self, path: Path, file: IO[bytes], ward_key: bytes) -> None:
        self._file = file
        with files.medium(path):
            marker, line = file.readline(_MARKER_LIMIT), _whole(file)
        label = _read_label(path, marker, line, ward_key)
        self.place = Place(path, label, _key(ward_key), 0, len(marker) + len(line))

    def __iter__(self) -> Iterator[Link]:
        """Give the records in order; a torn last line is passed over. Raises MirrorDamaged with the first bad number.

        Also raises the storage errors, as when the stick is pulled.
        """
        while True:
            with files.medium(self.place.path):
                line = _whole(self._file)
            if not line:
                return
            link = _read_line(self.place, line)
            self.place = replace(self.place, count=self.place.count + 1, size=self.place.size + len(line))
            yield link


@contextmanager
def reading(path: Path, ward_key: bytes) -> Iterator[Reader]:
    """Open a copy and read its label.

    Raises MirrorForeign where it is under another key, MirrorDamaged where it is no copy, the storage errors.
    """
    with files.medium(path):
        file = path.open("rb")
    with file:
        yield Reader(path, file, ward_key)


def count_lines(path: Path) -> int:
    """Say how many records a copy has whose key is not ours: its whole lines tell; raises the storage errors."""
    with files.medium(path), path.open("rb") as file:
        chunks = iter(lambda: file.read(1 << 16), b"")
        return max(0, sum(chunk.count(b"\n") for chunk in chunks) - 2)


def newest(path: Path, ward_key: bytes) -> tuple[Label, int, Link] | None:
    """Read no more of a copy than its label and its last whole record, with its number; None where it has no record.

    What lies between is not looked at: the record proves that the copy got so far, not that it is whole. Raises as
    `reading`, and MirrorDamaged where the record does not open.
    """
    with reading(path, ward_key) as reader:
        place = reader.place
    number = count_lines(path) - 1
    if number < 0:
        return None
    with files.medium(path), path.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - 2 * LINE_LIMIT))
        line = file.read().split(b"\n")[-2]  # what comes after is nothing, or torn
    return place.label, number, _read_line(replace(place, count=number), line + b"\n")


def copies(folder: Path) -> list[Path]:
    """Name the copies in a stick's folder, by name; raises the storage errors."""
    with files.medium(folder):
        return sorted(path for path in folder.iterdir() if path.name.endswith(ENDING) and path.is_file())


def _read_label(path: Path, marker: bytes, line: bytes, ward_key: bytes) -> Label:
    realm, spelt = _REALMS.get(marker), _KEY_LINE.fullmatch(line)
    if realm is None or spelt is None:
        raise MirrorDamaged(path=str(path), number=LABEL)
    found, sealed = (group.decode("ascii") for group in spelt.groups())
    if found != key_id(ward_key):
        raise MirrorForeign(path=str(path), key=found)
    try:
        words = json.loads(crypto.open_sealed(_key(ward_key), un64(sealed), _AAD))
    except (Unreadable, ValueError) as error:
        raise MirrorDamaged(path=str(path), number=LABEL) from error
    return Label(realm, words["log"], words["segment"], un64(words["dev"]), words["ward"], words["hospital"])


def _read_line(place: Place, line: bytes) -> Link:
    try:
        plain = crypto.open_sealed(place.key, un64(line[:-1].decode("ascii")), _aad(place, place.count))
        record, parts, _ = plain.split(b"\n")
        return logtext.read_link(place.count, record, parts)
    except (Unreadable, BadChain, ValueError) as error:
        raise MirrorDamaged(path=str(place.path), segment=place.label.segment, number=place.count) from error


def _key(ward_key: bytes) -> bytes:
    return crypto.hkdf(ward_key, b"wardlog/1 mirror", 32)


def _aad(place: Place, number: int) -> bytes:
    return f"{place.label.log}:{number}".encode("ascii")


def _line(place: Place, number: int, link: Link, entropy: Entropy) -> bytes:
    sealed = crypto.seal(place.key, logtext.pair(link), _aad(place, number), entropy)
    return b64(sealed).encode("ascii") + b"\n"


def _write(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def _whole(file: IO[bytes]) -> bytes:
    """Read one whole line; nothing at the end of the file, or where the last line is torn."""
    line = file.readline(LINE_LIMIT)
    if line.endswith(b"\n"):
        return line
    if len(line) == LINE_LIMIT and any(b"\n" in chunk for chunk in iter(lambda: file.read(1 << 16), b"")):
        return line  # longer than any record, and not the last: it will not open
    return b""
