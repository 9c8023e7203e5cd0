# SPDX-License-Identifier: Apache-2.0
"""The published forms of the hospital incident command system, blank: fields and their order as in the research.

Domain research, 3.1 to 3.7. A sheet of paper asks for what the form asks for, and judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from logbook.core.exchange.draw.values import Block
from logbook.core.exchange.forms.engine import Form, Sheet, grid, prepared, row
from logbook.i18n import N_


def period(sheet: Sheet) -> Iterator[Block]:
    """Yield the first rows of the published forms: incident name, and the operational period."""
    words = sheet.words
    yield row((words("Incident name"), 2.4, sheet.incident), (words("Operational period no."), 1.6))
    yield row(
        (words("Date from"), 1), (words("Date to"), 1), (words("Time from"), 1), (words("Time to"), 1),
    )  # fmt: skip


def _activity(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield from period(sheet)
    yield row((words("Name of the person whose activities are logged"), 2.4), (words("Position in the team"), 1.6))
    yield grid(
        (words("Date"), 1.1), (words("Time (24 h)"), 1), (words("Notable activity"), 7.2), keep=14,
    )  # fmt: skip
    yield prepared(sheet)


ACTIVITY = Form("hics-214", N_("Activity log"), _activity, "HICS 214")
