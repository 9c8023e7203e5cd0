# SPDX-License-Identifier: Apache-2.0
"""Who may do what here, refused kindly: with who may. Writing is everybody's, always."""

from __future__ import annotations

from logbook.core.model.people import HOLDERS, Right
from logbook.telling.codes import word
from logbook.ui.desk import Desk


def lacking(desk: Desk, right: Right) -> str:
    """Return why the person at the keyboard may not, with who may; an empty text if they may."""
    if desk.session.ward.people.may(desk.session.user, right):
        return ""
    roles = ", ".join(word(desk.words, role) for role in sorted(HOLDERS[right]))
    told = desk.words("Ask somebody who may do this: {roles}. Meanwhile, everybody may write a note.")
    return told.format(roles=roles)
