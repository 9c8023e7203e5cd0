# SPDX-License-Identifier: Apache-2.0
"""Contacts: who can be reached how when the directory is gone, and the log of calls; one press records a call."""

from __future__ import annotations

from dataclasses import asdict, replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from logbook.core.model.coordination import Call, Contact, Reached
from logbook.core.model.frame import Entry
from logbook.i18n import ago
from logbook.telling.coordination import asked, person, ways
from logbook.telling.entry import tell
from logbook.ui.contacts.book import Book
from logbook.ui.contacts.call_form import About, CallForm
from logbook.ui.contacts.contact_form import ContactForm
from logbook.ui.contacts.listed import kind
from logbook.ui.contacts.shown import call_lines, called, contact_lines
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.filled import FilledForm
from logbook.ui.list_taking import taking

CONTACT_DRAFT, CALL_DRAFT = "contact", "call"
_TICK = 15_000
_REQUESTS = 6
"""Open requests offered as what a call is about."""


class ContactsPage(WardPage):
    """The list with its calls, one contact, or one call."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        self._book, self._contact, self._call = Book(desk.kit), ContactForm(desk.kit), CallForm(desk.kit)
        self._print = FilledForm(desk)
        self._list, self._taking = taking(desk, kind(desk), self)
        self._filling = False
        self._stack = QStackedWidget()
        for view in (self._book, self._contact, self._call, self._print, self._list):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._stack)
        self._tick = QTimer(self, interval=_TICK)
        self._tick.timeout.connect(self._show)
        self._connect()

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Show the list, or what whoever is signed on left half written."""
        self._tick.start()
        user = self._desk.session.user
        contact, call = (self._desk.drafting.draft(page, user) for page in (CONTACT_DRAFT, CALL_DRAFT))
        if contact:
            self._open_contact(str(contact["contact"]))
        elif call:
            self._open_call(str(call["contact"]))
        else:
            self._leave()

    def back(self) -> bool:
        """Go from a form to the list; what is typed stays. On the list show everybody again."""
        if self._stack.currentWidget() is self._book:
            return self._book.clear()
        self._leave()
        return True

    def waits(self) -> bool:
        """Whether a contact or a call was left half written."""
        user = self._desk.session.user
        return any(self._desk.drafting.draft(page, user) for page in (CONTACT_DRAFT, CALL_DRAFT))

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no ages once another page is shown."""
        super().hideEvent(event)
        self._tick.stop()

    def _connect(self) -> None:
        self._book.opened.connect(self._opened)
        self._book.called.connect(self._record_call)
        opened = {"contact": lambda: self._open_contact(""), "call": lambda: self._open_call("")}
        self._book.wanted.connect(lambda what: (opened | {"list": self._taking.choose})[what]())
        self._book.filtered.connect(self._show)
        self._book.printing.connect(self._ask_print)
        self._print.closed.connect(self._leave)
        self._list.closed.connect(self._leave)
        self._taking.shown.connect(lambda: self._stack.setCurrentWidget(self._list))
        self._taking.over.connect(self._leave)
        self._contact.calling.connect(self._open_call)
        for form, wanted in ((self._contact, self._want_contact), (self._call, self._want_call)):
            form.closed.connect(self._leave)
            form.edited.connect(self._edited)
            form.wanted.connect(wanted)
        self._desk.session.recorded.connect(self._show_if_seen)

    def _show_if_seen(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        if self._stack.currentWidget() is not self._book:
            return
        words, contacts, people = self._desk.words, self._ward.folds.contacts, self._ward.people
        now = self._ward.machine.clock()
        if self._book.calls:
            self._book.show_lines(
                [
                    (str(one.ref), call_lines(words, one, contacts, people.name(one.by), now.wall, now.zone))
                    for one in contacts.calls()
                ]
            )
            return
        self._book.show_lines(
            [(one.id, contact_lines(words, one, contacts.last_call(one.id), now.wall)) for one in contacts.contacts()]
        )

    def _leave(self) -> None:
        self._stack.setCurrentWidget(self._book)
        self._show()
        self._book.start()

    def _opened(self, key: str) -> None:
        """Open a contact, or a call in the log."""
        if not self._book.calls:
            self._open_contact(key)
            return
        ref = next(one.ref for one in self._ward.folds.contacts.calls() if str(one.ref) == key)
        self.opening.emit("log", {"entry": ref})

    def _open_contact(self, contact: str) -> None:
        contacts = self._ward.folds.contacts
        view = contacts.contact(contact)
        draft = self._desk.drafting.draft(CONTACT_DRAFT, self._desk.session.user)
        known = asdict(view.record) if view is not None else {}
        kept = draft if draft.get("contact") == contact else known
        self._stack.setCurrentWidget(self._contact)
        self._filling = True
        self._contact.start(contact, kept)
        self._filling = False

    def _open_call(self, contact: str) -> None:
        words, folds = self._desk.words, self._ward.folds
        view = folds.contacts.contact(contact)
        draft = self._desk.drafting.draft(CALL_DRAFT, self._desk.session.user)
        known = {} if view is None else {key: getattr(view.record, key) for key in ("contact", "position", "name")}
        numbers = dict(ways(view.record)) if view is not None else {}
        about = [About(one.ref, asked(words, one.record)) for one in folds.loops.open()[:_REQUESTS]]
        self._stack.setCurrentWidget(self._call)
        self._filling = True
        self._call.start(draft if draft.get("contact") == contact else known, numbers, about)
        self._filling = False

    def _ask_print(self) -> None:
        words, contacts, people = self._desk.words, self._ward.folds.contacts, self._ward.people
        self._stack.setCurrentWidget(self._print)
        if not self._book.calls:
            lines = contacts.contacts()
            self._print.fill("hics-205a", words("Contacts"), lambda forms: forms.communications(lines))
            return
        calls = contacts.calls()
        names = {view.by: people.name(view.by) for view in calls}
        known = ((view.record.contact, contacts.contact(view.record.contact)) for view in calls)
        names |= {key: person(line.record.name, line.record.position) for key, line in known if line is not None}
        self._print.fill("call-log", words("Calls"), lambda forms: forms.calls(calls, names))

    def _edited(self) -> None:
        if self._filling:
            return
        user, drafting = self._desk.session.user, self._desk.drafting
        if self._stack.currentWidget() is self._contact:
            drafting.typed(CONTACT_DRAFT, user, self._contact.fields())
        else:
            drafting.typed(CALL_DRAFT, user, self._call.fields())

    def _record_call(self, contact: str, reached: Reached) -> None:
        view = self._ward.folds.contacts.contact(contact)
        assert view is not None
        self._desk.session.record(called(view.record, reached), written=self._say)

    def _want_contact(self, record: Contact) -> None:
        user = self._desk.session.user
        under = record if record.contact else replace(record, contact=self._ward.folds.contacts.next_id())
        self._desk.session.record(under, written=lambda entry: self._written(entry, CONTACT_DRAFT, user))

    def _want_call(self, record: Call) -> None:
        user = self._desk.session.user
        self._desk.session.record(record, written=lambda entry: self._written(entry, CALL_DRAFT, user))

    def _written(self, entry: Entry, page: str, user: str) -> None:
        self._desk.drafting.recorded(page, user)
        self._say(entry)
        self._leave()

    def _say(self, entry: Entry) -> None:
        told = tell(entry, self._ward.folds, self._desk.words)
        said = self._desk.words("Recorded as {ref}: {what}")
        self._desk.messages.info(said.format(ref=entry.ref, what=told.title))


def status(desk: Desk) -> str:
    """Say how many there are, and how old the oldest line is."""
    words, ward = desk.words, desk.session.ward
    contacts = ward.folds.contacts.contacts()
    if not contacts:
        return words("nobody is on the list yet")
    oldest = ago(words, max(0, ward.machine.clock().wall - min(view.at for view in contacts)))
    told = words.n("{n} contact, written {ago}", "{n} contacts, the oldest written {ago}", len(contacts))
    return told.format(n=len(contacts), ago=oldest)


def make(desk: Desk) -> ContactsPage:
    """Make the page for the window's list."""
    return ContactsPage(desk)
