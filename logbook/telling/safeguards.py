# SPDX-License-Identifier: Apache-2.0
"""What the records about the log's own safety say: one small teller per kind, as in `kinds`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from logbook.core.model.approvals import Approved
from logbook.core.model.codes import FileSign, How, KeyEvent, Place, StickEvent
from logbook.core.model.people import People
from logbook.core.model.safeguards import (
    Anchor,
    Approval,
    Bulletin,
    Close,
    Erase,
    FileAlarm,
    Keys,
    Leaving,
    Pack,
    Receipt,
    Seen,
    Stick,
    Trust,
)
from logbook.core.model.trust import read_name
from logbook.i18n import N_, Words
from logbook.telling.codes import word
from logbook.telling.tale import Tale, Teller

_PLACES = {
    Place.STICK: N_("Copied to stick {stick} up to record {number}"),
    Place.PAPER: N_("Checkpoint of record {number} copied onto paper"),
    Place.PRINT: N_("Checkpoint of record {number} printed"),
    Place.EXPORT: N_("Checkpoint of record {number} left in an export"),
    Place.WARD: N_("Checkpoint of record {number} shown to another ward"),
    Place.TEAM: N_("Checkpoint of record {number} given to the incident team"),
}
_STICKS = {
    StickEvent.KNOWN: N_("Stick {name} belongs to this ward from now on"),
    StickEvent.TAKEN: N_("Stick {name} taken away"),
    StickEvent.BACK: N_("Stick {name} is back"),
    StickEvent.LOST: N_("Stick {name} is lost"),
    StickEvent.FORGOTTEN: N_("Stick {name} no longer belongs to this ward"),
}
_KEYS = {
    KeyEvent.ADDED: N_("A way to open the log was added: {way}"),
    KeyEvent.REMOVED: N_("A way to open the log was taken away: {way}"),
    KeyEvent.CHANGED: N_("The key of the log was changed"),
}
_WAYS = {
    "passphrase": N_("six words"),
    "stick": N_("key stick and PIN"),
    "recovery": N_("recovery key"),
    "setup": N_("set-up key"),
}
_SIGNS = {
    FileSign.MAGIC: N_("A file of the log no longer looks like one: {file}"),
    FileSign.SIZE: N_("A file of the log has another size than the program left: {file}"),
    FileSign.HEAD: N_("A file of the log does not say what was written into it: {file}"),
    FileSign.MISSING: N_("A file of the log is gone: {file}"),
    FileSign.LONGER: N_("A copy knows more than this log: {file}"),
}


def approved_by(words: Words, people: People, approved: Approved | None) -> str:
    """Say who approved a text; an empty text where nobody did."""
    if approved is None:
        return ""
    told = words("approved by {first} and {second}")
    return told.format(first=people.name(approved.first), second=people.name(approved.second))


def _anchor(tale: Tale, record: Anchor, teller: Teller) -> None:
    words = teller.words
    number = f"{record.segment}·{record.number}" if record.segment else str(record.number)
    tale.title = words(_PLACES[record.place]).format(stick=teller.folds.sticks.name(record.stick), number=number)
    tale.body = record.text
    if record.code:
        tale.details.append((words("Code"), record.code))
    if record.witness:
        tale.details.append((words("Witness"), record.witness))


def _seen(tale: Tale, record: Seen, teller: Teller) -> None:
    words = teller.words
    tale.title = words("Another ward's checkpoint was seen here")
    tale.body = record.text
    if record.how is not How.NOT_STATED:
        tale.details.append((words("How"), word(words, record.how)))
    tale.details.append((words("Line"), record.line))


def _receipt(tale: Tale, record: Receipt, teller: Teller) -> None:
    tale.title = teller.words("Receipt of the incident team")
    tale.body = record.text
    tale.details.append((teller.words("Line"), record.line))


def _trust(tale: Tale, record: Trust, teller: Teller) -> None:
    words = teller.words
    told = words("Trust stick accepted for the first time") if record.first else words("Trust stick accepted")
    tale.title = told
    versions = words("keys {root}, lists {targets}, procedures {procedures}")
    told = versions.format(root=record.root, targets=record.targets, procedures=record.procedures)
    tale.details.append((words("Versions"), told))


def _pack(tale: Tale, record: Pack, teller: Teller) -> None:
    words = teller.words
    told = words("Procedure pack {version} accepted, files: {n}").format(version=record.version, n=record.files)
    for code, version in filter(None, map(read_name, record.procedures if record.medium else ())):
        told = words("Procedure {code}, version {version}, came as codes").format(code=code, version=version)
    tale.title = told
    if record.signed_by:
        tale.details.append((words("Signed by"), record.signed_by))


def _bulletin(tale: Tale, record: Bulletin, teller: Teller) -> None:
    told = teller.words("Bulletin {code}, version {version}: {title}")
    tale.title = told.format(code=record.code, version=record.version, title=record.title)
    tale.body = record.text
    concerned = [*(word(teller.words, one) for one in record.types), *record.models]
    if concerned:
        tale.details.append((teller.words("Concerns"), ", ".join(concerned)))
    if record.signed_by:
        tale.details.append((teller.words("Signed by"), record.signed_by))


def _stick(tale: Tale, record: Stick, teller: Teller) -> None:
    tale.title = teller.words(_STICKS[record.event]).format(name=record.name or teller.folds.sticks.name(record.stick))
    if record.holder:
        tale.details.append((teller.words("Who has it"), record.holder))


def _keys(tale: Tale, record: Keys, teller: Teller) -> None:
    way = teller.words(_WAYS[record.way]) if record.way in _WAYS else record.way
    tale.title = teller.words(_KEYS[record.event]).format(way=way)
    if record.label:
        tale.details.append((teller.words("Name"), record.label))


def _erase(tale: Tale, record: Erase, teller: Teller) -> None:
    told = teller.words("A part of record {ref} was erased")
    tale.title = told.format(ref=record.target)
    tale.body = record.reason
    tale.details.append((teller.words("Part"), word(teller.words, record.part)))


def _approval(tale: Tale, record: Approval, teller: Teller) -> None:
    words = teller.words
    told = words("Procedure {code}, version {version}, approved for this ward")
    tale.title = told.format(code=record.code, version=record.version)
    if record.second:
        tale.details.append((words("And by"), teller.name(record.second)))


def _close(tale: Tale, record: Close, teller: Teller) -> None:
    words = teller.words
    tale.title = words("The log is retired after record {last}").format(last=record.last)
    tale.body = record.text
    if record.second:
        tale.details.append((words("And by"), teller.name(record.second)))


def _leaving(tale: Tale, record: Leaving, teller: Teller) -> None:
    words = teller.words
    left = words("This PC is closed down: the log may go on at another one")
    tale.title = words("Writing goes on at this PC after all") if record.stays else left


def _alarm(tale: Tale, record: FileAlarm, teller: Teller) -> None:
    tale.title = teller.words(_SIGNS[record.sign]).format(file=record.file)


TELLERS: dict[type, Callable[[Tale, Any, Teller], None]] = {
    Anchor: _anchor, Seen: _seen, Receipt: _receipt, Trust: _trust, Pack: _pack, Bulletin: _bulletin, Stick: _stick,
    Keys: _keys, Erase: _erase, Approval: _approval, Close: _close,
    Leaving: _leaving, FileAlarm: _alarm,
}  # fmt: skip
