# SPDX-License-Identifier: Apache-2.0
"""Whether this PC was closed down, so that whoever switches it on again knows that the log may go on elsewhere.

It refuses nothing. What was carried over from another PC says nothing of this one, and a new part begins unclosed.
"""

from __future__ import annotations

from logbook.core.model.frame import Entry
from logbook.core.model.safeguards import Leaving
from logbook.core.model.traces import Start


class Leavings:
    """The last close-down, until it is taken back or another part goes on."""

    def __init__(self) -> None:
        self.last: Entry | None = None

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain, as it stands there."""
        if isinstance(entry.record, Start):
            self.last = None
        elif isinstance(entry.record, Leaving):
            self.last = None if entry.record.stays else entry
