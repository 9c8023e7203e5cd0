# SPDX-License-Identifier: Apache-2.0
"""The timeline: every entry in the order of the chain, its marks, and the search over its words.

Struck entries stay in it with their mark; nothing is ever left out but what the reader asks to hide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from logbook.core.model.codes import Meaning, Missing
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.records import Completion, Intervention, Person, Witness
from logbook.core.model.strikes import Strikes, chain_order
from logbook.core.model.topics import beds_of, devices_of, kind_of, plain_letters, spoken_of, words_of

LATE = 15 * 60 * 1000
"""The ward's limit in ms from happening to writing (domain research 3.13, field 4)."""

QUIET = frozenset({"resume", "sign-on", "wrong-pin", "export", "printed"})
"""The program's own traces: in the log for good, but not in the ward's way unless asked for."""

_NUMBER = re.compile(r"(?:([a-z]{1,3})[·.]?)?([0-9]{1,8})\Z")
_SIGNED = frozenset({Meaning.WITNESSED, Meaning.REVIEWED})


@dataclass(frozen=True, slots=True)
class Filter:
    """What the reader wants to see; an empty field asks for everything. `quiet` brings the program's traces."""

    bed: str = ""
    device: str = ""
    kinds: frozenset[str] = frozenset()
    author: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """What other entries say of one, and whether it was written late, or ahead of its declared time."""

    struck_by: Ref | None = None
    corrects: Ref | None = None
    witnesses: tuple[Ref, ...] = ()
    completions: tuple[Ref, ...] = ()
    still_missing: tuple[Missing, ...] = ()
    late: bool = False


class Timeline:
    """All entries in chain order. `limit` is the ward's limit for a late entry in ms."""

    def __init__(self, limit: int = LATE) -> None:
        self._limit = limit
        self._entries: list[Entry] = []
        self._rows: dict[Ref, int] = {}
        self._carried: dict[Ref, Entry] = {}
        self._strikes = Strikes()
        self._witnesses: dict[Ref, list[Ref]] = {}
        self._completions: dict[Ref, list[Ref]] = {}
        self._topics: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        self._at_bed: dict[str, list[Ref]] = {}
        self._with_device: dict[str, list[Ref]] = {}
        self._names: dict[str, str] = {}
        self._words: list[str | None] = []

    def apply(self, entry: Entry, bed_of: Callable[[str], str] = lambda _device: "") -> None:
        """Take the next entry of the chain; one already here is passed over.

        `bed_of` tells where a device stands just before this entry: what names only a device belongs to that bed.
        """
        if entry.ref in self._rows:
            return
        self._rows[entry.ref] = len(self._entries)
        self._entries.append(entry)
        self._words.append(None)
        self._strikes.apply(entry)
        self._index(entry, bed_of)
        record = entry.record
        if isinstance(record, Witness):
            self._witnesses.setdefault(record.target, []).append(entry.ref)
        elif isinstance(record, Completion):
            self._completions.setdefault(record.target, []).append(entry.ref)
        elif isinstance(record, Person):
            self._names[record.user] = plain_letters(record.name)

    @property
    def entries(self) -> Sequence[Entry]:
        """All entries in chain order, struck and quiet ones too; a live view that grows at its end."""
        return self._entries

    def __contains__(self, ref: Ref) -> bool:
        return ref in self._rows

    def knows(self, ref: Ref) -> bool:
        """Tell whether `entry` has something under this number: an entry of this log, or one carried over."""
        return ref in self._rows or ref in self._carried

    def carry(self, ref: Ref, entry: Entry) -> None:
        """Know an entry of a segment that is not here by its old number: other entries and pages go on naming it so."""
        self._carried.setdefault(ref, entry)

    def entry(self, ref: Ref) -> Entry:
        """Return one entry, or what was carried over under its number; `KeyError` if the log holds neither."""
        row = self._rows.get(ref)
        return self._carried[ref] if row is None else self._entries[row]

    def row(self, ref: Ref) -> int:
        """Return the entry's place in `entries`; `KeyError` if the log does not hold it."""
        return self._rows[ref]

    def of_device(self, device: str) -> tuple[Ref, ...]:
        """List the entries about a device, with what corrects, witnesses or completes them."""
        return tuple(self._with_device.get(device, ()))

    def of_bed(self, bed: str) -> tuple[Ref, ...]:
        """List the entries about a bed; one that names only a device counts for the device's bed when written."""
        return tuple(self._at_bed.get(bed, ()))

    def marks(self, ref: Ref) -> Marks:
        """Say what became of an entry; `KeyError` if the log does not hold it."""
        entry = self.entry(ref)
        return Marks(
            struck_by=self._strikes.struck_by(ref),
            corrects=entry.frame.corrects,
            witnesses=self._standing(self._witnesses.get(ref, ())),
            completions=self._standing(self._completions.get(ref, ())),
            still_missing=self._still_missing(entry),
            late=abs(entry.delay) > self._limit,
        )

    @property
    def beds(self) -> Iterable[str]:
        """Every place that an entry belongs to; a live view."""
        return self._at_bed.keys()

    def search(
        self,
        query: str = "",
        only: Filter | None = None,
        rows: range | None = None,
        places: Mapping[str, str] | None = None,
        devices: Mapping[str, frozenset[str]] | None = None,
    ) -> list[Ref]:
        """List the entries that hold every word of the query and pass the filter, in the order of `rows`.

        Upper case and accents make no difference. Searched are all open words, device ids, beds, people's names and
        the entry's own number (`214`, `B·214`, `B.214`, `b214`). `rows` are places in `entries`, by default all: who
        must not keep anybody waiting asks for a few at a time. `places` are how people call places, folded (`bed 7`
        for `7`): where the query holds such a name, what belongs to the place is found as well as what says its name.
        `devices` are those a word may mean (`ventilator`): what is about one of them is found by it too.
        """
        only = only or Filter()
        named, others = _places_in(plain_letters(query), places or {})
        wanted = [self._wanted(word) for word in others.split()]
        asked = rows if rows is not None else range(len(self._entries))
        found = (row for row in asked if self._passes(row, only))
        if named:
            found = (row for row in found if all(self._is_at(row, *place) for place in named))
        meant = [(devices or {}).get(word, frozenset()) for word, *_ in wanted]
        return [
            self._entries[row].ref
            for row in found
            if all(
                self._says(row, *word) or self._is_about(row, some) for word, some in zip(wanted, meant, strict=True)
            )
        ]

    def _is_at(self, row: int, name: str, bed: str) -> bool:
        return bed in self._topics[row][0] or name in self._words_of(row)

    def _is_about(self, row: int, devices: frozenset[str]) -> bool:
        return not devices.isdisjoint(self._topics[row][1])

    def _wanted(self, word: str) -> tuple[str, frozenset[str], tuple[str | None, int] | None]:
        people = frozenset(user for user, name in self._names.items() if word in name)
        number = _NUMBER.match(word)
        return word, people, (number[1], int(number[2])) if number else None

    def _says(self, row: int, word: str, people: frozenset[str], number: tuple[str | None, int] | None) -> bool:
        if word in self._words_of(row):
            return True
        entry = self._entries[row]
        if number and number[1] == entry.ref.number and number[0] in {None, entry.ref.segment.lower()}:
            return True
        author = entry.frame.author
        return not people.isdisjoint({author.user, author.recorded_by, author.on_behalf_of})

    def _words_of(self, row: int) -> str:
        """Return what can be searched for in an entry, made when it is first searched."""
        found = self._words[row]
        if found is None:
            beds = plain_letters("\n".join(self._topics[row][0]))
            found = self._words[row] = f"{words_of(self._entries[row])}\n{beds}"
        return found

    def _passes(self, row: int, only: Filter) -> bool:
        entry = self._entries[row]
        kind = kind_of(entry.record)
        if (only.kinds and kind not in only.kinds) or (not only.quiet and kind in QUIET - only.kinds):
            return False
        if only.author and only.author != entry.user:
            return False
        beds, devices = self._topics[row]
        return (not only.bed or only.bed in beds) and (not only.device or only.device in devices)

    def _standing(self, refs: Iterable[Ref]) -> tuple[Ref, ...]:
        return tuple(ref for ref in refs if self._strikes.stands(ref))

    def _still_missing(self, entry: Entry) -> tuple[Missing, ...]:
        if not isinstance(entry.record, Intervention) or not entry.record.missing:
            return ()
        supplied: set[Missing] = set()
        for ref in self._standing(self._completions.get(entry.ref, ())):
            completion = self.entry(ref).record
            assert isinstance(completion, Completion)
            supplied.update(completion.supplies)
        for ref in self._standing(self._witnesses.get(entry.ref, ())):
            second = self.entry(ref)
            assert isinstance(second.record, Witness)
            if second.record.meaning in _SIGNED and second.user != entry.user:
                supplied.add(Missing.WITNESS)
        return tuple(item for item in entry.record.missing if item not in supplied)

    def _index(self, entry: Entry, bed_of: Callable[[str], str]) -> None:
        record = entry.record
        devices, beds = devices_of(record), beds_of(record)
        if devices and not beds:
            beds = tuple(filter(None, map(bed_of, devices)))
        about = spoken_of(entry)
        if about in self._rows and chain_order(about) < chain_order(entry.ref):
            more_beds, more_devices = self._topics[self._rows[about]]
            beds, devices = beds + more_beds, devices + more_devices
        beds, devices = tuple(dict.fromkeys(beds)), tuple(dict.fromkeys(devices))
        self._topics.append((beds, devices))
        for bed in beds:
            self._at_bed.setdefault(bed, []).append(entry.ref)
        for device in devices:
            self._with_device.setdefault(device, []).append(entry.ref)


def _places_in(query: str, places: Mapping[str, str]) -> tuple[list[tuple[str, str]], str]:
    """Take the names of places out of a query, the longest first: (name, place) each, and the words that are left."""
    named: list[tuple[str, str]] = []
    for name in sorted((name for name in places if name and name in query), key=len, reverse=True):
        query, times = re.subn(rf"(?<!\w){re.escape(name)}(?!\w)", " ", query)
        if times:
            named.append((name, places[name]))
    return named, query
