# SPDX-License-Identifier: Apache-2.0
"""The board of systems (HICS 251, extended): one press says how a system stands; what nobody tried is not checked.

A comment typed first goes with the next press, so that the press stays the only act.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from logbook.core.model.coordination import Status, SystemStatus
from logbook.core.model.frame import Entry
from logbook.core.model.systems import ROWS, Group, Systems
from logbook.i18n import N_, Words
from logbook.telling.coordination import said
from logbook.telling.entry import tell
from logbook.telling.systems import GROUPS
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.filled import FilledForm
from logbook.ui.systems.row import SystemRow, shown
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.page import Page
from logbook.ui.widgets.text import label, line, plain

DRAFT = "systems"
_TICK = 15_000
_NEXT = {
    "text": N_("Where, why (goes with the next press)"),
    "tested_by": N_("Tested by, if not you"),
    "outlook": N_("What is said of its repair"),
}
_TABS = {
    Group.CLINICAL: N_("Clinical"),
    Group.IT: N_("Computers"),
    Group.COMMUNICATION: N_("Calls"),
    Group.UTILITIES: N_("Power, gases"),
    Group.CARE: N_("Care"),
    Group.BUILDING: N_("Building"),
    Group.OUTSIDE: N_("Suppliers"),
}
"""The headings in few letters."""
_TOLD = (Status.DOWN, Status.LIMITED, Status.NOT_CHECKED)


class SystemsPage(WardPage):
    """One group of rows at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        words, look = desk.words, desk.look
        self._rows: list[SystemRow] = []
        self._count = label("", "strong", wrap=True)
        self._group = Choices(words("Which systems?"))
        self._lines: dict[str, QLineEdit] = {key: line(words(name), words(name)) for key, name in _NEXT.items()}
        self._own = line(words("Supplier or system to add"), words("Supplier or system to add"))
        self._add = Button(look, words("Add a row"), icon="plus")
        self._adding = QWidget()
        self._print = Button(look, words("Print HICS 251"), icon="printer")
        self._paper = FilledForm(desk)
        self._board = QWidget()
        self._stack = QStackedWidget()
        self._page = Page(margin=0)
        self._page.column.setSpacing(6)
        self._lay_out()
        self._tick = QTimer(self, interval=_TICK)
        self._tick.timeout.connect(self._show)
        self._group.chosen.connect(lambda _group: self._show())
        self._add.clicked.connect(self._want_row)
        self._print.clicked.connect(self._ask_print)
        self._paper.closed.connect(self.back)
        self._own.returnPressed.connect(self._want_row)
        for field in (*self._lines.values(), self._own):
            field.textEdited.connect(self._keep)
        desk.session.recorded.connect(self._show_if_seen)
        self._group.choose(Group.CLINICAL)

    def arrive(self, fields: Fields) -> None:
        """Show the group another page names, or the one shown last; a comment left behind comes back."""
        self._stack.setCurrentWidget(self._board)
        kept = self._desk.drafting.draft(DRAFT, self._desk.session.user)
        for key, field in {**self._lines, "own": self._own}.items():
            field.setText(str(kept.get(key, "")))
        if fields.get("group") in ROWS:
            self._group.choose(fields["group"])
        self._show()
        self._tick.start()
        next(button for button in self._group.buttons() if button.isChecked()).setFocus()

    def back(self) -> bool:
        """Go back from paper to the board."""
        if self._stack.currentWidget() is self._board:
            return False
        self._stack.setCurrentWidget(self._board)
        self._show()
        return True

    def waits(self) -> bool:
        """Whether a comment waits for its press."""
        return bool(self._desk.drafting.draft(DRAFT, self._desk.session.user))

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no ages once another page is shown."""
        super().hideEvent(event)
        self._tick.stop()

    def _lay_out(self) -> None:
        words, look = self._desk.words, self._desk.look
        tabs = [(group, Choice(look, words(_TABS[group]))) for group in Group]
        for group, tab in tabs:
            tab.setAccessibleName(words(GROUPS[group]))
        self._group.offer(tabs)
        head = QHBoxLayout()
        head.addWidget(label(words("Systems"), "title"))
        head.addWidget(self._count, 1)
        head.addWidget(self._print)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        typed = QWidget()
        beside = Flow(typed, fill=True)
        for field in self._lines.values():
            beside.addWidget(field)
        add = QHBoxLayout(self._adding)
        add.setContentsMargins(0, 0, 2, 0)
        add.addWidget(self._own, 1)
        add.addWidget(self._add)
        self._page.column.addWidget(self._adding)
        self._page.column.addStretch(1)
        column = QVBoxLayout(self._board)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (self._group, typed):
            column.addWidget(widget)
        column.addWidget(self._page, 1)
        for view in (self._board, self._paper):
            self._stack.addWidget(view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 10, 12, 12)
        whole.addWidget(self._stack)

    def _show_if_seen(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        words, people = self._desk.words, self._ward.people
        group = self._group.key()
        assert isinstance(group, Group)
        now = self._ward.machine.clock().wall
        systems = self._ward.folds.systems
        rows = [shown(words, view, people.name(view.by) if view.by else "", now) for view in systems.rows(group)]
        if [row.shown.system for row in self._rows] == [row.system for row in rows]:
            for made, what in zip(self._rows, rows, strict=True):
                made.say(what)
        else:
            for made in self._rows:
                self._page.column.removeWidget(made)
                made.setParent(None)
                made.deleteLater()
            self._rows = [SystemRow(self._desk.kit, what) for what in rows]
            for n, made in enumerate(self._rows):
                made.answered.connect(self._answer)
                self._page.column.insertWidget(n, made)
        self._adding.setVisible(group is Group.OUTSIDE)
        plain(self._count, counted(words, systems))

    def _ask_print(self) -> None:
        rows, people = self._ward.folds.systems.all(), self._ward.people
        names = {view.by: people.name(view.by) for view in rows if view.by}
        self._stack.setCurrentWidget(self._paper)
        self._paper.fill("hics-251", self._desk.words("Systems"), lambda forms: forms.system_status(rows, names))

    def _keep(self) -> None:
        typed = {key: field.text() for key, field in {**self._lines, "own": self._own}.items() if field.text().strip()}
        self._desk.drafting.typed(DRAFT, self._desk.session.user, typed)

    def _answer(self, system: str, status: Status) -> None:
        self._write(SystemStatus(system, status, **{key: field.text().strip() for key, field in self._lines.items()}))

    def _want_row(self) -> None:
        name = self._own.text().strip()
        if not name:
            self._own.setFocus()
            return
        self._write(SystemStatus(self._ward.folds.systems.next_own(), Status.NOT_CHECKED, name=name))

    def _write(self, record: SystemStatus) -> None:
        user = self._desk.session.user
        self._desk.session.record(
            record, written=lambda entry: self._written(entry, user), refused=lambda _trouble: self._show()
        )

    def _written(self, entry: Entry, user: str) -> None:
        self._desk.drafting.recorded(DRAFT, user)
        for field in (*self._lines.values(), self._own):
            field.clear()
        told = self._desk.words("Recorded as {ref}: {what}")
        what = tell(entry, self._ward.folds, self._desk.words).title
        self._desk.messages.info(told.format(ref=entry.ref, what=what))


def counted(words: Words, systems: Systems) -> str:
    """Say how many rows do not work, work with limits, and were never tried."""
    told = words("{status}: {n}")
    return " · ".join(told.format(status=said(words, status), n=systems.count(status)) for status in _TOLD)


def status(desk: Desk) -> str:
    """Say how the board stands."""
    return counted(desk.words, desk.session.ward.folds.systems)


def make(desk: Desk) -> SystemsPage:
    """Make the page for the window's list."""
    return SystemsPage(desk)
