# SPDX-License-Identifier: Apache-2.0
"""One entry of the log as people read it: a line that says what happened, and what belongs below it.

Typed text is handed on as it was typed; whoever shows it shows it as plain text. A part that did not come along is
said to be missing, never passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from logbook import i18n
from logbook.core.model.clocks import Clocks
from logbook.core.model.codes import Certainty, ClockUsed, DeviceType, Part
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Entry, Raw
from logbook.core.model.records import Witness
from logbook.core.model.topics import STORE, is_bed, plain_letters
from logbook.i18n import N_, Words
from logbook.telling.codes import word
from logbook.telling.kinds import TELLERS
from logbook.telling.tale import Tale, Teller

_ERASED = {
    Part.TEXT: N_("Text erased, see {ref}"),
    Part.PATIENT: N_("Patient erased, see {ref}"),
    Part.PERSON: N_("Names erased, see {ref}"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry says. `details` are (label, text); `chips` are short marks; `patient` is shown where allowed."""

    title: str
    body: str = ""
    before: str = ""
    after: str = ""
    details: tuple[tuple[str, str], ...] = ()
    chips: tuple[str, ...] = ()
    place: str = ""
    patient: str = ""


def tell(entry: Entry, folds: Folds, words: Words) -> Told:
    """Say what an entry says, with what the rest of the log makes of it."""
    tale, teller = Tale(), Teller(words, folds)
    record: Any = entry.record
    TELLERS[type(record)](tale, record, teller)
    _closed(tale, entry, folds, words)
    marks = folds.timeline.marks(entry.ref)
    if marks.corrects is not None:
        tale.chips.insert(0, words("Corrects {ref}").format(ref=marks.corrects))
    if marks.late:
        tale.chips.insert(0, words("Late entry") if entry.delay > 0 else words("Written ahead"))
    if not entry.verified:
        tale.chips.insert(0, words("Carried, unverified"))
    if entry.frame.why:
        tale.details.append((words("Reason"), entry.frame.why))
    if marks.still_missing:
        missing = ", ".join(word(words, what) for what in marks.still_missing)
        tale.details.append((words("Still missing"), missing))
    return Told(
        tale.title, tale.body, tale.before, tale.after, tuple(tale.details), tuple(tale.chips),
        place(words, tale.bed, tale.devices), tale.patient,
    )  # fmt: skip


def who(entry: Entry, folds: Folds, words: Words) -> str:
    """Say whose entry it is, who typed it, and who signed it with them."""
    author = entry.frame.author
    told = [folds.people.name(author.user) or words("the program")]
    if author.on_behalf_of:
        told.append(words("on behalf of {name}").format(name=folds.people.name(author.on_behalf_of)))
    if author.recorded_by:
        told.append(words("typed by {name}").format(name=folds.people.name(author.recorded_by)))
    for ref in folds.timeline.marks(entry.ref).witnesses:
        witness = folds.timeline.entry(ref)
        assert isinstance(witness.record, Witness)
        told.append(f"{word(words, witness.record.meaning)}: {folds.people.name(witness.user)}")
    return " · ".join(told)


def clock(ms: int, zone: int, clocks: Clocks | None) -> str:
    """Say a time of day, with its offset where the wall clock showed it twice: "02:30 (+02:00)"."""
    told = i18n.clock_time(ms, zone)
    return f"{told} ({i18n.offset(zone)})" if clocks is not None and clocks.doubled(ms) else told


def happened(entry: Entry, words: Words, clocks: Clocks | None = None) -> str:
    """Say when it happened, as declared: "02:40", "~ 02:40", "02:40–03:00"; another clock than the PC's is named."""
    when = entry.frame.happened
    told = clock(when.at, when.zone, clocks)
    if when.certainty is Certainty.ABOUT:
        told = f"~ {told}"
    if when.until is not None:
        told = f"{told}–{clock(when.until, when.zone, clocks)}"
    if when.clock is not ClockUsed.PC:
        told = f"{told} ({word(words, when.clock)})"
    return told


def late(entry: Entry, folds: Folds, words: Words) -> str:
    """Say how late an entry was written, or how far ahead; empty if neither."""
    if not folds.timeline.marks(entry.ref).late:
        return ""
    at = clock(entry.written.wall, entry.written.zone, folds.clocks)
    told = words("Written {time}, {span} afterwards.") if entry.delay > 0 else words("Written {time}, {span} ahead.")
    return told.format(time=at, span=i18n.span(words, entry.delay))


def place(words: Words, bed: str, devices: tuple[str, ...]) -> str:
    """Say where: the bed, the devices, or both."""
    return " · ".join(part for part in (bed_name(words, bed), *devices) if part)


def bed_name(words: Words, bed: str) -> str:
    """Say a place: "Bed 7" for what bears a number, the store by its word, any other by its own name."""
    if bed == STORE:
        return words("Store")
    return words("Bed {bed}").format(bed=bed) if is_bed(bed) else bed


def place_called(bed: str) -> tuple[str, ...]:
    """Return how a place may be asked for, folded, in every language: `bed 7`, `cama 7`, `llit 7`."""
    return tuple(dict.fromkeys(plain_letters(bed_name(words, bed)) for words in _languages()))


@cache
def device_called(kind: DeviceType) -> str:
    """Return how a kind of device is called, folded, in every language, one a line."""
    return plain_letters("\n".join(word(words, kind) for words in _languages()))


@cache
def _languages() -> tuple[Words, ...]:
    return tuple(map(i18n.words_for, i18n.LANGUAGES))


def place_name(words: Words, bed: str) -> str:
    """Say a place where beds are what is listed: "7", the store by its word, any other by its own name."""
    return words("Store") if bed == STORE else bed


def _closed(tale: Tale, entry: Entry, folds: Folds, words: Words) -> None:
    erased = {part: ref for part, ref in folds.erasures.of(entry.ref).items() if part in entry.closed}
    tale.chips += [words(_ERASED[part]).format(ref=ref) for part, ref in erased.items()]
    if Part.TEXT in entry.closed - erased.keys() and not isinstance(entry.record, Raw):
        tale.chips.append(words("Text withheld"))
    if Part.ACT in entry.closed:
        tale.chips.append(words("Withheld"))
