# SPDX-License-Identifier: Apache-2.0
"""Back-entry: one record after the other, by bed and in the order of the work, one press for each step.

The real time of care is what is shown and entered. Typing for somebody else is declared; nobody verifies themselves.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from logbook.core.model.backlist import BackItem, Pile
from logbook.core.model.board import natural_order
from logbook.core.model.codes import YesNoUnknown
from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import PROGRAM, Author, Entry
from logbook.core.model.shifts import BackEntry, BackTask
from logbook.core.vault import files
from logbook.i18n import N_
from logbook.telling.backentry import item_told, sheet_rows, total, totals
from logbook.ui.backentry.item_card import ItemCard
from logbook.ui.backentry.paper import Paper
from logbook.ui.board_panel import place_name
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.paper_form import Pages, PaperForm
from logbook.ui.scanning.wedge import Scan
from logbook.ui.sheets.reading import read
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.page import WIDEST, Page, no_wider
from logbook.ui.widgets.text import label, plain

DRAFT = "backentry"


_PILES = {
    Pile.ENTER: N_("To enter"),
    Pile.VERIFY: N_("To verify"),
    Pile.DECIDE: N_("To decide"),
    Pile.FINISHED: N_("Finished"),
}
_TO_DO = (Pile.ENTER, Pile.VERIFY, Pile.DECIDE)


class BackEntryPage(WardPage):
    """Piles, beds, and the record that is worked on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        words, look = desk.words, desk.look
        self._at = 0
        self._shown: list[BackItem] = []
        self._piles = Choices(words("Which part?"))
        self._beds, self._sheets = Choices(words("Bed")), Choices(words("Sheet of paper"))
        self._place = label("", "name")
        self._empty = label("", "heading", wrap=True)
        self._card = ItemCard(desk.kit)
        self._before = Button(look, words("Before"), icon="arrow-left", key="Alt+B")
        self._next = Button(look, words("Next"), icon="arrow-right", key="Alt+N")
        self._file = Button(look, words("Save as a table…"), icon="save")
        self._paper = Button(look, words("Print…"), icon="printer")
        self._print = PaperForm(desk)
        self._list = Page(margin=0)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Show what is next to do."""
        if self._stack.currentWidget() is self._list:
            kept = self._desk.drafting.draft(DRAFT, self._desk.session.user)
            self._card.section.setText(str(kept.get("section", "")))
            self._card.text.setText(str(kept.get("text", "")))
            self._show()
            self._begin_where_work_is()
            self._card.buttons[BackTask.ENTERED].setFocus()

    def back(self) -> bool:
        """Go from the printers to the list."""
        if self._stack.currentWidget() is self._list:
            return False
        self._stack.setCurrentWidget(self._list)
        return True

    def scanned(self, scan: Scan) -> bool:
        """Go to what stands on the sheet whose code was scanned; any other code is left to the window."""
        if self._stack.currentWidget() is not self._list:
            return False
        entries = self._ward.folds.timeline.entries
        meant = (read(text, lambda log: any(one.log == log for one in entries)) for text in scan.readings)
        found = next((str(one.first) for one in meant if one is not None and one.code and not one.foreign), "")
        return bool(found) and self._choose_sheet(found)

    def _choose_sheet(self, serial: str) -> bool:
        before = self._sheets.key()
        self._sheets.choose(serial)
        if self._sheets.key() is None:
            self._sheets.choose(before)
            return False
        self._restart()
        return True

    def waits(self) -> bool:
        """Whether something was left half typed."""
        return bool(self._desk.drafting.draft(DRAFT, self._desk.session.user))

    def _lay_out(self) -> None:
        words, look = self._desk.words, self._desk.look
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(words("Back-entry"), "title", wrap=True), 1)
        for widget in (self._place, self._before, self._next):
            head.addWidget(widget)
        away = QHBoxLayout()
        away.setSpacing(10)
        away.addWidget(self._file)
        away.addWidget(self._paper)
        away.addStretch(1)
        self._list.column.addWidget(self._piles)
        self._list.column.addWidget(self._beds)
        self._list.column.addWidget(self._sheets)
        self._list.column.addWidget(self._empty)
        self._list.column.addLayout(no_wider(self._card, look.px(WIDEST)))
        self._list.column.addLayout(away)
        self._list.column.addStretch(1)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._print)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._piles.chosen.connect(lambda _key: self._restart())
        self._beds.chosen.connect(lambda _key: self._restart())
        self._sheets.chosen.connect(lambda _key: self._restart())
        self._before.clicked.connect(lambda: self._go(-1))
        self._next.clicked.connect(lambda: self._go(1))
        self._card.wanted.connect(self._want)
        self._card.edited.connect(self._keep)
        self._file.clicked.connect(self._save_table)
        self._paper.clicked.connect(self._ask_print)
        self._print.closed.connect(self.back)
        self._print.put.connect(self.back)
        self._desk.session.recorded.connect(self._refresh)

    def _refresh(self) -> None:
        if self.isVisible() and self._ward.loaded:
            self._show()

    def _restart(self) -> None:
        self._at = 0
        self._show()

    def _begin_where_work_is(self) -> None:
        """Show the first part that has anything to do, where the one shown has nothing."""
        waiting = [one for one in _TO_DO if self._ward.folds.back.pile(one)]
        if not self._shown and waiting:
            self._piles.choose(waiting[0].value)
            self._restart()

    def _go(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self._shown) - 1))
        self._show_item()

    def _show(self) -> None:
        words, look = self._desk.words, self._desk.look
        back = self._ward.folds.back
        pile, bed = self._piles.key() or Pile.ENTER.value, self._beds.key() or ""
        self._piles.offer((one.value, Choice(look, f"{words(_PILES[one])}: {len(back.pile(one))}")) for one in Pile)
        self._piles.choose(pile)
        here = back.pile(Pile(str(pile)))
        beds = sorted({item.bed for item in here if item.bed}, key=natural_order)
        if bed not in beds:
            bed = ""
        offered = [("", words("all beds")), *((one, place_name(words, one)) for one in beds)]
        self._beds.offer((one, Choice(look, told)) for one, told in offered)
        self._beds.choose(bed)
        self._beds.setVisible(bool(beds))
        self._shown = self._of_sheet([item for item in here if bed in {"", item.bed}])
        self._at = max(0, min(self._at, len(self._shown) - 1))
        self._show_item()

    def _of_sheet(self, items: list[BackItem]) -> list[BackItem]:
        """Offer the sheets these were typed in from; where one is chosen, keep what stands on it, line by line."""
        words, chosen = self._desk.words, self._sheets.key() or ""
        lines = {ref: (view.serial, line) for view in self._ward.folds.sheets.all() for line, ref in view.lines}
        serials = sorted({lines[item.ref][0] for item in items if item.ref in lines})
        offered = [("", words("all sheets")), *((str(n), words("Sheet {serial}").format(serial=n)) for n in serials)]
        self._sheets.offer((key, Choice(self._desk.look, told)) for key, told in offered)
        self._sheets.choose(chosen if chosen in dict(offered) else "")
        self._sheets.setVisible(bool(serials))
        if not self._sheets.key():
            return items
        typed = [item for item in items if str(lines.get(item.ref, ("", 0))[0]) == chosen]
        return sorted(typed, key=lambda item: lines[item.ref])

    def _show_item(self) -> None:
        words, item = self._desk.words, self._item()
        plain(self._place, words("{n} of {all}").format(n=self._at + 1, all=len(self._shown)) if item else "")
        plain(self._empty, "" if item else words("Nothing is left here."))
        self._empty.setVisible(item is None)
        self._card.setVisible(item is not None)
        self._before.setEnabled(self._at > 0)
        self._next.setEnabled(self._at + 1 < len(self._shown))
        if item is not None:
            zone = self._ward.machine.clock().zone
            self._card.show_item(item, item_told(item, self._ward.folds, words, zone))

    def _item(self) -> BackItem | None:
        return self._shown[self._at] if self._shown else None

    def _keep(self) -> None:
        typed = {"section": self._card.section.text(), "text": self._card.text.text()}
        kept = {name: text for name, text in typed.items() if text}
        self._desk.drafting.typed(DRAFT, self._desk.session.user, kept)

    def _want(self, task: BackTask, section: str, text: str) -> None:
        item, session, words = self._item(), self._desk.session, self._desk.words
        if item is None:
            return
        signs = session.signs_next or session.user
        entered = item.steps.get(BackTask.ENTERED)
        if task is BackTask.VERIFIED and entered is not None and entered.by == signs:
            self._card.say(words("Another person verifies what you entered: Sign as… (F4)."))
            return
        record = BackEntry(task, item.ref, section=section, text=text)
        session.record(record, author=self._behalf(item, task), written=self._written)

    def _behalf(self, item: BackItem, task: BackTask) -> Author | None:
        """Declare for whom is typed; where somebody signs as another, that signature stands as it is."""
        session, whose = self._desk.session, item.entry.user
        if task is not BackTask.ENTERED or session.signs_next or whose in {session.user, PROGRAM}:
            return None
        return replace(session.author(), on_behalf_of=whose)

    def _written(self, entry: Entry) -> None:
        self._desk.drafting.recorded(DRAFT, self._desk.session.user)
        self._card.text.clear()
        self._card.section.clear()
        self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))

    def _gather(self) -> Paper:
        words, folds, machine = self._desk.words, self._ward.folds, self._ward.machine
        now, period = machine.clock(), folds.shifts.period
        items = [item for item in folds.back.items() if item.need is not YesNoUnknown.NO]
        items.sort(key=lambda item: natural_order(item.bed))
        told = tuple(item_told(item, folds, words, now.zone) for item in items)
        return Paper(
            told, totals(words, folds), tuple(sheet_rows(items, folds, words, now.zone)), words,
            self._ward.start, now, machine.program, period.incident if period is not None else "",
        )  # fmt: skip

    def _ask_print(self) -> None:
        self._stack.setCurrentWidget(self._print)
        words = self._desk.words
        title, name = words("Back-entry worklist"), words("Back-entry")
        self._print.ask(Pages("back-entry", title, lambda: self._gather().draw, name))

    def _save_table(self) -> None:
        words, paper = self._desk.words, self._gather()
        path = self._desk.messages.save_file(words("Save as a table…"), f"{words('Back-entry')}.csv")
        if path is None:
            return
        try:
            files.write_file(path, paper.table())
        except LogbookError as trouble:
            self._desk.messages.trouble(trouble)
            return
        self._desk.messages.info(words("Saved: {file}").format(file=path))


def status(desk: Desk) -> str:
    """Say how far the whole ward is."""
    return total(desk.words, *desk.session.ward.folds.back.count())


def make(desk: Desk) -> BackEntryPage:
    """Make the page for the window's list."""
    return BackEntryPage(desk)
