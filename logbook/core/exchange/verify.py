# SPDX-License-Identifier: Apache-2.0
"""A file from outside to what it proves: is there one log in it, does it hold, what does the PDF's seal add.

The log is found by its bytes and proves itself; the PDF is never parsed here (its seal is a badge, asked of a child
process). Nothing is trusted that is not signed, and every verdict is "findings" until each step has passed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from logbook.core.crypto import verify_device, verify_record
from logbook.core.exchange import badge
from logbook.core.model import entries, logtext
from logbook.core.model.chain import Signatures
from logbook.core.model.codes import Part, Profile, Realm
from logbook.core.model.erasures import Erasures
from logbook.core.model.errors import BadChain, NotOurs
from logbook.core.model.frame import Entry, Raw
from logbook.core.model.logtext import Checked, Slice
from logbook.core.model.safeguards import ERASABLE, Erase
from logbook.core.model.traces import Start

FILE_LIMIT = 64 * 1024 * 1024
SIGNATURES = Signatures(verify_record, verify_device)
MARKERS = tuple(logtext.STARTS)
_PDF = b"%PDF-"
Place = tuple[int, Part]
"""A part of a record: the record's number, and which part."""

_AGE = b"age-encryption.org/v1"

CheckSeal = Callable[[bytes, bytes, bytes], badge.Badge]
"""(the PDF, the log's device key, SHA-256 of the log text) -> the badge; `badge.check` in a child process."""


class Verdict(StrEnum):
    """The one word about a file."""

    GOOD = "good"
    FINDINGS = "findings"


class Shape(StrEnum):
    """What kind of file it is, by its first bytes."""

    PDF = "pdf"
    LOG = "log"
    SEALED = "sealed"
    OTHER = "other"


class Proven(StrEnum):
    """What follows from a good verification, and nothing more."""

    UNCHANGED = "unchanged"
    COMPLETE_RUN = "complete-run"
    ONE_DEVICE = "one-device"
    FROM_THE_START = "from-the-start"
    SEAL = "seal"


class NotProven(StrEnum):
    """What no verification of this file can show; said each time."""

    LATER_RECORDS = "later-records"
    EARLIER_RECORDS = "earlier-records"
    WHO_TYPED = "who-typed"
    TIMES = "times"
    DEVICE_OWNER = "device-owner"
    WITHHELD = "withheld"
    ERASED = "erased"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong: a stable code, and the record and part it concerns where there is one."""

    code: str
    number: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a verification says; `first` to `last` are the records, `needs` the records before them.

    `stamped` is the export's time by the device's clock (unix seconds); `device` is a short name of its key.
    `unread` numbers records that hold, but whose words this program cannot read (a newer program wrote them).
    `erased` names (record, part) of what was erased by law, as a later record says.
    `copied_by` is the short name of the device that hands in a copy, whose word it is that the log ends there.
    """

    sha256: str
    shape: Shape
    findings: tuple[Finding, ...]
    realm: Realm | None = None
    profile: Profile | None = None
    hospital: str = ""
    ward: str = ""
    segment: str = ""
    log: str = ""
    device: str = ""
    first: int | None = None
    last: int | None = None
    needs: int = 0
    stamped: int | None = None
    withheld: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()
    erased: tuple[tuple[int, str], ...] = ()
    copied_by: str = ""
    seal: bool | None = None
    proven: tuple[Proven, ...] = ()
    not_proven: tuple[NotProven, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Good only if nothing at all was found."""
        return Verdict.FINDINGS if self.findings else Verdict.GOOD

    @property
    def drill(self) -> bool:
        """Whether this is an exercise; it must be said with the verdict."""
        return self.realm is Realm.DRILL


@dataclass(frozen=True, slots=True)
class Verified:
    """A report with the log it is about; the log is there only if its chain holds, whatever the seal says.

    Shown in a trace it holds no words of the log.
    """

    report: Report
    slice: Slice | None = field(default=None, repr=False)
    checked: Checked | None = None
    entries: tuple[Entry, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of the search for a log: the one thing that is wrong, or its text as found, read and checked.

    Shown in a trace it holds no words of the log.
    """

    finding: Finding | None
    text: bytes = field(default=b"", repr=False)
    slice: Slice | None = field(default=None, repr=False)
    checked: Checked | None = None


def judge(data: bytes) -> Judged:
    """Do steps 3 to 5 of `verify`, which parse foreign bytes: `apart` has them done in a process of their own."""
    try:
        _, text = logtext.find(data)  # (3)
        log = logtext.read(text)  # (4)
        return Judged(None, text, log, logtext.check(log, SIGNATURES))  # (5)
    except NotOurs as fault:
        return Judged(Finding(str(fault.facts["reason"])))
    except BadChain as fault:
        return Judged(_chain_finding(fault))


Judge = Callable[[bytes], Judged]


def verify(data: bytes, check_seal: CheckSeal = badge.check, judge: Judge = judge) -> Verified:
    """Verify a file's bytes; raises nothing, whatever they are.

    (1) the file is within its limit; (2) it is a PDF or a log text; (3) exactly one log is in it, and in a log text
    nothing else; (4) the text has its one spelling, within its limits; (5) every record and the END are signed and
    follow each other; (6) what is closed, the profile withholds, or a later record says was erased; (7) what the
    profile withholds is closed; (8) record 0 speaks of the same realm; (9) the PDF carries the device's seal over the
    whole file; that of a copy is sealed by the device that hands it in.
    """
    empty = Report(hashlib.sha256(data).hexdigest(), shape(data), ())
    if len(data) > FILE_LIMIT:  # (1)
        return Verified(_with(empty, Finding("too-large")))
    if empty.shape is Shape.SEALED:  # (2)
        return Verified(_with(empty, Finding("sealed")))
    judged = judge(data)  # (3) (4) (5)
    if judged.finding is not None:
        return Verified(_with(empty, judged.finding))
    text, log, checked = judged.text, judged.slice, judged.checked
    assert log is not None
    assert checked is not None
    read = tuple(_entries(log, checked))
    report = _described(empty, log, checked, read)
    if empty.shape is Shape.OTHER or (empty.shape is Shape.LOG and text != data):  # (2) (3)
        report = _with(report, Finding("bytes-around-log"))
    report = _erased(report, checked, read)  # (6)
    report = _with(
        report, *(Finding("part-not-withheld", number, part) for number, part in checked.beyond_profile)
    )  # (7)
    if isinstance(read[0].record, Start) and read[0].record.realm is not log.opening.realm:  # (8)
        report = _with(report, Finding("other-realm", log.first))
    if empty.shape is Shape.PDF:  # (9)
        seal = check_seal(data, log.by or checked.tail.device, hashlib.sha256(text).digest())
        report = replace(_with(report, *(Finding(found.value) for found in seal.findings)), seal=seal.good)
    return Verified(_concluded(report, log), log, checked, read)


def explained(checked: Checked, read: Iterable[Entry], letter: str, others: Iterable[Entry] = ()) -> set[Place]:
    """Name the closed parts that an `erase` record tells of: a later one of these records, or any of the `others`.

    `letter` is the segment's, which erase records name; where record 0 did not come along it is not known, and any
    letter serves. `others` are records of segments that follow this one.
    """
    erasures = [(entry, entry.record) for entry in read if isinstance(entry.record, Erase)]
    mine = {
        (told.target.number, told.part)
        for entry, told in erasures
        if told.target.segment == (letter or told.target.segment) and told.target.number < entry.ref.number
    }
    mine |= {
        (told.target.number, told.part)
        for told in (entry.record for entry in others)
        if isinstance(told, Erase) and told.target.segment == letter
    }
    return {(number, part) for number, part in checked.unexplained if part in ERASABLE} & mine


def _erased(report: Report, checked: Checked, read: tuple[Entry, ...]) -> Report:
    told = explained(checked, read, report.segment)
    missing = (place for place in checked.unexplained if place not in told)
    report = _with(report, *(Finding("part-missing", number, part) for number, part in missing))
    report = replace(report, erased=tuple(sorted((number, str(part)) for number, part in told)))
    return _with(report, *(Finding("erased-but-open", number, part) for number, part in sorted(still_open(read))))


def still_open(read: Iterable[Entry]) -> set[Place]:
    """Name the parts that a record of the same segment says are erased, and that are open all the same."""
    by_ref = {entry.ref: entry for entry in read}
    erasures = Erasures()
    for entry in by_ref.values():
        erasures.apply(entry)
    return {
        (target.number, part)
        for target, part in erasures.all()
        if target in by_ref and part not in by_ref[target].closed
    }


def shape(data: bytes) -> Shape:
    """Say what kind of file it is, by its first bytes alone."""
    if data.startswith(_PDF):
        return Shape.PDF
    if data.startswith(MARKERS):
        return Shape.LOG
    return Shape.SEALED if data.startswith(_AGE) else Shape.OTHER


def _with(report: Report, *found: Finding) -> Report:
    return replace(report, findings=report.findings + found)


def _chain_finding(fault: BadChain) -> Finding:
    number = int(str(fault.facts["number"]))
    return Finding(str(fault.facts["code"]), number if number >= 0 else None)


def _entries(log: Slice, checked: Checked) -> Iterator[Entry]:
    realm, segment = log.opening.realm, ""
    for header, link in zip(checked.headers, log.links, strict=True):
        entry = entries.read_entry(realm, segment, header, link, checked.tail.log)
        if isinstance(entry.record, Start) and header.i == 0:
            segment = entry.record.segment
            entry = entries.read_entry(realm, segment, header, link, checked.tail.log)
        yield entry


def _described(report: Report, log: Slice, checked: Checked, read: tuple[Entry, ...]) -> Report:
    start = read[0].record if isinstance(read[0].record, Start) else None
    odd = (entry for entry in read if isinstance(entry.record, Raw) and Part.ACT not in entry.closed)
    return replace(
        report,
        realm=log.opening.realm,
        profile=log.opening.profile,
        hospital=start.hospital if start else "",
        ward=start.ward if start else "",
        segment=start.segment if start else "",
        log=checked.tail.log,
        device=hashlib.sha256(checked.tail.device).hexdigest()[:16],
        copied_by=hashlib.sha256(log.by).hexdigest()[:16] if log.by else "",
        first=log.first,
        last=log.last,
        needs=log.first,
        stamped=log.stamped,
        withheld=tuple(sorted(log.opening.withheld)),
        unread=tuple(entry.ref.number for entry in odd),
    )


def _concluded(report: Report, log: Slice) -> Report:
    """Say what follows: the chain held, or nobody would be here."""
    proven = [Proven.UNCHANGED, Proven.COMPLETE_RUN, Proven.ONE_DEVICE]
    open_ends = [NotProven.LATER_RECORDS, NotProven.WHO_TYPED, NotProven.TIMES, NotProven.DEVICE_OWNER]
    if report.needs:
        open_ends.append(NotProven.EARLIER_RECORDS)
    else:
        proven.append(Proven.FROM_THE_START)
    if report.seal:
        proven.append(Proven.SEAL)
    if log.by:
        open_ends.append(NotProven.COPY)
    if log.opening.withheld or log.opening.profile.withholds:
        open_ends.append(NotProven.WITHHELD)
    if report.erased:
        open_ends.append(NotProven.ERASED)
    return replace(report, proven=tuple(proven), not_proven=tuple(open_ends))
