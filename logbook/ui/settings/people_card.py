# SPDX-License-Identifier: Apache-2.0
"""The people of the ward: who is known here, enrolling, vouching, a new PIN. A PIN passes through and is not kept."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.actions import signing_on
from logbook.core.actions.signing_on import Hand, Newcomer
from logbook.core.model.codes import Means, Role
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Entry
from logbook.core.model.people import Right, UserView
from logbook.telling.codes import word
from logbook.ui.desk import Desk
from logbook.ui.form_page import say_below
from logbook.ui.identity import Identity
from logbook.ui.settings.rights import lacking
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.page import Card, rule
from logbook.ui.widgets.signer import Signer
from logbook.ui.widgets.text import Labelled, label, line, plain, scans_into


class PeopleCard(Card):
    """A list of people, and a form for a new one or a new PIN."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=18)
        self._desk = desk
        self._ward = desk.session.ward
        words, look = desk.words, desk.look
        self._of = ""
        self._only_badge = False
        self._list = QWidget()
        self._title = label("", "heading", wrap=True)
        self._fields = {
            "name": line(words("Name as colleagues know it")),
            "number": line(words("Professional number")),
            "badge": scans_into(line(words("Name badge"), words("Scan it here; leave it empty for none")), read=True),
            "pin": line(words("PIN, six numbers"), secret=True),
            "again": line(words("The same PIN again"), secret=True),
        }
        self._labelled = {key: Labelled(field.accessibleName(), field) for key, field in self._fields.items()}
        self._role_name = label(words("Role"), "name")
        self._role = Choices(words("Role"))
        self._role.offer((role.value, Choice(look, word(words, role))) for role in Role)
        self._trouble = label("", "strong", wrap=True)
        self._record = Button(look, words("Record"), kind="primary", icon="check")
        self._add = Button(look, words("Enrol somebody…"), icon="user-plus")
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self._title, self._labelled["name"], self._role_name, self._role, self._labelled["number"],
            self._labelled["badge"], self._labelled["pin"], self._labelled["again"], self._trouble, self._record,
        ):  # fmt: skip
            form.addWidget(widget)
        for key in ("pin", "again"):
            self._fields[key].setMaxLength(6)
        self._whom, self.voucher = label("", "heading"), Signer(desk.kit, words("Who vouches, with the own PIN?"))
        for part in (self._add, self._form, self._whom, self.voucher, self._list):
            self.column.addWidget(part)
        self._add.clicked.connect(lambda: self._open(""))
        self._record.clicked.connect(self._want)
        self.voucher.entered.connect(self._vouched)
        self._fields["badge"].returnPressed.connect(self._scanned)

    def start(self) -> None:
        """Show who is known here."""
        self._form.hide()
        self._ask(vouch=False)
        self._rebuild()

    def _rebuild(self) -> None:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for view in self._ward.people.users():
            column.addWidget(rule())
            column.addLayout(self._line(view))
        self.column.replaceWidget(self._list, made)
        self._list.hide()
        self._list.deleteLater()
        self._list = made

    def _line(self, view: UserView) -> QHBoxLayout:
        words, look = self._desk.words, self._desk.look
        told = [word(words, view.role), view.number]
        if not view.listed:
            names = ", ".join(self._ward.people.name(user) for user in view.vouched_by)
            told.append(words("vouched for by {names}").format(names=names) if names else words("not on the list"))
        if view.on_shift:
            told.append(words("on shift"))
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(label(view.name or view.user, "strong", wrap=True))
        said.addWidget(label(" · ".join(filter(None, told)), "small", wrap=True))
        row = QHBoxLayout()
        row.addLayout(said, 1)
        acts = [
            (words("Badge…"), "id-card", lambda: self._open(view.user, badge=True)),
            (words("New PIN…"), "key-round", lambda: self._open(view.user)),
        ]
        if not view.listed:
            acts.insert(0, (words("Vouch…"), "user-check", lambda: self._vouch(view)))
        for text, icon, act in acts:
            button = Button(look, text, icon=icon)
            button.setAccessibleDescription(view.name or view.user)
            button.clicked.connect(act)
            row.addWidget(button)
        return row

    def _scanned(self) -> None:
        """Record a badge at once where nothing else is asked for; else go on to the PIN."""
        if self._only_badge:
            self._want()
        else:
            self._fields["pin"].setFocus()

    def _open(self, user: str, *, badge: bool = False) -> None:
        words = self._desk.words
        refused = lacking(self._desk, Right.ENROL) if user != self._desk.session.user else ""
        if refused:
            self._desk.messages.warn(refused)
            return
        self._of, self._only_badge = user, badge
        title = words("Badge of {name}") if badge else words("New PIN for {name}")
        plain(self._title, title.format(name=self._ward.people.name(user)) if user else words("Enrol somebody"))
        for field in self._fields.values():
            field.clear()
        self._role.choose(Role.NURSE.value)
        for widget in (self._labelled["name"], self._labelled["number"], self._role, self._role_name):
            widget.setVisible(not user)
        self._labelled["badge"].setVisible(badge or not user)
        for key in ("pin", "again"):
            self._labelled[key].setVisible(not badge)
        say_below(self._trouble, "")
        self._ask(vouch=False)
        self._form.show()
        first = "pin" if user else "name"
        self._fields["badge" if badge else first].setFocus()

    def _vouch(self, view: UserView) -> None:
        """Ask who vouches; whoever is not on the list, or did so before, is not asked."""
        self._of = view.user
        self._form.hide()
        not_asked = {view.user, *view.vouched_by}
        people = self._ward.people.users()
        plain(self._whom, self._desk.words("Vouch for {name}").format(name=self._ward.people.name(view.user)))
        self._ask(vouch=True)
        self.voucher.offer([one for one in people if one.pin_set and one.listed and one.user not in not_asked])

    def _ask(self, *, vouch: bool) -> None:
        for part in (self._whom, self.voucher):
            part.setVisible(vouch)

    def _vouched(self, user: str, pin: str, means: Means) -> None:
        words, people = self._desk.words, self._ward.people

        def done(by: str) -> None:
            told = words("{by} vouches for {name}.")
            self._desk.messages.info(told.format(by=people.name(by), name=people.name(self._of)))
            self.start()

        def failed(trouble: LogbookError) -> None:
            self.voucher.say(self._desk.messages.explain(trouble))

        Identity(self._desk.session).vouch(self._of, Hand(user, pin, means), done, failed)

    def _want(self) -> None:
        words, typed = self._desk.words, {key: field.text().strip() for key, field in self._fields.items()}
        if self._only_badge:
            session = self._desk.session
            work = self._ward.worker.submit(
                signing_on.set_badge, self._ward, self._of, typed["badge"], session.author()
            )  # fmt: skip
            session.tasks.when(work, self._badged, self._failed)
        elif not self._of and not typed["name"]:
            say_below(self._trouble, words("Please fill in the name."))
        elif typed["pin"] != typed["again"]:
            say_below(self._trouble, words("The two are not the same."))
        elif self._of:
            session = self._desk.session
            work = self._ward.worker.submit(
                signing_on.set_pin, self._ward, self._of, typed["pin"], session.author()
            )  # fmt: skip
            session.tasks.when(work, self._renewed, self._failed)
        else:
            newcomer = Newcomer(typed["name"], Role(str(self._role.key())), typed["number"], typed["badge"])
            identity = Identity(self._desk.session)
            identity.enrol(newcomer, typed["pin"], self._desk.session.author(), self._enrolled, self._failed)

    def _renewed(self, entries: list[Entry]) -> None:
        self._desk.session.announce(entries)
        self._enrolled(self._of)

    def _badged(self, entries: list[Entry]) -> None:
        self._desk.session.announce(entries)
        said = self._desk.words("The badge of {name} is recorded.")
        self._desk.messages.info(said.format(name=self._ward.people.name(self._of)))
        self.start()

    def _enrolled(self, user: str) -> None:
        said = self._desk.words("{name} can sign on with this PIN.")
        self._desk.messages.info(said.format(name=self._ward.people.name(user)))
        for key in ("pin", "again"):
            self._fields[key].clear()
        self.start()

    def _failed(self, trouble: LogbookError) -> None:
        say_below(self._trouble, self._desk.messages.explain(trouble))
