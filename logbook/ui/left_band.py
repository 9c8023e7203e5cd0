# SPDX-License-Identifier: Apache-2.0
"""The band of a PC that was closed down, on the locked screen and above every page: the log may go on elsewhere.

Once somebody is signed on, one key takes it back. It refuses nothing: whoever has to write writes.
"""

from __future__ import annotations

from PySide6.QtCore import Signal

from logbook.core.model.frame import Entry
from logbook.core.model.safeguards import Leaving
from logbook.core.ward import Ward
from logbook.ui.facts import left
from logbook.ui.messages import Messages
from logbook.ui.session import Session
from logbook.ui.widgets.banner import Banner
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit


class LeftWord(Banner):
    """Shown while it is true."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, icon="power")
        self._words = kit.words

    def tell(self, ward: Ward) -> None:
        """Say what is true now."""
        told = left(self._words, ward)
        self.say(told, "caution", "power")
        self.want(bool(told))


class LeftBand(LeftWord):
    """The same with its key. Signal: `stayed()` once writing goes on here, and the keyboard is free."""

    stayed = Signal()

    def __init__(self, kit: Kit, session: Session, messages: Messages) -> None:
        super().__init__(kit)
        self._session, self._messages = session, messages
        self._stay = Button(kit.look, kit.words("We go on here"), icon="pencil")
        self._stay.clicked.connect(self._take_back)
        self.add(self._stay)

    def refresh(self) -> None:
        """Say what is true now."""
        self.tell(self._session.ward)

    def _take_back(self) -> None:
        self._session.record(Leaving(stays=True), written=self._stayed)

    def _stayed(self, entry: Entry) -> None:
        self._messages.info(self._words("Recorded as {ref}").format(ref=entry.ref))
        self._stay.clearFocus()
        self.stayed.emit()
