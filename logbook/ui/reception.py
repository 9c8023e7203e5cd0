# SPDX-License-Identifier: Apache-2.0
"""Who comes in: the lock page and what is asked on it. It lets nobody in but by the own PIN."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from logbook.core.actions.signing_on import Newcomer
from logbook.core.model.errors import LogbookError
from logbook.ui.identity import Identity
from logbook.ui.lock.forms import Stranger
from logbook.ui.lock.page import LockPage
from logbook.ui.messages import explain
from logbook.ui.session import Session
from logbook.ui.widgets.kit import Kit

_ELSE = "?"


class Reception(QObject):
    """Signal: `entered()` when somebody signed on."""

    entered = Signal()

    def __init__(self, kit: Kit, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._words = kit.words
        self._identity = Identity(session)
        self.page = LockPage(kit, session.ward)
        self.page.signed.connect(self.sign_on)
        self.page.stranger.wanted.connect(self._register)
        session.recorded.connect(self.page.refresh)
        session.loaded.connect(self.page.refresh)

    def sign_on(self, user: str, pin: str) -> None:
        """Let somebody in who typed the own PIN."""
        self._identity.sign_on(user, pin, self._welcome, self._wrong, self.page.means(user))

    def enrol(self, newcomer: Newcomer, pin: str) -> None:
        """Put somebody on the list and let them in."""
        self._identity.enrol(newcomer, pin, None, lambda user: self.sign_on(user, pin), self._not_enrolled)

    def _register(self, stranger: Stranger) -> None:
        self.enrol(Newcomer(stranger.name, stranger.role, stranger.number, listed=False), stranger.pin)

    def _welcome(self, _user: str) -> None:
        self.entered.emit()

    def _wrong(self, trouble: LogbookError) -> None:
        self.page.wrong(explain(trouble, self._words))

    def _not_enrolled(self, trouble: LogbookError) -> None:
        self.page.choose(_ELSE)
        self.page.stranger.say(explain(trouble, self._words))
