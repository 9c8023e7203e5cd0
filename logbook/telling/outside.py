# SPDX-License-Identifier: Apache-2.0
"""How things outside the bed stand, in a few lines each: systems that do not work, and what is still asked for.

The same lines serve the handover in the window and on paper; nothing is left out because it looks well.
"""

from __future__ import annotations

from logbook.core.model.coordination import Status
from logbook.core.model.loops import Loops, LoopView
from logbook.core.model.systems import Systems, SystemView
from logbook.i18n import Words, ago, span
from logbook.telling.coordination import asked, said, stepped
from logbook.telling.entry import bed_name
from logbook.telling.systems import system_name

_TROUBLED = (Status.DOWN, Status.LIMITED)


def troubled(words: Words, systems: Systems, now: int) -> tuple[str, ...]:
    """Say which systems do not work or work with limits at `now` (ms UTC), and how many nobody tried."""
    lines = [_system(words, view, now) for view in systems.all() if view.status in _TROUBLED]
    untried = systems.count(Status.NOT_CHECKED)
    if untried:
        lines.append(words("not checked: {n}").format(n=untried))
    return tuple(lines)


def waiting(words: Words, loops: Loops, now: int) -> tuple[str, ...]:
    """Say what no named person has an answer to at `now` (ms UTC), the oldest first."""
    return tuple(_loop(words, view, now) for view in loops.open())


def _system(words: Words, view: SystemView, now: int) -> str:
    told = words("{system}: {status}")
    name = system_name(words, view.system, view.name)
    told = told.format(system=name, status=said(words, view.status))
    age = ago(words, max(0, now - view.at)) if view.at is not None else ""
    comment = view.record.text if view.record is not None else ""
    return " · ".join(filter(None, (told, age, comment)))


def _loop(words: Words, view: LoopView, now: int) -> str:
    bed = bed_name(words, view.record.bed)
    age = words("open for {span}").format(span=span(words, max(0, now - view.at)))
    last = stepped(words, view.last.record) if view.last is not None else words("nothing done yet")
    return " · ".join(filter(None, (asked(words, view.record), bed, view.record.patient, age, last)))
