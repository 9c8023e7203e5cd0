# SPDX-License-Identifier: Apache-2.0
"""The facts for the question whether the log is ready for the next shift: from the folds, and from the disk."""

from __future__ import annotations

import shutil

from logbook.core.actions import protecting
from logbook.core.model.codes import StickEvent
from logbook.core.model.readiness import DAY, Facts
from logbook.core.model.records import ClockCheck
from logbook.core.model.traces import Export
from logbook.core.vault import files, sealed_notes
from logbook.core.vault import folder as folders
from logbook.core.vault.ballast import Ballast
from logbook.core.ward import Ward

_MINUTE = 60_000
_MEGABYTE = 1 << 20


def facts(ward: Ward) -> Facts:
    """Gather how a loaded ward stands now; on the thread that folds. Raises the storage errors."""
    now, folds = ward.machine.clock().wall, ward.folds
    newest = folds.sticks.newest()
    with files.medium(ward.path):
        free = shutil.disk_usage(ward.path).free
    return Facts(
        protected=protecting.is_protected(ward),
        broken=len(set(ward.broken)),
        copy=_age(now, newest.copied_at if newest is not None else None),
        sticks=sum(view.event is not StickEvent.LOST for view in folds.sticks.known()),
        export=_age(now, folds.tally.newest(Export)),
        unwitnessed=folds.anchors.since,
        due=folds.anchors.due(now),
        free=free // _MEGABYTE,
        reserve=Ballast(folders.ballast_path(ward.path)).held,
        clock=_age(now, folds.tally.newest(ClockCheck)),
        notes=sum(1 for _ in sealed_notes.pending(folders.notes_path(ward.path))),
        day=folds.tally.between(now - DAY * _MINUTE, now + DAY * _MINUTE),
    )


def _age(now: int, at: int | None) -> int | None:
    return None if at is None else max(0, now - at) // _MINUTE
