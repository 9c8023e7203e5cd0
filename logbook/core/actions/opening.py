# SPDX-License-Identifier: Apache-2.0
"""Making, opening and continuing a ward.

Opening looks at the end of the chain only, so that writing is possible at once; whoever opens streams the rest in
and verifies behind the window. A log that contradicts itself is never repaired: a new segment begins (D6).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

from logbook.core import ward as wards
from logbook.core.actions import recall
from logbook.core.actions.carrying import carried
from logbook.core.model import chain
from logbook.core.model.chain import Tail
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadChain, DamagedFile, NotAWard, StorageTrouble, WrongKey, WrongMarker
from logbook.core.model.frame import PROGRAM, Entry, Now
from logbook.core.model.opening_state import Known, State, Verdict
from logbook.core.model.traces import Resume, Start
from logbook.core.vault import files, keys, pins, rekey, settings, trusted, wipe
from logbook.core.vault import folder as folders
from logbook.core.vault import journal as journals
from logbook.core.vault import store as stores
from logbook.core.vault.ballast import Ballast
from logbook.core.vault.journal import Journal
from logbook.core.vault.keys import Unlocked
from logbook.core.vault.memory import Memory
from logbook.core.vault.sealing import program_frame
from logbook.core.vault.slots import Kind, Lock, Secret
from logbook.core.vault.worker import Worker
from logbook.core.ward import Machine, Segment, Ward

PIECE = 200
"""Records checked in one go behind the window: some 25 ms."""

DAMAGED = "damaged"
NOT_GOOD = "not-good"
OTHER_MACHINE = "other-machine"
BROKEN = frozenset({DAMAGED, NOT_GOOD, *(state for state in State if state is not State.GOOD)})
"""Why a segment was closed and is not to be believed, as the record 0 after it says.

A log that is opened on another PC than before is only closed: two copies of it may be in use, and none is wrong (D6).
"""

NAMELESS = "?"
"""What stands for hospital and ward where no database opens that would tell."""


@dataclass(frozen=True, slots=True)
class Address:
    """Which ward of which hospital, and whether this is only a drill."""

    hospital: str
    ward: str
    realm: Realm = Realm.REAL


def create(path: Path, address: Address, machine: Machine, locks: Iterable[Lock] = ()) -> Ward:
    """Make a ward in a folder and open it; without locks it gets a setup slot and is not yet protected (4.9).

    The folder appears whole or not at all. Raises AlreadyAWard, NotAWard and the storage errors.
    """
    chosen = tuple(locks)
    with folders.making(path, address.realm) as growing:
        unlocked = keys.create(growing, chosen) if chosen else keys.create_unprotected(growing)
        start = Start(address.hospital, address.ward, address.realm, folders.FIRST_SEGMENT, machine.program)
        _begin(growing, start, unlocked.key, machine.clock()).store.close()
    return open_ward(path, unlocked, machine)


def unlock(path: Path, secret: Secret | None = None) -> Unlocked:
    """Open the ward's key, with the key beside it if no secret is given; raises WrongKey, NoSuchSlot, DamagedFile."""
    return keys.unlock(path, secret if secret is not None else keys.setup_key(path))


def realm_there(path: Path) -> Realm:
    """Say what a folder seems to hold before it is unlocked; without a marker to read it may well be a real log.

    The log itself decides when it is opened. What a crash left of a retired ward goes first. Raises NotAWard,
    NewerVersion, storage errors.
    """
    if wipe.begun(path):
        wipe.wipe(path)
    return _marked(path) or Realm.REAL


def _marked(path: Path) -> Realm | None:
    """Read the marker; None where it cannot be read, or is gone and a log is there all the same."""
    try:
        return folders.realm_of(path)
    except DamagedFile:
        return None
    except NotAWard:
        if path.is_dir() and folders.segments(path):
            return None
        raise


def protected(path: Path) -> bool:
    """Whether a secret is needed to open this ward; raises NotAWard, DamagedFile."""
    realm_there(path)
    return Kind.SETUP not in keys.public(path).kinds


def open_ward(path: Path, unlocked: Unlocked, machine: Machine, known: Iterable[Known] = ()) -> Ward:
    """Open all segments, look at the live one's tail, load the people, and write that the program resumed.

    A live segment that is damaged, whose seal is broken, of whose people a header cannot be read, or that the local
    memory or `known` (what known sticks hold of its logs) contradicts is closed for ever, and a new one begun that
    names it and the contradiction; so is one that another PC wrote into last. A marker that cannot be read is mended by
    what record 0 proves. Where nothing opens under a key that its slot has proven, a new segment is begun all the same.
    Raises LockedByAnother, WrongMarker when the marker named the other realm (it is then put right, and the next try
    opens), and the storage errors.
    """
    path = path.absolute()
    realm = realm_there(path)
    worker = Worker()
    with ExitStack() as held:
        held.enter_context(folders.alone(path, os.getpid(), machine.clock().wall))
        held.callback(worker.stop)
        unlocked = worker.submit(rekey.finish, path, unlocked).result()
        ward = worker.submit(_open, path, realm, unlocked, machine, worker, tuple(known)).result()
        ward.held = held.pop_all()
    return ward


def _open(
    path: Path, realm: Realm, unlocked: Unlocked, machine: Machine, worker: Worker, known: tuple[Known, ...]
) -> Ward:
    segments, unreadable = _open_segments(path, realm, unlocked.key)
    blind = not segments
    if blind:  # the key is proven and nothing opens: nobody may be kept from writing for that
        segments = [_begin_blind(path, realm, unlocked, machine)]
    start = _start(segments, realm)
    if start.realm is not realm:
        _put_right(path, start.realm, segments)
    if _marked(path) is None:
        with suppress(StorageTrouble):  # a medium that refuses keeps nobody out
            folders.mark(path, realm)
    ward = Ward(path, realm, unlocked, machine, worker, segments, start, ExitStack(), tuple(unreadable))
    ward.memory = Memory(machine.memory) if machine.memory is not None else None
    _condemn(segments)
    for segment in segments:
        for entry in segment.journal.people():
            ward.early.apply(entry)
    _judge(ward, known)
    if not blind:
        keys.mend(path, unlocked)  # now that the stores have opened under this key
    Ballast(folders.ballast_path(path)).fill()
    ward.waiting += _resume(ward)
    return ward


def _judge(ward: Ward, known: tuple[Known, ...]) -> None:
    """Hold the log against what others know of it, and go on in a new segment wherever that is the only way."""
    recalled = recall.recall(ward.machine, ward.segments, whole=not ward.unreadable)
    ward.memory_unread = recalled.unread
    ward.broken = (*recall.condemn_earlier(ward.segments, recalled), *ward.unreadable)
    if folders.segments(ward.path)[-1] in ward.unreadable:
        _continue(ward, DAMAGED)
        return
    verdict = recall.judge_live(ward.journal, recalled, known)
    if verdict.state is not State.GOOD:
        ward.journal.condemn()
        ward.broken = (*ward.broken, ward.journal.segment)
        _continue(ward, verdict.state, _told(verdict))
    elif ward.journal.machine not in ("", ward.machine.name):
        _continue(ward, OTHER_MACHINE)


def _told(verdict: Verdict) -> str:
    return verdict.by.told if verdict.by is not None else ""


def _open_segments(path: Path, realm: Realm, key: bytes) -> tuple[list[Segment], list[str]]:
    segments, unreadable = [], []
    for name in folders.segments(path):
        segment = _open_segment(path, realm, name, key) or _open_segment(path, realm, name, key)
        if segment is None:  # a disk that stumbles once is no reason to begin a new segment
            unreadable.append(name)
        else:
            segments.append(segment)
    return segments, unreadable


def _open_segment(path: Path, realm: Realm, name: str, key: bytes) -> Segment | None:
    """Open one segment; None where it is damaged, or not opened by the key, which its slot has proven."""
    with ExitStack() as held, suppress(DamagedFile, WrongKey):
        store = stores.open_store(folders.store_path(path, name), key)
        held.callback(store.close)
        segment = Segment(store, Journal(store, realm, name))
        held.pop_all()
        return segment
    return None


def _start(segments: list[Segment], realm: Realm) -> Start:
    """Say whose log this is and of which realm, by the newest record 0 that tells; broken ones keep nobody out."""
    starts = [segment.journal.entries(0, 0)[0].record for segment in reversed(segments)]
    told = next((start for start in starts if isinstance(start, Start)), None)
    start = told or Start("", "", realm, segments[-1].journal.segment, "")
    proven = (journals.realm_of(segment.store) for segment in reversed(segments))
    return replace(start, realm=next((realm for realm in proven if realm), start.realm))


def _put_right(path: Path, realm: Realm, segments: list[Segment]) -> NoReturn:
    """Mend the marker by what the log itself says, and let whoever opens begin again under the right one.

    The marker lies there in the clear. Believed, a changed one would end a real log and begin a drill in its place; and
    who read it before has shown a real log as a drill.
    """
    for segment in segments:
        segment.store.close()
    folders.mark(path, realm)
    raise WrongMarker(path=str(path / folders.MARKER))


def _condemn(segments: list[Segment]) -> None:
    for earlier, later in pairwise(segments):
        start = later.journal.entries(0, 0)[0].record
        if isinstance(start, Start) and start.reason in BROKEN and start.earlier_log == earlier.journal.tail.log:
            earlier.journal.condemn()


def _begin(path: Path, start: Start, key: bytes, now: Now) -> Segment:
    folders.add_segment(path, start.segment)
    store = stores.create(folders.store_path(path, start.segment), key)
    return Segment(store, journals.begin(store, start, now))


def _begin_blind(path: Path, realm: Realm, unlocked: Unlocked, machine: Machine) -> Segment:
    """Begin the next segment where none opens: whose log it is nobody can say, and what was before stays as it lies.

    It may be the key file that is an old one, put back: so that is not copied over its spare, and lies beside the new
    segment as well, where it will open it even when the right key file is there again.
    """
    name = folders.next_segment(folders.taken(path))
    start = Start(NAMELESS, NAMELESS, realm, name, machine.program, reason=DAMAGED)
    segment = _begin(path, start, unlocked.key, machine.clock())
    files.write_file(path / name / keys.NAME, unlocked.file.to_bytes())
    return segment


def _continue(ward: Ward, reason: str, contradicts: str = "") -> None:
    old = ward.segments[-1]
    tail = old.journal.tail
    name = folders.next_segment(folders.taken(ward.path))
    start = Start(
        ward.start.hospital, ward.start.ward, ward.realm, name, ward.machine.program,
        tail.log, tail.number, chain.b64(tail.head), reason, contradicts,
    )  # fmt: skip
    segment = _begin(ward.path, start, ward.unlocked.key, ward.machine.clock())
    pins.carry(old.store, segment.store)
    settings.carry(old.store, segment.store)
    with suppress(DamagedFile):  # a damaged picture must keep nobody from writing; the team's stick brings all again
        trusted.carry(old.store, segment.store)
    ward.segments.append(segment)
    ward.start = start


def _resume(ward: Ward) -> list[Entry]:
    now = ward.machine.clock()
    written = ward.journal.resume(Resume(ward.machine.program, ward.machine.name, now.boot_id), now)
    wards.remember(ward)
    return written


def verify_some(journal: Journal, after: Tail) -> Tail:
    """Check the next few hundred records of a segment, so that writing gets its turn; on the worker's thread."""
    return journal.verify(after, min(after.number + PIECE, journal.tail.number))


def verify(ward: Ward) -> dict[str, BadChain | None]:
    """Check every signature of every segment on the worker's thread; the first fault of each, None if it is good."""
    verdicts: dict[str, BadChain | None] = {}
    for segment in ward.segments:
        try:
            segment.journal.verify()
            verdicts[segment.journal.segment] = None
        except BadChain as fault:
            verdicts[segment.journal.segment] = fault
    return verdicts


def close_segment(ward: Ward, reason: str = NOT_GOOD, contradicts: str = "") -> list[Entry]:
    """Close the live segment for ever after a red verdict and go on in a new one (D5, D6); on the worker's thread.

    `contradicts` is what somebody outside holds against it. What people wrote into it in this session is written again
    as `carried`, with its old number.
    """
    old = ward.journal
    last = old.tail.number
    old.condemn()
    ward.broken = (*ward.broken, old.segment)
    _continue(ward, reason, contradicts)
    written = [*ward.journal.entries(0, 0), *_resume(ward)]
    for number, link in old.readable(old.began, last):
        header = old.header(number, link.raw)
        if header.u != PROGRAM:  # what the program says of itself it has said again
            now = ward.machine.clock()
            what = carried(ward.realm, old.segment, header, link)
            written += ward.journal.append(what, program_frame(now), now)
    wards.remember(ward)
    return written
