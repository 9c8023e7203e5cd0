# SPDX-License-Identifier: Apache-2.0
"""What this PC keeps of its scanner between starts: a line among its preferences, never a record."""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace

from logbook import config
from logbook.core.model.errors import LogbookError
from logbook.ui.scanning.teaching import Teaching, from_text


def kept() -> Teaching | None:
    """Return what was learnt on this PC, None if nothing was; quick enough to be asked at each scan."""
    return from_text(config.load(config.places(os.environ).preferences).scanner)


def keep(teaching: Teaching | None) -> bool:
    """Keep what was learnt, or forget it; False if this PC lets nothing be kept, and the next start knows nothing."""
    file = config.places(os.environ).preferences
    with contextlib.suppress(LogbookError):
        config.save(file, replace(config.load(file), scanner=teaching.as_text() if teaching is not None else ""))
        return True
    return False
