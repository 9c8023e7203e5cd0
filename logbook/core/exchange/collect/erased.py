# SPDX-License-Identifier: Apache-2.0
"""Words erased by law, of which an older file of the case still holds a copy: the erasure is followed (4.3).

What the merged picture shows leaves in reports and tables, so the words are closed in it; the files received stay as
they were, and each such record is said, because they still hold the words. An erasure counts only by the hand that
wrote them, and not from a record that is in dispute: nobody hides anything by forging one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from logbook.core.exchange.collect.logs import Found, Level, Log, Merged
from logbook.core.model import chain, entries
from logbook.core.model.codes import Part, Realm
from logbook.core.model.frame import Entry
from logbook.core.model.safeguards import ERASABLE, Close, Erase

ERASED = "erased-but-open"
_STANDS = (Erase, Close)


@dataclass(frozen=True, slots=True)
class Followed:
    """The logs without the words that were erased, and the records of which a file still holds them."""

    logs: tuple[Log, ...]
    found: frozenset[Found]


def follow(realm: Realm, logs: Iterable[Log]) -> Followed:
    """Close what was erased, in the log that says so and in the ward's logs before it."""
    every = tuple(logs)
    orders: dict[tuple[bytes, str, int], set[Part]] = {}
    for log in every:
        for target, part in _orders(log):
            orders.setdefault((log.hand, *target), set()).add(part)
    followed, found = [], set[Found]()
    for log in every:
        records = list(log.records)
        for place, merged in enumerate(records):
            number = merged.entry.ref.number
            close = orders.get((log.hand, log.segment, number), set()) - merged.entry.closed
            if close and not isinstance(merged.entry.record, _STANDS):
                records[place] = _closed(realm, log, merged, close)
                found.add(Found(ERASED, log.log, number))
        followed.append(replace(log, records=tuple(records)))
    return Followed(tuple(followed), frozenset(found))


def _orders(log: Log) -> Iterator[tuple[tuple[str, int], Part]]:
    for merged in log.records:
        entry, told = merged.entry, merged.entry.record
        if isinstance(told, Erase) and merged.level is not Level.D and told.part in ERASABLE and _before(told, entry):
            yield (told.target.segment, told.target.number), told.part


def _before(told: Erase, entry: Entry) -> bool:
    """Whether what is to be erased came before; where record 0 is missing, nobody knows which log is meant."""
    target = told.target
    return bool(entry.ref.segment) and (target.segment != entry.ref.segment or target.number < entry.ref.number)


def _closed(realm: Realm, log: Log, merged: Merged, close: set[Part]) -> Merged:
    link = replace(merged.link, parts=chain.bare(realm, merged.link.parts, close))
    entry = entries.read_entry(realm, log.segment, merged.header, link, log.log)
    return replace(merged, entry=entry, link=link)
