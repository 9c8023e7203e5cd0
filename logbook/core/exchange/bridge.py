# SPDX-License-Identifier: Apache-2.0
"""Square codes where no stick may be plugged in: bytes cut into at most 20 frames, and put together in any order.

A frame has capital letters and digits only, so that a hand scanner types it on any keyboard; Y and Z may be exchanged.
Its checksums find accidents, never forgers: what comes out of here is as little proven as a file on a found stick. The
format is resources/help/formats.md, “Codes where no stick may be plugged in”.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput

if TYPE_CHECKING:
    from logbook.core.exchange.draw.values import Matrix

MOST = 20
"""Codes in one set: what a person will hold a phone to in one go."""

FRAME_BYTES = 885
"""Bytes in one frame: with its 31 characters around it, it fills a code of version 25 with error correction M."""

TYPED_BYTES = 50
"""Bytes in one frame for people who must type it: 111 characters, each line with its own check."""

ROOM = MOST * FRAME_BYTES
"""Bytes in one set."""

_SET, _CHECK = 16, 8
_GERMAN = str.maketrans("YZ", "ZY")
_BLANKS = re.compile(r"\s+")


class Cargo(StrEnum):
    """What a set of codes carries."""

    SLICE = "S"
    """A run of the log's records, squeezed; sealed with age if it is for somebody."""

    WORD = "B"
    """The incident team's signed word: a bulletin or a short procedure."""


_REALMS = {Realm.REAL: "W", Realm.DRILL: "D"}
_PREFIXES = {f"{letter}{cargo}1": (realm, cargo) for realm, letter in _REALMS.items() for cargo in Cargo}
_FRAME = re.compile(
    rf"((?:{'|'.join(_PREFIXES)})([A-Z2-7]{{{_SET}}})([0-9]{{2}})([0-9]{{2}})([A-Z2-7]{{2,1416}}))([A-Z2-7]{{{_CHECK}}})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One code as read: its set by the hash of the whole, its place from 1 to `total`, its share of the bytes."""

    realm: Realm
    cargo: Cargo
    set: str
    index: int
    total: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Batch:
    """The codes of one set that were read so far, in their order."""

    realm: Realm
    cargo: Cargo
    set: str
    total: int
    frames: tuple[Frame, ...]

    @property
    def missing(self) -> tuple[int, ...]:
        """The places of the codes nobody has read yet."""
        return tuple(sorted(set(range(1, self.total + 1)) - {frame.index for frame in self.frames}))


def cut(realm: Realm, cargo: Cargo, payload: bytes, size: int = FRAME_BYTES) -> tuple[str, ...]:
    """Cut bytes into the texts of codes, all but the last of `size` bytes. Raises `BadInput` where it is too much."""
    shares = [payload[at : at + size] for at in range(0, len(payload), size)]
    if not 0 < len(shares) <= MOST:
        raise BadInput(reason="codes-too-many")
    head = f"{_REALMS[realm]}{cargo}1{_name(payload)}"
    bodies = (f"{head}{n:02}{len(shares):02}{_base32(share)}" for n, share in enumerate(shares, 1))
    return tuple(body + _checksum(body) for body in bodies)


def read_frame(text: str) -> Frame:
    """Read what a scanner typed for one code. Case and blanks do not matter, Y and Z are exchanged if need be.

    Raises `BadInput` with the reason "code-shape", "code-check" (misread or cut off) or "code-place".
    """
    typed = _BLANKS.sub("", text).upper()
    shaped = False
    for spelling in dict.fromkeys((typed, typed.translate(_GERMAN))):
        match = _FRAME.fullmatch(spelling)
        shaped = shaped or match is not None
        if match and _checksum(match[1]) == match[6]:
            return _frame(match)
    raise BadInput(field="code", reason="code-check" if shaped else "code-shape")


def _frame(match: re.Match[str]) -> Frame:
    index, total = int(match[3]), int(match[4])
    if not 1 <= index <= total <= MOST:
        raise BadInput(field="code", reason="code-place")
    try:
        data = base64.b32decode(match[5] + "=" * (-len(match[5]) % 8))
    except ValueError as error:
        raise BadInput(field="code", reason="code-shape") from error
    if _base32(data) != match[5]:  # bits beyond the last byte would be a second spelling
        raise BadInput(field="code", reason="code-shape")
    return Frame(*_PREFIXES[match[1][:3]], match[2], index, total, data)


def is_frame(text: str) -> bool:
    """Whether a line looks like a code of ours, however badly read."""
    return _BLANKS.sub("", text).upper().startswith(tuple(_PREFIXES))


def batches(frames: Iterable[Frame]) -> tuple[Batch, ...]:
    """Sort codes by their sets, each in the order it was first met in; a code read twice counts once.

    Raises `BadInput` with the reason "code-twice" where two different codes claim one place, "code-total" where codes
    of one set do not agree on how many they are: somebody made them so.
    """
    found: dict[tuple[Realm, Cargo, str], dict[int, Frame]] = {}
    for frame in frames:
        places = found.setdefault((frame.realm, frame.cargo, frame.set), {})
        if places.setdefault(frame.index, frame).data != frame.data:
            raise BadInput(field=str(frame.index), reason="code-twice")
        if next(iter(places.values())).total != frame.total:
            raise BadInput(field=str(frame.index), reason="code-total")
    return tuple(
        Batch(*key, next(iter(places.values())).total, tuple(places[n] for n in sorted(places)))
        for key, places in found.items()
    )


def join(batch: Batch) -> bytes:
    """Put a set together.

    Raises `BadInput` with the reason "codes-missing" and the places of those that are, or "codes-whole" where all are
    there and the whole is not what the set's name says.
    """
    if batch.missing:
        raise BadInput(field=", ".join(map(str, batch.missing)), reason="codes-missing")
    payload = b"".join(frame.data for frame in batch.frames)
    if _name(payload) != batch.set:
        raise BadInput(field=batch.set, reason="codes-whole")
    return payload


def matrix(frame: str) -> Matrix:
    """Return a frame as QR code, True is dark, without its quiet zone (error correction M; ours need version 25)."""
    import segno  # noqa: PLC0415 - only who shows codes needs it (D20)

    # one mask for all: what we draw looks like noise already, and trying all eight takes five times as long
    code = segno.make_qr(frame, error="m", mode="alphanumeric", mask=0, boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def _name(payload: bytes) -> str:
    return _base32(hashlib.sha256(payload).digest())[:_SET]


def _checksum(body: str) -> str:
    return _base32(hashlib.sha256(body.encode("ascii")).digest())[:_CHECK]


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode("ascii").rstrip("=")
