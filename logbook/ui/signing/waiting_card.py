# SPDX-License-Identifier: Apache-2.0
"""Second signatures: ask somebody to sign the next record, and see which record waits for whom.

Asking never keeps a record from being written, and nobody signs here: each line leads to the record in the log.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.cosigning import Pending
from logbook.i18n import moment
from logbook.telling.codes import word
from logbook.ui.desk import Desk
from logbook.ui.log.row import Rows
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choices
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.people import PersonTile
from logbook.ui.widgets.text import label

_NOBODY = ""


class AskCard(Card):
    """Who is asked to sign the next record. Signal: `asked(str)` with the person's id, or nothing for nobody."""

    asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=18)
        self._desk = desk
        words = desk.words
        self.who = Choices(words("Who is asked to sign it?"), fill=True)
        self.nobody = Button(desk.look, words("Ask nobody"), icon="undo-2")
        self.column.addWidget(label(words("Ask somebody to sign the next record"), "heading", wrap=True))
        said = words("You write it as ever. It waits for their signature, and the window reminds them.")
        self.column.addWidget(label(said, "muted", wrap=True))
        self.column.addWidget(self.nobody)
        self.column.addWidget(self.who)
        self.who.chosen.connect(lambda user: self.asked.emit(str(user)))
        self.nobody.clicked.connect(lambda: self.asked.emit(_NOBODY))

    def start(self) -> None:
        """Offer everybody else with a PIN."""
        session, look, words = self._desk.session, self._desk.look, self._desk.words
        others = [view for view in session.ward.people.users() if view.pin_set and view.user != session.user]
        self.who.offer(
            (view.user, PersonTile(look, view.name or view.user, word(words, view.role))) for view in others
        )  # fmt: skip
        self.nobody.setVisible(bool(session.asks_next))


class WaitingCard(Card):
    """What waits for whose signature, one's own first. Signal: `opened(Ref)` for the record that is to be signed."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=18)
        self._desk = desk
        self._list = QWidget()
        self.column.addWidget(label(desk.words("Waiting for a signature"), "heading", wrap=True))
        self.column.addWidget(self._list)

    def start(self) -> None:
        """Show what waits now; the log must be loaded."""
        session = self._desk.session
        waiting = session.ward.folds.cosigning.pending()
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for one in sorted(waiting, key=lambda one: one.asked != session.user):
            column.addWidget(self._line(one))
        self.column.replaceWidget(self._list, made)
        self._list.hide()
        self._list.deleteLater()
        self._list = made
        self.setVisible(bool(waiting))

    def _line(self, one: Pending) -> Button:
        words, ward = self._desk.words, self._desk.session.ward
        entry, people = ward.folds.timeline.entry(one.ref), ward.people
        row = Rows(words, ward.folds).row(one.ref)
        told = words("by {author}, {time} · asked: {name}").format(
            author=people.name(one.author), name=people.name(one.asked),
            time=moment(words, entry.written.wall, entry.written.zone),
        )  # fmt: skip
        said = f"{one.ref} · {row.title or row.body}"
        button = Button(self._desk.look, said, icon="signature", note=told)
        button.setAccessibleName(f"{said} · {told}")
        button.clicked.connect(lambda: self.opened.emit(one.ref))
        return button
