# SPDX-License-Identifier: Apache-2.0
"""The kinds that tell what becomes of paper: blank forms with serials, sheets typed in, what is missing.

Field lists: the domain research, 3.18 and section 9, no. 16. A kind's fields are only ever added to, with a default.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from logbook.core.model.frame import Record, in_patient, in_text


class SheetEvent(StrEnum):
    """What became of a sheet of paper."""

    USED = "used"
    RETURNED = "returned"
    BLANK = "blank"
    TRANSCRIBED = "transcribed"
    VOID = "void"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Forms(Record):
    """Blank sheets of one form are about to be printed: the serials `first` to `last`, each of `pages` pages.

    It is written before anything goes to a printer, so that no sheet is out that the log does not know. `lang` and
    `paper` ("a4", "letter") are how they were printed; `place` is where they lie.
    """

    KIND: ClassVar[str] = "forms"
    form: str
    first: int
    last: int
    pages: int = 1
    lang: str = ""
    paper: str = ""
    place: str = in_text()


@dataclass(frozen=True, slots=True)
class SheetFate(Record):
    """Something became of the sheets `first` to `last`: where they are, for which bed and patient, or missing."""

    KIND: ClassVar[str] = "sheet"
    event: SheetEvent
    first: int
    last: int
    bed: str = ""
    patient: str = in_patient()
    place: str = in_text()
    text: str = in_text()


PAPERWORK: tuple[type[Record], ...] = (Forms, SheetFate)
