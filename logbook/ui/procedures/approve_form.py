# SPDX-License-Identifier: Apache-2.0
"""Two people make a sample their ward's own: a doctor and a charge nurse, one PIN after the other.

It says exactly which text they approve. The first PIN is kept until the second is right, and never after the page is
left: whoever has signed need not come back because of somebody else's slip.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook import trouble as troubles
from logbook.core.actions import approving
from logbook.core.actions.approving import Outcome
from logbook.core.actions.signing_on import Hand
from logbook.core.model.codes import Means
from logbook.core.model.errors import LogbookError
from logbook.core.model.library import Procedure
from logbook.core.model.people import Right
from logbook.i18n import LANGUAGES
from logbook.ui.desk import Desk
from logbook.ui.form_page import form_page, say_below
from logbook.ui.widgets.signer import Signer
from logbook.ui.widgets.text import label, plain

_DIGITS = 12


class ApproveForm(QWidget):
    """Signals: `approved(Entry)` when both have signed, `closed()`."""

    approved = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self._procedure: Procedure | None = None
        self._language = ""
        self._first: Hand | None = None
        self._title = label("", "heading", wrap=True)
        self._which = label("", wrap=True)
        self._trouble = label("", "strong", wrap=True)
        self.signer = Signer(desk.kit, words("A doctor and a charge nurse sign, one after the other"))
        page = form_page(desk.kit, words("Approve for this ward"), self.closed)
        said = words(
            "Sign only if you have read all of it, in this language. Then this text is no sample here any more; every "
            "other version and language still is. To withdraw it, strike the record out in the log."
        )
        for widget in (self._title, self._which, label(said, wrap=True), self._trouble, self.signer):
            page.card.column.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self.signer.entered.connect(self._signed)

    def start(self, procedure: Procedure, language: str) -> None:
        """Begin with the text as it is read just now; nobody has signed."""
        words, edition = self._desk.words, procedure.edition(language)
        self._procedure, self._language, self._first = procedure, edition.language, None
        plain(self._title, f"{procedure.code}  {edition.title}")
        told = words("version {version} · {language} · fingerprint {digest}")
        tongue = LANGUAGES.get(edition.language, edition.language)
        plain(
            self._which, told.format(version=procedure.version, language=tongue, digest=procedure.digest[:_DIGITS])
        )  # fmt: skip
        say_below(self._trouble, "")
        self.signer.setEnabled(True)
        self._offer()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the first PIN when the page is left."""
        super().hideEvent(event)
        self._first = None
        self.signer.pad.clear()

    def _offer(self) -> None:
        people = self._desk.session.ward.people
        first = people.user(self._first.user) if self._first is not None else None
        able = [view for view in people.users() if view.pin_set and people.may(view.user, Right.APPROVE)]
        self.signer.offer([view for view in able if first is None or view.role is not first.role])
        if len({view.role for view in able}) < 2:  # noqa: PLR2004 - the two roles it takes
            say_below(self._trouble, troubles.ask(Right.APPROVE, self._desk.words))

    def _signed(self, user: str, pin: str, means: Means) -> None:
        hand, words = Hand(user, pin, means), self._desk.words
        if self._first is None:
            self._first = hand
            self._offer()
            name = self._desk.session.ward.people.name(user)
            said = words("{name} has typed a PIN. Now the second person; both are checked then.")
            self.signer.say(said.format(name=name))
            return
        assert self._procedure is not None
        session = self._desk.session
        self.signer.setEnabled(False)
        work = session.ward.worker.submit(
            approving.approve, session.ward, self._procedure, self._language, self._first, hand
        )
        session.tasks.when(work, self._done, self._failed)

    def _done(self, outcome: Outcome) -> None:
        self._desk.session.announce(outcome.written)
        if outcome.trouble is not None:
            self._failed(outcome.trouble)
        else:
            self.approved.emit(outcome.written[-1])

    def _failed(self, trouble: LogbookError) -> None:
        """Let whoever was wrong type again, or both; a wrong PIN says whose it was."""
        words, first, user = self._desk.words, self._first, trouble.facts.get("user")
        if first is None or not user or user == first.user:
            self._first = None
        self.signer.setEnabled(True)
        self._offer()
        name = self._desk.session.ward.people.name(str(user)) if user else ""
        told = self._desk.messages.explain(trouble)
        if name:
            again = words("Both sign again.") if self._first is None else ""
            told = " ".join(filter(None, (f"{name}: {told}", again)))
        say_below(self._trouble, told)
