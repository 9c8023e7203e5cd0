# SPDX-License-Identifier: Apache-2.0
"""Where a scanned code leads when no page took it for itself: a device, a bed, a form, a person, or a new device.

Pure: it looks into the open ward and answers with a page to open, what to tell it, and what to say. A code that is
unknown to the ward is never dropped: the form for a new device opens with all that the code tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from logbook.core.exchange import scan_match
from logbook.core.exchange.scan import Field, Kind, Scanned, read
from logbook.core.ward import Ward
from logbook.i18n import Words
from logbook.telling.entry import bed_name


@dataclass(frozen=True)
class Answer:
    """Which page to open (none: stay), with what, and what to say (nothing: the page says it)."""

    page: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
    said: str = ""


def answer(words: Words, ward: Ward, readings: Sequence[str]) -> Answer:
    """Answer a scan that can be read in these ways, the likeliest first; the first that the ward knows is taken."""
    scans = [read(text) for text in readings if text.strip()]
    known = (_known(words, ward, scanned) for scanned in scans)
    return next((found for found in known if found is not None), None) or _unknown(words, scans)


def place(ward: Ward, readings: Sequence[str]) -> tuple[str, str] | None:
    """Return (bed, device) where a known label stands: a bed's, or a device's own; None for any other code."""
    for scanned in map(read, readings):
        found = scan_match.devices(scanned, (view.description for view in ward.folds.devices.devices()))
        view = ward.folds.devices.device(found[0]) if len(found) == 1 else None
        if view is not None:
            return view.bed, view.id
        if scanned.kind is Kind.BED:
            return scan_match.bed(scanned, beds(ward)), ""
    return None


def beds(ward: Ward) -> tuple[str, ...]:
    """Return every place of the ward, as people count them."""
    return tuple(ward.folds.beds.walk(view.bed for view in ward.folds.devices.beds()))


def _known(words: Words, ward: Ward, scanned: Scanned) -> Answer | None:
    if scanned.kind in {Kind.FORM, Kind.LOG}:
        return _of_paper(words, scanned)
    found = scan_match.devices(scanned, (view.description for view in ward.folds.devices.devices()))
    if len(found) == 1:
        return Answer("devices", {"device": found[0]}, words("Device {name}").format(name=found[0]))
    if found:
        told = words("Several devices bear this code: {names}").format(names=", ".join(found))
        return Answer("devices", {"find": scanned.get(Field.SERIAL) or scanned.raw}, told)
    person = ward.people.by_badge(scanned.bare)
    if person is not None:
        told = words("This is the badge of {name}. To write in their name, sign one record as them (F4).")
        return Answer(said=told.format(name=person.name or person.user))
    if scanned.kind is Kind.BED:
        bed = scan_match.bed(scanned, beds(ward))
        return Answer("devices", {"bed": bed}, bed_name(words, bed))
    if scanned.get(Field.PATIENT):
        return Answer(said=words("This is a patient's own code. Nothing was filled in, and it is not kept."))
    return None


def _of_paper(words: Words, scanned: Scanned) -> Answer:
    """Answer what the program itself once printed."""
    if scanned.kind is Kind.LOG:
        told = words(
            "This is a code of a log. Open Safety, then Codes without a stick or Witnesses, and scan it there."
        )
        return Answer(said=told)
    serial = scanned.get(Field.SERIAL)
    said = words("Form {serial}").format(serial=f"{scanned.get(Field.FORM)} {serial}".strip())
    return Answer("sheets", {"sheet": scanned.bare}, said) if serial else Answer(said=said)


def _unknown(words: Words, scans: Sequence[Scanned]) -> Answer:
    if not scans:
        return Answer(said=words("The scanner sent nothing that can be read. Teach it in under Paper, Scanner."))
    return Answer("devices", {"scan": scans[0].raw})
