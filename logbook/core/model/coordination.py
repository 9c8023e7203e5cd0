# SPDX-License-Identifier: Apache-2.0
"""The kinds that tell what the ward agrees with the outside: requests, messages, systems, contacts, the crisis cabinet.

Field lists: the domain research, 3.3 to 3.6 and 3.9. A kind's fields are only ever added to, with a default.
"""

from __future__ import annotations

from logbook.core.model.frame import Record

COORDINATION: tuple[type[Record], ...] = ()
