# SPDX-License-Identifier: Apache-2.0
"""The kinds that tell what the ward itself does with written words: its own procedures, and a bulletin's devices.

The words of a procedure are in the log like any other words: they can be withheld, erased, and never change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from logbook.core.model.codes import StepResult
from logbook.core.model.frame import Record, Ref, in_text


@dataclass(frozen=True, slots=True)
class Edition(Record):
    """A version of a procedure that was written on this ward; a sample until two people approve it.

    `file` is the whole text as `procedures.md` describes it, `digest` the SHA-256 (hex) of its UTF-8, `languages` those
    it can be read in, `base` the digest of the text it was made from, if it was made from one.
    """

    KIND: ClassVar[str] = "edition"
    code: str
    version: int
    digest: str
    languages: tuple[str, ...] = ()
    base: str = ""
    title: str = in_text()
    file: str = in_text()
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class BulletinStep(Record):
    """What a bulletin asks was done at one device, or was not, or does not apply to it; the latest word counts."""

    KIND: ClassVar[str] = "bulletin-step"
    target: Ref
    device: str
    result: StepResult = StepResult.DONE
    text: str = in_text()


EDITIONS: tuple[type[Record], ...] = (Edition, BulletinStep)
