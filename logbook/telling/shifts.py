# SPDX-License-Identifier: Apache-2.0
"""What the kinds of `model.shifts` say. Typed text is handed on as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from logbook.core.model.shiftcheck import looked_at
from logbook.core.model.shifts import (
    BackEntry,
    BackTask,
    Handover,
    InjectAnswer,
    InjectPlan,
    InjectResult,
    Looked,
    Period,
    Readiness,
    ReadyItem,
)
from logbook.i18n import N_, Words, moment
from logbook.telling.codes import word
from logbook.telling.tale import Tale, Teller

_ZONE = 0
"""A period's times are told in UTC where only the record is at hand; the page shows them in the ward's own."""


_ITEMS = {
    ReadyItem.PRINTER: N_("Printer on a cable, test page printed"),
    ReadyItem.FORMS: N_("Blank forms in the box"),
    ReadyItem.TONER: N_("Paper and toner"),
    ReadyItem.STICK: N_("Stick with a fresh copy"),
    ReadyItem.CLOCK: N_("Clock compared"),
    ReadyItem.SPACE: N_("Free space on the disk"),
    ReadyItem.LOG: N_("Log protected, whole and witnessed"),
    ReadyItem.SCANNER: N_("Hand scanner reads"),
    ReadyItem.BATTERY: N_("Emergency outlet or battery of this PC"),
    ReadyItem.DRILL: N_("Last drill within the hospital's limit"),
    ReadyItem.PROCEDURES: N_("Procedures within their review date"),
}
_LOOKED = {Looked.YES: N_("yes"), Looked.NO: N_("no"), Looked.NOT_LOOKED: N_("not looked")}
_TASKS = {
    BackTask.ORDERED: N_("Order entered by pharmacy"),
    BackTask.ENTERED: N_("Entered"),
    BackTask.VERIFIED: N_("Verified"),
    BackTask.SCANNED: N_("Paper scanned"),
    BackTask.NOT_NEEDED: N_("Need not be entered"),
    BackTask.NEEDED: N_("Must be entered"),
    BackTask.DISCREPANCY: N_("Does not agree"),
}
_RESULTS = {InjectResult.SEEN: N_("seen"), InjectResult.DONE: N_("done"), InjectResult.SKIPPED: N_("left out")}


def item_word(words: Words, item: ReadyItem) -> str:
    """Say what is looked at."""
    return words(_ITEMS[item])


def looked_word(words: Words, looked: Looked) -> str:
    """Say an answer of the readiness check."""
    return words(_LOOKED[looked])


def task_word(words: Words, task: BackTask) -> str:
    """Say a step of back-entry."""
    return words(_TASKS[task])


def result_word(words: Words, result: InjectResult) -> str:
    """Say what became of an inject."""
    return words(_RESULTS[result])


def _period(tale: Tale, record: Period, teller: Teller) -> None:
    words = teller.words
    tale.title = words("Operational period {number}: {incident}").format(
        number=record.number, incident=record.incident or words("no name given")
    )
    for name, at in ((words("From"), record.since), (words("To"), record.until)):
        if at is not None:
            tale.details.append((name, f"{moment(words, at, _ZONE)} UTC"))


def _handover(tale: Tale, record: Handover, teller: Teller) -> None:
    words = teller.words
    receiver = teller.folds.people.name(record.receiver) if record.receiver else words("nobody named")
    tale.title = words("Shift handed over to {name}: records {first} to {last} are sealed").format(
        name=receiver, first=record.first, last=record.last
    )
    tale.body = record.text
    told = (
        (words("Level"), word(words, record.level) if record.level is not None else ""),
        (words("Beds walked"), ", ".join(record.beds)),
        (words("Devices not checked"), ", ".join(record.unchecked)),
        (words("Counted"), record.kit),
    )
    tale.details += [(name, text) for name, text in told if text]


def _readiness(tale: Tale, record: Readiness, teller: Teller) -> None:
    words = teller.words
    good = sum(one.answer is Looked.YES for one in record.answers)
    tale.title = words("Readiness check: nothing was looked at")
    if looked_at(record):
        tale.title = words("Readiness check: {n} of {all} in order").format(n=good, all=len(record.answers))
    tale.body = record.text
    for looked in (Looked.NO, Looked.NOT_LOOKED):
        told = [item_word(words, one.item) for one in record.answers if one.answer is looked]
        if told:
            tale.details.append((looked_word(words, looked), ", ".join(told)))


def _back_entry(tale: Tale, record: BackEntry, teller: Teller) -> None:
    words = teller.words
    about = str(record.target) if record.target is not None else words("form {serial}").format(serial=record.paper)
    tale.title = words("Back-entry of {what}: {task}").format(what=about, task=task_word(words, record.task))
    tale.body = record.text
    if record.section:
        tale.details.append((words("Section"), record.section))


def _inject_plan(tale: Tale, record: InjectPlan, teller: Teller) -> None:
    told = teller.words("Drill begins: {name}, injects: {n}")
    tale.title = told.format(name=record.name or teller.words("no name given"), n=record.count)


def _inject(tale: Tale, record: InjectAnswer, teller: Teller) -> None:
    words = teller.words
    tale.title = words("Inject {n}: {result}").format(n=record.inject, result=result_word(words, record.result))
    tale.body = record.text


TELLERS: dict[type, Callable[[Tale, Any, Teller], None]] = {
    Period: _period, Handover: _handover, Readiness: _readiness, BackEntry: _back_entry, InjectPlan: _inject_plan,
    InjectAnswer: _inject,
}  # fmt: skip
