# SPDX-License-Identifier: Apache-2.0
"""The back-entry worklist in words: the reconciliation sheet for the window, for paper and for a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from logbook import i18n
from logbook.core.model.backlist import Area, BackItem
from logbook.core.model.codes import YesNoUnknown
from logbook.core.model.folds import Folds
from logbook.core.model.paperwork import SheetEvent
from logbook.core.model.shifts import BackTask
from logbook.i18n import N_, Words
from logbook.telling.codes import word
from logbook.telling.entry import tell, who

_AREAS = {
    Area.PHARMACY: N_("1 Pharmacy"),
    Area.LAB: N_("2 Laboratory and blood"),
    Area.IMAGING: N_("3 Imaging"),
    Area.NURSING: N_("4 Nursing"),
}
COLUMNS = (
    N_("Bed"), N_("Patient"), N_("Order of work"), N_("Entry no."), N_("Real time"), N_("What"), N_("On behalf of"),
    N_("Must be entered"), N_("Section"), N_("Order entered by pharmacy"), N_("Entered"), N_("Verified"),
    N_("Paper scanned"), N_("Does not agree"),
)  # fmt: skip
"""The columns of the sheet (domain research, 3.18), as English keys of the catalogue."""


@dataclass(frozen=True, slots=True)
class ItemTold:
    """One record of the list in words; `steps` are the steps with who and when, empty where none was done."""

    bed: str
    patient: str
    area: str
    ref: str
    time: str
    what: str
    author: str
    need: str
    section: str
    steps: dict[BackTask, str]
    discrepancy: str

    def cells(self) -> tuple[str, ...]:
        """Return the sheet's columns, in the order of `COLUMNS`."""
        done = (self.steps[task] for task in (BackTask.ORDERED, BackTask.ENTERED, BackTask.VERIFIED, BackTask.SCANNED))
        head = (self.bed, self.patient, self.area, self.ref, self.time, self.what, self.author, self.need, self.section)
        return (*head, *done, self.discrepancy)


def area_word(words: Words, area: Area) -> str:
    """Say whose work it is, with its place in the order."""
    return words(_AREAS[area])


def item_told(item: BackItem, folds: Folds, words: Words, zone: int) -> ItemTold:
    """Say one record of the list; times in the zone (minutes)."""
    told = tell(item.entry, folds, words)
    change = f"{told.before} → {told.after}" if told.before or told.after else ""
    entered, differs = item.steps.get(BackTask.ENTERED), item.steps.get(BackTask.DISCREPANCY)
    steps = {task: _step(item, task, folds, words, zone) for task in BackTask}
    apart = (differs.record.text, steps[BackTask.DISCREPANCY]) if differs is not None else ()
    return ItemTold(
        bed=item.bed,
        patient=told.patient or ", ".join(folds.beds.lay(item.bed, item.at)),
        area=area_word(words, item.area),
        ref=str(item.ref),
        time=i18n.moment(words, item.at, zone),
        what=" · ".join(filter(None, (told.title, told.body, change))),
        author=who(item.entry, folds, words),
        need=word(words, item.need),
        section=entered.record.section if entered is not None else "",
        steps=steps,
        discrepancy=" · ".join(filter(None, apart)),
    )


def total(words: Words, needed: int, finished: int) -> str:
    """Say how far the whole ward is."""
    return words("Must be entered: {n}. Entered and verified: {done}.").format(n=needed, done=finished)


def totals(words: Words, folds: Folds) -> str:
    """Say how far the whole ward is, and what became of its numbered paper: the last line of the worklist."""
    counts, told = folds.sheets.counts(), total(words, *folds.back.count())
    if not counts:
        return told
    paper = words("Forms: {printed} printed, {used} used, {blank} back blank, {missing} missing.")
    used = sum(counts[event] for event in (SheetEvent.USED, SheetEvent.RETURNED, SheetEvent.TRANSCRIBED))
    return told + " " + paper.format(
        printed=counts.total(), used=used, blank=counts[SheetEvent.BLANK], missing=counts[SheetEvent.MISSING]
    )  # fmt: skip


def sheet_rows(items: Iterable[BackItem], folds: Folds, words: Words, zone: int) -> Iterator[tuple[str, ...]]:
    """Yield the sheet: its heading, then a row for each record that must be typed or that nobody decided yet."""
    yield tuple(words(column) for column in COLUMNS)
    for item in items:
        if item.need is not YesNoUnknown.NO:
            yield item_told(item, folds, words, zone).cells()


def _step(item: BackItem, task: BackTask, folds: Folds, words: Words, zone: int) -> str:
    done = item.steps.get(task)
    if done is None:
        return ""
    told = f"{folds.people.name(done.by)}, {i18n.moment(words, done.at, zone)}"
    if done.on_behalf_of:
        told = f"{told}, {words('on behalf of {name}').format(name=folds.people.name(done.on_behalf_of))}"
    return told
