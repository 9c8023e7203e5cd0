# SPDX-License-Identifier: Apache-2.0
"""One ward's copy on one stick: compared with the log record by record, then fed with what is missing.

It asks the store's thread for a few records at a time, so that writing gets its turn. It must never overwrite a copy
that knows more than the log, or other things; what it finds in the way is told, and left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import ParamSpec, TypeVar

from logbook.core.model import chain
from logbook.core.model.chain import Link
from logbook.core.model.codes import PARTS, Place, Realm
from logbook.core.model.errors import (
    DamagedFile,
    MirrorAhead,
    MirrorDamaged,
    MirrorDiffers,
    MirrorForeign,
    MirrorTrouble,
    StickGone,
    StorageTrouble,
)
from logbook.core.model.frame import Ref
from logbook.core.model.safeguards import Anchor
from logbook.core.vault import files, mirror, settings
from logbook.core.vault import stick as sticks
from logbook.core.vault.journal import Journal
from logbook.core.vault.slots import Kind
from logbook.core.vault.stick import OnStick
from logbook.core.ward import Ward

P = ParamSpec("P")
T = TypeVar("T")
Progress = Callable[[int, int], None]
"""(records on the stick, records in the segment); called on the copying thread."""

BATCH = 200
CHUNK = 256 * 1024
"""Bytes of records that go to the stick in one go: some 20 ms of an old one."""

_KEYS = "mirror keys"


@dataclass(frozen=True, slots=True)
class Visit:
    """What a stick holds after it was brought up to date.

    `copied` records were added, the copy ends at `last` with `head` (b64; both empty if the live segment could not be
    copied), at `at` (ms UTC). `alarms` name the copies that were left as they are. Without `openable` nobody can open
    the copy on another PC, because the log is not yet protected.
    """

    on: OnStick
    copied: int
    last: Ref | None
    head: str
    at: int
    alarms: tuple[MirrorTrouble, ...]
    openable: bool

    @property
    def anchor(self) -> Anchor | None:
        """The record to write about this copy, if there is one."""
        if self.last is None:
            return None
        return Anchor(Place.STICK, self.last.number, self.head, segment=self.last.segment, stick=self.on.stick)


def ask(ward: Ward, task: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Have the store's thread do something, and wait for it; never to be called on that thread."""
    return ward.worker.submit(task, *args, **kwargs).result()


class Copy:
    """One ward on one stick; to be used on one thread, and never on the store's."""

    def __init__(self, ward: Ward, on: OnStick) -> None:
        self._ward = ward
        self.on = on
        self._key = b""
        self._folds = ward.folds
        self._places: dict[str, mirror.Place] = {}
        self._alarms: dict[str, MirrorTrouble] = {}
        self._settled: set[str] = set()

    def visit(self, progress: Progress | None = None, *, anew: bool = False) -> Visit:
        """Compare what is on the stick with the log, record by record, and add what is missing.

        With `anew` a damaged copy is put aside and written anew. Raises StickGone where the stick vanishes, and the
        storage errors.
        """
        self._places, self._alarms, self._settled = {}, {}, set()
        self._folds = self._ward.folds
        with self._present():
            self._key = self._remembered_key()
            sticks.keep_keys(self.on, self._ward.unlocked.file)
            return self._bring(progress, anew=anew)

    def follow(self) -> Visit:
        """Add what was written since; a copy that is not as it was left is compared again. Raises as `visit`.

        After a change of key, and after an erasure, which threw the folds away, all is compared and written anew.
        """
        if self._key != self._ward.unlocked.key or self._folds is not self._ward.folds:
            return self.visit()
        with self._present():
            return self._bring(None, anew=False)

    def others(self) -> tuple[MirrorTrouble, ...]:
        """Name the copies of earlier segments that know more than the log, or other things.

        The live segment's copy is another matter: it may prove that the log was put back.
        """
        live, found = self._ward.journal.segment, self._alarms.items()
        return tuple(alarm for name, alarm in found if isinstance(alarm, (MirrorAhead, MirrorDiffers)) and name != live)

    def settle(self, segment: str) -> None:
        """Leave a copy as it is, without an alarm: what it knows more is in the log by now."""
        self._settled.add(segment)

    @contextmanager
    def _present(self) -> Iterator[None]:
        try:
            yield
        except StorageTrouble as trouble:
            if self.on.folder.is_dir():
                raise
            raise StickGone(stick=self.on.name, path=str(self.on.folder)) from trouble

    def _remembered_key(self) -> bytes:
        """Keep in the log which keys its copies were ever under, so that an old copy is told from a stranger's."""
        key = self._ward.unlocked.key
        used = self._ask(settings.read, self._ward.store, _KEYS).split()
        if mirror.key_id(key) not in used:
            self._ask(settings.write, self._ward.store, _KEYS, " ".join((*used, mirror.key_id(key))))
        return key

    def _bring(self, progress: Progress | None, *, anew: bool) -> Visit:
        copied, journals = 0, [segment.journal for segment in self._ward.segments]
        for journal in journals:
            if journal.segment in self._alarms:
                continue
            try:
                place = self._standing(journal, anew=anew)
                self._places[journal.segment] = fed = self._feed(journal, place, progress)
                copied += fed.count - place.count
            except MirrorTrouble as alarm:
                self._alarms[journal.segment] = alarm
        return self._told(journals, copied)

    def _told(self, journals: list[Journal], copied: int) -> Visit:
        live, now = journals[-1], self._ward.machine.clock()
        place = self._places.get(live.segment)
        last, head = None, ""
        if place is not None:
            last = Ref(live.segment, place.count - 1)
            head = chain.b64(self._ask(live.head_at, place.count - 1) or b"")
        suspect = {one.segment for one in journals if not one.opening.sound} | self._settled
        alarms = tuple(alarm for name, alarm in self._alarms.items() if name not in suspect)
        openable = self._ward.unlocked.file.kinds != {Kind.SETUP}
        return Visit(self.on, copied, last, head, now.wall, alarms, openable)

    def _standing(self, journal: Journal, *, anew: bool) -> mirror.Place:
        """Say where the copy of a segment stands; begins it, cuts off a torn line or writes it anew where needed."""
        known = self._places.get(journal.segment)
        if known is not None and _size(known.path) == known.size:
            return known
        path = self._path(journal)
        if not path.exists():
            return mirror.begin(path, self._ask(_label, self._ward, journal), self._key)
        try:
            place, stale = self._compared(journal, path)
        except MirrorForeign as alarm:
            self._judge_old(journal, alarm)
            place, stale = None, True
        except MirrorDamaged:
            if not anew:
                raise
            with files.medium(path):
                path.replace(_free(path))
            return mirror.begin(path, self._ask(_label, self._ward, journal), self._key)
        if place is None or stale:
            fresh = mirror.begin(mirror.beside(path), self._ask(_label, self._ward, journal), self._key)
            return mirror.put(self._feed(journal, fresh, None), path)
        mirror.cut_torn(place)
        return place

    def _path(self, journal: Journal) -> Path:
        """Name the file; where another log of this ward took the segment's name, ours has its log in the name."""
        path = self.on.folder / f"{journal.segment}{mirror.ENDING}"
        try:
            with mirror.reading(path, self._key) as reader:
                other = reader.place.label.log != journal.tail.log
        except (MirrorTrouble, StorageTrouble):
            return path
        return path.with_name(f"{journal.segment}-{journal.tail.log}{mirror.ENDING}") if other else path

    def _judge_old(self, journal: Journal, alarm: MirrorForeign) -> None:
        """Let a copy under an earlier key of this ward be replaced, unless it knows more than the log."""
        if alarm.facts["key"] not in self._ask(settings.read, self._ward.store, _KEYS).split():
            raise alarm
        path = Path(str(alarm.facts["path"]))
        last = mirror.count_lines(path) - 1
        if last > journal.tail.number:
            raise MirrorAhead(path=str(path), segment=journal.segment, number=last, head="") from alarm

    def _compared(self, journal: Journal, path: Path) -> tuple[mirror.Place, bool]:
        """Compare a whole copy with the log; says where it ends, and whether it still holds what was erased here."""
        stale, newest = False, b""
        with mirror.reading(path, self._key) as reader:
            links = iter(reader)
            while theirs := list(islice(links, BATCH)):
                first = reader.place.count - len(theirs)
                ours = self._ask(_some, journal, first, len(theirs))
                for number, (their, our) in enumerate(zip(theirs, ours, strict=False), first):
                    stale |= self._fits(journal, path, number, their, our)
                newest = theirs[-1].raw
            last = reader.place.count - 1
            if last > journal.tail.number:
                raise MirrorAhead(
                    path=str(path), segment=journal.segment, number=last, head=_b64head(journal.realm, newest)
                )
            return reader.place, stale

    def _fits(self, journal: Journal, path: Path, number: int, their: Link, our: Link) -> bool:
        """Compare one record; True where the copy still has open what this log has erased."""
        erased = False
        for name, kept, mine in zip(PARTS, their.parts, our.parts, strict=True):
            if kept != mine:
                same = chain.part_hash(journal.realm, name, kept) == chain.part_hash(journal.realm, name, mine)
                if not same or (chain.is_open(kept) and chain.is_open(mine)):
                    raise _differs(journal, path, number, their)
                erased |= chain.is_open(kept)
        if (their.raw, their.signature) != (our.raw, our.signature):
            raise _differs(journal, path, number, their)
        return erased

    def _feed(self, journal: Journal, place: mirror.Place, progress: Progress | None) -> mirror.Place:
        while links := self._ask(_some, journal, place.count, BATCH):
            for chunk in _chunks(links):
                place = mirror.append(place, chunk)
            if progress is not None:
                progress(place.count, journal.tail.number + 1)
        return place

    def _ask(self, task: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return ask(self._ward, task, *args, **kwargs)


def _some(journal: Journal, first: int, most: int) -> list[Link]:
    """Read up to so many records in a row; stops at a gap or a damaged page. On the store's thread."""
    last = min(first + most - 1, journal.tail.number)
    try:
        numbered = list(journal.links(first, last))
    except DamagedFile:
        numbered = list(journal.readable(first, last))
    return [link for expected, (number, link) in enumerate(numbered, first) if number == expected]


def _b64head(realm: Realm, raw: bytes) -> str:
    return chain.b64(chain.head_of(realm, raw))


def _label(ward: Ward, journal: Journal) -> mirror.Label:
    start = ward.start
    return mirror.Label(ward.realm, journal.tail.log, journal.segment, journal.tail.device, start.ward, start.hospital)


def _differs(journal: Journal, path: Path, number: int, their: Link) -> MirrorDiffers:
    return MirrorDiffers(
        path=str(path), segment=journal.segment, number=number, head=_b64head(journal.realm, their.raw)
    )


def _chunks(links: list[Link]) -> Iterator[list[Link]]:
    chunk: list[Link] = []
    size = 0
    for link in links:
        chunk.append(link)
        size += len(link.raw) + sum(map(len, link.parts))
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _size(path: Path) -> int:
    with files.medium(path):
        return path.stat().st_size


def _free(path: Path) -> Path:
    """Name a place beside for a copy that is put aside as evidence."""
    names = (path.with_name(f"{path.name}.aside-{number}") for number in range(1, 1000))
    return next(name for name in names if not name.exists())
