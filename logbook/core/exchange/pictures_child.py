# SPDX-License-Identifier: Apache-2.0
"""The process that looks for square codes in a picture: it gives up sockets, files, memory and time before it does.

What it reads may be hostile; it writes one line of JSON and keeps nothing. It must never be called from another process
than its own: what it gives up is gone for good.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from logbook.core.exchange.badge_child import limit
from logbook.core.exchange.pictures import NO_READER
from logbook.no_network import refuse_sockets

if TYPE_CHECKING:
    from PIL.Image import Image

_PIXELS = 50_000_000
_PAGES = 200
_SCALE = 150 / 72


def main() -> None:
    """Give up what is not needed, then answer standard input on standard output."""
    refuse_sockets()
    limit()
    try:
        sys.stdout.write(answer(sys.stdin.buffer.read()))
    except ImportError:
        sys.exit(NO_READER)


def answer(data: bytes) -> str:
    """Return the texts of all codes in a picture or PDF as a JSON list; raises what the libraries raise."""
    import zxingcpp  # noqa: PLC0415 - the reader is optional

    square = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return json.dumps([found.text for page in _pages(data) for found in zxingcpp.read_barcodes(page, formats=square)])


def _pages(data: bytes) -> Iterator[Image]:
    if data.startswith(b"%PDF"):
        yield from _drawn(data)
        return
    from PIL import Image  # noqa: PLC0415 - only here

    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF", "BMP", "WEBP")) as picture:
        if picture.width * picture.height <= _PIXELS:
            yield picture.convert("L")


def _drawn(data: bytes) -> Iterator[Image]:
    import pypdfium2  # noqa: PLC0415 - only here

    with pypdfium2.PdfDocument(data) as document:
        for page in list(document)[:_PAGES]:
            wide, high = page.get_size()
            if wide * high * _SCALE**2 <= _PIXELS:
                yield page.render(scale=_SCALE, grayscale=True).to_pil()
