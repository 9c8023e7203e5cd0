# SPDX-License-Identifier: Apache-2.0
"""The kinds that tell how one shift passes on to the next: handover, readiness, back-entry, drills.

Field lists: the domain research, 3.17 and 3.18. A kind's fields are only ever added to, with a default.
"""

from __future__ import annotations

from logbook.core.model.frame import Record

SHIFTS: tuple[type[Record], ...] = ()
