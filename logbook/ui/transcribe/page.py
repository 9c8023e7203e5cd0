# SPDX-License-Identifier: Apache-2.0
"""Paper, type in: line after line of a written sheet, with the time it happened, whose it is, and who reads along.

The sheet and the next line stay between entries. The second person is asked to sign; the line counts before that.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.codes import Certainty, ClockUsed
from logbook.core.model.frame import Entry, Happened
from logbook.core.model.paperwork import SheetEvent, SheetFate
from logbook.core.model.records import Note
from logbook.core.model.sheets import line_ref
from logbook.telling.paperwork import fate, form_name
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.kept import Kept
from logbook.ui.scanning.wedge import Scan
from logbook.ui.sheets.reading import read
from logbook.ui.transcribe.times import latest_time
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import Labelled, label, line, plain
from logbook.ui.widgets.times import read_clock

DRAFT = "transcribe"
_NAMES = 8
"""People offered as writer and as second person."""


class TranscribePage(WardPage):
    """One line at a time, all of it by keyboard; the last field records."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._ward = desk, desk.session.ward
        words, look = desk.words, desk.look
        self._sheet = line(words("Sheet no. or scanned code"), "7")
        self._line, self._time = line(words("Line"), "1"), line(words("Time on the paper, as 02:40"), "02:40")
        self._bed, self._patient = line(words("Bed")), line(words("Patient's code"))
        self._text = line(words("What the line says"))
        self._writer, self._second = Choices(words("Who wrote it?")), Choices(words("Who reads along and signs?"))
        self._known = label("", "muted", wrap=True)
        self._of = Labelled(words("Sheet no. or scanned code"), self._sheet)
        self._when = Labelled(words("Time on the paper, as 02:40"), self._time)
        self._what = Labelled(words("What the line says"), self._text)
        self.record = Button(look, words("Record this line"), kind="primary", icon="check")
        self.finish = Button(look, words("The whole sheet is typed in"), icon="file-check")
        fields = {
            "sheet": self._sheet, "line": self._line, "time": self._time, "bed": self._bed, "patient": self._patient,
            "text": self._text,
        }  # fmt: skip
        self._kept = Kept(desk, DRAFT, fields, {"writer": self._writer, "second": self._second}, self)
        self._lay_out()
        self._connect()

    def arrive(self, fields: Fields) -> None:
        """Offer the people there are, and go on where the last line ended; with `sheet` begin with that one."""
        self._offer()
        self._kept.restore()
        asked = fields.get("sheet")
        if asked:
            self._sheet.setText(str(asked))
        self._understand()
        (self._time if self._serial() else self._sheet).setFocus()

    def waits(self) -> bool:
        """Whether a line is half typed."""
        return bool(self._kept.text("text"))

    def scanned(self, scan: Scan) -> bool:
        """Take the code of a sheet as a scanner reads it; anything else is left to the window."""
        found = next((text for text in scan.readings if read(text, lambda _log: True)), "")
        if not found:
            return False
        self._sheet.setText(found)
        self._time.setFocus()
        return True

    def _offer(self) -> None:
        words, look, session = self._desk.words, self._desk.look, self._desk.session
        people = [view for view in self._ward.people.users() if view.listed][:_NAMES]
        others = [view for view in people if view.user != session.user]
        for choices, offered in ((self._writer, people), (self._second, others)):
            nobody = ("", Choice(look, words("nobody named")))
            choices.offer((nobody, *((view.user, Choice(look, view.name)) for view in offered)))

    def _lay_out(self) -> None:
        words = self._desk.words
        card, deeds = Card(margin=16), QHBoxLayout()
        where: tuple[tuple[QWidget, int], ...] = (
            (self._of, 3), (Labelled(words("Line"), self._line), 1), (self._when, 2),
            (Labelled(words("Bed"), self._bed), 1), (Labelled(words("Patient's code"), self._patient), 2),
        )  # fmt: skip
        row = QHBoxLayout()
        for widget, share in where:
            row.addWidget(widget, share)
        deeds.addWidget(self.record)
        deeds.addWidget(self.finish)
        deeds.addStretch(1)
        card.column.addLayout(row)
        for widget in (
            self._known, self._what, label(words("Who wrote it?"), "name"), self._writer,
            label(words("Who reads along and signs?"), "name"), self._second,
        ):  # fmt: skip
            card.column.addWidget(widget)
        ground = Page(margin=0)
        ground.column.addWidget(label(words("Type in from paper"), "title", wrap=True))
        ground.column.addLayout(no_wider(card, self._desk.look.px(WIDEST)))
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(ground, 1)
        column.addLayout(deeds)

    def _connect(self) -> None:
        self._sheet.textChanged.connect(self._understand)
        self.record.clicked.connect(self._want)
        self.finish.clicked.connect(self._want_finished)
        for field in (self._sheet, self._line, self._time, self._bed, self._patient, self._text):
            field.returnPressed.connect(self._want)

    def _serial(self) -> int:
        """Return the sheet that is meant, 0 for none of this ward's."""
        entries = self._ward.folds.timeline.entries
        meant = read(self._sheet.text(), lambda log: any(entry.log == log for entry in entries))
        return meant.first if meant is not None and not meant.foreign and meant.first == meant.last else 0

    def _understand(self, _text: str = "") -> None:
        words, serial = self._desk.words, self._serial()
        view = self._ward.folds.sheets.sheet(serial) if serial else None
        self._of.trouble("")
        told = words("This ward printed no such sheet; the line is recorded all the same.") if serial else ""
        if view is not None:
            told = f"{form_name(words, view.form)} · {fate(words, view.event)}"
            self._bed.setText(self._bed.text() or view.bed)
            self._patient.setText(self._patient.text() or view.patient)
        plain(self._known, told)
        if serial:
            self._line.setText(str(self._ward.folds.sheets.next_line(serial)))

    def _want(self) -> None:
        words, serial, number = self._desk.words, self._serial(), self._kept.text("line")
        clock, text = read_clock(self._kept.text("time")), self._kept.text("text")
        line_no = int(number) if number.isascii() and number.isdecimal() and 0 < int(number) <= _LINES else 0
        self._of.trouble("" if serial else words("Write the number of the sheet, or scan its square."))
        self._when.trouble("" if clock else words("This is no time yet. Write it as 02:40."))
        self._what.trouble("" if text else words("Write what stands in the line."))
        for wrong, field in ((not serial, self._sheet), (clock is None, self._time), (not text, self._text)):
            if wrong:
                field.setFocus()
                return
        assert clock is not None
        paper = line_ref(serial, line_no or self._ward.folds.sheets.next_line(serial))
        self._record(Note(text, self._kept.text("bed"), patient=self._kept.text("patient"), paper=paper), clock)

    def _record(self, note: Note, clock: tuple[int, int]) -> None:
        session, words = self._desk.session, self._desk.words
        now = session.now()
        at = Happened(latest_time(*clock, now.at, now.zone), now.zone, Certainty.EXACT, clock=ClockUsed.UNKNOWN)
        writer, second = str(self._writer.key() or ""), str(self._second.key() or "")
        author = replace(session.author(), on_behalf_of=writer if writer != session.user else "", cosign=second)
        session.record(note, at, author=author, why=words("typed in from paper"), written=self._written)

    def _written(self, entry: Entry) -> None:
        """Keep the sheet and the people, go to the next line."""
        sheet, bed, patient = self._sheet.text(), self._bed.text(), self._patient.text()
        words, asked = self._desk.words, entry.frame.author.cosign
        told = words("Recorded as {ref}").format(ref=entry.ref)
        if asked:
            waits = words("waits for {name}: Sign as… (F4)").format(name=self._ward.people.name(asked))
            told = f"{told} · {waits}"
        self._desk.messages.info(told)
        self._time.clear()
        self._text.clear()
        for field, text in ((self._bed, bed), (self._patient, patient), (self._sheet, sheet)):
            field.setText(text)
        self._understand()
        self._time.setFocus()

    def _want_finished(self) -> None:
        serial = self._serial()
        if not serial:
            self._of.trouble(self._desk.words("Write the number of the sheet, or scan its square."))
            self._sheet.setFocus()
            return
        session = self._desk.session
        session.record(SheetFate(SheetEvent.TRANSCRIBED, serial, serial), written=partial(self._finished, session.user))

    def _finished(self, user: str, entry: Entry) -> None:
        self._desk.drafting.recorded(DRAFT, user)
        self._kept.restore()
        self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))
        self._sheet.setFocus()


_LINES = 9_999
"""The largest line of a sheet."""


def make(desk: Desk) -> TranscribePage:
    """Make the page for the window's list."""
    return TranscribePage(desk)
