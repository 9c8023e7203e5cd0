# SPDX-License-Identifier: Apache-2.0
"""A sample becomes this ward's own procedure: a doctor and a charge nurse say so, each with the own PIN.

It changes no text and marks none: which text is approved is told by the log alone. All of it runs on the worker's
thread, then folded by the caller.
"""

from __future__ import annotations

from dataclasses import dataclass

from logbook.core import ward as wards
from logbook.core.actions import signing_on
from logbook.core.actions.signing_on import Hand
from logbook.core.model.errors import Refused, WrongPin
from logbook.core.model.frame import Author, Entry, Frame, Happened
from logbook.core.model.library import Procedure
from logbook.core.model.people import HOLDERS, Right
from logbook.core.model.safeguards import Approval
from logbook.core.ward import Ward


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written, and what went wrong with a PIN if nothing was approved."""

    written: list[Entry]
    trouble: WrongPin | None = None


def approve(ward: Ward, procedure: Procedure, language: str, first: Hand, second: Hand) -> Outcome:
    """Approve the text of one language for this ward.

    Raises `Refused` (the same person twice, not one of each role, no such language), `NotAllowed`, `WrongPin` while a
    name must wait, and the storage errors; then nothing is approved. A wrong PIN is written, and told as trouble.
    """
    signing_on.two_people(ward, Right.APPROVE, (first, second))
    roles = {view.role for view in map(ward.people.user, (first.user, second.user)) if view is not None}
    if roles != HOLDERS[Right.APPROVE]:
        raise Refused(rule="one-of-each")
    if language not in procedure.languages:
        raise Refused(rule="no-such-language")
    trouble, wrong = signing_on.own_pins(ward, (first, second))
    if trouble is not None:
        return Outcome(wrong, trouble)
    now = ward.machine.clock()
    what = Approval(procedure.code, procedure.version, language, procedure.digest, second.user)
    frame = Frame(Author(first.user, first.means), Happened(now.wall, now.zone))
    return Outcome(wards.append(ward, what, frame))
