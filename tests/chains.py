# SPDX-License-Identifier: Apache-2.0
"""Real chains for tests of what leaves and arrives: made by the journal's own sealing, without a database."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

from logbook.core import crypto
from logbook.core.crypto import DeviceKey
from logbook.core.exchange.checkpoint import Checkpoint, write_line
from logbook.core.model import chain, logtext
from logbook.core.model.chain import Link, Tail
from logbook.core.model.codes import Means, Profile, Realm
from logbook.core.model.frame import Author, Frame, Happened, Now
from logbook.core.model.records import Note
from logbook.core.model.traces import Start
from logbook.core.vault.journal import SIGNATURES
from logbook.core.vault.sealing import sealed

NIGHT = 1_795_398_000_000
"""23 November 2026, 02:40 in Valencia."""


def note(text="a note", **fields):
    """A note."""
    return Note(text=text, **fields)


@dataclass
class Chain:
    """One log in memory; `minutes` is what its clock shows since NIGHT."""

    ward: str = "UCI"
    realm: Realm = Realm.REAL
    segment: str = "A"
    start: Start | None = None
    device: DeviceKey = field(default_factory=crypto.new_device_key)
    links: list[Link] = field(default_factory=list)
    tails: list[Tail] = field(default_factory=list)
    key: bytes = b""
    minutes: float = 0
    boot: int = 1_000_000
    session: int = 1

    def __post_init__(self):
        """Write record 0, unless this is a branch."""
        if not self.links:
            begin = self.start or Start("Hospital", self.ward, self.realm, self.segment, "test 1")
            self.add(begin, user="pc", minutes=0)

    def add(self, record, *, user="p1", minutes=1.0, happened=None, corrects=None, boot=None):
        """Write a record `minutes` after the last one."""
        self.minutes += minutes
        self.boot = self.boot + int(minutes * 60_000) if boot is None else boot
        now = Now(NIGHT + int(self.minutes * 60_000), self.boot, 60, "boot")
        frame = Frame(Author(user, Means.PIN), happened or Happened(now.wall, 60), corrects)
        before = self.tails[-1] if self.tails else chain.EMPTY
        device = None if self.tails else self.device
        link, self.key = sealed(
            self.realm, before, record, frame, now, self.session, self.key, crypto.secrets.token_bytes, device
        )
        self.links.append(link)
        self.tails.append(chain.follow(self.realm, before, link, SIGNATURES)[1])
        return self

    def notes(self, count):
        """Write so many notes."""
        for number in range(count):
            self.add(note(f"note {number}"))
        return self

    def branch(self):
        """The same log in other hands: what is added to one is not in the other."""
        return replace(self, links=list(self.links), tails=list(self.tails))

    def line(self, number=-1, at=None, team=None):
        """The checkpoint line of a record, or with the key of a team the receipt for it."""
        tail = self.tails[number]
        seconds = NIGHT // 1000 + int(self.minutes * 60) if at is None else at
        point = Checkpoint(self.realm, tail.log, tail.number, tail.head, seconds)
        return write_line(point, (team or self.device).sign, receipt=team is not None)

    def text(self, profile=Profile.CLINICAL, first=0, last=None, withheld=(), stamped=None, sign=None, by=None):
        """The log text of a run of records; a copy where another device hands it in (`by`)."""
        stop = len(self.links) if last is None else last + 1
        before = self.tails[first - 1] if first else Tail(-1, b"", b"", self.tails[0].log, self.device.point)
        opening = logtext.Opening(self.realm, profile, before, frozenset(withheld))
        at = stamped if stamped is not None else NIGHT // 1000 + int(self.minutes * 60)
        return logtext.write(
            opening, self.links[first:stop], self.tails[stop - 1], at, sign or (by or self.device).sign,
            by.point if by else b"",
        )  # fmt: skip


def digest(text):
    """SHA-256 of a log text."""
    return hashlib.sha256(text).digest()
