# SPDX-License-Identifier: Apache-2.0
"""In plain words, what a code or a line says of this log; handwriting proves agreement only, so none accuses."""

from __future__ import annotations

from logbook.core.actions.witnessing import Compared, Match, Said, Saying
from logbook.i18n import N_, Words, moment

_PAPER = {
    Match.SAME: N_("It agrees: up to record {ref} this log is the one the paper saw."),
    Match.ONE_LETTER: N_("1 letter differs. Probably it was read or written wrongly: look again at the paper."),
    Match.DIFFERENT: N_(
        "It does not match record {ref}: {n} letters differ. Check number and handwriting, and compare another line."
    ),
    Match.SHORT: N_("A code has sixteen letters. Type all of them."),
    Match.BEYOND: N_(
        "This log ends at record {last}. If the number on the paper is right, this log was cut off or put back to an "
        "older state. Look again at the paper before you go on."
    ),
}
_NO_PART = N_(
    "This log has no part {part}. If the number on the paper is right, this log was put back to an older state. Look "
    "again at the paper before you go on."
)

_LINES = {
    Saying.NO_LINE: N_("This is no checkpoint line. Scan it again, or type it letter by letter."),
    Saying.OTHER_REALM: N_("One of the two is only an exercise: an exercise and a real log never witness each other."),
    Saying.OTHER_WARD: N_(
        "Another log, up to its record {n}, at {time} by its own clock. Recorded here, this ward is its witness."
    ),
    Saying.OWN: N_("This is this log's own checkpoint of record {ref}, from {time}. It agrees: nothing is missing."),
    Saying.OWN_BEYOND: N_(
        "This log signed record {ref} at {time}, and holds no such record now: it was cut off or put back to an older "
        "state."
    ),
    Saying.OWN_DIFFERENT: N_(
        "This log signed another record {ref} at {time} than the one it holds now: two copies were written on, or a "
        "record was exchanged."
    ),
    Saying.OWN_UNSIGNED: N_(
        "It names this log, but this log did not sign it. Probably a letter was misread: scan it again."
    ),
    Saying.RECEIPT: N_("The incident team holds this log up to record {ref}, at {time} by their clock. It agrees."),
    Saying.RECEIPT_BEYOND: N_(
        "The receipt names record {ref}, at {time} by the team's clock, and this log holds no such record: it was cut "
        "off or put back to an older state."
    ),
    Saying.RECEIPT_DIFFERENT: N_(
        "The receipt names another record {ref}, at {time} by the team's clock, than the one this log holds."
    ),
    Saying.RECEIPT_ELSEWHERE: N_("This receipt is for another log. Give it to the ward it belongs to."),
    Saying.RECEIPT_UNSIGNED: N_(
        "It names this log, but the incident team known here did not sign it. Probably a letter was misread: scan it "
        "again."
    ),
}
_RECEIPTS = frozenset({Saying.RECEIPT, Saying.RECEIPT_BEYOND, Saying.RECEIPT_DIFFERENT})


def of_paper(words: Words, found: Compared) -> str:
    """Say what became of a number and a code from paper."""
    segment = found.ref.segment
    if found.match is Match.BEYOND and found.last is None:
        return words(_NO_PART).format(part=segment)
    return words(_PAPER[found.match]).format(ref=found.ref, n=found.apart, last=f"{segment}·{found.last}")


def of_line(words: Words, said: Said, zone: int) -> str:
    """Say what a line is to this log; `zone` (minutes) is for the times in it."""
    told = words(_LINES[said.saying])
    if said.point is not None:
        time = moment(words, said.point.at * 1000, zone)
        told = told.format(ref=said.ref, n=said.point.number, time=time)
    if said.saying in _RECEIPTS:
        checked = words("The team's signature was checked.")
        later = words("The team's signature is not checked yet: its key comes with the trust stick.")
        told = f"{told} {checked if said.proven else later}"
    return told
