# SPDX-License-Identifier: Apache-2.0
"""Who comes in: the lock page and what is asked on it. It lets nobody in but by the own PIN."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from logbook.core.actions import signing_on
from logbook.core.actions.signing_on import Newcomer
from logbook.core.model.errors import LogbookError
from logbook.ui import opener
from logbook.ui.identity import Identity
from logbook.ui.lock.forms import Stranger
from logbook.ui.lock.page import LockPage
from logbook.ui.lock.renew_form import Renewal
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
        self._session = session
        self._identity = Identity(session)
        self.page = LockPage(kit, session.ward)
        self.page.signed.connect(self.sign_on)
        self.page.stranger.wanted.connect(self._register)
        self.page.chosen.connect(self._look)
        self.page.renew.wanted.connect(self._renew)
        session.recorded.connect(self.page.refresh)
        session.loaded.connect(self.page.refresh)

    def sign_on(self, user: str, pin: str) -> None:
        """Let somebody in who typed the own PIN."""

        def wrong(trouble: LogbookError) -> None:
            self.page.wrong(explain(trouble, self._words))
            self._look(user)

        self._identity.sign_on(user, pin, self._welcome, wrong, self.page.means(user))

    def enrol(self, newcomer: Newcomer, pin: str) -> None:
        """Put somebody on the list and let them in."""
        self._identity.enrol(newcomer, pin, None, lambda user: self.sign_on(user, pin), self._not_enrolled)

    def _register(self, stranger: Stranger) -> None:
        self.enrol(Newcomer(stranger.name, stranger.role, stranger.number, listed=False), stranger.pin)

    def _welcome(self, _user: str) -> None:
        self.entered.emit()

    def _look(self, user: str) -> None:
        """Ask whether this PC holds a usable PIN of whoever was chosen; offer a new one where it does not."""
        ward = self._session.ward

        def known(answer: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
            gone, vouchers = answer
            view = ward.people.user(user)
            if view is not None and (user in gone or view.wrong_tries >= signing_on.MOST_TRIES):
                able = tuple(one for one in ward.people.users() if one.user in vouchers)
                self.page.offer_new_pin(user, able, gone=user in gone)

        work = ward.worker.submit(lambda: (signing_on.without_pin(ward), signing_on.vouchers(ward, user)))
        self._session.tasks.when(work, known, lambda trouble: self.page.wrong(explain(trouble, self._words)))

    def _renew(self, wanted: Renewal) -> None:
        def done(_who: str) -> None:
            self.page.choose(wanted.user)
            self.sign_on(wanted.user, wanted.pin)

        def failed(trouble: LogbookError) -> None:
            self.page.renew.say(explain(trouble, self._words))

        if wanted.by is not None:
            self._identity.renew(wanted.user, wanted.pin, wanted.by, done, failed)
            return
        secret = partial(opener.secret_of, self._session.ward.path, wanted.secret, wanted.stick_pin)
        self._identity.renew_alone(wanted.user, wanted.pin, secret, done, failed)

    def _not_enrolled(self, trouble: LogbookError) -> None:
        self.page.choose(_ELSE)
        self.page.stranger.say(explain(trouble, self._words))
