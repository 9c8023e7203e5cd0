# SPDX-License-Identifier: Apache-2.0
"""A hospital's list of contacts (CSV) to contact records; what a cell says is never changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from logbook.core.exchange.csv_table import BadCell, BadRow, Mapped, fields_of, read_table
from logbook.core.exchange.inventory_words import ANSWERS, plain_word
from logbook.core.model.coordination import Contact
from logbook.core.model.errors import BadInput

_TITLES = {
    "position": "position|role|post|function|service|department|cargo|puesto|función|servicio|càrrec|lloc|servici",
    "name": "name|person|who|nombre|persona|nom",
    "phone": "phone|telephone|extension|ext|teléfono|fijo|extensión|telèfon|fix|extensió",
    "mobile": "mobile|cell|cell phone|móvil|mòbil",
    "pager": "pager|bleep|busca|cerca|buscapersones",
    "radio": "radio|channel|radio channel|canal|ràdio",
    "runner": "runner|recadero|recader",
    "place": "place|where|room|location|lugar|ubicación|dónde|ubicació|on",
    "remark": "remark|remarks|note|notes|hours|observaciones|notas|horario|observacions|horari",
    "sensitive": "sensitive|confidential|reservado|confidencial|reservat",
    "dated": "date|dated|as of|fecha|data",
}
COLUMNS = {plain_word(word): field for field, words in _TITLES.items() for word in words.split("|")}
"""Titles of columns in three languages, as plain words, and the fields they fill."""


@dataclass(frozen=True, slots=True)
class ContactList:
    """What a list holds; the contacts have no id yet."""

    mapping: tuple[Mapped, ...]
    contacts: tuple[Contact, ...]
    bad_rows: tuple[BadRow, ...]
    encoding: str
    delimiter: str


def read(data: bytes) -> ContactList:
    """Read a list of contacts.

    Raises `TooLarge`, or `BadInput` as `read_table` does, and for a list without any row.
    """
    table = read_table(data, COLUMNS, ("position",))
    contacts: list[Contact] = []
    bad: list[BadRow] = []
    for line, cells in table.rows:
        try:
            contacts.append(_contact(fields_of(table.mapping, cells, {})))
        except BadCell as trouble:
            bad.append(table.bad(line, trouble))
    if not contacts and not bad:
        raise BadInput(reason="no-rows", line=table.line)
    return ContactList(table.mapping, tuple(contacts), tuple(bad), table.encoding, table.delimiter)


def fresh(found: Iterable[Contact], known: Iterable[Contact], first_id: str) -> tuple[Contact, ...]:
    """Return what is new or changed in a list, each under the id of the line with this position and name, or a new one.

    New ids go on from `first_id`; a line that says what is known already is left out.
    """
    there = {_key(line): line for line in known}
    number = int(first_id[1:])
    made: list[Contact] = []
    for line in found:
        before = there.get(_key(line))
        under = replace(line, contact=before.contact if before else f"{first_id[0]}{number}")
        number += before is None
        if under != before:
            made.append(under)
        there[_key(line)] = under
    return tuple(made)


def _key(contact: Contact) -> tuple[str, str]:
    return plain_word(contact.position), plain_word(contact.name)


def _contact(cells: dict[str, str]) -> Contact:
    answer = cells.pop("sensitive", "")
    known = ANSWERS.get(plain_word(answer)) if answer else "no"
    if known is None:
        raise BadCell("sensitive", "not-yes-or-no")
    if not any(cells.values()):
        raise BadCell("position", "missing")
    return Contact("", sensitive=known == "yes", gone=False, **{**cells, "dated": _day(cells.get("dated", ""))})


def _day(text: str) -> str:
    """Return a day as 2026-11-23; only that spelling can be read in one way."""
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise BadCell("dated", "not-a-day") from error
