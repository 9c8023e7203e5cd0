# SPDX-License-Identifier: Apache-2.0
"""The ward's own list of contacts, and who was called when: both work when the hospital's directory does not."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass

from logbook.core.model.coordination import Call, Contact
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.strikes import Strikes
from logbook.core.model.topics import plain_letters

_LETTER = "c"


@dataclass(frozen=True, slots=True)
class ContactView:
    """One line of the list as it stands: when it was last written (ms UTC, as declared), by whom, in which record."""

    record: Contact
    at: int
    by: str
    ref: Ref
    verified: bool = True

    @property
    def id(self) -> str:
        """The id of the line."""
        return self.record.contact


@dataclass(frozen=True, slots=True)
class CallView:
    """One call: when it happened (ms UTC, as declared), who wrote it, in which record."""

    record: Call
    at: int
    by: str
    ref: Ref


class Contacts:
    """The fold."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._lines: dict[str, list[ContactView]] = {}
        self._calls: list[CallView] = []
        self._calls_of: dict[str, list[CallView]] = {}

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        self._strikes.apply(entry)
        record, at = entry.record, entry.frame.happened.at
        if isinstance(record, Contact):
            view = ContactView(record, at, entry.user, entry.ref, entry.verified)
            insort(self._lines.setdefault(record.contact, []), view, key=lambda view: view.at)
        elif isinstance(record, Call):
            call = CallView(record, at, entry.user, entry.ref)
            for calls in (self._calls, self._calls_of.setdefault(record.contact, [])):
                insort(calls, call, key=lambda view: view.at)

    def contacts(self) -> tuple[ContactView, ...]:
        """List the lines in force by position, then name; those taken off the list are left out."""
        found = (self.contact(contact) for contact in self._lines)
        return tuple(sorted((view for view in found if view is not None and not view.record.gone), key=_order))

    def contact(self, contact: str) -> ContactView | None:
        """Return one line, also one taken off the list; None if there is none of this id."""
        standing = (view for view in reversed(self._lines.get(contact, ())) if self._strikes.stands(view.ref))
        return next(standing, None)

    def calls(self, contact: str = "") -> tuple[CallView, ...]:
        """List the standing calls, the latest first; of one line, or of all."""
        wanted = self._calls_of.get(contact, ()) if contact else self._calls
        return tuple(view for view in reversed(wanted) if self._strikes.stands(view.ref))

    def last_call(self, contact: str) -> CallView | None:
        """Return the latest standing call of one line; None if nobody called."""
        calls = reversed(self._calls_of.get(contact, ()))
        return next((view for view in calls if self._strikes.stands(view.ref)), None)

    def next_id(self) -> str:
        """Return an id never used in this ward: `c1`, `c2`, …."""
        numbers = (line[1:] for line in self._lines if line[:1] == _LETTER)
        return f"{_LETTER}{max((int(n) for n in numbers if n.isdecimal()), default=0) + 1}"


def _order(view: ContactView) -> tuple[str, str, str]:
    return (plain_letters(view.record.position), plain_letters(view.record.name), view.id)
