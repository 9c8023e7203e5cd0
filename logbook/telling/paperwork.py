# SPDX-License-Identifier: Apache-2.0
"""What the kinds of `model.paperwork` say. Typed text is handed on as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from logbook.core.model.paperwork import Forms, SheetEvent, SheetFate
from logbook.i18n import N_, Words
from logbook.telling.tale import Tale, Teller

FATES = {
    SheetEvent.USED: N_("in use"),
    SheetEvent.RETURNED: N_("came back written"),
    SheetEvent.BLANK: N_("came back blank"),
    SheetEvent.TRANSCRIBED: N_("typed in"),
    SheetEvent.VOID: N_("void"),
    SheetEvent.MISSING: N_("MISSING"),
}
ISSUED = N_("issued")
"""Given a number and nothing more: the sheet may be on paper, or still in a file."""

NAMES = {
    "mar": N_("Drug chart"), "observations": N_("Observation chart"), "lab-request": N_("Laboratory request"),
    "imaging-request": N_("Imaging request"), "result-slip": N_("Result slip"),
    "blood": N_("Blood: request and transfusion"), "back-entry": N_("Into the record later"),
    "hics-260": N_("Patient card with equipment"), "device-state": N_("Device state sheet"),
    "life-support": N_("Intervention on life support"), "check-vent": N_("Bedside check: ventilator"),
    "check-pump": N_("Bedside check: pump"), "check-monitor": N_("Bedside check: monitor"),
    "check-circuit": N_("Bedside check: CRRT, ECMO, balloon pump"), "check-pc": N_("Check: computer"),
    "tag": N_("Tag: do not use"), "custody": N_("Custody of a device"), "dossier": N_("Device incident dossier"),
    "handover": N_("Handover"), "contacts": N_("Contact sheet"), "runner-log": N_("Runner log"),
    "paper-count": N_("Count of paper"), "hics-213": N_("General message"), "hics-214": N_("Activity log"),
    "hics-201": N_("Incident briefing"), "hics-251": N_("Facility system status, extended"),
    "hics-205a": N_("Communications list"), "hics-257": N_("Resource accounting"),
    "hics-255": N_("Evacuation of patients"), "cabinet": N_("Crisis cabinet"),
    "extortion": N_("Somebody asks for money"),
}  # fmt: skip
"""Titles of the numbered forms by their keys; a form this program does not know is named by its key."""

POSTERS = {
    "poster-crash": N_("Poster: cardiac arrest call"), "poster-who": N_("Poster: who is where"),
    "poster-touch": N_("Poster: do not touch"), "poster-pc": N_("Poster: this computer holds the ward log"),
}  # fmt: skip
"""Titles of what hangs on walls, without serials."""

FILLED = {
    "device-board": N_("Device board"), "bed-list": N_("Bed list"), "briefing": N_("Incident briefing of the ward"),
    "movements": N_("Where equipment went"), "accountability": N_("What became of the paper"),
    "bulletins": N_("Bulletins of the incident team"), "clocks": N_("Clocks compared"),
    "in-force": N_("Fallback procedures, what became of them"),
}  # fmt: skip
"""Titles of what is filled from the log as it is now."""


def form_name(words: Words, key: str) -> str:
    """Name a form, with its number in front where it has one."""
    known = NAMES.get(key) or POSTERS.get(key) or FILLED.get(key)
    title = words(known) if known else key
    return f"{key.upper().replace('-', ' ')} {title}" if key.startswith("hics-") else title


def serials(first: int, last: int) -> str:
    """Write a range of serials as people do: `7`, `7–12`."""
    return f"{first}" if first == last else f"{first}–{last}"


def fate(words: Words, event: SheetEvent | None) -> str:
    """Say what became of a sheet in a word or two."""
    told = ISSUED if event is None else FATES[event]
    return words(told)


def _forms(tale: Tale, record: Forms, teller: Teller) -> None:
    words = teller.words
    tale.title = words("Forms issued: {form}, no. {serials}").format(
        form=form_name(words, record.form), serials=serials(record.first, record.last)
    )
    if record.place:
        tale.details.append((words("They lie at"), record.place))


def _sheet(tale: Tale, record: SheetFate, teller: Teller) -> None:
    words = teller.words
    numbers = serials(record.first, record.last)
    tale.title = words("Form no. {serials}: {fate}").format(serials=numbers, fate=fate(words, record.event))
    tale.body, tale.bed, tale.patient = record.text, record.bed, record.patient
    if record.place:
        tale.details.append((words("They lie at"), record.place))


TELLERS: dict[type, Callable[[Tale, Any, Teller], None]] = {Forms: _forms, SheetFate: _sheet}
