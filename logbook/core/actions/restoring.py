# SPDX-License-Identifier: Apache-2.0
"""A ward's log from a stick onto a bare machine, or onto the next PC: read again, and gone on with in a new segment.

What comes back is proven record by record and can never be written on: its keys died with the old PC, or still live
there. Nothing is ever restored over a log, and what is not back is said as plainly as what is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from logbook.core.actions import opening
from logbook.core.model import chain
from logbook.core.model.chain import Link, Tail
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadChain, MirrorDamaged, MirrorTrouble, NotAWard
from logbook.core.model.frame import Entry
from logbook.core.model.restored import Back, Fault
from logbook.core.model.traces import Start
from logbook.core.vault import files, keys, mirror, revive
from logbook.core.vault import folder as folders
from logbook.core.vault import journal as journals
from logbook.core.vault import stick as sticks
from logbook.core.vault import store as stores
from logbook.core.vault.journal import Journal
from logbook.core.vault.keys import Unlocked
from logbook.core.vault.slots import Secret
from logbook.core.vault.stick import OnStick
from logbook.core.ward import Machine, Ward

Progress = Callable[[int], None]
"""Records back so far."""

RESTORED = "restored"
MOVED = "moved"
"""Why a segment was begun, as its record 0 says: after a loss, or because the ward changes to another PC."""

_BATCH = 200


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path
    label: mirror.Label


def wards_on(mount: Path) -> tuple[OnStick, ...]:
    """Give the wards whose copies lie on a stick; nothing of them is known before a secret opens one. Never fails."""
    return sticks.on(mount)


def unlock(on: OnStick, secret: Secret) -> Unlocked:
    """Open the key file on a stick; raises WrongKey, NoSuchSlot, DamagedFile, storage errors."""
    return keys.unlock(on.folder, secret)


def restore(
    on: OnStick, unlocked: Unlocked, into: Path, machine: Machine, *,
    reason: str = RESTORED, damaged: bool = False, progress: Progress | None = None,
) -> tuple[Ward, Back]:  # fmt: skip
    """Bring a ward back into a new folder and open it; returns the open ward, not yet loaded, and what is back.

    The folder appears whole or not at all. A copy with a damaged line or a record that does not follow is refused
    unless `damaged` says to take what is good before it. Raises AlreadyAWard, NotAWard where no copy opens under this
    key, MirrorDamaged, BadChain, the storage errors.
    """
    found, aside = _chosen(on, unlocked)
    if not found:
        raise NotAWard(path=str(on.folder))
    with folders.making(into, found[0].label.realm) as growing:
        files.write_file(growing / keys.NAME, unlocked.file.to_bytes())
        back = _Back(growing, unlocked, progress)
        for one in found:
            back.bring(one, damaged=damaged)
        told = back.begin(machine, reason, aside)
    return opening.open_ward(into, unlocked, machine), told


def _chosen(on: OnStick, unlocked: Unlocked) -> tuple[list[_Found], tuple[str, ...]]:
    """Look at all copies on a stick; of two logs with one letter the one that reaches further is taken."""
    found: dict[str, _Found] = {}
    lengths: dict[Path, int] = {}
    aside = []
    for path in mirror.copies(on.folder):
        try:
            with mirror.reading(path, unlocked.key) as reader:
                one = _Found(path, reader.place.label)
        except MirrorTrouble:
            aside.append(path.name)
            continue
        lengths[path] = mirror.count_lines(path)
        other = found.setdefault(one.label.segment, one)
        if other is not one:
            less, more = sorted((other, one), key=lambda each: lengths[each.path])
            aside.append(less.path.name)
            found[one.label.segment] = more
    ordered = sorted(found.values(), key=lambda one: (len(one.label.segment), one.label.segment))
    return [one for one in ordered if lengths[one.path]], tuple(aside)


class _Back:
    """One restoring under way."""

    def __init__(self, ward: Path, unlocked: Unlocked, progress: Progress | None) -> None:
        self._ward, self._unlocked, self._progress = ward, unlocked, progress
        self._records = 0
        self._faults: list[Fault] = []
        self._segments: list[str] = []
        self._last: Entry | None = None
        self._start = Start("", "", Realm.REAL, "", "")

    def bring(self, one: _Found, *, damaged: bool) -> None:
        """Take one copy in, proven from its first record to its last."""
        segment, realm = one.label.segment, one.label.realm
        folders.add_segment(self._ward, segment)
        store = stores.create(folders.store_path(self._ward, segment), self._unlocked.key)
        try:
            tail, fault = self._read(store, one)
            if fault is not None and not (damaged and tail.number >= 0):
                raise fault
            if fault is not None:
                self._faults.append(Fault(segment, tail.number, str(fault.facts.get("code", "damaged"))))
            self._note(Journal(store, realm, segment), tail)
        finally:
            store.close()

    def _note(self, journal: Journal, tail: Tail) -> None:
        first, before = journal.entries(0, 0)[0].record, self._last
        self._start = first if isinstance(first, Start) else replace(self._start, realm=journal.realm)
        if before is not None and (self._start.earlier_number or 0) > before.ref.number:
            self._faults.append(Fault(before.ref.segment, before.ref.number, "short"))
        self._last = journal.entries(tail.number, tail.number)[0]
        self._segments.append(journal.segment)
        self._records += tail.number + 1

    def _read(self, store: stores.Store, one: _Found) -> tuple[Tail, BadChain | MirrorDamaged | None]:
        tail = chain.EMPTY
        with mirror.reading(one.path, self._unlocked.key) as reader:
            for batch, damage in _batches(reader):
                tail, fault = revive.restore(store, one.label.realm, batch, tail)
                if fault is not None or damage is not None:
                    return tail, fault or damage
                if self._progress is not None:
                    self._progress(self._records + tail.number + 1)
        return tail, None

    def begin(self, machine: Machine, reason: str, aside: tuple[str, ...]) -> Back:
        """Begin the segment in which writing goes on, and say what is back."""
        assert self._last is not None
        last, name = self._last, folders.next_segment(self._segments)
        was = self._start
        start = Start(
            was.hospital, was.ward, was.realm, name, machine.program, last.log, last.ref.number, last.head, reason
        )
        folders.add_segment(self._ward, name)
        store = stores.create(folders.store_path(self._ward, name), self._unlocked.key)
        try:
            journals.begin(store, start, machine.clock())
        finally:
            store.close()
        return Back(
            self._records, tuple(self._segments), last.ref, last.written.wall, last.written.zone, name,
            tuple(self._faults), aside,
        )  # fmt: skip


def _batches(reader: mirror.Reader) -> Iterator[tuple[list[Link], MirrorDamaged | None]]:
    """Read a copy in pieces; what came before a damaged line is given together with the damage."""
    links, more = iter(reader), True
    while more:
        batch: list[Link] = []
        damage = None
        try:
            for link in islice(links, _BATCH):
                batch.append(link)  # noqa: PERF402 - what was read before the damage stays
        except MirrorDamaged as found:
            damage = found
        more = len(batch) == _BATCH
        yield batch, damage
