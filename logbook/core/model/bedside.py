# SPDX-License-Identifier: Apache-2.0
"""The kinds that tell what is done at the bed beyond the first kinds: custody of a device, its dossier, its patient.

Field lists: the domain research, 3.12 to 3.15. A kind's fields are only ever added to, with a default.
"""

from __future__ import annotations

from logbook.core.model.frame import Record

BEDSIDE: tuple[type[Record], ...] = ()
