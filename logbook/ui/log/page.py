# SPDX-License-Identifier: Apache-2.0
"""The page that is open all night: write at the top, read below, devices beside it.

The record bar has the keyboard whenever the page is shown. On a narrow window the board and an opened entry take
the place of the log instead of standing beside it; the bar stays.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from logbook.core.model.errors import LogbookError
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.timeline import LATE
from logbook.i18n import Words
from logbook.ui.board_panel import BoardPanel, place_name
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.log.entry_panel import EntryPanel
from logbook.ui.log.filters import Filters
from logbook.ui.log.listing import Listing
from logbook.ui.log.record_bar import RecordBar, Wanted
from logbook.ui.look.look import Look
from logbook.ui.where import Place, Thing
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.page import Card

DRAFT = "log"
_WIDE = 960
_LOW = 420
_CRAMPED = 560
_ROOMY = 1195
_ASKING = 640
"""Width of the log's own part from which the way to a request stands in its head."""
_SIDE, _SLIM = 436, 420
_TICK = 30_000


class LogPage(WardPage):
    """The log of the ward."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward = desk.session.ward
        kit = desk.kit
        self._bar = RecordBar(kit, self._ward.machine.clock)
        self._filters = Filters(kit)
        self._listing = Listing(desk, self._filters, self)
        self._log = Card(margin=0)
        self._board = BoardPanel(kit)
        self._entry = EntryPanel(desk)
        self._entry_card = Card(margin=0)
        self._side = QStackedWidget()
        self._tabs = Choices(kit.words("What is shown below"))
        self._ask = Button(kit.look, kit.words("Request…"), key="Ctrl+N")
        self._head = QWidget()
        self._row = QHBoxLayout(self)
        self._left = QVBoxLayout()
        self._wide, self._low = True, False
        self._drafted = ""
        self._lay_out()
        self._connect()
        self._show_board()

    def arrive(self, fields: Fields) -> None:
        """Take the keyboard to the record bar, and a place another page names."""
        if "bed" in fields or "device" in fields:
            self._bar.take(str(fields.get("bed", "")), str(fields.get("device", "")))
        self._restore()
        self._bar.start()
        if isinstance(fields.get("entry"), Ref):
            self._open(cast("Ref", fields["entry"]))
            self._entry.sign()

    def back(self) -> bool:
        """Fold in, close the entry, end the search; each Esc one step."""
        if self._bar.close_drawer():
            self._bar.start()
            return True
        if self._side.currentWidget() is self._entry_card:
            if not self._entry.back():
                self._close_entry()
            return True
        if not self._wide and self._tabs.key() == "board":
            self._show_side(board=False)
            return True
        done = self._filters.close_again()
        self._bar.start()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the side beside the log, or in its place."""
        super().resizeEvent(event)
        self._low = self.height() < self._desk.look.px(_LOW)
        self._bar.set_low(self._low)
        self._show_bar()
        wide = self.width() >= self._desk.look.px(_WIDE)
        own = self.width() - (side_width(self._desk.look, self.width()) if wide else 0)
        self._ask.setVisible(own >= self._desk.look.px(_ASKING))
        if wide != self._wide:
            self._wide = wide
            self._arrange()
        elif wide:
            self._side.setFixedWidth(side_width(self._desk.look, self.width()))

    def _lay_out(self) -> None:
        words, look = self._desk.words, self._desk.look
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self._tabs)
        line.addWidget(self._filters, 1)
        line.addWidget(self._ask)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addLayout(line)
        head.addWidget(self._filters.more)
        self._log.column.setContentsMargins(2, 2, 2, 6)
        self._log.column.setSpacing(4)
        self._log.column.addWidget(self._listing.view, 1)
        self._entry_card.column.addWidget(self._entry)
        self._side.addWidget(self._board)
        self._side.addWidget(self._entry_card)
        self._side.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        tabs = (("log", words("Log"), "scroll-text"), ("board", words("Devices"), "layout-grid"))
        self._tabs.offer((key, Choice(look, said, icon=icon)) for key, said, icon in tabs)
        self._tabs.choose("log")
        self._tabs.setMinimumWidth(self._tabs.sizeHint().width())
        self._left.setSpacing(10)
        self._left.addWidget(self._bar)
        self._left.addWidget(self._log, 1)
        self._row.setContentsMargins(12, 10, 12, 12)
        self._row.setSpacing(12)
        self._row.addLayout(self._left, 1)
        self._arrange()

    def _connect(self) -> None:
        session = self._desk.session
        self._bar.wanted.connect(self._want)
        self._bar.elsewhere.connect(self._elsewhere)
        self._ask.clicked.connect(lambda: self._elsewhere("loops"))
        self._bar.edited.connect(self._keep)
        self._bar.unfolded.connect(self._make_room)
        self._filters.unfolded.connect(self._show_bar)
        self._listing.opened.connect(self._open)
        self._board.opened.connect(lambda bed, device: self.opening.emit("devices", {"bed": bed, "device": device}))
        self._entry.closed.connect(self._close_entry)
        self._tabs.chosen.connect(lambda key: self._show_side(board=key == "board"))
        session.recorded.connect(self._let_go)
        session.recorded.connect(self._show_board)
        session.loaded.connect(self._show_board)
        self._desk.drafting.read.connect(self._restore)
        session.signed_on.connect(self._restore)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._filters.search)
        tick = QTimer(self)
        tick.timeout.connect(self._show_board)
        tick.start(_TICK)

    def _arrange(self) -> None:
        for layout in (self._row, self._left):
            layout.removeWidget(self._side)
        for layout in (self._left, self._log.column):
            layout.removeWidget(self._head)
        self._tabs.setVisible(not self._wide)
        self._filters.show_title(self._wide)
        if self._wide:
            self._log.column.insertWidget(0, self._head)
            self._head.setContentsMargins(16, 8, 12, 0)
            self._row.addWidget(self._side)
            self._side.setFixedWidth(side_width(self._desk.look, self.width()))
        else:
            self._left.insertWidget(1, self._head)
            self._head.setContentsMargins(0, 0, 0, 0)
            self._left.addWidget(self._side, 1)
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
        self._show_side(board=self._tabs.key() == "board")

    def _show_side(self, *, board: bool) -> None:
        opened = self._side.currentWidget() is self._entry_card
        self._tabs.choose("board" if board else "log")
        self._filters.setVisible(self._wide or not board)
        self._log.setVisible(self._wide or not (board or opened))
        self._side.setVisible(self._wide or board or opened)
        self._show_bar()

    def _show_bar(self) -> None:
        """On a low window an opened entry or the filters take the bar's room; Esc gives it back."""
        opened, filtering = self._side.currentWidget() is self._entry_card, not self._filters.more.isHidden()
        cramped = self.height() < self._desk.look.px(_CRAMPED)
        self._bar.setVisible(not (self._low and opened) and not (cramped and filtering))
        if not self._wide and not opened and self._tabs.key() == "log":
            self._log.setVisible(not (self._low and filtering))

    def _make_room(self, unfolded: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Leave the page to the bar while its choices are unfolded on a low window."""
        self._head.setVisible(not unfolded)
        if unfolded:
            self._log.hide()
            self._side.hide()
            self._filters.more.hide()
        else:
            self._show_side(board=self._tabs.key() == "board")

    def _want(self, wanted: Wanted) -> None:
        session, user = self._desk.session, self._desk.session.user
        happened = wanted.happened or session.now()

        def written(entry: Entry) -> None:
            self._settle(user)
            self._desk.messages.info(recorded(self._desk.words, entry))

        def refused(_trouble: LogbookError) -> None:
            self._bar.give_back(kept)
            self._keep()

        # the next words may be typed while the disk still works; the draft keeps these until they are in the log
        kept = self._bar.fields()
        self._bar.clear()
        self._bar.start()
        session.record(wanted.typed.record(), happened, why=wanted.why, written=written, refused=refused)

    def _settle(self, user: str) -> None:
        typed = self._bar.fields()
        if typed:
            self._desk.drafting.typed(DRAFT, user, typed)
        else:
            self._desk.drafting.recorded(DRAFT, user)

    def _elsewhere(self, key: str) -> None:
        typed = self._bar.typed()
        self._bar.close_drawer()
        self.opening.emit(key, {"text": typed.text, "bed": typed.bed, "device": typed.device})

    def _let_go(self, entry: Entry) -> None:
        """Words that were begun here and recorded on another page are in the log; they leave the bar."""
        text = self._bar.typed().text
        if text and not self.isVisible() and text == getattr(entry.record, "text", ""):
            self._bar.clear()
            self._settle(self._desk.session.user)

    def _keep(self) -> None:
        if self._bar.typed().text:
            self._desk.messages.step_aside()
        self._desk.drafting.typed(DRAFT, self._desk.session.user, self._bar.fields())

    def _restore(self) -> None:
        user = self._desk.session.user
        if not user:
            return
        kept = self._desk.drafting.draft(DRAFT, user)
        if user != self._drafted:
            self._bar.clear()
        if kept and not self._bar.typed().text:
            self._bar.restore(kept)
            self._keep()
        self._drafted = user

    def _open(self, ref: Ref) -> None:
        self._entry.show_entry(ref)
        self._side.setCurrentWidget(self._entry_card)
        self._show_side(board=False)

    def _close_entry(self) -> None:
        self._side.setCurrentWidget(self._board)
        self._show_side(board=False)
        self._bar.start()

    def _show_board(self) -> None:
        words, folds = self._desk.words, self._ward.folds
        if not self._ward.loaded:
            return
        self._board.show_board(folds.devices, self._ward.machine.clock().wall)
        devices = folds.devices.devices()
        beds = folds.beds.walk(bed.bed for bed in folds.devices.beds())
        names = {view.id: self._listing.device(view.id) for view in devices}
        self._bar.offer(
            tuple(Place(bed, place_name(words, bed)) for bed in beds),
            tuple(Thing(view.id, names[view.id], view.bed) for view in devices),
        )
        self._filters.offer(
            [(bed, place_name(words, bed)) for bed in beds],
            list(names.items()),
            [(view.user, view.name or view.user) for view in folds.people.users()],
        )


def recorded(words: Words, entry: Entry) -> str:
    """Say under which number an entry is in the log, and that it is late if it is."""
    if entry.delay > LATE:
        return words("Recorded as {ref}, marked as a late entry").format(ref=entry.ref)
    return words("Recorded as {ref}").format(ref=entry.ref)


def side_width(look: Look, wide: int) -> int:
    """Return the width of what stands beside the log on a page so wide."""
    return look.px(_SIDE if wide >= look.px(_ROOMY) else _SLIM)


def make(desk: Desk) -> LogPage:
    """Make the page for the window's list."""
    page = LogPage(desk)
    page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return page
