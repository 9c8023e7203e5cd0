# SPDX-License-Identifier: Apache-2.0
"""What a report is made from: folds over the very records that leave, closed by the profile beforehand.

Nothing that the profile withholds can reach the page, because it is not here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mode

from logbook import i18n
from logbook.core.exchange.draw.values import Line, Matrix, Run
from logbook.core.model import chain, entries
from logbook.core.model.chain import Link
from logbook.core.model.codes import Part, Profile, Realm
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Entry, Now, Ref
from logbook.core.model.traces import Start
from logbook.i18n import Words


@dataclass(frozen=True, slots=True)
class Seal:
    """The checkpoint of the last record covered: its line, the code of it, and the 16 letters for the hand.

    Of a copy there is no line and no code: the device that could sign them is gone.
    """

    line: str
    matrix: Matrix | None
    hand: str


@dataclass(frozen=True, slots=True)
class Volume:
    """Which part of a segment this file holds; `number` of `total`, and the SHA-256 (hex) of the volume before."""

    first: int
    last: int
    number: int = 1
    total: int = 1
    before: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything a report needs. `own` are the entries of this volume, `folds` know all up to its end.

    `device` is the code of the log's device: 16 hex digits of its key's SHA-256, as a verification names it. `by` is
    the code of the device that hands in a copy, empty where the log's own signs; `bad` is the first record of this log
    that does not hold, and with all after it is not in the file.
    """

    words: Words
    realm: Realm
    profile: Profile
    start: Start
    volume: Volume
    folds: Folds
    own: Sequence[Entry]
    log: str
    seal: Seal
    made: Now
    made_by: str
    device: str = ""
    by: str = ""
    bad: int | None = None

    @property
    def drill(self) -> bool:
        """Whether this is only an exercise."""
        return self.realm is Realm.DRILL

    def at(self, ms: int, zone: int | None = None) -> str:
        """Say a moment with its day: "23 Nov 2026 02:40"; in the ward's zone if none is given."""
        return i18n.moment(self.words, ms, self.zone if zone is None else zone)

    @property
    def zone(self) -> int:
        """The zone most of these records were written in, minutes: one PDF, one way to say the hour."""
        return mode(entry.written.zone for entry in self.own)

    def ref(self, number: int) -> str:
        """Name a record of this segment as people and paper see it."""
        return str(Ref(self.start.segment, number))


def fold(
    segments: Iterable[tuple[Realm, str, Iterable[Link]]], profile: Profile, withheld: frozenset[Ref] = frozenset()
) -> tuple[Folds, list[Entry]]:
    """Fold records as they will leave: with the parts closed that the profile, or somebody, withholds."""
    folds, read = Folds(), []
    for realm, segment, links in segments:
        log = ""
        for number, link in enumerate(links):
            header = chain.read_header(link.raw, number)
            log = log or chain.log_id(chain.head_of(realm, link.raw))
            shut = profile.withholds | ({Part.TEXT} if Ref(segment, number) in withheld else set())
            closed = Link(link.raw, link.signature, chain.bare(realm, link.parts, shut))
            entry = entries.read_entry(realm, segment, header, closed, log)
            folds.apply(entry)
            read.append(entry)
    return folds, read


def text(value: str) -> Line:
    """One run in the plain style."""
    return (Run(value),)


def bold(value: str) -> Line:
    """One bold run."""
    return (Run(value, bold=True),)


def labelled(label: str, value: str) -> Line:
    """A bold label and its text on one line."""
    return (Run(label + " ", bold=True), Run(value))
