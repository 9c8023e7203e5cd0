# SPDX-License-Identifier: Apache-2.0
"""After which log another one begins, and why, in people's words: one sentence of what was found. It accuses nobody."""

from __future__ import annotations

from logbook.core.model.timeline import Timeline
from logbook.core.model.traces import Start
from logbook.i18n import N_, Words, moment

_REASONS = {
    "put-back": N_("The log before was put back to an older state, or its end was cut off"),
    "forked": N_("The log before was written on in two places, or a record in it was exchanged"),
    "seal-broken": N_("The seal of the log before is broken"),
    "damaged": N_("The file of the log before is damaged"),
    "not-good": N_("A record of the log before was changed"),
    "other-machine": N_("The log before was last written on another PC"),
}
REASONS = frozenset(_REASONS)
"""The reasons that have words, as `Start.reason` spells them."""


def reason(words: Words, code: str) -> str:
    """Say what was found; empty for a log that nothing was found about."""
    return words(_REASONS[code]) if code in _REASONS else ""


def earlier(words: Words, start: Start, timeline: Timeline) -> str:
    """Name the log before as a ward does where its last record is here: part, ward, record, time. Its id comes last."""
    number, log = start.earlier_number, start.earlier_log
    last = next((one for one in timeline.entries if one.log == log and one.ref.number == number), None)
    if last is None:
        return words("goes on after record {number} of another log · log {log}").format(number=number, log=log)
    told = words("goes on after part {segment} of {ward}, record {number}, written {time} · log {log}")
    time = moment(words, last.written.wall, last.written.zone)
    return told.format(segment=last.ref.segment, ward=start.ward, number=number, time=time, log=log)
