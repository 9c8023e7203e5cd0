# SPDX-License-Identifier: Apache-2.0
"""Paper, labels: which things get one, which code, which sheet; then a printer or a file. It records nothing."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from logbook.core.exchange import labels
from logbook.core.exchange.labels import SHEETS, Label, Sheet, Style
from logbook.core.model.topics import STORE
from logbook.i18n import N_, resources
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.print_form import PrintForm
from logbook.ui.put_out import PutOut
from logbook.ui.scanning.finding import beds
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import Labelled, label, line, plain

BEDS, DEVICES, BADGES = "beds", "devices", "badges"
_SHEETS = {
    Sheet.A4_3X7: N_("A4, 3 × 7"),
    Sheet.A4_3X8: N_("A4, 3 × 8"),
    Sheet.A4_2X7: N_("A4, 2 × 7"),
    Sheet.LETTER_3X10: N_("Letter, 3 × 10"),
    Sheet.LETTER_2X5: N_("Letter, 2 × 5"),
}


class LabelsPage(WardPage):
    """One card of choices, and the form that asks where the sheets go."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._ward = desk, desk.session.ward
        words = desk.words
        self._what = Choices(words("What gets labels?"))
        self._style = Choices(words("Which code?"))
        self._sheet = Choices(words("Which sheet of labels?"))
        self._only = line(words("Only these"), words("All of them; or a number, bed, kind or name"))
        self._used = line(words("Labels missing on the first sheet"), "0")
        self._count = label("", "strong", wrap=True)
        self._print = Button(desk.look, words("Print the labels…"), kind="primary", icon="printer")
        self._form = PrintForm(desk.kit)
        self._out = PutOut(desk, self._form, self._home)
        self._stack = QStackedWidget()
        self._choose = self._lay_out()
        for view in (self._choose, self._form):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._stack)
        self._offer()
        self._connect()

    def arrive(self, fields: Fields) -> None:
        """Count anew; another page may name a device or a bed as `only`."""
        if "only" in fields:
            self._only.setText(str(fields["only"]))
        self._home()

    def back(self) -> bool:
        """Go from the printers to the choices."""
        if self._stack.currentWidget() is self._choose:
            return False
        self._home()
        return True

    def _lay_out(self) -> Page:
        card = Card(margin=16)
        card.column.setSpacing(8)
        card.column.addLayout(self._head())
        for choices in (self._what, self._style, self._sheet):
            card.column.addWidget(label(choices.accessibleName(), "name"))
            card.column.addWidget(choices)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        for field, share in ((self._only, 3), (self._used, 2)):
            fields.addWidget(Labelled(field.accessibleName(), field), share)
        card.column.addLayout(fields)
        ground = Page(margin=0)
        ground.column.addLayout(no_wider(card, self._desk.look.px(WIDEST)))
        ground.column.addStretch(1)
        return ground

    def _head(self) -> QHBoxLayout:
        """Lay the act beside the title: it must be seen without scrolling."""
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(label(self._desk.words("Labels for the scanner"), "heading", wrap=True))
        said.addWidget(self._count)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(said, 1)
        head.addWidget(self._print)
        return head

    def _offer(self) -> None:
        words, look = self._desk.words, self._desk.look
        self._what.offer(
            [
                (BEDS, Choice(look, words("Beds"), icon="bed-single")),
                (DEVICES, Choice(look, words("Devices"), icon="layout-grid")),
                (BADGES, Choice(look, words("Name badges"), icon="users")),
            ]
        )
        self._style.offer(
            [
                (Style.SQUARE.value, Choice(look, words("Squares (QR)"), icon="layout-grid")),
                (Style.SMALL_SQUARE.value, Choice(look, words("Small squares (DataMatrix)"), icon="hash")),
                (Style.BARS.value, Choice(look, words("Bars (Code 128)"), icon="scan-barcode")),
            ]
        )
        self._sheet.offer((sheet.value, Choice(look, words(_SHEETS[sheet]))) for sheet in SHEETS)
        self._what.choose(BEDS)
        self._style.choose(Style.SQUARE.value)
        self._sheet.choose(Sheet.A4_3X7.value)

    def _connect(self) -> None:
        for choices in (self._what, self._sheet):
            choices.chosen.connect(self._tell)
        for field in (self._only, self._used):
            field.textEdited.connect(self._tell)
            field.returnPressed.connect(self._want)
        self._print.clicked.connect(self._want)
        self._form.closed.connect(self._home)

    def _home(self) -> None:
        self._stack.setCurrentWidget(self._choose)
        self._tell()
        next(button for button in self._what.buttons() if button.isChecked()).setFocus()

    def _all(self) -> tuple[Label, ...]:
        words, folds = self._desk.words, self._ward.folds
        views = folds.devices.devices()
        if self._what.key() == BADGES:
            return labels.badges(self._ward.people.users(), words)
        if self._what.key() == DEVICES:
            return labels.devices(views, words)
        return labels.beds([*beds(self._ward), STORE], self._ward.start.ward, words)

    def _chosen(self) -> tuple[Label, ...]:
        return labels.only(self._all(), self._only.text())

    def _first(self) -> int:
        typed = self._used.text().strip()
        _, grid = SHEETS[Sheet(str(self._sheet.key()))]
        return min(int(typed), grid.columns * grid.rows - 1) if typed.isdecimal() else 0

    def _tell(self, _what: object = None) -> None:
        words, chosen = self._desk.words, self._chosen()
        _, grid = SHEETS[Sheet(str(self._sheet.key()))]
        sheets = -(-(len(chosen) + self._first()) // (grid.columns * grid.rows)) if chosen else 0
        said = [words.n("{n} label", "{n} labels", len(chosen)).format(n=len(chosen)),
                words.n("{n} sheet", "{n} sheets", sheets).format(n=sheets)]  # fmt: skip
        if self._what.key() == BADGES:
            without = sum(not view.badge for view in self._ward.people.users())
            if without:
                told = words.n("{n} person has no badge number yet: give it in the settings",
                               "{n} people have no badge number yet: give it in the settings", without)  # fmt: skip
                said.append(told.format(n=without))
        plain(self._count, " · ".join(said))
        self._print.setEnabled(bool(chosen))

    def _want(self) -> None:
        chosen = self._chosen()
        if not chosen:
            return
        words = self._desk.words
        title = words("Labels for the scanner")
        draw = partial(
            labels.draw, chosen, Sheet(str(self._sheet.key())), Style(str(self._style.key())),
            self._ward.machine.clock(), title, words, resources() / "fonts", self._first(),
        )  # fmt: skip
        self._stack.setCurrentWidget(self._form)
        self._out.start(title, "labels", draw)


def make(desk: Desk) -> LabelsPage:
    """Make the page for the window's list."""
    return LabelsPage(desk)
