# SPDX-License-Identifier: Apache-2.0
"""Somebody asks for money or boasts of the attack: what nobody does, and what was seen, in one record.

Nothing is answered from here and nothing is judged; what was not seen stays "not known".
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from logbook import i18n
from logbook.core.model.cabinet import Contact, Extortion
from logbook.core.model.codes import How, YesNoUnknown
from logbook.core.model.frame import Entry
from logbook.i18n import N_
from logbook.telling.cabinet import CONTACTS, RULES, TOLD
from logbook.telling.codes import word
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.filled import FilledForm
from logbook.ui.form_page import say_below
from logbook.ui.kept import Field, Kept
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import Labelled, label, line, paragraph, plain

DRAFT = "extortion"
_ASKED = (
    ("touched", N_("Anything touched or clicked?")),
    ("answered", N_("Did anybody answer them?")),
    ("power_on", N_("Device left on?")),
)
_HOWS = (How.IN_PERSON, How.PHONE, How.RADIO, How.WRITTEN)


class ExtortionPage(WardPage):
    """The three rules, the form, and what was written down before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words, look = desk.words, desk.look
        self._contact = Choices(words("How did it show?"))
        self._contact.offer((one.value, Choice(look, words(told))) for one, told in CONTACTS.items())
        self._text = paragraph(words("What exactly was seen or heard?"))
        self._text.setFixedHeight(look.px(84))
        self._where = line(words("Where"), words("Room, screen, telephone"))
        self._device, self._bed = line(words("Number of the device")), line(words("Bed"))
        self._told = line(words("Who was told"), words("Name and role"))
        self._told_how = self._offer(words("How were they told?"), [(how.value, word(words, how)) for how in _HOWS])
        answers = [(answer.value, words(TOLD[answer])) for answer in YesNoUnknown]
        self._asked = {name: self._offer(words(told), answers) for name, told in _ASKED}
        self._trouble = label("", "strong", wrap=True)
        self._before = label("", wrap=True)
        self._record = Button(look, words("Record"), kind="primary", icon="check")
        fields: dict[str, Field] = {
            "text": self._text, "where": self._where, "device": self._device, "bed": self._bed, "told": self._told,
        }  # fmt: skip
        choices = {"contact": self._contact, "told_how": self._told_how, **self._asked}
        self._kept = Kept(desk, DRAFT, fields, choices, self)
        self._paper = Button(look, words("Print…"), icon="printer")
        self._print = FilledForm(desk)
        self._stack = QStackedWidget()
        self._lay_out()
        self._paper.clicked.connect(self._ask_print)
        self._print.closed.connect(self.back)
        self._record.clicked.connect(self._want)
        desk.session.recorded.connect(self._tell)

    def arrive(self, fields: Fields) -> None:
        """Show the rules, and what this author left half typed; another page may name a device and its bed."""
        self._stack.setCurrentIndex(0)
        self._kept.restore()
        for name, field in (("device", self._device), ("bed", self._bed)):
            if fields.get(name):
                field.setText(str(fields[name]))
        say_below(self._trouble, "")
        self._tell()
        self._contact.setFocus()

    def back(self) -> bool:
        """Go back from the printers to the page."""
        away = self._stack.currentIndex() > 0
        self._stack.setCurrentIndex(0)
        return away

    def waits(self) -> bool:
        """Whether something is half typed."""
        return self._kept.waits()

    def _offer(self, name: str, answers: list[tuple[str, str]]) -> Choices:
        made = Choices(name)
        made.offer((key, Choice(self._desk.look, told)) for key, told in answers)
        return made

    def _lay_out(self) -> None:
        words = self._desk.words
        rules, form, before = Card(margin=18), Card(margin=18), Card(margin=18)
        for told in RULES:
            rules.column.addWidget(label(words(told), "strong", wrap=True))
        form.column.addWidget(label(words("How did it show?"), "name"))
        form.column.addWidget(self._contact)
        form.column.addWidget(self._trouble)
        for name, field in (
            (words("What exactly was seen or heard?"), self._text), (words("Where"), self._where),
            (words("Number of the device"), self._device), (words("Bed"), self._bed),
        ):  # fmt: skip
            form.column.addWidget(Labelled(name, field))
        for name, told in _ASKED:
            form.column.addWidget(label(words(told), "name"))
            form.column.addWidget(self._asked[name])
        form.column.addWidget(Labelled(words("Who was told"), self._told))
        form.column.addWidget(label(words("How were they told?"), "name"))
        form.column.addWidget(self._told_how)
        form.column.addWidget(self._record)
        before.column.addWidget(label(words("Written down so far"), "heading"))
        before.column.addWidget(self._before)
        ground = Page(margin=0)
        head = QHBoxLayout()
        head.addWidget(label(words("Somebody asks for money"), "title", wrap=True), 1)
        head.addWidget(self._paper)
        ground.column.addLayout(head)
        for card in (rules, form, before):
            ground.column.addLayout(no_wider(card, self._desk.look.px(WIDEST)))
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        self._stack.addWidget(ground)
        self._stack.addWidget(self._print)
        column.addWidget(self._stack)

    def _ask_print(self) -> None:
        seen = self._desk.session.ward.folds.crisis.contacts
        self._stack.setCurrentWidget(self._print)
        title = self._desk.words("Somebody asks for money")
        self._print.fill("extortion", title, lambda forms: forms.extortion(seen), "cabinet")

    def _tell(self) -> None:
        words, zone = self._desk.words, self._desk.session.now().zone
        told = (
            " · ".join(filter(None, (
                str(view.ref), i18n.moment(words, view.at, zone), words(CONTACTS[view.record.contact]),
                view.record.where, view.record.text,
            )))
            for view in reversed(self._desk.session.ward.folds.crisis.contacts)
        )  # fmt: skip
        plain(self._before, "\n".join(told) or words("Nothing so far."))

    def _want(self) -> None:
        key = self._contact.key()
        if not isinstance(key, str):
            say_below(self._trouble, self._desk.words("Choose how it showed."))
            self._contact.setFocus()
            return
        text = self._kept.text
        answers = {
            name: YesNoUnknown(str(answer)) if (answer := choice.key()) in set(YesNoUnknown) else YesNoUnknown.UNKNOWN
            for name, choice in self._asked.items()
        }
        how = self._told_how.key()
        record = Extortion(
            Contact(key), device=text("device"), bed=text("bed"), where=text("where"), text=text("text"),
            told=text("told"), told_how=How(how) if isinstance(how, str) else How.NOT_STATED, **answers,
        )  # fmt: skip
        self._desk.session.record(record, written=partial(self._written, self._desk.session.user))

    def _written(self, user: str, entry: Entry) -> None:
        self._desk.drafting.recorded(DRAFT, user)
        self._kept.restore()
        self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))


def status(desk: Desk) -> str:
    """Say how many contacts were written down."""
    found = len(desk.session.ward.folds.crisis.contacts)
    return desk.words.n("{n} contact written down", "{n} contacts written down", found).format(n=found) if found else ""


def make(desk: Desk) -> ExtortionPage:
    """Make the page for the window's list."""
    return ExtortionPage(desk)
