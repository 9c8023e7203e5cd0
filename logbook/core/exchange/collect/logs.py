# SPDX-License-Identifier: Apache-2.0
"""What a case is made of: logs and their records, how well each is vouched for, and what stands out.

Values only; how they come about is told in `merge`, `points` and `witness`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from logbook.core.model.chain import Header, Link
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Entry
from logbook.core.model.traces import Start


class Level(StrEnum):
    """How well a record is vouched for (security research 4.3).

    A: somebody independent outside the ward holds the log's state at this record or a later one. B: only the ward's
    own sticks, papers and exports do. C: every signature is good, nobody else has seen it. D: disputed or untrusted.
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Standing(StrEnum):
    """What the incident team's list says of a log's device."""

    NOT_COMPARED = "not-compared"
    ENROLLED = "enrolled"
    NOT_ENROLLED = "not-enrolled"
    OTHER_WARD = "other-ward"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """One thing that stands out: a stable code, the log, and the record it begins at."""

    code: str
    log: str
    number: int = -1


@dataclass(frozen=True, slots=True)
class Merged:
    """One record with every part that any file opened, and the files (SHA-256) that hold it.

    `header` and `link` are what its signature covers: the words of a dispute are the signed bytes themselves.
    """

    entry: Entry
    level: Level
    files: tuple[str, ...]
    header: Header
    link: Link


@dataclass(frozen=True, slots=True)
class Log:
    """One log, as whole as the files make it; `start` is missing where record 0 was not received.

    `branch` is the first record that was written after the ward had gone on from the record before it, in another
    segment: nothing wrong need have happened, but two hands wrote at one time. `home` is the hospital and ward
    that the team enrolled the device for.
    """

    log: str
    device: bytes
    realm: Realm
    start: Start | None
    records: tuple[Merged, ...]
    files: tuple[str, ...]
    standing: Standing = Standing.NOT_COMPARED
    branch: int | None = None
    home: tuple[str, str] | None = None

    @property
    def segment(self) -> str:
        """The segment's letter; empty where it is not known."""
        return self.start.segment if self.start else ""

    @property
    def hand(self) -> bytes:
        """Who speaks here: the ward, where the team enrolled the device for it, or else the device alone."""
        return "\n".join(self.home).encode("utf-8", "replace") if self.home else self.device


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """One signed statement about a record: the record itself, a checkpoint line, a receipt, or where a slice begins.

    `signed` is what the signature (b64) covers, `head` what it says of the record (b64). `holder` is the log and
    record that hold it, if a ward wrote it down, `files` the files. `witnessed`: the branch that somebody outside
    held first.
    """

    kind: str
    head: str
    signed: str
    signature: str
    files: tuple[str, ...] = ()
    holder: tuple[str, int] | None = None
    witnessed: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Sheet:
    """Signed statements about one record that cannot all be of one history, side by side; nobody is named."""

    log: str
    number: int
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, order=True)
class Compared:
    """A code copied by hand and what came of it: `letters` differ from the nearest record's, 0 is a match.

    `log` is empty where no record of that number was received. A difference may be handwriting: never an accusation.
    """

    number: int
    code: str
    log: str
    letters: int
    witness: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """A clock was seen by another: what log `here` signed at `signed` (its ms) came to `there` at `taken` (its ms).

    Each side is a log and the record that tells the time; the incident team is the log of no name.
    """

    here: tuple[str, int]
    signed: int
    there: tuple[str, int]
    taken: int


@dataclass(frozen=True, slots=True)
class Merge:
    """All logs of one realm in a fixed order, what stands out, and the evidence for it."""

    logs: tuple[Log, ...]
    found: tuple[Found, ...]
    sheets: tuple[Sheet, ...] = ()
    compared: tuple[Compared, ...] = ()
    sightings: tuple[Sighting, ...] = ()
