# SPDX-License-Identifier: Apache-2.0
"""What a procedure pack may hold: procedures, bulletins, and pictures of pages; words and pixels, nothing that runs.

A pack is taken whole or not at all. A picture is judged by its header alone: nothing here decodes one.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from logbook.core.model import bulletins, library
from logbook.core.model.bulletins import Notice
from logbook.core.model.errors import BadInput, NotTrusted
from logbook.core.model.library import Procedure, Status

MOST_PIXELS = 20_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_IHDR = b"\x00\x00\x00\rIHDR"
_HEADER = len(_PNG) + len(_IHDR) + 13 + 4
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
"""Bits per sample allowed for each colour type of PNG (ISO/IEC 15948, 11.2.2)."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack's files say; `pictures` are names."""

    procedures: tuple[Procedure, ...] = ()
    notices: tuple[Notice, ...] = ()
    pictures: tuple[str, ...] = ()


def read(files: Mapping[str, bytes]) -> Pack:
    """Read all files of a pack by their names; raises BadInput with the name of the first that does not fit."""
    procedures: list[Procedure] = []
    notices: list[Notice] = []
    pictures: list[str] = []
    for name, data in sorted(files.items()):
        try:
            _sort(name, data, procedures, notices, pictures)
        except BadInput as error:
            raise type(error)(**{"path": name, **error.facts}) from error
    _once([one.code for one in procedures])
    _once([one.code for one in notices])
    return Pack(tuple(procedures), tuple(notices), tuple(pictures))


def judge_picture(data: bytes) -> None:
    """Demand a PNG of at most 20 megapixels, as its header says; raises NotTrusted."""
    head = data[:_HEADER]
    size = len(_PNG) + len(_IHDR)
    if len(head) < _HEADER or not head.startswith(_PNG + _IHDR):
        raise NotTrusted(reason="picture")
    if zlib.crc32(head[len(_PNG) + 4 : -4]) != int.from_bytes(head[-4:], "big"):
        raise NotTrusted(reason="picture")
    wide, high = int.from_bytes(head[size : size + 4], "big"), int.from_bytes(head[size + 4 : size + 8], "big")
    depth, colour = head[size + 8], head[size + 9]
    if not 0 < wide * high <= MOST_PIXELS or depth not in _DEPTHS.get(colour, ()):
        raise NotTrusted(reason="picture")


def _sort(name: str, data: bytes, procedures: list[Procedure], notices: list[Notice], pictures: list[str]) -> None:
    if name.endswith(".png"):
        judge_picture(data)
        pictures.append(name)
    elif PurePosixPath(name).parts[0] == "bulletins":
        notices.append(bulletins.read(data))
    else:
        procedure = library.read(data)
        if procedure.status is Status.SAMPLE:  # whoever signs a pack approves it; half a yes would be shown as one
            raise BadInput(field="status", reason="still-a-sample")
        procedures.append(procedure)


def _once(codes: list[str]) -> None:
    for code in codes:
        if codes.count(code) > 1:
            raise BadInput(field=code, reason="repeated")
