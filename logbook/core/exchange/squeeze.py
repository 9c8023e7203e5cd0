# SPDX-License-Identifier: Apache-2.0
"""A log text made small enough for square codes, and made whole again byte for byte.

What a reader can reckon (commitments, heads) is left out, what no compressor can shorten (salts, keys, signatures) goes
into a heap of its own, and only the rest is compressed. Nothing is believed here: whoever reads a text checks it. The
format is resources/help/formats.md, “Codes where no stick may be plugged in”.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any

from logbook.core.model import chain, logtext
from logbook.core.model.chain import HASH, SALT, b64, un64
from logbook.core.model.codes import PARTS
from logbook.core.model.errors import BadInput, TooLarge

LIMIT = 1 << 20
"""Bytes a small text may unfold to: far above what codes hold, far below what would fill a memory."""

_SIGNATURE = 64
_LENGTH = 4
_FIELDS = ("body", "next", "prev")


def squeeze(text: bytes) -> bytes:
    """Make a log text small; raises `NotOurs` or `BadChain` where it is none in its one spelling.

    The heap follows the compressed lines; four bytes before both say how long those are, big-endian.
    """
    log = logtext.read(text)
    realm, before = log.opening.realm, log.opening.before
    lines = text.split(b"\n", 2)[:2]
    heap, head = [], before.head
    for number, link in enumerate(log.links, log.first):
        header = chain.read_header(link.raw, number)
        values: dict[str, Any] = json.loads(link.raw)
        heap += [link.signature, un64(header.next)]
        reckoned = {"body": b64(chain.body_of(realm, link.parts)), "prev": b64(head), "next": header.next}
        values |= {name: "" for name in _FIELDS if values.get(name) == reckoned[name]}
        lines += [chain.encode(values), *_parts(link.parts, heap)]
        head = chain.head_of(realm, link.raw)
    lines.append(text[:-1].rsplit(b"\n", 1)[-1])
    packed = zlib.compress(b"\n".join(lines), 9)
    return len(packed).to_bytes(_LENGTH, "big") + packed + b"".join(heap)


def _parts(parts: tuple[bytes, ...], heap: list[bytes]) -> Iterator[bytes]:
    """The lengths of the four parts without their salts, `-` for a bare hash; then their bytes in a row."""
    opened = [part[SALT:] if chain.is_open(part) else b"" for part in parts]
    heap += [part[:SALT] for part in parts]
    yield " ".join(str(len(part) - SALT) if chain.is_open(part) else "-" for part in parts).encode("ascii")
    yield b"".join(opened)


def unsqueeze(data: bytes) -> bytes:
    """Make a log text whole again; raises `BadInput` for what `squeeze` never wrote, `TooLarge` beyond the limit."""
    length = int.from_bytes(data[:_LENGTH], "big")
    packed, heap = data[_LENGTH : _LENGTH + length], _Heap(data[_LENGTH + length :])
    if len(data) < _LENGTH + length:
        raise _damaged()
    try:
        text = _whole(_Lines(_unpack(packed)), heap)
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise _damaged() from error
    if heap.left:
        raise _damaged()
    return text


def _damaged() -> BadInput:
    return BadInput(reason="codes-content")


def _unpack(packed: bytes) -> bytes:
    """Unfold at most `LIMIT` bytes, whatever the data promises."""
    stream = zlib.decompressobj()
    try:
        text = stream.decompress(packed, LIMIT + 1)
    except zlib.error as error:
        raise _damaged() from error
    if len(text) > LIMIT:
        raise TooLarge(limit=LIMIT)
    if not stream.eof or stream.unused_data:
        raise _damaged()
    return text


class _Heap:
    """The bytes that were not compressed, taken from the front."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    @property
    def left(self) -> int:
        """How many bytes nobody has taken."""
        return len(self._data) - self._at

    def take(self, size: int) -> bytes:
        """Take some bytes; `ValueError` where there are no such."""
        if self.left < size:
            raise ValueError("heap")
        self._at += size
        return self._data[self._at - size : self._at]


class _Lines:
    """The unfolded lines, in which a record's parts stand as bare bytes of a known length."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    @property
    def done(self) -> bool:
        """Whether the last line was taken."""
        return self._at > len(self._data)

    def line(self) -> bytes:
        """Take one line; what follows the last line feed is the last one."""
        end = self._data.find(b"\n", self._at)
        return self.take((len(self._data) if end < 0 else end) - self._at)

    def take(self, size: int) -> bytes:
        """Take bytes and the line feed behind them; `ValueError` where there are no such."""
        stop = self._at + size
        if self.done or stop > len(self._data) or self._data[stop : stop + 1] not in {b"\n", b""}:
            raise ValueError("line")
        found = self._data[self._at : stop]
        self._at = stop + 1
        return found

    def begins(self, start: bytes) -> bool:
        """Whether the next line begins so."""
        return self._data.startswith(start, self._at)


def _whole(lines: _Lines, heap: _Heap) -> bytes:
    made = [lines.line(), b"\n", opening := lines.line(), b"\n"]
    realm = logtext.STARTS.get(made[0] + b"\n")
    if realm is None:
        raise ValueError("marker")
    head = un64(json.loads(opening.removeprefix(b"SLICE "))["prev"])
    while not lines.begins(b"END "):
        signature, coming = heap.take(_SIGNATURE), heap.take(HASH)
        values = json.loads(lines.line())
        if type(values) is not dict:
            raise ValueError("header")
        parts = _read_parts(lines, heap)
        reckoned = {"body": chain.body_of(realm, parts), "prev": head, "next": coming}
        values |= {name: b64(reckoned[name]) for name in _FIELDS if values.get(name) == ""}
        raw = chain.encode(values)
        head = chain.head_of(realm, raw)
        tokens = (("+" if chain.is_open(part) else "-") + b64(part) for part in parts)
        made += [b"R ", b64(signature).encode(), b" ", raw, b"\nP ", " ".join(tokens).encode("ascii"), b"\n"]
    made += [lines.line(), b"\n"]
    if not lines.done:
        raise ValueError("tail")
    return b"".join(made)


def _read_parts(lines: _Lines, heap: _Heap) -> tuple[bytes, ...]:
    sizes = lines.line().split(b" ")
    if len(sizes) != len(PARTS) or not all(size == b"-" or size.isdigit() for size in sizes):
        raise ValueError("parts")
    lengths = [0 if size == b"-" else int(size) for size in sizes]
    words, made, at = lines.take(sum(lengths)), [], 0
    for length in lengths:
        made.append(heap.take(SALT) + words[at : at + length])
        at += length
    return tuple(made)
