# SPDX-License-Identifier: Apache-2.0
"""Looking after the ward's own files while it is open: a sign that something else writes to them becomes a record.

All of it runs on the worker's thread. A sign is told even where the record of it can no longer be written.
"""

from __future__ import annotations

from contextlib import suppress

from logbook.core import ward as wards
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Entry
from logbook.core.model.safeguards import FileAlarm
from logbook.core.vault.journal import Opening
from logbook.core.vault.sealing import program_frame
from logbook.core.vault.watch import Sign, Watch
from logbook.core.ward import Ward


def begin(ward: Ward) -> Watch:
    """Take hold of the files as they are when the ward has just been opened; let go of when it is shut."""
    watch = Watch(ward.path, ward.realm)
    ward.held.callback(watch.close)
    return watch


def look(ward: Ward, watch: Watch) -> tuple[tuple[Sign, ...], list[Entry]]:
    """Return the signs not told before and what was written of them, to be folded by the caller; never fails.

    A segment that was closed because it is broken is said to be so elsewhere, and is no sign of anything new.
    """
    stores = [segment.store for segment in ward.segments if segment.journal.opening is Opening.GOOD]
    signs = watch.look(stores, ward.unlocked.key)
    written: list[Entry] = []
    for sign in signs:
        with suppress(LogbookError):
            written += wards.append(ward, FileAlarm(sign.sign, sign.file), program_frame(ward.machine.clock()))
    return signs, written
