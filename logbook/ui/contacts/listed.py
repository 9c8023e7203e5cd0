# SPDX-License-Identifier: Apache-2.0
"""A hospital's list of contacts: what of it the log does not hold yet, and how that is said."""

from __future__ import annotations

from collections.abc import Sequence

from logbook.core.exchange import contact_list
from logbook.core.exchange.contact_list import ContactList
from logbook.core.model.coordination import Contact
from logbook.i18n import N_, Words
from logbook.telling.coordination import person, said, ways
from logbook.ui.contacts.contact_form import LINES
from logbook.ui.desk import Desk
from logbook.ui.list_taking import Kind

FIELDS = {**LINES, "sensitive": N_("Sensitive"), "dated": N_("Day of the list")}


def kind(desk: Desk) -> Kind[ContactList, Contact]:
    """Return what taking such a list needs to know."""
    words, ward = desk.words, desk.session.ward

    def coming(found: ContactList) -> tuple[Sequence[Contact], int]:
        contacts = ward.folds.contacts
        known = (view.record for view in contacts.contacts())
        fresh = contact_list.fresh(found.contacts, known, contacts.next_id())
        return fresh, len(found.contacts) - len(fresh)

    def stopped(done: int, total: int) -> str:
        told = words("{done} of {total} contacts are in the log; taking the list again goes on from there.")
        return told.format(done=done, total=total)

    return Kind(
        title=words("Take a list of contacts"), progress=words("Contacts written"), fields=FIELDS,
        read=contact_list.read, coming=coming, line=lambda contact: _line(words, contact),
        act=lambda n: words.n("Take {n} contact", "Take {n} contacts", n).format(n=n),
        done=lambda n: words.n("{n} contact recorded", "{n} contacts recorded", n).format(n=n),
        stopped=stopped,
    )  # fmt: skip


def _line(words: Words, contact: Contact) -> str:
    told = (words("{way} {number}").format(way=said(words, way), number=number) for way, number in ways(contact))
    return " · ".join(filter(None, (person(contact.position, contact.name), *told)))
