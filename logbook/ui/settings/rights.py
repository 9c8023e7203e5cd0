# SPDX-License-Identifier: Apache-2.0
"""Who may do what here, refused kindly: with who may. Writing is everybody's, always."""

from __future__ import annotations

from logbook import trouble
from logbook.core import ward as wards
from logbook.core.model.errors import NotAllowed
from logbook.core.model.people import Right
from logbook.ui.desk import Desk


def lacking(desk: Desk, right: Right) -> str:
    """Return why the person at the keyboard may not, with who may; an empty text if they may."""
    try:
        wards.require(desk.session.ward, desk.session.author(), right)
    except NotAllowed:
        return trouble.ask(right, desk.words)
    return ""
