# SPDX-License-Identifier: Apache-2.0
"""What is pressed twice in a hurry is pressed once: the second half of a double click does nothing.

A press may be a record, and what it leads to may stand under the hand before the second half comes: the next device,
the next step, another button. Whoever means it twice presses again a moment later.
"""

from __future__ import annotations

from PySide6.QtGui import QMouseEvent


class Once:
    """Stands before Qt's class among the parents of whatever is pressed."""

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        """Take the second half, so that nothing below takes it for a press, and do nothing."""
        event.accept()
