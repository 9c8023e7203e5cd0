# SPDX-License-Identifier: Apache-2.0
"""The kinds that tell what becomes of paper: blank forms with serials, sheets typed in, what is missing.

Field lists: the domain research, 3.18 and section 9, no. 16. A kind's fields are only ever added to, with a default.
"""

from __future__ import annotations

from logbook.core.model.frame import Record

PAPERWORK: tuple[type[Record], ...] = ()
