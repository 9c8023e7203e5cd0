# SPDX-License-Identifier: Apache-2.0
"""From what was chosen on the bar to a moment, and back for a draft. Pure: the clock's reading is handed in."""

from __future__ import annotations

from logbook.core.model.codes import Certainty
from logbook.core.model.frame import Happened, Now
from logbook.core.model.timeline import LATE
from logbook.ui.widgets.times import Back, Exact

_MINUTE = 60_000
_DAY = 86_400_000


def moment_of(choice: Back | Exact, now: Now) -> Happened:
    """Return when it happened: a time of day means the last such time gone by, as this PC shows it."""
    if isinstance(choice, Back):
        about = Certainty.ABOUT if choice.minutes else Certainty.EXACT
        return Happened(now.wall - choice.minutes * _MINUTE, now.zone, about)
    local = now.wall + now.zone * _MINUTE
    at = local - local % _DAY + (choice.hour * 60 + choice.minute) * _MINUTE
    # within the running minute it is now, not a moment to come
    at = at if at <= local else at - _DAY
    return Happened(at - now.zone * _MINUTE, now.zone, Certainty.ABOUT if choice.about else Certainty.EXACT)


def is_late(happened: Happened, now: Now) -> bool:
    """Whether so late an entry is asked for its reason."""
    return now.wall - happened.at > LATE


def exact_of(happened: Happened) -> Exact:
    """Return a moment of the last day as a time of day, for a draft that is opened again later."""
    minutes = (happened.at // _MINUTE + happened.zone) % (24 * 60)
    return Exact(minutes // 60, minutes % 60, about=happened.certainty is not Certainty.EXACT)
