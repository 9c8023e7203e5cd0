# SPDX-License-Identifier: Apache-2.0
"""A PNG picture as a PDF takes it: its rows as they are, if they are whole and plain; ISO/IEC 15948.

Nothing is decoded into pixels here. A picture with see-through parts, a palette or interlaced rows is none for a PDF.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from logbook.core.exchange.draw.values import Raster

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOURS = {0: 1, 2: 3}
"""Samples of a pixel by colour type: grey, and red, green, blue."""
_PIECE = 1 << 20


def raster(data: bytes, alt: str) -> Raster | None:
    """Return the picture for a page; None if it is damaged or of a form that no page takes as it is."""
    head, rows = b"", bytearray()
    for name, body in _chunks(data):
        if name == b"IHDR":
            head = body
        elif name == b"IDAT":
            rows += body
    if len(head) != 13 or head[8] > 8 or head[9] not in _COLOURS or head[10:] != b"\0\0\0":  # noqa: PLR2004 - ISO 15948
        return None
    wide, high = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:8], "big")
    depth, colours = head[8], _COLOURS[head[9]]
    row = 1 + (wide * depth * colours + 7) // 8
    if not wide or not high or not _holds(bytes(rows), row * high):
        return None
    return Raster(wide, high, depth, colours, bytes(rows), alt)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Read the chunks as far as they are whole."""
    at = len(_SIGNATURE) if data.startswith(_SIGNATURE) else len(data)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        check = data[at + 8 + length : at + 12 + length]
        if zlib.crc32(name + body).to_bytes(4, "big") != check:
            return
        yield name, body
        at += 12 + length


def _holds(packed: bytes, size: int) -> bool:
    """Whether the packed rows are exactly `size` bytes; never unpacks more than that at a time or in all."""
    unpack, found, left = zlib.decompressobj(), 0, packed
    try:
        while left and found <= size and not unpack.eof:
            found += len(unpack.decompress(left, _PIECE))
            left = unpack.unconsumed_tail
    except zlib.error:
        return False
    return found == size and unpack.eof
