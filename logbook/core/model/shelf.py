# SPDX-License-Identifier: Apache-2.0
"""Which of several texts of one procedure people are shown: the hospital's word before a sample, the newest of equals.

It reads no file and knows no ward; it only chooses. A sample never hides a text that somebody approved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from logbook.core.model.board import natural_order
from logbook.core.model.library import Procedure, Status

Approved = Callable[[Procedure], bool]


def newest(procedures: Sequence[Procedure], packed: Iterable[str], approved: Approved) -> tuple[Procedure, ...]:
    """Return one text of each code, as people count them; what was withdrawn is left out.

    First comes what the hospital's pack brought (`packed`, digests) or two people approved here, then what calls
    itself approved, then samples; among equals the highest version, then the one that stands first.
    """
    signed = frozenset(packed)

    def rank(procedure: Procedure) -> tuple[int, int]:
        vouched = procedure.digest in signed or approved(procedure)
        return (0 if vouched else 2 if procedure.sample else 1), -procedure.version

    best: dict[str, Procedure] = {}
    for procedure in sorted(procedures, key=rank):
        best.setdefault(procedure.code, procedure)
    there = (one for one in best.values() if one.status is not Status.WITHDRAWN)
    return tuple(sorted(there, key=lambda one: natural_order(one.code)))


def waiting(procedures: Sequence[Procedure], shown: Iterable[Procedure]) -> tuple[Procedure, ...]:
    """Return the samples that are newer than the text shown of their code: written, and approved by nobody yet."""
    versions = {one.code: one.version for one in shown}
    return tuple(one for one in procedures if one.sample and one.version > versions.get(one.code, one.version))
