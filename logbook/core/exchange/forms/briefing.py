# SPDX-License-Identifier: Apache-2.0
"""The ward's page of the incident briefing, filled from the log: HICS 201.

Domain research, 3.4 and 3.19. What the log knows is printed: situation, who is on, acts, what was asked for. The rest
(health and safety, a sketch, objectives, what is planned) is room for a pen: the log judges nothing and plans nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from logbook import i18n
from logbook.core.exchange.draw.values import Block, Cell, Column, Para, Row, Run, Size, Table, say
from logbook.core.exchange.forms.engine import Known, grid, plain_row, room, row, section
from logbook.core.exchange.report.cover import mark_word
from logbook.core.model.cabinet import Cabinet
from logbook.core.model.coordination import Errand, Turn
from logbook.core.model.frame import Entry
from logbook.core.model.handovers import brief
from logbook.core.model.loops import LoopView
from logbook.core.model.marks import Mark
from logbook.core.model.records import EndProcedure, InForce, Intervention, LevelSet
from logbook.telling.coordination import asked, person, stepped
from logbook.telling.entry import bed_name, happened, tell, who
from logbook.telling.handing import Handing

LATEST = 40
"""Acts on the sheet; what came before stands in the log."""

_ACTS = (LevelSet, Intervention, InForce, EndProcedure, Cabinet)


def blocks(known: Known) -> Iterator[Block]:
    """Yield the sheet between its head and the row of who prepared it."""
    words, folds = known.words, known.folds
    now = brief(folds, known.made.wall)
    told = dict(Handing(words, folds, known.made).ward(now))
    staff = told.pop(words("Staff on"))
    yield from section(words("Situation summary"))
    facts = (*told.items(), (words("Devices by state"), _states(known)), (words("Patients"), (_patients(known),)))
    yield Table((Column("", 1.3, heads=True), Column("", 5)), (_fact(*fact) for fact in facts), titled=False)
    yield room(words("Health and safety briefing"), 26)
    yield room(words("Map / sketch"), 40)
    yield from section(words("Current incident management team"))
    yield Para(say(words("On this ward: {people}").format(people="; ".join(staff))))
    yield row((words("Incident commander"), 1), (words("Operations"), 1), (words("Liaison"), 1), height=14)
    yield room(words("Objectives"), 26)
    yield from section(words("Current and planned actions"))
    yield from _actions(known)
    yield from section(words("Planned"))
    yield grid((words("Time (24 h)"), 1), (words("Action"), 7), blank=4)
    yield from section(words("Resources requested and assigned"))
    yield from _resources(known)
    yield row((words("Command handed over to (name, signature, time)"), 1))


def _fact(name: str, lines: Iterable[str]) -> Row:
    return Row((((Run(name, bold=True),),), tuple(say(line) for line in lines)))


def _states(known: Known) -> tuple[str, ...]:
    words, views = known.words, known.folds.devices.devices()
    told = []
    for mark in Mark:
        here = [view for view in views if view.mark is mark or view.second is mark]
        if here:
            names = ", ".join(view.id for view in here) if mark in {Mark.NOT_WORKING, Mark.SUSPECT} else ""
            told.append(f"{mark.shape} {mark_word(words, mark)}: {len(here)}" + (f" ({names})" if names else ""))
    return tuple(told) or (words("No device was recorded."),)


def _patients(known: Known) -> str:
    here = known.folds.beds.present()
    return ", ".join(stay.key for stay in here) or known.words("no patient in the log")


def _actions(known: Known) -> Iterator[Block]:
    words, timeline, period = known.words, known.folds.timeline, known.folds.shifts.period
    since = period.since if period is not None and period.since is not None else 0
    found = [
        entry for entry in timeline.entries
        if isinstance(entry.record, _ACTS) and timeline.marks(entry.ref).struck_by is None
        and entry.frame.happened.at >= since
    ]  # fmt: skip
    found.sort(key=lambda entry: entry.frame.happened.at)
    if len(found) > LATEST:
        earlier = words("Earlier acts, in the log only: {n}").format(n=len(found) - LATEST)
        yield Para(say(earlier), Size.SMALL)
    columns = (Column(words("Time (24 h)"), 1.1), Column(words("Action"), 5.4), Column(words("Who"), 1.8))
    yield Table(columns, (_action(known, entry) for entry in found[-LATEST:]))


def _action(known: Known, entry: Entry) -> Row:
    words, folds = known.words, known.folds
    told = tell(entry, folds, words)
    day = i18n.day(words, entry.frame.happened.at, entry.frame.happened.zone)
    what = " · ".join(filter(None, (told.title, told.place, told.body)))
    when: Cell = (say(happened(entry, words, folds.clocks)), say(day), say(str(entry.ref)))
    return Row((when, (say(what),), (say(who(entry, folds, words)),)))


def _resources(known: Known) -> Iterator[Block]:
    words, loops = known.words, known.folds.loops
    views = [view for view in (*loops.open(), *loops.closed()) if view.record.errand is not Errand.MESSAGE]
    columns = (
        Column(words("Resource"), 2), Column(words("Ordered (date / time)"), 1.3), Column(words("Expected at"), 1),
        Column(words("Arrived (date / time)"), 1.3), Column(words("Notes: location, assignment, status"), 3),
    )  # fmt: skip
    yield Table(columns, (_resource(known, view) for view in sorted(views, key=lambda one: one.at)))
    yield grid(*((column.title, column.share) for column in columns), blank=2)


def _resource(known: Known, view: LoopView) -> Row:
    words, zone = known.words, known.made.zone
    came = view.did(Turn.GIVEN)
    arrived = i18n.moment(words, came.at, zone) if came else ""
    last = stepped(words, view.last.record) if view.last is not None else words("nothing done yet")
    bed = bed_name(words, view.record.bed)
    notes = " · ".join(filter(None, (person(view.record.to_name, view.record.to), bed, last, view.record.paper)))
    cells = (asked(words, view.record), i18n.moment(words, view.at, zone), "", arrived, notes)
    return plain_row(cells)
