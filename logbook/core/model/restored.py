# SPDX-License-Identifier: Apache-2.0
"""What is back after a loss and what is not, as values, whatever it came back from.

Windows and the command line say all of it before anybody goes on; nothing here decides what is believed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from logbook.core.model.frame import Ref


class Lost(StrEnum):
    """What a copy or an export never holds, and so is not back."""

    LATER_RECORDS = "later-records"
    AFTER_LEAVING = "after-leaving"
    WITHHELD = "withheld"
    WAYS_IN = "ways-in"
    PINS = "pins"
    DRAFTS = "drafts"
    SEALED_NOTES = "sealed-notes"
    SETTINGS = "settings"


OF_A_STICK = (Lost.LATER_RECORDS, Lost.PINS, Lost.DRAFTS, Lost.SEALED_NOTES, Lost.SETTINGS)
"""What no copy on a stick holds."""

OF_A_TEXT = (Lost.AFTER_LEAVING, Lost.WAYS_IN, Lost.PINS, Lost.DRAFTS, Lost.SEALED_NOTES, Lost.SETTINGS)
"""What no export and no set of codes holds."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A copy that is not whole: up to which record it came back, and what was wrong with the next."""

    segment: str
    last: int
    code: str


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """Records that are in none of the files, both ends included."""

    segment: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Back:
    """What is back: how many records of which segments, the last one and when it was written (ms UTC, zone).

    `next` is the segment that was begun, `faults` name copies of which only the beginning came back, `aside` copies
    that were left on the stick because another log has their letter, and sets of codes that are not whole. `lost` is
    not back, whatever it came from. Of the records `carried` stand in the new segment under their old numbers, because
    what they follow is not here; of `withheld` some words stayed closed; `missing` are in none of the files.
    """

    records: int
    segments: tuple[str, ...]
    last: Ref
    written: int
    zone: int
    next: str
    faults: tuple[Fault, ...] = ()
    aside: tuple[str, ...] = ()
    lost: tuple[Lost, ...] = OF_A_STICK
    carried: int = 0
    withheld: int = 0
    missing: tuple[Gap, ...] = ()
