# SPDX-License-Identifier: Apache-2.0
"""A picture goes into a PDF only if it is whole and of a form that every reader draws alike."""

import zlib

import pytest

from logbook.core.exchange import png
from logbook.core.exchange.draw.values import Raster


def chunk(name, body):
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")


def picture(wide=4, high=3, depth=8, colour=2, *, interlaced=0, rows=None):
    """A picture whose left half is black, its right half white."""
    samples = {0: 1, 2: 3}.get(colour, 1)
    half = wide * samples // 2
    row = b"\0" + bytes(half) + b"\xff" * (wide * samples - half)
    head = wide.to_bytes(4, "big") + high.to_bytes(4, "big") + bytes((depth, colour, 0, 0, interlaced))
    packed = zlib.compress(row * high if rows is None else rows)
    cut = len(packed) // 2
    idat = chunk(b"IDAT", packed[:cut]) + chunk(b"IDAT", packed[cut:])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + idat + chunk(b"IEND", b"")


def test_a_plain_picture_is_taken_as_it_is():
    made = png.raster(picture(), "a")
    assert isinstance(made, Raster)
    assert (made.wide, made.high, made.depth, made.colours, made.alt) == (4, 3, 8, 3, "a")
    assert len(zlib.decompress(made.rows)) == 3 * 13
    assert png.raster(picture(colour=0), "a").colours == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        picture()[:20],
        picture(colour=3),
        picture(colour=6),
        picture(depth=16),
        picture(interlaced=1),
        picture(wide=0),
        picture(rows=b"short"),
        picture(rows=bytes(3 * 13 + 1)),
        picture(rows=bytes(5_000_000)),
        picture().replace(b"IDAT", b"IDAX", 1),
        picture()[:45] + b"\xff" + picture()[46:],
    ],
)
def test_anything_else_is_no_picture_for_a_page(data):
    assert png.raster(data, "a") is None


def test_rows_that_are_no_rows_are_refused():
    whole = picture()
    start = whole.index(b"IDAT") - 4
    broken = whole[:start] + chunk(b"IDAT", b"nonsense")
    assert png.raster(broken, "a") is None
    cut = whole[:start] + chunk(b"IDAT", zlib.compress(bytes(39))[:-4])
    assert png.raster(cut, "a") is None
