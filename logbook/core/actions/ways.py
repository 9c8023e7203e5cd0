# SPDX-License-Identifier: Apache-2.0
"""The ways into a log: adding one, taking one away, each told in the journal.

A way is added under the same key. Taking one away changes the key, because an old key file put back would revive it;
every way that stays is proven again, or goes too. It must never leave a log that nobody can open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TypeAlias

from logbook.core import ward as wards
from logbook.core.actions.protecting import open_stores
from logbook.core.model.codes import KeyEvent
from logbook.core.model.errors import LogbookError, Refused, Unreadable, WrongKey
from logbook.core.model.frame import Author, Entry, Frame, Happened
from logbook.core.model.safeguards import Keys
from logbook.core.vault import keys, keysticks, rekey
from logbook.core.vault.slots import Cost, KeyStick, Kind, Lock, Passphrase, Recovery, Slot
from logbook.core.ward import Ward

Proof: TypeAlias = Passphrase | KeyStick
"""A secret that somebody proves anew, so that its way stays."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in: its slot's id, its kind, and what is written on it, if anything is."""

    slot: str
    kind: Kind
    label: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of key takes away (ids of slots), what was proven to stay, and the new six words, if there are.

    A proof of what goes counts for nothing, so whoever opened the log may always hand in what it was opened with.
    """

    gone: frozenset[str] = frozenset()
    proofs: tuple[Proof, ...] = ()
    words: str = ""


def ways(ward: Ward) -> tuple[Way, ...]:
    """List the ways in; what is written on them is known once the log is loaded."""
    labels = _labels(ward)
    return tuple(Way(slot.id, slot.kind, labels.get(slot.id, "")) for slot in ward.unlocked.file.ways)


def only_one(ward: Ward) -> bool:
    """Whether losing one secret would lose the log: it is protected, and there is one way in."""
    return len(ward.unlocked.file.slots) == len(ward.unlocked.file.ways) == 1


def next_label(ward: Ward) -> str:
    """Give the letter to be written on the next key stick: A, B …, one never used before in this log."""
    used = set(_labels(ward).values())
    return next(name for name in (_letters(n) for n in count()) if name not in used)


def cost(ward: Ward) -> Cost:
    """Give what one try shall cost: as the dearest way there is, which was measured on this PC."""
    known = (slot.cost for slot in ward.unlocked.file.slots if slot.cost is not None)
    return max(known, key=lambda one: (one.memory_kib, one.passes), default=Cost())


def add_stick(ward: Ward, place: Path, pin: str, author: Author, label: str = "") -> list[Entry]:
    """Make a key stick of the medium at `place`; on the worker's thread.

    Raises PinTooWeak, Refused (not yet protected, a copy of the log on it, too many), storage errors; the stick's file
    is then taken away again.
    """
    if not ward.unlocked.file.ways:
        raise Refused(rule="words-first")
    stick = keysticks.make(place, pin, cost(ward))
    try:
        return _add(ward, stick, author, label)
    except LogbookError:
        if stick.id not in {slot.id for slot in ward.unlocked.file.slots}:
            keysticks.remove(place, stick.id)
        raise


def add_recovery(ward: Ward, to: str, author: Author, label: str = "") -> list[Entry]:
    """Let a recovery key (`age1…`, its public half) open the log; on the worker's thread.

    Raises BadInput for a misspelt one, Refused (not yet protected, there already, too many), storage errors.
    """
    if not ward.unlocked.file.ways:
        raise Refused(rule="words-first")
    if to in ward.unlocked.file.recovery:
        raise Refused(rule="way-known")
    return _add(ward, Recovery(to), author, label)


def change(ward: Ward, wanted: Change, author: Author) -> list[Entry]:
    """Change the key: what is named goes, and so does what nobody proved; new words come in. On the worker's thread.

    Recovery keys stay unless they are named. The journal says each. Raises WrongKey for a proof that opens nothing,
    Refused when no way would be left or a change is under way, storage errors; nothing has changed then, or, after the
    first write, the change is finished at the next opening.
    """
    before = ward.unlocked
    kept = _proven(before.file.ways, wanted)
    new: tuple[Lock, ...] = (Passphrase(wanted.words, cost(ward)),) if wanted.words else ()
    if not new and not kept and not _recovery_left(before.file.ways, wanted):
        raise Refused(rule="last-way")
    ward.unlocked = rekey.begin(ward.path, before, (*new, *kept), without=wanted.gone)
    try:
        return _tell_change(ward, before.file.ways, author)
    finally:
        ward.unlocked = rekey.finish(ward.path, ward.unlocked, open_stores(ward))


def would_go(file: keys.KeyFile, wanted: Change) -> tuple[Slot, ...]:
    """Say which ways a change would take away, those that nobody proved too; raises WrongKey."""
    kept = {lock.id for lock in _proven(file.ways, wanted)}
    return tuple(
        slot for slot in file.ways
        if slot.id in wanted.gone or (slot.kind is not Kind.RECOVERY and slot.id not in kept)
    )  # fmt: skip


def _add(ward: Ward, lock: Lock, author: Author, label: str) -> list[Entry]:
    ward.unlocked = keys.add(ward.path, ward.unlocked, lock)
    slot = ward.unlocked.file.slots[-1]
    return _tell(ward, Keys(KeyEvent.ADDED, slot.kind.value, slot.id, label), author)


def _proven(ways_there: Iterable[Slot], wanted: Change) -> tuple[Proof, ...]:
    """Match each proof with the slot it opens, and leave out what goes; raises WrongKey for one that opens nothing."""
    slots = tuple(ways_there)
    matched = {proof.id: proof for proof in (_matched(slots, proof) for proof in wanted.proofs)}
    return tuple(proof for slot, proof in matched.items() if slot not in wanted.gone)


def _matched(slots: tuple[Slot, ...], proof: Proof) -> Proof:
    for slot in slots:
        if slot.kind is proof.kind and slot.cost is not None:
            try:
                proof.open(slot)
            except Unreadable:
                continue
            return replace(proof, id=slot.id, cost=slot.cost)
    raise WrongKey(kind=proof.kind.value)


def _recovery_left(ways_there: Iterable[Slot], wanted: Change) -> bool:
    return any(slot.kind is Kind.RECOVERY and slot.id not in wanted.gone for slot in ways_there)


def _tell_change(ward: Ward, before: tuple[Slot, ...], author: Author) -> list[Entry]:
    now = ward.unlocked.file.ways
    ids = {slot.id for slot in before}, {slot.id for slot in now}
    labels = _labels(ward)
    told = [
        *(Keys(KeyEvent.REMOVED, s.kind.value, s.id, labels.get(s.id, "")) for s in before if s.id not in ids[1]),
        *(Keys(KeyEvent.ADDED, s.kind.value, s.id) for s in now if s.id not in ids[0]),
        Keys(KeyEvent.CHANGED),
    ]
    return [entry for what in told for entry in _tell(ward, what, author)]


def _tell(ward: Ward, what: Keys, author: Author) -> list[Entry]:
    now = ward.machine.clock()
    return wards.append(ward, what, Frame(author, Happened(now.wall, now.zone)))


def _labels(ward: Ward) -> dict[str, str]:
    records = (ward.folds.timeline.entry(ref).record for ref in ward.folds.tally.of(Keys))
    return {record.slot: record.label for record in records if isinstance(record, Keys) and record.label}


def _letters(n: int) -> str:
    name = ""
    while n >= 0:
        n, rest = divmod(n, 26)
        name, n = chr(ord("A") + rest) + name, n - 1
    return name
