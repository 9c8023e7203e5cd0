# SPDX-License-Identifier: Apache-2.0
"""What a screen reader takes a thing for, where Qt knows no better than that it fills a place.

A thing that is drawn here, or that holds others, says once what it is; its name and description stay its own.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

GROUP, PICTURE, TEXT = QAccessible.Role.Grouping, QAccessible.Role.Graphic, QAccessible.Role.StaticText
_HEARD = "heard"


def heard_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Let a screen reader take `widget` for a group, a picture or a text; said before its name, which Qt passes on."""
    _answer()
    widget.setProperty(_HEARD, role.value)


@cache
def _answer() -> None:
    """Answer before Qt does; it asks the newest first, and its own answers are there since the program began."""
    QAccessible.installFactory(_told)


def _told(_kind: str, thing: QObject) -> QAccessibleWidget | None:
    """Say what a thing is; None leaves the answer to Qt."""
    if not isinstance(thing, QWidget) or (role := thing.property(_HEARD)) is None:
        return None
    return QAccessibleWidget(thing, QAccessible.Role(role))
