# SPDX-License-Identifier: Apache-2.0
"""An open ward: its segments, what they add up to, and the one way to write.

It holds and hands on; it decides nothing about keys, screens or files that leave. Records are written on the
store's own thread, and folded on the thread of whoever calls `fold` and `take`: always one and the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from logbook.core.exchange import checkpoint
from logbook.core.model.chain import Tail
from logbook.core.model.codes import Meaning, Means, Realm
from logbook.core.model.errors import DiskFull, NotAllowed, Refused
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Author, Clock, Entry, Frame, Happened, Record, Ref
from logbook.core.model.people import People, Right
from logbook.core.model.records import EndProcedure, InForce, Vouch, Witness
from logbook.core.model.safeguards import Approval, Close, Erase
from logbook.core.model.shifts import InjectAnswer, InjectPlan
from logbook.core.model.traces import Start
from logbook.core.vault import folder as folders
from logbook.core.vault.ballast import Ballast
from logbook.core.vault.journal import Journal
from logbook.core.vault.keys import Unlocked
from logbook.core.vault.memory import Line, Memory
from logbook.core.vault.pins import Cost
from logbook.core.vault.store import Store
from logbook.core.vault.worker import Worker

BATCH = 200
"""Records read in one go while a long log streams in."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What the core may know of the PC: its clock, an opaque name, the program's version, the cost of a PIN.

    `memory` is a file away from the ward's folder where the newest checkpoint of each log is kept, if there is one.
    """

    clock: Clock
    name: str
    program: str
    pin_cost: Cost = field(default_factory=Cost)
    memory: Path | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment that could be opened, live or closed; the store belongs to the worker's thread."""

    store: Store
    journal: Journal


@dataclass
class Ward:
    """An open ward; `people` may be asked at once, `folds` is whole when `loaded` says so.

    `unreadable` names segments that do not open at all, `broken` those closed for a reason (D6); `unlocked.mended` says
    that the key file was missing or changed; `entered` holds the digests of sealed notes known to be in the journal.
    `memory` is told of every commit; `memory_unread` says that it could not be read when the ward was opened.
    """

    path: Path
    realm: Realm
    unlocked: Unlocked
    machine: Machine
    worker: Worker
    segments: list[Segment]
    start: Start
    held: ExitStack
    unreadable: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    folds: Folds = field(default_factory=Folds)
    early: People = field(default_factory=People)
    waiting: list[Entry] = field(default_factory=list)
    loaded: bool = False
    entered: set[str] = field(default_factory=set)
    memory: Memory | None = None
    memory_unread: bool = False

    @property
    def journal(self) -> Journal:
        """The live segment's chain."""
        return self.segments[-1].journal

    @property
    def store(self) -> Store:
        """The live segment's database; for the worker's thread only."""
        return self.segments[-1].store

    @property
    def people(self) -> People:
        """Who is who, from the first moment on."""
        return self.folds.people if self.loaded else self.early


def stream(ward: Ward) -> Iterator[Future[list[Entry]]]:
    """Hand out the reads that bring the log in, in order; wait for each and `take` it, then call `finish`."""
    for segment in tuple(ward.segments):
        name, stop = segment.journal.segment, segment.journal.tail.number
        mine = (entry.ref.number for entry in ward.waiting if entry.ref.segment == name)
        stop = min(mine, default=stop + 1) - 1
        first = 0
        while first <= stop:
            read = ward.worker.submit(segment.journal.entries, first, stop, BATCH)
            yield read
            found = read.result()  # read already; by its numbers, not by ranges: one record may claim any number
            first = found[-1].ref.number + 1 if found else stop + 1


def take(ward: Ward, entries: list[Entry]) -> None:
    """Fold what the stream brought."""
    for entry in entries:
        ward.folds.apply(entry)


def finish(ward: Ward) -> None:
    """Fold what was written while the log streamed in; from here on the folds are whole."""
    take(ward, ward.waiting)
    ward.waiting = []
    ward.loaded = True


def forget(ward: Ward, people: list[Entry]) -> None:
    """Throw away every picture of the log, because words were erased; then `stream` it again.

    `people` are the entries that say who is who, read anew: they may be asked at once.
    """
    ward.folds, ward.early, ward.waiting, ward.loaded = Folds(), People(), [], False
    for entry in people:
        ward.early.apply(entry)


def load(ward: Ward) -> Ward:
    """Bring the whole log in at once, for those who can wait."""
    for batch in stream(ward):
        take(ward, batch.result())
    finish(ward)
    return ward


def submit(
    ward: Ward, record: Record, author: Author, happened: Happened | None = None,
    corrects: Ref | None = None, why: str = "",
) -> Future[list[Entry]]:  # fmt: skip
    """Ask for a record to be written; the future answers after the commit, and `fold` is to be called with it.

    Raises `Refused` at once where the rules forbid it; the future carries the store's typed trouble.
    """
    _check(ward, record, author)
    now = ward.machine.clock()
    frame = Frame(author, happened or Happened(now.wall, now.zone), corrects, why)
    return ward.worker.submit(append, ward, record, frame)


def append(ward: Ward, record: Record, frame: Frame) -> list[Entry]:
    """Write on the worker's thread; on a full disk the ballast is given back and the write tried once more."""
    try:
        written = ward.journal.append(record, frame, ward.machine.clock())
    except DiskFull:
        if not Ballast(folders.ballast_path(ward.path)).drop():
            raise
        written = ward.journal.append(record, frame, ward.machine.clock())
    remember(ward)
    return written


def remember(ward: Ward) -> None:
    """Let the local memory know where the chain stands, after a commit; on the worker's thread, and at no cost to it.

    The line is signed and written on the memory's own thread.
    """
    if ward.memory is not None:
        first, at = ward.segments[0].journal.tail.log, ward.machine.clock().wall // 1000
        ward.memory.note(partial(_line, first, ward.journal, ward.journal.tail, at))


def _line(first: str, journal: Journal, tail: Tail, at: int) -> Line:
    point = checkpoint.Checkpoint(journal.realm, tail.log, tail.number, tail.head, at)
    return Line(first, tail.log, checkpoint.write_line(point, journal.device.sign))


def fold(ward: Ward, entries: list[Entry]) -> None:
    """Take in what was just written, now or as soon as the log has streamed in."""
    if ward.loaded:
        take(ward, entries)
        return
    ward.waiting += entries
    for entry in entries:
        ward.early.apply(entry)


def record(
    ward: Ward, what: Record, author: Author, happened: Happened | None = None,
    corrects: Ref | None = None, why: str = "",
) -> Entry:  # fmt: skip
    """Write one record and wait for it; returns its entry, folded."""
    entries = submit(ward, what, author, happened, corrects, why).result()
    fold(ward, entries)
    return entries[-1]


def shut(ward: Ward) -> None:
    """Finish every promised write, then let go of files, thread and lock."""
    for segment in ward.segments:
        ward.worker.submit(segment.store.close)
    ward.worker.stop()
    if ward.memory is not None:
        ward.memory.close()
    ward.held.close()


def require(ward: Ward, author: Author, right: Right) -> None:
    """Let pass who may; whoever holds the passphrase stands for the house, as on a bare PC.

    The one place where a right is asked for. Raises `NotAllowed` with `act` and the person's `role`.
    """
    if author.means is not Means.PASSPHRASE and not ward.people.may(author.user, right):
        view = ward.people.user(author.user)
        raise NotAllowed(act=right, role=view.role if view else "")


def _check(ward: Ward, what: Record, author: Author) -> None:
    """Refuse what has a way of its own, what is not this role's, and a second signature by the same hand."""
    if isinstance(what, (Erase, Close, Approval)):
        raise Refused(rule="needs-its-own-act", kind=what.KIND)
    if isinstance(what, (InjectPlan, InjectAnswer)) and ward.realm is not Realm.DRILL:
        raise Refused(rule="only-in-an-exercise", kind=what.KIND)
    if isinstance(what, (InForce, EndProcedure)):
        require(ward, author, Right.PUT_IN_FORCE)
    if isinstance(what, Vouch) and what.user == author.user:
        raise NotAllowed(act="vouch", role="self")
    if not isinstance(what, Witness):
        return
    if what.meaning is Meaning.NOBODY_AVAILABLE:  # no signature: whoever says so may be the author
        if not what.text.strip():
            raise Refused(rule="say-why")
        return
    if what.target not in ward.folds.timeline:
        return
    first = ward.folds.timeline.entry(what.target).frame.author
    if author.user in {first.user, first.recorded_by}:
        raise Refused(rule="witness-is-author")
