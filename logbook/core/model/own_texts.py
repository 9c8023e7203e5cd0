# SPDX-License-Identifier: Apache-2.0
"""The procedures that were written on this ward, read back from the log. Each is a sample; approving is another fold's.

What cannot be read, is not what its digest names, or calls itself approved is no procedure here: nobody may be shown
words that the log does not vouch for.
"""

from __future__ import annotations

from dataclasses import dataclass

from logbook.core.model import library
from logbook.core.model.editions import Edition
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.library import Procedure, Status
from logbook.core.model.strikes import Strikes


@dataclass(frozen=True, slots=True)
class OwnText:
    """One of them: who wrote it (user id), when (ms UTC), in which record."""

    ref: Ref
    by: str
    at: int
    procedure: Procedure


class OwnTexts:
    """The fold. A text is read when it is first asked for, so that opening a log never waits for it."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._written: list[Entry] = []
        self._read: dict[Ref, Procedure | None] = {}

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        self._strikes.apply(entry)
        if isinstance(entry.record, Edition):
            self._written.append(entry)

    def all(self) -> tuple[OwnText, ...]:
        """List every standing one that can be read, the last written last."""
        standing = (entry for entry in self._written if self._strikes.stands(entry.ref))
        found = ((entry, self._procedure(entry)) for entry in standing)
        return tuple(OwnText(entry.ref, entry.user, entry.written.wall, text) for entry, text in found if text)

    def procedures(self) -> tuple[Procedure, ...]:
        """List their texts, the last written first."""
        return tuple(reversed([own.procedure for own in self.all()]))

    def highest(self, code: str) -> int:
        """Return the highest version ever written under a code, struck out ones too; 0 for none."""
        records = (entry.record for entry in self._written)
        return max((one.version for one in records if isinstance(one, Edition) and one.code == code), default=0)

    def _procedure(self, entry: Entry) -> Procedure | None:
        if entry.ref not in self._read:
            assert isinstance(entry.record, Edition)
            self._read[entry.ref] = _read(entry.record)
        return self._read[entry.ref]


def _read(record: Edition) -> Procedure | None:
    try:
        procedure = library.read(record.file.encode("utf-8", "replace"))
    except LogbookError:
        return None
    named = (procedure.code, procedure.version, procedure.digest) == (record.code, record.version, record.digest)
    return procedure if named and procedure.status is Status.SAMPLE else None
