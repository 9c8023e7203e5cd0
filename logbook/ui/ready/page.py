# SPDX-License-Identifier: Apache-2.0
"""The readiness check: what the program knows is answered already, the rest is one press each, or not looked at.

Recorded, printed, its age told; it warns nobody and blocks nothing.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from logbook.core.actions import readying
from logbook.core.model import readiness, shiftcheck
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Entry
from logbook.core.model.readiness import Check
from logbook.core.model.shifts import Looked, Readiness, ReadyItem
from logbook.i18n import ago, moment
from logbook.telling.readiness import told
from logbook.telling.shifts import item_word, looked_word
from logbook.ui import printer
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.paper_form import Pages, PaperForm
from logbook.ui.printer import Printer
from logbook.ui.ready.paper import Paper
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider, rule
from logbook.ui.widgets.text import Labelled, label, line, plain

DRAFT = "ready"


class ReadyPage(WardPage):
    """One line for each thing looked at, with three answers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        words, look = desk.words, desk.look
        self._said: dict[ReadyItem, Looked] = {}
        self._known: dict[ReadyItem, Looked] = {}
        self._checks: tuple[Check, ...] = ()
        self._printers: tuple[Printer, ...] | None = None
        self._last = label("", "strong", wrap=True)
        self._choices = {item: Choices(item_word(words, item)) for item in ReadyItem}
        self._notes = {item: label("", "muted", wrap=True) for item in ReadyItem}
        self._text = line(words("Remarks"))
        self._record = Button(look, words("Record the check"), kind="primary", icon="check")
        self._paper = Button(look, words("Print…"), icon="printer")
        self._print = PaperForm(desk)
        self._ground = Page(margin=0)
        self._stack, self._foot = QStackedWidget(), QWidget()
        self._lay_out()
        self._record.clicked.connect(self._want)
        self._paper.clicked.connect(self._ask_print)
        self._text.textEdited.connect(lambda _text: self._keep())
        self._text.returnPressed.connect(self._want)
        self._print.closed.connect(self.back)
        self._print.put.connect(self.back)
        self._stack.currentChanged.connect(lambda at: self._foot.setVisible(at == 0))  # no check is recorded by mistake

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Look at what the program knows, and give back what was answered and not recorded."""
        if not self._ward.loaded:
            return
        kept = self._desk.drafting.draft(DRAFT, self._desk.session.user)
        typed = kept.get("said")
        self._said = _read(typed if isinstance(typed, dict) else {})
        self._text.setText(str(kept.get("text", "")))
        try:
            self._checks = readiness.judge(readying.facts(self._ward))
        except LogbookError as trouble:
            self._checks = ()
            self._desk.messages.trouble(trouble)
        self._known = shiftcheck.known(self._checks)
        self._show()
        self._choices[ReadyItem.PRINTER].buttons()[0].setFocus()
        self._desk.session.tasks.run(printer.printers, done=self._found, failed=lambda _trouble: None)

    def back(self) -> bool:
        """Go from the printers to the check."""
        if self._stack.currentWidget() is self._ground:
            return False
        self._stack.setCurrentWidget(self._ground)
        return True

    def waits(self) -> bool:
        """Whether a check was left half answered."""
        return bool(self._desk.drafting.draft(DRAFT, self._desk.session.user))

    def _lay_out(self) -> None:
        words, look = self._desk.words, self._desk.look
        card = Card(margin=18)
        card.column.addWidget(self._last)
        for item, choices in self._choices.items():
            choices.offer((looked.value, Choice(look, looked_word(words, looked))) for looked in Looked)
            choices.chosen.connect(partial(self._answered, item))
            told_of = QVBoxLayout()
            told_of.setSpacing(2)
            told_of.addWidget(label(item_word(words, item), "name", wrap=True))
            told_of.addWidget(self._notes[item])
            told_of.addStretch(1)
            choices.setMinimumWidth(choices.sizeHint().width())
            row = QHBoxLayout()
            row.addLayout(told_of, 1)
            row.addWidget(choices)
            card.column.addWidget(rule())
            card.column.addLayout(row)
        card.column.addWidget(Labelled(words("Remarks"), self._text))
        self._ground.column.addLayout(no_wider(card, look.px(WIDEST)))
        self._stack.addWidget(self._ground)
        self._stack.addWidget(self._print)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(label(words("Readiness check"), "title", wrap=True))
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(10)
        foot.addWidget(self._record, 1)
        foot.addWidget(self._paper)
        column.addWidget(self._foot)

    def _found(self, found: tuple[Printer, ...]) -> None:
        """Say which printers there are; one on a cable is what is needed."""
        self._printers = found
        self._known[ReadyItem.PRINTER] = Looked.YES if any(one.cable for one in found) else Looked.NO
        self._show()

    def _show(self) -> None:
        words = self._desk.words
        plain(self._last, self._when())
        for item, choices in self._choices.items():
            answer = self._said.get(item, self._known.get(item))
            choices.choose(answer.value if answer is not None else object())
            note = self._note(item)
            if item in self._known and item not in self._said:
                note = " · ".join(filter(None, (note, words("The program says so; press to say otherwise."))))
            plain(self._notes[item], note)
            self._notes[item].setVisible(bool(note))

    def _note(self, item: ReadyItem) -> str:
        words = self._desk.words
        if item is ReadyItem.PRINTER and self._printers is not None:
            here = ", ".join(one.name for one in self._printers if one.cable)
            return words("On a cable: {printers}").format(printers=here or words("none"))
        return " ".join(told(words, check) for check in shiftcheck.checks_of(item, self._checks))

    def _when(self) -> str:
        words, last = self._desk.words, self._ward.folds.shifts.readiness
        if last is None:
            return words("Nobody has checked this yet.")
        now = self._ward.machine.clock().wall
        told_of = words("Last check {ref}: {age}, by {name}.")
        name = self._ward.people.name(last.user)
        said = told_of.format(ref=last.ref, age=ago(words, max(0, now - last.frame.happened.at)), name=name)
        assert isinstance(last.record, Readiness)
        return said if shiftcheck.looked_at(last.record) else f"{said} {words('Nothing was looked at.')}"

    def _checked(self, last: Entry) -> str:
        """Say whose check stands on paper, and when it was: an age would be false as soon as it is printed."""
        at = moment(self._desk.words, last.frame.happened.at, last.frame.happened.zone)
        told = self._desk.words("Check {ref}, {time}, by {name}.")
        return told.format(ref=last.ref, time=at, name=self._ward.people.name(last.user))

    def _answered(self, item: ReadyItem, key: object) -> None:
        self._said[item] = Looked(str(key))
        self._keep()
        self._show()

    def _keep(self) -> None:
        said = {item.value: looked.value for item, looked in self._said.items()}
        kept = {"said": said, "text": self._text.text()} if said or self._text.text() else {}
        self._desk.drafting.typed(DRAFT, self._desk.session.user, kept)

    def _want(self) -> None:
        answers = shiftcheck.answers(self._said, self._known)
        self._desk.session.record(Readiness(answers, self._text.text().strip()), written=self._written)

    def _written(self, entry: Entry) -> None:
        self._desk.drafting.recorded(DRAFT, entry.user)
        self._said = {}
        self._text.clear()
        self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))
        self._show()

    def _gather(self) -> Paper:
        """Gather the last check, or what stands here while none was recorded yet."""
        machine, last = self._ward.machine, self._ward.folds.shifts.readiness
        said, text, who = self._known | self._said, self._text.text().strip(), ""
        if last is not None and isinstance(last.record, Readiness) and not self._said:
            said = {one.item: one.answer for one in last.record.answers}
            text, who = last.record.text, self._checked(last)
        notes = {item: self._note(item) for item in ReadyItem}
        return Paper(said, notes, self._desk.words, self._ward.start, machine.clock(), machine.program, text, who)

    def _ask_print(self) -> None:
        self._stack.setCurrentWidget(self._print)
        name = self._desk.words("Readiness check")
        self._print.ask(Pages("readiness", name, lambda: self._gather().draw, name))


def _read(kept: dict[object, object]) -> dict[ReadyItem, Looked]:
    items, answers = {item.value: item for item in ReadyItem}, {looked.value: looked for looked in Looked}
    told = ((str(key), str(value)) for key, value in kept.items())
    return {items[key]: answers[value] for key, value in told if key in items and value in answers}


def status(desk: Desk) -> str:
    """Say how old the last check is, and what was not in order."""
    words, ward = desk.words, desk.session.ward
    last = ward.folds.shifts.readiness
    if last is None or not isinstance(last.record, Readiness):
        return words("never checked")
    age = ago(words, max(0, ward.machine.clock().wall - last.frame.happened.at))
    bad = sum(one.answer is Looked.NO for one in last.record.answers)
    said = [words("checked {age}").format(age=age)]
    if not shiftcheck.looked_at(last.record):
        said.append(words("nothing was looked at"))
    elif not bad:
        said.append(words("nothing found out of order"))
    if bad:
        said.append(words("not in order: {n}").format(n=bad))
    return " · ".join(said)


def make(desk: Desk) -> ReadyPage:
    """Make the page for the window's list."""
    return ReadyPage(desk)
