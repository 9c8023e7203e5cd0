# SPDX-License-Identifier: Apache-2.0
"""Paper, scanner: this PC learns what its scanner sends from one code, checks it with a second, and reads any third.

It stands under "Paper" because it begins with a page to print; whoever has no printer scans the squares off the screen.
Whatever is scanned while it is open is told here and goes nowhere else; nothing of it is recorded.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from logbook.core.exchange import labels, scanner_sheet
from logbook.core.exchange.scan import Told, read
from logbook.i18n import resources
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.print_form import PrintForm
from logbook.ui.put_out import PutOut
from logbook.ui.scanning import memory
from logbook.ui.scanning.strokes import GROUP_SEPARATOR
from logbook.ui.scanning.teaching import BARS, CHECK, CHECK_HEAD, SQUARE, Teaching, is_lesson, learn
from logbook.ui.scanning.wedge import Scan
from logbook.ui.scanning.words import KINDS, tell
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.square import Square
from logbook.ui.widgets.text import label, plain

_SIDE = 230
_BESIDE = 700


class ScannerPage(WardPage):
    """What was learnt, the code to scan next, and what the last scan said."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words, look = desk.words, desk.look
        self._taught: Teaching | None = None
        self._state = label("", "strong", wrap=True)
        self._next = label("", wrap=True)
        self._said = label("", "strong", wrap=True)
        self._square = Square(words("Code to scan"), side=look.px(_SIDE))
        self._print = Button(look, words("Print the page…"), kind="primary", icon="printer")
        self._forget = Button(look, words("Forget what was learnt"), icon="x")
        self._form = PrintForm(desk.kit)
        self._out = PutOut(desk, self._form, self._home)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._stack = QStackedWidget()
        self._ground = self._lay_out()
        for view in (self._ground, self._form):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._stack)
        self._print.clicked.connect(self._ask)
        self._forget.clicked.connect(self._drop)
        self._form.closed.connect(self._home)

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Say what this PC knows of its scanner."""
        self._taught = memory.kept()
        self._say("")
        self._home()

    def back(self) -> bool:
        """Go from the printers to the page."""
        if self._stack.currentWidget() is self._ground:
            return False
        self._home()
        return True

    def scanned(self, scan: Scan) -> bool:
        """Learn from a lesson, check by the check, and say of anything else what it is."""
        words, taught = self._desk.words, learn(scan.strokes)
        if taught is not None:
            self._learnt(taught)
        elif any(is_lesson(text) for text in scan.readings):
            self._say(words("Too much of it was lost. Hold the scanner still and try again, or scan the other code."))
        elif any(text[: len(CHECK_HEAD)].upper() == CHECK_HEAD for text in scan.readings):
            self._checked(scan)
        else:
            found = read(scan.text)
            ways: tuple[Told, ...] = (found.fields, *found.alternatives)
            told = words(" or ").join(tell(words, way) for way in ways)
            self._say(words("Scanned: {kind}. {fields}").format(kind=words(KINDS[found.kind]), fields=told))
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the code beside or below the words."""
        super().resizeEvent(event)
        beside = self.width() >= self._desk.look.px(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(way)

    def _lay_out(self) -> Page:
        words, look = self._desk.words, self._desk.look
        card, left = Card(margin=18), QVBoxLayout()
        left.setSpacing(10)
        row = QWidget()
        flow = Flow(row, gap=10)
        flow.addWidget(self._print)
        flow.addWidget(self._forget)
        about = words(
            "A scanner is a keyboard. If it is set to another country's keys than this PC, signs such as - and / come "
            "out wrong. One scan of the code teaches this PC what its scanner means."
        )
        for widget in (label(about, "muted", wrap=True), self._state, self._next, self._said, row):
            left.addWidget(widget)
        left.addStretch(1)
        self._halves.setSpacing(18)
        self._halves.addLayout(left, 1)
        self._halves.addWidget(self._square)
        card.column.addWidget(label(words("Teach this PC its scanner"), "heading", wrap=True))
        card.column.addLayout(self._halves)
        ground = Page(margin=0)
        ground.column.addLayout(no_wider(card, look.px(WIDEST)))
        ground.column.addStretch(1)
        return ground

    def _home(self) -> None:
        self._stack.setCurrentWidget(self._ground)
        self._tell()
        self._print.setFocus()

    def _tell(self) -> None:
        words, taught = self._desk.words, self._taught
        self._forget.setVisible(taught is not None)
        self._square.show_code(labels.square(SQUARE if taught is None else CHECK))
        if taught is None:
            plain(self._state, words("Nothing was learnt on this PC. US keys are taken for granted."))
            told = words("Scan this square, or the bars of the printed page.")
        else:
            known = words.n("{n} sign was learnt.", "{n} signs were learnt.", len(taught.keys))
            plain(self._state, known.format(n=len(taught.keys)) + _unknown(self._desk, taught))
            told = words("Now scan this check, or any code to see what it says.")
        plain(self._next, told)

    def _learnt(self, taught: Teaching) -> None:
        words, self._taught = self._desk.words, taught
        kept = memory.keep(taught)
        self._say("" if kept else words("This PC keeps no preferences: teach it again after each start."))
        self._tell()

    def _checked(self, scan: Scan) -> None:
        words = self._desk.words
        if scan.text == CHECK:
            self._say(words("✓ Right: every sign came through."))
        else:
            self._say(words("Not right: it came through as {text}. Scan the first code once more.").format(
                text=scan.text))  # fmt: skip

    def _say(self, text: str) -> None:
        plain(self._said, text)
        self._said.setVisible(bool(text))

    def _drop(self) -> None:
        self._taught = None
        memory.keep(None)
        self._say("")
        self._home()

    def _ask(self) -> None:
        words = self._desk.words
        texts = scanner_sheet.Texts(BARS, SQUARE, CHECK)
        now = self._desk.session.ward.machine.clock()
        self._stack.setCurrentWidget(self._form)
        draw = partial(scanner_sheet.draw, texts, now, words, resources() / "fonts")
        self._out.start(words("Teach this PC its scanner"), "scanner", draw)


def _unknown(desk: Desk, taught: Teaching) -> str:
    """Say which signs cannot be told apart, with a name for the one that has no shape."""
    if not taught.unknown:
        return ""
    named = [desk.words("the separator of GS1") if sign == GROUP_SEPARATOR else sign for sign in taught.unknown]
    return " " + desk.words("These cannot be told apart: {signs}").format(signs="  ".join(named))


def status(desk: Desk) -> str:
    """Say whether this PC knows its scanner."""
    taught = memory.kept()
    return desk.words("not taught on this PC") if taught is None else desk.words("taught on this PC")


def make(desk: Desk) -> ScannerPage:
    """Make the page for the window's list."""
    return ScannerPage(desk)
