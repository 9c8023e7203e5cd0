# SPDX-License-Identifier: Apache-2.0
"""Paper, account: what became of each numbered sheet; a number, a range or a scan, one word, and it is recorded.

It asks for nothing: a sheet of which nothing is known says so. What is missing stands first.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from logbook.core.model.frame import Entry
from logbook.core.model.paperwork import SheetEvent, SheetFate
from logbook.core.model.sheets import MOST, SheetView
from logbook.i18n import Words, ago
from logbook.telling.entry import bed_name
from logbook.telling.paperwork import FATES, fate, form_name, serials
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.form_page import say_below
from logbook.ui.kept import Kept
from logbook.ui.scanning.wedge import Scan
from logbook.ui.sheets.reading import Meant, read
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.rows import Badge, Meta, RowModel, RowView
from logbook.ui.widgets.text import label, line, plain
from logbook.ui.widgets.timeline import Timeline

DRAFT = "sheets"
_ALL, _OPEN = "all", "open"


class SheetsPage(WardPage):
    """The question above, every sheet below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._ward = desk, desk.session.ward
        words, look = desk.words, desk.look
        self._counts = label("", "strong", wrap=True)
        self._number = line(words("Number, range or scanned code"), words("Number, range or scanned code: 7 or 7-12"))
        self._meant = label("", "muted", wrap=True)
        self._event = Choices(words("What became of it?"))
        self._event.offer((event.value, Choice(look, words(told))) for event, told in FATES.items())
        self._bed, self._patient = (
            line(words("Bed"), words("Bed")),
            line(words("Patient's code"), words("Patient's code")),
        )
        self._text = line(words("Remark"), words("Remark: where it lies, who took it"))
        self.record = Button(look, words("Record"), kind="primary", icon="check")
        self._filter = Choices(words("Which sheets?"))
        offered = ((_OPEN, words("Not settled")), (_ALL, words("All sheets")))
        self._filter.offer((key, Choice(look, told)) for key, told in offered)
        self._filter.choose(_OPEN)
        self._shown: tuple[SheetView, ...] = ()
        self._model = RowModel(words, self)
        self._list = Timeline(desk.kit, self._model, words("Sheets"))
        fields = {"number": self._number, "bed": self._bed, "patient": self._patient, "text": self._text}
        self._kept = Kept(desk, DRAFT, fields, {"event": self._event}, self)
        self._lay_out()
        self._connect()

    def arrive(self, fields: Fields) -> None:
        """Show what is known; with `sheet` (a number or a scanned code) ask about that one."""
        self._kept.restore()
        asked = fields.get("sheet")
        if asked:
            self._number.setText(str(asked))
        self._tell()
        self._understand()
        self._number.setFocus()

    def waits(self) -> bool:
        """Whether something is half typed."""
        return self._kept.waits()

    def scanned(self, scan: Scan) -> bool:
        """Take the code of a sheet as a scanner reads it; anything else is left to the window."""
        found = next((text for text in scan.readings if read(text, lambda _log: True)), "")
        if not found:
            return False
        self._ask_about(found)
        return True

    def _ask_about(self, text: str) -> None:
        self._number.setText(text)
        self._event.setFocus()

    def _lay_out(self) -> None:
        words = self._desk.words
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._number, 2)
        top.addWidget(self._filter, 1)
        for field, share in ((self._bed, 1), (self._patient, 1), (self._text, 3)):
            below.addWidget(field, share)
        below.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(label(words("Where is the paper?"), "title", wrap=True))
        column.addWidget(self._counts)
        column.addLayout(top)
        column.addWidget(self._meant)
        column.addWidget(self._event)
        column.addLayout(below)
        column.addWidget(self._list, 1)

    def _connect(self) -> None:
        self._number.textChanged.connect(self._understand)
        self._filter.chosen.connect(self._tell)
        self._list.opened.connect(lambda row: self._ask_about(str(self._shown[row].serial)))
        self.record.clicked.connect(self._want)
        for field in (self._number, self._bed, self._patient, self._text):
            field.returnPressed.connect(self._want)
        self._desk.session.recorded.connect(self._tell)

    def _tell(self, _key: object = None) -> None:
        words, sheets = self._desk.words, self._ward.folds.sheets
        plain(self._counts, counts(self._desk))
        every = sheets.all()
        chosen = every if self._filter.key() == _ALL else tuple(view for view in every if view.open)
        self._shown = tuple(sorted(chosen, key=lambda view: (view.event is not SheetEvent.MISSING, view.serial)))
        now = self._ward.machine.clock().wall
        self._model.show(len(self._shown), lambda n: row(words, self._shown[n], now, self._ward.people.name))

    def _understand(self, _text: str = "") -> None:
        words, meant = self._desk.words, self._read()
        if not self._number.text().strip():
            told = words("Scan the square of a sheet, or type its number.")
        elif meant is None:
            told = words("Write a number as 7 or 7-12, or scan the square.")
        elif meant.foreign:
            told = words("This sheet was printed by another log, not by this ward's.")
        else:
            told = self._known(meant)
        plain(self._meant, told)

    def _known(self, meant: Meant) -> str:
        words = self._desk.words
        views = [view for view in self._ward.folds.sheets.all() if meant.first <= view.serial <= meant.last]
        if not views:
            return words("This ward printed no such sheet.")
        names = ", ".join(dict.fromkeys(form_name(words, view.form) for view in views))
        fates = ", ".join(dict.fromkeys(fate(words, view.event) for view in views))
        told = f"{words.n('{n} sheet', '{n} sheets', len(views)).format(n=len(views))}: {names} · {fates}"
        if meant.code is None:
            return told
        at = words("page {page}, printed after record {number}, code {code}")
        code = meant.code
        return f"{told} · {at.format(page=code.page, number=code.number, code=code.code)}"

    def _read(self) -> Meant | None:
        entries = self._ward.folds.timeline.entries
        return read(self._number.text(), lambda log: any(entry.log == log for entry in entries))

    def _want(self) -> None:
        words, meant, key = self._desk.words, self._read(), self._event.key()
        if meant is None or meant.foreign or meant.last - meant.first >= MOST:
            self._understand()
            self._number.setFocus()
            return
        if not isinstance(key, str):
            say_below(self._meant, words("Choose what became of it."))
            self._event.setFocus()
            return
        record = SheetFate(
            SheetEvent(key), meant.first, meant.last, self._kept.text("bed"), self._kept.text("patient"),
            text=self._kept.text("text"),
        )  # fmt: skip
        self._desk.session.record(record, written=partial(self._written, self._desk.session.user))

    def _written(self, user: str, entry: Entry) -> None:
        self._desk.drafting.recorded(DRAFT, user)
        self._kept.restore()
        self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))
        self._number.setFocus()


def row(words: Words, view: SheetView, now: int, name: Callable[[str], str]) -> RowView:
    """Return a sheet as a row of the list."""
    meta = [Meta("clock", ago(words, now - view.at)), Meta("user", name(view.by) or words("the program"))]
    if view.bed:
        meta.append(Meta("bed-single", bed_name(words, view.bed)))
    if view.patient:
        meta.append(Meta("tag", view.patient))
    if view.place:
        meta.append(Meta("package", view.place))
    if view.lines:
        lines = words.n("{n} line typed in", "{n} lines typed in", len(view.lines))
        meta.append(Meta("keyboard", lines.format(n=len(view.lines))))
    badge = Badge(fate(words, view.event), strong=view.event is SheetEvent.MISSING)
    return RowView(
        serials(view.serial, view.serial), "", form_name(words, view.form), view.text, meta=tuple(meta), badges=(badge,)
    )


def counts(desk: Desk) -> str:
    """Say how many sheets there are, and what became of them."""
    words, found = desk.words, desk.session.ward.folds.sheets.counts()
    if not found:
        return words("No numbered sheet was issued yet.")
    told = [f"{fate(words, event)}: {found[event]}" for event in (None, *SheetEvent) if found[event]]
    return " · ".join(told)


def make(desk: Desk) -> SheetsPage:
    """Make the page for the window's list."""
    return SheetsPage(desk)
