# SPDX-License-Identifier: Apache-2.0
"""A contact and a call as lines of a list."""

from __future__ import annotations

from logbook.core.model.contacts import CallView, Contacts, ContactView
from logbook.core.model.coordination import Call, Contact, Method, Reached
from logbook.i18n import N_, Words, ago, moment
from logbook.telling.coordination import person, said, ways
from logbook.ui.widgets.face import Lines

RESULTS = {
    Reached.ANSWERED: N_("Answered"),
    Reached.NO_ANSWER: N_("No answer"),
    Reached.BUSY: N_("Busy"),
    Reached.LEFT_WORD: N_("Left word"),
}
_ICONS = {Method.RADIO: "radio", Method.RUNNER: "user", Method.IN_PERSON: "user", Method.PAGER: "volume-2"}


def called(record: Contact, reached: Reached) -> Call:
    """Return the call that one press records: by the first way there is."""
    method, number = next(iter(ways(record)), (Method.OTHER, ""))
    return Call(method, reached, record.contact, record.position, record.name, number)


def contact_lines(words: Words, view: ContactView, last: CallView | None, now: int) -> Lines:
    """Say a line of the list, with its last call."""
    record = view.record
    title = person(record.position, record.name) or record.contact
    meta = " · ".join(
        words("{way} {number}").format(way=said(words, way), number=number) for way, number in ways(record)
    )
    told = [words("sensitive") if record.sensitive else "", record.remark]
    told.append(words("list of {day}").format(day=record.dated) if record.dated else "")
    told.append(words("written {ago}").format(ago=ago(words, max(0, now - view.at))))
    fact, below = "", ""
    if last is not None:
        fact, below = (
            said(words, last.record.reached),
            words("called {ago}").format(ago=ago(words, max(0, now - last.at))),
        )
    return Lines(
        "phone",
        title,
        meta or words("no way to reach them is written down"),
        " · ".join(filter(None, told)),
        fact,
        below,
    )


def call_lines(words: Words, view: CallView, contacts: Contacts, by: str, now: int, zone: int) -> Lines:
    """Say one call of the log of calls."""
    record = view.record
    line = contacts.contact(record.contact)
    name, position = record.name, record.position
    if line is not None and not (name or position):
        name, position = line.record.name, line.record.position
    who = person(name, position) or record.number or words("somebody not named")
    title = words("from {name}").format(name=who) if record.incoming else words("to {name}").format(name=who)
    meta = [said(words, record.method), record.number, words("read back") if record.read_back else "", by]
    return Lines(
        _ICONS.get(record.method, "phone"), title, " · ".join(filter(None, meta)), record.text,
        said(words, record.reached), f"{moment(words, view.at, zone)}, {ago(words, max(0, now - view.at))}",
    )  # fmt: skip
