# SPDX-License-Identifier: Apache-2.0
"""Everything that stands above the pages while it is true, in one line on a small screen.

What tells of trouble with the log's files, or that the log may go on elsewhere, is never folded away. The others fold
behind one button, which says them whole to a screen reader and shows them at one press.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.ui.left_band import LeftBand
from logbook.ui.reminders import Reminders
from logbook.ui.standing import Standing
from logbook.ui.widgets.banner import Banner
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit

SMALL = 660
"""Height of the window below which bands fold."""


class Bands(QWidget):
    """Holds the standing bands and the reminders in their order."""

    def __init__(self, kit: Kit, standing: Standing, left: LeftBand, reminders: Reminders) -> None:
        super().__init__()
        self._kit = kit
        self._standing, self._left, self._reminders = standing, left, reminders
        self._troubles = (standing.alarm, left, reminders.found)
        self._bands = (standing.alarm, standing.banner, left, reminders.found, reminders.ask, reminders.sign)
        self._small = self._open = False
        self._more = Button(kit.look, "", kind="quiet")
        self._more.hide()
        self._more.clicked.connect(self._press)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(standing)
        column.addWidget(left)
        column.addWidget(reminders)

    def fit(self, *, small: bool) -> None:
        """Show what is true: all of it, or on a `small` screen all trouble, or else one line; more on demand."""
        self._small = small
        self._left.refresh()
        wanted = [band for band in self._bands if band.wanted]
        first = [band for band in wanted if band in self._troubles] or wanted[:1]
        more = [band for band in wanted if band not in first] if small else []
        for band in self._bands:
            band.fold(band in more and not self._open)
            band.set_slim(small)
        self._standing.fit()
        self._reminders.fit()
        self._offer(first[-1] if first else None, more)
        self.setVisible(bool(wanted))

    def _offer(self, at: Banner | None, more: list[Banner]) -> None:
        words = self._kit.words
        self._more.setVisible(bool(more))
        if at is None or not more:
            return
        if self._more.parentWidget() is not at:
            at.add(self._more)
        said = words.n("{n} more", "{n} more", len(more)).format(n=len(more))
        self._more.say(words("Less") if self._open else said)
        self._more.setAccessibleDescription(" ".join(band.text() for band in more))

    def _press(self) -> None:
        self._open = not self._open
        self.fit(small=self._small)
