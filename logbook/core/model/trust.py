# SPDX-License-Identifier: Apache-2.0
"""What the ward has accepted of its incident team: the highest versions, procedures among them, and the bulletins.

The versions are records, so that whoever puts an older stick in cannot make the ward forget a newer one. What stands
in a segment that does not hold is nobody's word. Corrections strike nothing here: what was accepted was accepted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from logbook.core.model.frame import Entry, Ref
from logbook.core.model.safeguards import Bulletin, Pack
from logbook.core.model.safeguards import Trust as TrustRecord


@dataclass(frozen=True, slots=True)
class Accepted:
    """The last trust stick that was accepted: versions, the root's SHA-256 (hex), its pack keys, and when (ms UTC)."""

    root: int
    digest: str
    targets: int
    procedures: int
    pack_keys: str
    at: int
    ref: Ref


@dataclass(frozen=True, slots=True)
class Word:
    """One bulletin in its newest version; `at` is when this ward took it over, ms UTC."""

    ref: Ref
    at: int
    bulletin: Bulletin


_NAME = re.compile(r"([A-Z][A-Za-z0-9-]{0,23})\.([1-9][0-9]{0,9})", re.ASCII)


def write_name(code: str, version: int) -> str:
    """Name a procedure as a `Pack` record does: `P06.3`."""
    return f"{code}.{version}"


def read_name(name: str) -> tuple[str, int] | None:
    """Read such a name; None if it is none."""
    found = _NAME.fullmatch(name)
    return (found[1], int(found[2])) if found else None


class Trusted:
    """The fold."""

    def __init__(self) -> None:
        self._accepted: Accepted | None = None
        self._words: dict[str, Word] = {}
        self._procedures: dict[str, int] = {}

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        record = entry.record
        if isinstance(record, Bulletin):
            word = self._words.get(record.code)
            if word is None or record.version >= word.bulletin.version:
                self._words.pop(record.code, None)
                self._words[record.code] = Word(entry.ref, entry.written.wall, record)
        elif isinstance(record, Pack) and entry.verified:
            for code, version in filter(None, map(read_name, record.procedures)):
                self._procedures[code] = max(version, self.procedure(code))
        elif isinstance(record, TrustRecord) and entry.verified:
            self._accepted = Accepted(
                record.root, record.digest, record.targets, record.procedures, record.pack_keys,
                entry.written.wall, entry.ref,
            )  # fmt: skip

    @property
    def accepted(self) -> Accepted | None:
        """What was accepted last; None if no trust stick was ever accepted here."""
        return self._accepted

    def bulletins(self) -> tuple[Word, ...]:
        """List each bulletin in its newest version, the last one taken over first."""
        return tuple(reversed(self._words.values()))

    def bulletin(self, code: str) -> Bulletin | None:
        """Return a bulletin in its newest version; None if none of this code was taken over."""
        word = self._words.get(code)
        return word.bulletin if word is not None else None

    def procedure(self, code: str) -> int:
        """Return the highest version of a procedure that was ever accepted, 0 for none."""
        return self._procedures.get(code, 0)

    def has(self, code: str, version: int, digest: str) -> bool:
        """Whether this very bulletin was taken over already."""
        word = self._words.get(code)
        return word is not None and (word.bulletin.version, word.bulletin.digest) == (version, digest)
