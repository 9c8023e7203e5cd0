# SPDX-License-Identifier: Apache-2.0
"""The checkpoint at the foot of a printed page: number and code in words, and the signed line as a square code.

Paper that was printed while a ward is open bears it, and so is a witness; paper printed without a ward does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from logbook.core.exchange import checkpoint
from logbook.core.exchange.draw.values import Footer, Run

if TYPE_CHECKING:
    from logbook.core.exchange.draw.values import Line
    from logbook.i18n import Words


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whose log (`ward`), which record as people write it (`B·214`), its code for the hand and its signed line."""

    ward: str
    ref: str
    code: str
    line: str
    drill: bool = False


def stamped(words: Words, lines: tuple[Line, ...], stamp: Stamp | None, band: str = "") -> Footer:
    """Return a page's footer with the stamp, if there is one; an exercise says so on every page."""
    if stamp is None:
        return Footer(lines, band=band)
    told = words("Checkpoint of record {ref}: {code}").format(ref=stamp.ref, code=stamp.code)
    below = (Run(told, bold=True), Run(f"   {stamp.ward}"))
    if stamp.drill:
        band = " · ".join(filter(None, (words("EXERCISE – not real"), band)))
    return Footer((*lines, below), checkpoint.matrix(stamp.line), band)
