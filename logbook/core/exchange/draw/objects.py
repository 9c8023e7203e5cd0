# SPDX-License-Identifier: Apache-2.0
"""Numbered PDF objects, written to the file as they come, with the table that finds them at the end.

Nothing written is held in memory but its offset, so a thousand pages cost no more than one. No compressed object
streams: whoever checks the file must be able to read it with the plainest of parsers.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from typing import BinaryIO

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_FREE = b"0000000000 65535 f \n"
_REGULAR = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-_.")


def text(value: str) -> bytes:
    """Return `value` as a PDF text string (UTF-16 in hexadecimal, so that no character can end it)."""
    return b"<FEFF" + value.encode("utf-16-be").hex().upper().encode() + b">"


def literal(value: bytes) -> bytes:
    """Return `value` as a PDF byte string in hexadecimal."""
    return b"<" + value.hex().upper().encode() + b">"


def name(value: str) -> bytes:
    """Return `value` as a PDF name; what a name cannot hold is spelt with "#"."""
    return b"/" + b"".join(bytes([code]) if code in _REGULAR else b"#%02X" % code for code in value.encode())


def ref(number: int) -> bytes:
    """Return the reference to object `number`."""
    return b"%d 0 R" % number


def ending_well(data: bytes) -> bytes:
    """Return `data`, lengthened by a line feed where its deflated form would end in a carriage return.

    A deflated stream ends in the checksum of its data, and a reader takes a last carriage return together with the line
    feed before `endstream` for the end of the line: the stream would seem one byte short.
    """
    while zlib.adler32(data) & 0xFF == ord("\r"):
        data += b"\n"
    return data


class Objects:
    """The file being written: numbers are given out first, bodies may follow in any order."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._offsets = array("Q", [0])
        self._at = 0
        self._digest = hashlib.sha256()
        self._put(_HEADER)

    def reserve(self) -> int:
        """Return a new object number; its body must be written before `finish`."""
        self._offsets.append(0)
        return len(self._offsets) - 1

    def write(self, number: int, body: bytes) -> int:
        """Write the body of object `number` and return the number."""
        self._offsets[number] = self._at
        self._put(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        return number

    def add(self, body: bytes) -> int:
        """Write `body` as a new object and return its number."""
        return self.write(self.reserve(), body)

    def stream(self, number: int, entries: bytes, data: bytes, *, packed: bool = True) -> int:
        """Write `data` as the stream object `number` with the dictionary `entries`; deflated when `packed`."""
        if packed:
            data, entries = zlib.compress(ending_well(data), 6), entries + b"/Filter/FlateDecode"
        return self.write(number, b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data))

    def finish(self, root: int, info: int) -> None:
        """Write the table of offsets and the trailer. The file's identifier is the digest of what came before it."""
        start = self._at
        rows = b"".join(b"%010d 00000 n \n" % offset for offset in self._offsets[1:])
        identity = literal(self._digest.digest()[:16])
        self._put(b"xref\n0 %d\n%s%s" % (len(self._offsets), _FREE, rows))
        self._put(
            b"trailer\n<</Size %d/Root %s/Info %s/ID[%s%s]>>\nstartxref\n%d\n%%%%EOF\n"
            % (len(self._offsets), ref(root), ref(info), identity, identity, start)
        )

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._at += len(data)
