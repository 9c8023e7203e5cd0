# SPDX-License-Identifier: Apache-2.0
"""Whether the log would survive this PC, in words: one line for the strip, one sentence for the page, one per stick.

It never says that a copy is whole unless the last copying said so.
"""

from __future__ import annotations

from dataclasses import dataclass

from logbook.core.actions import erasing
from logbook.core.actions.mirroring import Standing, State
from logbook.core.model.codes import StickEvent
from logbook.core.model.errors import MirrorDamaged
from logbook.core.model.frame import Ref
from logbook.core.model.sticks import StickView
from logbook.core.ward import Ward
from logbook.i18n import Words, clock_time, day, moment
from logbook.trouble import tell
from logbook.ui.copying import Copying

GOOD, WORK, BAD = "check", "timer", "circle-alert"
"""Shapes: it would survive, it is on its way, it would not."""


@dataclass(frozen=True)
class Verdict:
    """One shape and one sentence; `protect` says that protecting the log is the way on."""

    icon: str
    text: str
    protect: bool = False


def brief(words: Words, ward: Ward, copying: Copying) -> str:
    """Say in a few words where the log is beside this PC."""
    state, on = copying.state, copying.state.on
    newest = ward.folds.sticks.newest()
    if on is not None and state.standing is not Standing.GONE:
        if state.standing is Standing.WORKING:
            return words("stick {name}: {n} %").format(name=on.name, n=_share(copying))
        if state.standing is Standing.CURRENT:
            return words("stick {name} up to date").format(name=on.name)
        return words("stick {name}: look").format(name=on.name)
    return words("only on this PC") if newest is None else _last_heard(words, ward, newest)


def everywhere(words: Words, ward: Ward, copying: Copying) -> str:
    """Say all places in one line: this PC, the stick that is plugged in, the sticks that are away."""
    on = copying.state.on
    told = [words("on this PC")]
    if on is not None and copying.state.standing is not Standing.GONE:
        told.append(brief(words, ward, copying))
    away = [view for view in ward.folds.sticks.known() if view.copied and (on is None or view.stick != on.stick)]
    told += [_last_heard(words, ward, view) for view in away]
    return " · ".join(told) if len(told) > 1 else words("only on this PC")


def verdict(words: Words, ward: Ward, copying: Copying) -> Verdict:
    """Say what would be lost with this PC."""
    state, on = copying.state, copying.state.on
    if on is not None and state.standing in {Standing.ALARM, Standing.TROUBLE}:
        assert state.trouble is not None
        return Verdict(BAD, " ".join(str(tell(state.trouble, words)).splitlines()))
    if on is not None and state.standing is Standing.WORKING:
        return Verdict(WORK, words("The log is being copied to stick {name}. Go on writing.").format(name=on.name))
    if on is not None and state.standing is Standing.CURRENT:
        return _current(words, state, on.name)
    newest = ward.folds.sticks.newest()
    if newest is None or newest.copied is None:
        said = words("This PC is the only place. If it is lost, the log is lost. Make a stick one of this ward's.")
        return Verdict(BAD, said)
    left = _left(ward, newest.copied)
    said = words.n(
        "If this PC were lost now, stick {name} would bring the log back, but for {n} record.",
        "If this PC were lost now, stick {name} would bring the log back, but for {n} records.",
        left,
    )
    return Verdict(BAD, said.format(name=newest.name, n=left))


def stick(words: Words, ward: Ward, view: StickView, copying: Copying) -> str:
    """Say of one stick where it is and how far its copy goes."""
    told = []
    on = copying.state.on
    if on is not None and on.stick == view.stick and copying.state.standing is not Standing.GONE:
        told.append(words("plugged in"))
    elif view.event is StickEvent.TAKEN:
        by = f" · {view.holder}" if view.holder else ""
        told.append(words("taken {time}").format(time=_when(words, ward, view.since)) + by)
    elif view.event is StickEvent.LOST:
        told.append(words("lost, said {time}").format(time=_when(words, ward, view.since)))
    else:
        told.append(words("not plugged in"))
    copied, at = (view.copied, view.copied_at)
    visit = copying.state.visit
    if on is not None and on.stick == view.stick and visit is not None and visit.last is not None:
        copied, at = visit.last, visit.at
    if copied is not None and at is not None:
        told.append(words("up to {ref}, {time}").format(ref=copied, time=_when(words, ward, at)))
    if view in erasing.holding(ward.folds):
        told.append(words("may still hold erased words until it is plugged in"))
    if view in ward.folds.sticks.under_old_key():
        told.append(words("can be opened as before until it is plugged in"))
    return " · ".join(told)


def damaged(state: State) -> bool:
    """Whether writing the copy anew is the way on."""
    return isinstance(state.trouble, MirrorDamaged)


def _current(words: Words, state: State, name: str) -> Verdict:
    if state.visit is not None and not state.visit.openable:
        said = words("Stick {name} holds everything, but nobody could open it elsewhere: the log is not yet protected.")
        return Verdict(BAD, said.format(name=name), protect=True)
    said = words("If this PC were lost now, stick {name} would bring everything back.")
    return Verdict(GOOD, said.format(name=name))


def _last_heard(words: Words, ward: Ward, view: StickView) -> str:
    if view.event is StickEvent.TAKEN:
        return words("stick {name} taken {time}").format(name=view.name, time=_when(words, ward, view.since))
    at = _when(words, ward, view.copied_at or view.since)
    return words("stick {name} up to {time}").format(name=view.name, time=at)


def _left(ward: Ward, copied: Ref) -> int:
    """How many records came after `copied`."""
    tails = {one.journal.segment: one.journal.tail.number for one in ward.segments}
    names = list(tails)
    later = names[names.index(copied.segment) + 1 :] if copied.segment in tails else names
    here = tails.get(copied.segment, copied.number) - copied.number
    return max(0, here) + sum(tails[name] + 1 for name in later)


def _when(words: Words, ward: Ward, ms: int) -> str:
    """Say a time; with its day where that is not today."""
    now = ward.machine.clock()
    today = day(words, ms, now.zone) == day(words, now.wall, now.zone)
    return clock_time(ms, now.zone) if today else moment(words, ms, now.zone)


def _share(copying: Copying) -> int:
    done, total = copying.progress
    return 100 * done // total if total else 0
