# SPDX-License-Identifier: Apache-2.0
"""A ward's log from what had left it, exports or square codes, onto a bare machine: read again, and gone on with.

A log text proves itself and is believed no further. What follows from record 0 becomes a segment for reading only;
what follows records that are in none of the files is carried into the new segment, under its old number. What was
withheld stays closed, what was erased stays erased, and nothing of the old log's keys comes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from itertools import pairwise
from pathlib import Path

from logbook.core.actions import opening
from logbook.core.actions.carrying import OF_THE_PROGRAM, carried
from logbook.core.exchange import apart, bridge, pictures, squeeze
from logbook.core.exchange.bridge import Cargo, Frame
from logbook.core.exchange.verify import Judge
from logbook.core.model import chain, entries, logtext
from logbook.core.model.chain import Header, Link
from logbook.core.model.codes import Part, Realm
from logbook.core.model.erasures import Erasures
from logbook.core.model.errors import BadChain, BadInput, NotOurs, Refused
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.logtext import Checked, Slice
from logbook.core.model.restored import OF_A_TEXT, Back, Gap, Lost
from logbook.core.model.traces import Start
from logbook.core.vault import folder as folders
from logbook.core.vault import journal as journals
from logbook.core.vault import keys, revive
from logbook.core.vault import store as stores
from logbook.core.vault.journal import Journal
from logbook.core.vault.keys import Unlocked
from logbook.core.vault.sealing import program_frame
from logbook.core.ward import Machine, Ward

RESTORED = "restored"
"""Why the new segment was begun, as its record 0 says."""

_AGE = b"age-encryption.org/"
_Placed = tuple[Header, Link]


@dataclass(frozen=True, slots=True)
class Material:
    """What files came to: slices that hold, each with what it proves, and sets of codes that are not whole."""

    pieces: tuple[tuple[Slice, Checked], ...]
    unfinished: tuple[str, ...] = ()


@dataclass
class _Log:
    """One log, as whole as the pieces make it: `run` follows from record 0, `rest` does not."""

    log: str
    placed: dict[tuple[int, bytes], _Placed]
    letter: str = ""
    start: Start | None = None
    run: list[_Placed] = field(default_factory=list)
    rest: list[_Placed] = field(default_factory=list)

    @property
    def last(self) -> _Placed:
        """The record with the highest number; of two the one that follows from record 0."""
        return max((*self.run[-1:], *self.rest), key=lambda one: one[0].i)


def read(files: Iterable[bytes], identity: str = "", judge: Judge = apart.judge) -> Material:
    """Read exports (PDF or log text) and codes (lines a scanner typed, pictures, PDFs), sealed or not.

    Raises `BadInput` with the reason "sealed" where an age identity is needed, Unreadable where it does not open,
    NotOurs and BadChain for what holds no log that proves itself, and whatever reading codes raises.
    """
    pieces, frames = [], list[Frame]()
    for data in files:
        opened = _opened(data, identity)
        if any(marker in opened for marker in logtext.STARTS):
            pieces.append(_proven(opened, judge))
        else:
            frames += _frames(opened)
    batches = [batch for batch in bridge.batches(frames) if batch.cargo is Cargo.SLICE]
    whole = [batch for batch in batches if not batch.missing]
    pieces += [_proven(squeeze.unsqueeze(_opened(bridge.join(batch), identity)), judge) for batch in whole]
    if batches and not pieces:
        raise BadInput(field=", ".join(map(str, batches[0].missing)), reason="codes-missing")
    if not pieces:
        raise NotOurs(reason="no-log")
    return Material(tuple(pieces), tuple(batch.set[:4] for batch in batches if batch.missing))


def _opened(data: bytes, identity: str) -> bytes:
    if not data.startswith(_AGE):
        return data
    if not identity:
        raise BadInput(reason="sealed")
    return apart.open_sealed(data, "".join(identity.split()).upper())


def _proven(data: bytes, judge: Judge) -> tuple[Slice, Checked]:
    judged = judge(data)
    if judged.finding is not None:
        number, code = judged.finding.number, judged.finding.code
        raise NotOurs(reason=code) if number is None else BadChain(number=number, code=code)
    assert judged.slice is not None
    assert judged.checked is not None
    return judged.slice, judged.checked


def _frames(data: bytes) -> Iterator[Frame]:
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        lines = []
    typed = [line for line in lines if bridge.is_frame(line)]
    for text in typed or [text for text in pictures.read(data) if bridge.is_frame(text)]:
        yield bridge.read_frame(text)


def named(material: Material) -> bool:
    """Whether the pieces tell whose log it is; codes without record 0 do not."""
    return any(piece.opening.before.number < 0 for piece, _ in material.pieces)


def realm(material: Material) -> Realm:
    """Say whether it is a real log or an exercise; `Refused` where the files mix the two."""
    realms = {piece.opening.realm for piece, _ in material.pieces}
    if len(realms) > 1:
        raise Refused(rule="real-and-exercise")
    return realms.pop()


def recover(material: Material, into: Path, machine: Machine, hospital: str = "", ward: str = "") -> tuple[Ward, Back]:
    """Make a ward of what was read, in a new folder, and open it; returns the open ward, not yet loaded.

    Without locks of its own it is not yet protected, as after a first run. `hospital` and `ward` count only where no
    piece holds a record 0. Raises `Refused` for the logs of several wards, or of none that is named (rule
    "ward-not-named"), AlreadyAWard, the storage errors.
    """
    found = realm(material)
    logs = _logs(material, found)
    start = _whose(logs, found, hospital, ward, machine)
    with folders.making(into, found) as growing:
        unlocked = keys.create_unprotected(growing)
        told = _write(growing, unlocked, logs, start, machine, material.unfinished)
    return opening.open_ward(into, unlocked, machine), told


def _logs(material: Material, found: Realm) -> list[_Log]:
    """Put the pieces together by their logs, in the order of their letters; what was erased is closed."""
    logs: dict[str, _Log] = {}
    for piece, checked in material.pieces:
        one = logs.setdefault(checked.tail.log, _Log(checked.tail.log, {}))
        for header, link in zip(checked.headers, piece.links, strict=True):
            key = (header.i, chain.head_of(found, link.raw))
            known = one.placed.get(key)
            one.placed[key] = (header, _both(known[1], link) if known else link)
    for one in logs.values():
        _lay_out(one, found)
    ordered = sorted(logs.values(), key=lambda one: (len(one.letter), one.letter, -len(one.run)))
    for before, one in pairwise(ordered):
        if one.letter == before.letter:  # two logs of one letter: the shorter one is carried over, whole
            one.run, one.rest = [], sorted((*one.run, *one.rest), key=lambda placed: placed[0].i)
    _close_erased(ordered, found)
    return ordered


def _both(one: Link, other: Link) -> Link:
    """Take each part from whichever file opens it."""
    act, text, patient, person = (
        mine if chain.is_open(mine) else theirs for mine, theirs in zip(one.parts, other.parts, strict=True)
    )
    return Link(one.raw, one.signature, (act, text, patient, person))


def _lay_out(one: _Log, found: Realm) -> None:
    """Follow the records from record 0 as far as they go; where two went on from one, the first that was read."""
    following: dict[tuple[int, str], tuple[int, bytes]] = {}
    for key, (header, _) in one.placed.items():
        following.setdefault((key[0], header.prev), key)
    taken, at = set[tuple[int, bytes]](), following.get((0, ""))
    while at is not None:
        taken.add(at)
        one.run.append(one.placed[at])
        at = following.get((at[0] + 1, chain.b64(at[1])))
    one.rest = [one.placed[key] for key in sorted(one.placed) if key not in taken]
    if one.run:
        first = entries.read_entry(found, "", *one.run[0], one.log).record
        one.start = first if isinstance(first, Start) else None
    one.letter = one.start.segment if one.start is not None else _guessed(one, found)


def _guessed(one: _Log, found: Realm) -> str:
    """Guess the letter of a log without record 0: the one its records speak of most, or the first.

    It is only what people call it; nothing is believed for it.
    """
    said = Counter[str]()
    for entry in _entries(one, found, ""):
        values = (entry.frame.corrects, *(getattr(entry.record, spec.name) for spec in fields(entry.record)))
        said.update(value.segment for value in values if isinstance(value, Ref))
    return said.most_common(1)[0][0] if said else folders.FIRST_SEGMENT


def _entries(one: _Log, found: Realm, letter: str) -> Iterator[Entry]:
    return (entries.read_entry(found, letter, *placed, one.log) for placed in (*one.run, *one.rest))


def _close_erased(logs: Sequence[_Log], found: Realm) -> None:
    """Close what a record of any file says was erased, though an older file still has it open."""
    told = Erasures()
    for one in logs:
        for entry in _entries(one, found, one.letter):
            told.apply(entry)
    gone: dict[Ref, set[Part]] = {}
    for target, part in told.all():
        gone.setdefault(target, set()).add(part)

    def closed(letter: str, placed: _Placed) -> _Placed:
        header, link = placed
        shut = gone.get(Ref(letter, header.i), set())
        return header, Link(link.raw, link.signature, chain.bare(found, link.parts, shut))

    for one in logs:
        one.run = [closed(one.letter, placed) for placed in one.run]
        one.rest = [closed(one.letter, placed) for placed in one.rest]


def _whose(logs: Sequence[_Log], found: Realm, hospital: str, ward: str, machine: Machine) -> Start:
    """Say how the new segment begins, and of which ward it is."""
    starts = [one.start for one in logs if one.start is not None]
    if len({(start.hospital, start.ward) for start in starts if start.hospital != opening.NAMELESS}) > 1:
        raise Refused(rule="several-wards")
    if starts:
        hospital, ward = starts[-1].hospital, starts[-1].ward
    if not (hospital.strip() and ward.strip()):
        raise Refused(rule="ward-not-named")
    before = logs[-1]
    header, link = before.last
    return Start(
        hospital, ward, found, folders.next_segment([one.letter for one in logs]), machine.program,
        before.log, header.i, chain.b64(chain.head_of(found, link.raw)), RESTORED,
    )  # fmt: skip


def _write(
    growing: Path, unlocked: Unlocked, logs: Sequence[_Log], start: Start, machine: Machine, unfinished: tuple[str, ...]
) -> Back:
    whole = [one for one in logs if one.run]
    for one in whole:
        _revive(growing, unlocked, one, start.realm)
    folders.add_segment(growing, start.segment)
    store = stores.create(folders.store_path(growing, start.segment), unlocked.key)
    try:
        over = _carry(journals.begin(store, start, machine.clock()), logs, machine)
    finally:
        store.close()
    header = logs[-1].last[0]
    every = [link for one in logs for _, link in (*one.run, *one.rest)]
    withheld = sum(not all(map(chain.is_open, link.parts)) for link in every)
    lost = OF_A_TEXT if not withheld else (OF_A_TEXT[0], Lost.WITHHELD, *OF_A_TEXT[1:])
    return Back(
        sum(len(one.run) for one in whole) + over, tuple(one.letter for one in whole),
        Ref(logs[-1].letter, header.i), header.w, header.z, start.segment,
        aside=unfinished, lost=lost, carried=over, withheld=withheld, missing=tuple(_missing(logs)),
    )  # fmt: skip


def _revive(growing: Path, unlocked: Unlocked, one: _Log, found: Realm) -> None:
    folders.add_segment(growing, one.letter)
    store = stores.create(folders.store_path(growing, one.letter), unlocked.key)
    try:
        fault = revive.restore(store, found, [link for _, link in one.run])[1]
    finally:
        store.close()
    assert fault is None, "each piece holds, and so does what they make together"


def _carry(journal: Journal, logs: Sequence[_Log], machine: Machine) -> int:
    """Write what follows nothing here, under its old numbers; what a program said of itself says nothing here."""
    count = 0
    for one in logs:
        for header, link in one.rest:
            if header.k not in OF_THE_PROGRAM:
                now = machine.clock()
                journal.append(carried(journal.realm, one.letter, header, link), program_frame(now), now)
                count += 1
    return count


def _missing(logs: Sequence[_Log]) -> Iterator[Gap]:
    """Name the records that are in none of the files, as far as the files tell of them."""
    known = {one.log: one for one in logs}
    for one in logs:
        start = one.start
        if start is not None and start.earlier_log and start.earlier_number is not None:
            earlier = known.get(start.earlier_log)
            reached = earlier.last[0].i if earlier is not None else -1
            letter = earlier.letter if earlier is not None else _letter_before(one.letter)
            if reached < start.earlier_number:
                yield Gap(letter, reached + 1, start.earlier_number)
        expected = 0
        for number in sorted({header.i for header, _ in (*one.run, *one.rest)}):
            if number > expected:
                yield Gap(one.letter, expected, number - 1)
            expected = number + 1


def _letter_before(letter: str) -> str:
    """Name the letter before a segment's: the log it goes on from, of which no file is here."""
    names = [folders.FIRST_SEGMENT]
    while (following := folders.next_segment(names)) != letter and len(names) < _LETTERS:
        names.append(following)
    return names[-1]


_LETTERS = 26 * 26
