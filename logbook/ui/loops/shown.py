# SPDX-License-Identifier: Apache-2.0
"""A request as the page shows it: its words, its age, and the step that usually comes next. Pure; judges nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from logbook.core.model.coordination import Errand, Priority, Request, Turn
from logbook.core.model.frame import Ref
from logbook.core.model.loops import LoopView
from logbook.i18n import N_, Words, ago, span
from logbook.telling.coordination import asked, person, said, stepped
from logbook.telling.entry import Told
from logbook.ui.board_panel import place_name
from logbook.ui.widgets.face import Lines

ICONS = {
    Errand.LAB: "activity",
    Errand.BLOOD: "heart-pulse",
    Errand.IMAGING: "camera",
    Errand.PHARMACY: "package",
    Errand.BIOMEDICAL: "stethoscope",
    Errand.MESSAGE: "message-square-text",
    Errand.OTHER: "circle-dot",
}

ACTS = {
    Turn.TAKEN: N_("Taken by runner"),
    Turn.RECEIVED: N_("Arrived there"),
    Turn.ANSWERED: N_("Answer is back"),
    Turn.PHONED: N_("Phoned"),
    Turn.READ_BACK: N_("Read back"),
    Turn.GIVEN: N_("I have the answer"),
    Turn.CANCELLED: N_("Cancelled"),
}
"""A step as somebody who does it says it."""

_WAY = (Turn.TAKEN, Turn.RECEIVED, Turn.ANSWERED)
_TOLD = (Turn.READ_BACK, Turn.ANSWERED)
_SEEN = (Turn.RECEIVED, Turn.ANSWERED)
NEXT = (*_WAY, Turn.READ_BACK)
"""Every step that may be the usual next one."""


@dataclass(frozen=True)
class Shown:
    """One request on the list. `next` is None where only the answer is missing, or nothing any more."""

    ref: Ref
    lines: Lines
    ended: bool
    next: Turn | None


def way_of(record: Request) -> tuple[Turn, ...]:
    """List the steps a request usually goes before somebody has its answer."""
    if record.errand is Errand.MESSAGE and record.incoming:
        return _TOLD
    return _SEEN if record.errand is Errand.BIOMEDICAL else _WAY


def next_turn(view: LoopView) -> Turn | None:
    """Return the step after the furthest one that was written down; None after the last."""
    way = way_of(view.record)
    back = {Turn.PHONED, Turn.GIVEN, *({Turn.READ_BACK} - set(way))}  # where none of these is a step of its own
    done = {Turn.ANSWERED if step.turn in back else step.turn for step in view.steps}
    furthest = max((n for n, turn in enumerate(way) if turn in done), default=-1)
    return way[furthest + 1] if furthest + 1 < len(way) else None


def shown(words: Words, view: LoopView, now: int) -> Shown:
    """Say one request as it stands at `now` (ms UTC)."""
    record = view.record
    bed = place_name(words, record.bed) if record.bed else ""
    to = person(record.to_name, record.to)
    sender = person(record.asked_by, record.sender)
    meta = [bed, record.patient, said(words, record.priority) if record.priority is not Priority.NOT_STATED else ""]
    meta += [
        words("to {name}").format(name=to) if to else "",
        words("from {name}").format(name=sender) if sender else "",
    ]
    meta += [words("sheet {number}").format(number=record.paper) if record.paper else ""]
    last = words("nothing done yet")
    if view.last is not None:
        told = words("{step}, {ago}")
        last = told.format(step=stepped(words, view.last.record), ago=ago(words, max(0, now - view.last.at)))
        if view.last.record.text:
            last = f"{last}: {view.last.record.text}"
    end = view.ended.at if view.ended is not None else now
    since = words("open for") if view.ended is None else words("took")
    lines = Lines(
        ICONS[record.errand], asked(words, record), " · ".join(filter(None, meta)), last,
        span(words, max(0, end - view.at)), since,
    )  # fmt: skip
    return Shown(view.ref, lines, view.ended is not None, next_turn(view) if view.ended is None else None)


@dataclass(frozen=True)
class Spoken:
    """One request in full, as texts of several lines."""

    title: str
    body: str
    facts: str
    steps: str


def in_full(words: Words, view: LoopView, told: Told, now: int, name: Callable[[int], str]) -> Spoken:
    """Say a request with every step; `told` is what its record says, `name` turns a time into words."""
    kept = [(words("Asked"), words("{time}, {ago}").format(time=name(view.at), ago=ago(words, max(0, now - view.at))))]
    kept += [(words("Bed"), view.record.bed), (words("Patient"), view.record.patient), *told.details]
    facts = [f"{label}: {text}" for label, text in kept if text]
    facts.append(" · ".join(told.chips))
    steps = [
        " – ".join(
            filter(None, (f"{name(step.at)}  {stepped(words, step.record)}", step.record.place, step.record.text))
        )
        for step in view.steps
    ]
    return Spoken(told.title, told.body, " · ".join(filter(None, facts)), "\n".join(steps))
