# SPDX-License-Identifier: Apache-2.0
"""All pictures of the ward at once: one fold of each kind, fed with the same entries in chain order.

The same `apply` serves at unlock and for each new record. What was carried over from a closed segment has its old
effect under its old number, unless the record itself is here too. Where another record has that number, because two
went on from one, both have their effect: the one carried over under the number it has here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from logbook.core.model.anchors import Anchors
from logbook.core.model.approvals import Approvals
from logbook.core.model.authors import Authors
from logbook.core.model.backlist import BackList
from logbook.core.model.beds import Beds
from logbook.core.model.bulletin_work import BulletinWork
from logbook.core.model.clocks import Clocks
from logbook.core.model.codes import PARTS
from logbook.core.model.contacts import Contacts
from logbook.core.model.coordinated import Coordinated
from logbook.core.model.cosigning import Cosigning
from logbook.core.model.crisis import Crisis
from logbook.core.model.custody import Custodies
from logbook.core.model.devices import DeviceBoard
from logbook.core.model.dossiers import Dossiers
from logbook.core.model.drills import Drills
from logbook.core.model.erasures import Erasures
from logbook.core.model.errors import BadRecord
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.leavings import Leavings
from logbook.core.model.loops import Loops
from logbook.core.model.outage import Outage
from logbook.core.model.own_texts import OwnTexts
from logbook.core.model.parts import from_bytes
from logbook.core.model.people import People
from logbook.core.model.procedures import Procedures
from logbook.core.model.rounds import Rounds
from logbook.core.model.set_values import SetValues
from logbook.core.model.sheets import Sheets
from logbook.core.model.shiftlog import ShiftLog
from logbook.core.model.sticks import Sticks
from logbook.core.model.systems import Systems
from logbook.core.model.tally import Tally
from logbook.core.model.timeline import Timeline
from logbook.core.model.traces import Carried
from logbook.core.model.trust import Trusted


@dataclass(frozen=True, slots=True)
class Folds:
    """One of each."""

    timeline: Timeline = field(default_factory=Timeline)
    devices: DeviceBoard = field(default_factory=DeviceBoard)
    procedures: Procedures = field(default_factory=Procedures)
    people: People = field(default_factory=People)
    outage: Outage = field(default_factory=Outage)
    clocks: Clocks = field(default_factory=Clocks)
    sticks: Sticks = field(default_factory=Sticks)
    anchors: Anchors = field(default_factory=Anchors)
    erasures: Erasures = field(default_factory=Erasures)
    trust: Trusted = field(default_factory=Trusted)
    leavings: Leavings = field(default_factory=Leavings)
    cosigning: Cosigning = field(default_factory=Cosigning)
    approvals: Approvals = field(default_factory=Approvals)
    own_texts: OwnTexts = field(default_factory=OwnTexts)
    bulletin_work: BulletinWork = field(default_factory=BulletinWork)
    sheets: Sheets = field(default_factory=Sheets)
    crisis: Crisis = field(default_factory=Crisis)
    rounds: Rounds = field(default_factory=Rounds)
    custodies: Custodies = field(default_factory=Custodies)
    dossiers: Dossiers = field(default_factory=Dossiers)
    coordinated: Coordinated = field(default_factory=Coordinated)
    loops: Loops = field(default_factory=Loops)
    systems: Systems = field(default_factory=Systems)
    contacts: Contacts = field(default_factory=Contacts)
    beds: Beds = field(default_factory=Beds)
    shifts: ShiftLog = field(default_factory=ShiftLog)
    back: BackList = field(default_factory=BackList)
    drills: Drills = field(default_factory=Drills)
    tally: Tally = field(default_factory=Tally)
    authors: Authors = field(default_factory=Authors)
    set_values: SetValues = field(default_factory=SetValues)
    _carried: dict[Ref, str] = field(default_factory=dict)

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain; one already here is passed over."""
        if entry.ref in self.timeline:
            return
        self.timeline.apply(entry, self.devices.bed_of)
        self.tally.apply(entry)
        self.authors.apply(entry)
        self.clocks.apply(entry)
        self.anchors.apply(entry, self._head_of)
        self.erasures.apply(entry)
        self.leavings.apply(entry)
        self.cosigning.apply(entry)
        effective = self._effective(entry)
        self.devices.apply(effective)
        self.procedures.apply(effective)
        self.people.apply(effective)
        self.outage.apply(effective)
        self.shifts.apply(effective)
        self.back.apply(effective)
        self.drills.apply(effective)
        self.trust.apply(effective)
        self.sticks.apply(effective)
        self.approvals.apply(effective)
        self.own_texts.apply(effective)
        self.bulletin_work.apply(effective)
        self.sheets.apply(effective)
        self.crisis.apply(effective)
        self.rounds.apply(effective)
        self.custodies.apply(effective)
        self.dossiers.apply(effective)
        self.coordinated.apply(effective)
        self.loops.apply(effective)
        self.systems.apply(effective)
        self.contacts.apply(effective)
        self.beds.apply(effective)
        self.set_values.apply(effective)

    def apply_all(self, entries: Iterable[Entry]) -> None:
        """Take many entries in chain order."""
        for entry in entries:
            self.apply(entry)

    def _head_of(self, ref: Ref) -> str:
        return self.timeline.entry(ref).head if ref in self.timeline else ""

    def _effective(self, entry: Entry) -> Entry:
        record = entry.record
        if not isinstance(record, Carried):
            return entry
        if record.origin not in self.timeline and record.origin not in self._carried:
            self._carried[record.origin] = record.head
            effective = unfold(entry, record)
            self.timeline.carry(record.origin, effective)
            return effective
        here = self._head_of(record.origin) or self._carried.get(record.origin, "")
        if not record.head or record.head == here:
            return entry
        return replace(unfold(entry, record), ref=entry.ref)


def unfold(entry: Entry, carried: Carried) -> Entry:
    """Return the record that was carried over, under its old number and unverified; itself if it cannot be read."""
    opened = {
        part: text.encode()
        for part, text in zip(
            PARTS, (carried.was_act, carried.was_text, carried.was_patient, carried.was_person), strict=True
        )
        if part not in entry.closed
    }
    try:
        frame, record = from_bytes(carried.kind, carried.user, opened)
    except BadRecord:
        return entry
    if frame is None:
        return entry
    written = replace(entry.written, wall=carried.wall, zone=carried.zone)
    return replace(entry, ref=carried.origin, written=written, frame=frame, record=record, verified=False)
