# SPDX-License-Identifier: Apache-2.0
"""The crisis cabinet's sheet and the one about whoever asks for money: blank, or filled from the log.

The second one says on its face what nobody does, and why. Domain research, 2.3 and procedure P19.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from logbook import i18n
from logbook.core.exchange.draw.values import Block, Column, Items, Para, Row, Table, say
from logbook.core.exchange.forms.engine import TIE, Form, Sheet, choices, grid, prepared, row, section
from logbook.core.model.cabinet import CabinetEvent, Extortion
from logbook.core.model.codes import How
from logbook.core.model.crisis import CabinetNow, CabinetView, ExtortionView
from logbook.i18n import N_, Words
from logbook.telling.cabinet import CONTACTS, EVENTS, RULES, answers, whom
from logbook.telling.codes import word

_CALLS = frozenset({CabinetEvent.CALLED, CabinetEvent.ANSWERED, CabinetEvent.NO_ANSWER})


def cabinet(now: CabinetNow | None = None) -> Form:
    """Return the cabinet's sheet: blank, or with everything the log knows of it."""
    return Form("cabinet", N_("Crisis cabinet"), lambda sheet: _cabinet(sheet, now))


def extortion(contacts: Sequence[ExtortionView] = ()) -> Form:
    """Return the sheet about whoever asks for money: blank, or with the contacts in the log."""
    return Form(
        "extortion", N_("Somebody asks for money"), lambda sheet: _extortion(sheet, contacts),
        band=N_("Do not answer · do not pay · touch nothing"),
    )  # fmt: skip


def _cabinet(sheet: Sheet, now: CabinetNow | None) -> Iterator[Block]:
    words, zone = sheet.words, sheet.made.zone
    begun = now.convened if now else None
    at = i18n.moment(words, begun.at, zone) if begun else ""
    meeting = now.meeting if now else None
    due = i18n.moment(words, meeting.meeting, meeting.meeting_zone) if meeting and meeting.meeting is not None else ""
    yield row(
        (words("Convened (date, time)"), 1.4, at), (words("By whom"), 1.6, whom(begun.record) if begun else ""),
        (words("Next meeting"), 1.2, due),
    )  # fmt: skip
    yield from section(words("Who was called, and who answered"))
    calls = (words("Time"), 1.3), (words("Place in the cabinet"), 2.2), (words("Name"), 2.2), (words("Answered?"), 1.3)
    if now is None:
        yield grid(*calls, blank=9)
    else:
        calls = *calls[:-1], (words("What became of it"), 1.6)
        made = [_call(words, view, zone) for view in now.events if view.record.event in _CALLS]
        yield replace(_table(calls, made), lined=7.5, blank=2)
    yield from section(words("Decisions handed down"))
    decisions = (words("Time"), 1.3), (words("Decision"), 4.6), (words("From whom"), 1.9), (words("How"), 1.2)
    if now is None:
        yield grid(*decisions, keep=14)
    else:
        others = [view for view in now.events if view.record.event not in _CALLS]
        told = _table(decisions, [_decision(words, view, zone) for view in others])
        yield replace(told, lined=9, to_end=True, keep=14)
    yield prepared(sheet)


def _extortion(sheet: Sheet, contacts: Sequence[ExtortionView]) -> Iterator[Block]:
    words = sheet.words
    yield Items(tuple(say(words(told)) for told in RULES), ordered=True)
    for view in contacts:
        yield from section(f"{view.ref} · {i18n.moment(words, view.at, sheet.made.zone)}")
        yield from _contact(words, view.record)
    if not contacts:
        yield Para(say(choices(*(words(told) for told in CONTACTS.values()))))
        yield row((words("Date and time seen"), 1.4), (words("Where"), 2), (words("Device"), 1.2), (words("Bed"), 0.8))
        yield row((words("What exactly was seen or heard (word for word)"), 1), height=52)
        yes = choices(words("yes"), words("no"), words("not known"))
        yield row(*((label, 1, yes) for label, _ in answers(words, Extortion(next(iter(CONTACTS))))), height=14)
        yield row((words("Photograph: whose camera"), 1.4), (words("Who saw it"), 1.6), (words("Witness"), 1.6))
        yield row((words("Who was told"), 2), (words("How"), 1), (words("Time"), 1))
    yield prepared(sheet)


def _contact(words: Words, record: Extortion) -> Iterator[Block]:
    told = (
        (words("How did it show?"), words(CONTACTS[record.contact])), (words("Where"), record.where),
        (words("Device"), record.device), (words("Bed"), record.bed),
        (words("What exactly was seen or heard?"), record.text), *answers(words, record),
        (words("Who was told"), record.told), (words("How"), _how(words, record.told_how)),
        (words("Photo"), record.photo[:16]), (words("Paper"), record.paper),
    )  # fmt: skip
    yield _table(
        ((words("Field"), 2), (words("As written down"), 5)), [(name, said.strip() or "–") for name, said in told]
    )


def _table(columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]]) -> Table:
    made = tuple(Row(tuple((say(cell),) for cell in cells)) for cells in rows)
    return Table(tuple(Column(title, share) for title, share in columns), made)


def _call(words: Words, view: CabinetView, zone: int) -> tuple[str, ...]:
    record = view.record
    return i18n.moment(words, view.at, zone), record.position, record.name, words(EVENTS[record.event])


def _decision(words: Words, view: CabinetView, zone: int) -> tuple[str, ...]:
    record = view.record
    due = i18n.moment(words, record.meeting, record.meeting_zone) if record.meeting is not None else ""
    said = " · ".join(filter(None, (words(EVENTS[record.event]), due, record.text)))
    return i18n.moment(words, view.at, zone), said, whom(record), _how(words, record.how)


def _how(words: Words, how: How) -> str:
    return word(words, how) if how is not How.NOT_STATED else TIE
