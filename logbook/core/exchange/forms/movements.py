# SPDX-License-Identifier: Apache-2.0
"""Where equipment went and came from, filled from the log: HICS 257. Domain research, 3.7 and 3.19.

Moves, acts that moved a device, and hands it passed through in custody; what nobody wrote down is left for a pen.
"""

from __future__ import annotations

from collections.abc import Iterator

from logbook import i18n
from logbook.core.exchange.draw.values import Block, Column, Para, Row, Table, say
from logbook.core.exchange.forms.engine import Known, grid, plain_row, row
from logbook.core.model.bedside import Custody
from logbook.core.model.codes import Act
from logbook.core.model.frame import Entry
from logbook.core.model.records import Intervention, Move
from logbook.telling.entry import bed_name, happened, who
from logbook.telling.tale import device_name


def blocks(known: Known) -> Iterator[Block]:
    """Yield the sheet between its head and the row of who prepared it."""
    words = known.words
    columns = (
        Column(words("Time (24 h)"), 1.5, heads=True), Column(words("Item / tracking ID"), 1.9),
        Column(words("Condition"), 1.3), Column(words("Received from"), 1.3), Column(words("Dispensed to"), 1.7),
        Column(words("Returned (date / time)"), 1.3), Column(words("Condition on return"), 1.1),
        Column(words("Initials"), 1.3),
    )  # fmt: skip
    moved = _moved(known)
    if not moved:
        yield Para(say(words("No device was moved.")))
    yield Table(columns, (_row(known, entry, moved) for entry in moved))
    yield grid(*((column.title, column.share) for column in columns), blank=3)
    yield row((words("Certifying officer (name)"), 2), (words("Signature"), 1.6), (words("Date / time"), 1.4))


def _moved(known: Known) -> tuple[Entry, ...]:
    timeline = known.folds.timeline
    found = (
        entry for entry in timeline.entries
        if timeline.marks(entry.ref).struck_by is None and _moves(entry)
    )  # fmt: skip
    return tuple(sorted(found, key=lambda entry: entry.frame.happened.at))


def _moves(entry: Entry) -> bool:
    record = entry.record
    if isinstance(record, Intervention):
        return record.act is Act.MOVE and bool(record.device)
    if isinstance(record, Custody):
        return bool(record.received_by or record.released_by)
    return isinstance(record, Move)


def _row(known: Known, entry: Entry, moved: tuple[Entry, ...]) -> Row:
    words, folds, record = known.words, known.folds, entry.record
    assert isinstance(record, Move | Intervention | Custody)
    day = i18n.day(words, entry.frame.happened.at, entry.frame.happened.zone)
    condition, source, target = _told(known, record)
    view = folds.devices.device(record.device)
    serial = view.description.serial if view is not None else ""
    cells = (
        (happened(entry, words, folds.clocks), day, str(entry.ref)),
        (device_name(folds, record.device, words), serial), (condition,), (source,), target,
        (_returned(known, entry, moved),), ("",), (who(entry, folds, words),),
    )  # fmt: skip
    return plain_row("\n".join(filter(None, lines)) for lines in cells)


def _told(known: Known, record: Move | Intervention | Custody) -> tuple[str, str, tuple[str, ...]]:
    """Return condition, where from, and where to, as they were written then."""
    words = known.words
    if isinstance(record, Custody):
        return record.condition, record.released_by, (record.received_by, record.place, record.purpose)
    if isinstance(record, Intervention):
        return "", bed_name(words, record.bed), (record.text,)
    return "", bed_name(words, record.from_bed), (bed_name(words, record.to_bed), record.patient, record.text)


def _returned(known: Known, entry: Entry, moved: tuple[Entry, ...]) -> str:
    """Say when a later move brought the device back to where this one took it from."""
    record = entry.record
    if not isinstance(record, Move) or not record.from_bed:
        return ""
    later = (other for other in moved if other.frame.happened.at > entry.frame.happened.at)
    for other in later:
        if isinstance(other.record, Move) and (other.record.device, other.record.to_bed) == (
            record.device, record.from_bed
        ):  # fmt: skip
            return i18n.moment(known.words, other.frame.happened.at, known.made.zone)
    return ""
