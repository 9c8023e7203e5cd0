# SPDX-License-Identifier: Apache-2.0
"""The lock page: names as tiles, a PIN, the board without patient text, and a note for whoever has no name here.

A wrong PIN slows down that one name. Nobody is ever locked out of writing.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from logbook.core.model.codes import Means
from logbook.core.model.people import UserView
from logbook.core.ward import Ward
from logbook.i18n import clock_time
from logbook.telling.codes import word
from logbook.ui.board_panel import BoardPanel
from logbook.ui.chrome import Chrome
from logbook.ui.facts import is_protected, strip_facts
from logbook.ui.left_band import LeftWord
from logbook.ui.lock.forms import NoteForm, StrangerForm
from logbook.ui.lock.renew_form import RenewForm
from logbook.ui.widgets.banner import Messages as Bar
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choices
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Page
from logbook.ui.widgets.people import PersonTile
from logbook.ui.widgets.pin import PinPad
from logbook.ui.widgets.scanner import Scanner, maybe_pin
from logbook.ui.widgets.text import label, plain

_WITH_BOARD = 1240
_BESIDE = 840
_LOW = 480
_TICK = 15_000
_ELSE = "?"


class LockPage(QWidget):
    """Who may sign on.

    Signals: `signed(str, str)` with user and PIN; `chosen(str)` with the user; `asked(str)` with "night", "language",
    "shut", "hard-lock" or "real".
    """

    signed = Signal(str, str)
    chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, kit: Kit, ward: Ward) -> None:
        super().__init__()
        self._kit = kit
        self._ward = ward
        self.setProperty("look", "page")
        words = kit.words
        self._chrome = Chrome(kit)
        self.bar = Bar(kit)
        self.left = LeftWord(kit)
        self._board = BoardPanel(kit)
        self._people = QWidget()
        self._who = Choices(words("Who are you?"), fill=True)
        self._side = Card(margin=14)
        self._stack = QStackedWidget()
        self._pin = QWidget()
        self._name = label("", "title")
        self._said = label("", "muted", wrap=True)
        self.pad = PinPad(kit)
        self.note = NoteForm(kit)
        self.stranger = StrangerForm(kit)
        self.renew = RenewForm(kit)
        self._renew = Button(kit.look, words("Set a new PIN…"), icon="key-round")
        self._vouchers: tuple[UserView, ...] = ()
        self._lay_out()
        self._by_badge = ""
        Scanner(self, self._scanned)
        self._connect()
        self.refresh()

    def means(self, user: str) -> Means:
        """Say how this name was chosen: by the badge, or by hand."""
        return Means.BADGE_PIN if user and user == self._by_badge else Means.PIN

    def refresh(self) -> None:
        """Say what is true now: the time, the board, who is here."""
        ward, now = self._ward, self._ward.machine.clock()
        self._chrome.strip.show_facts(strip_facts(self._kit.words, ward, now))
        self._chrome.say_time(clock_time(now.wall, now.zone))
        self.left.tell(ward)
        if ward.loaded:
            self._board.show_board(ward.folds.devices, now.wall)

    def start(self) -> None:
        """Show who may sign on, and take the keyboard."""
        look, words = self._kit.look, self._kit.words
        tiles = [(view.user, PersonTile(look, view.name or view.user, word(words, view.role))) for view in self._here()]
        other = PersonTile(look, words("Someone else"), words("not on the list"), unlisted=True)
        self._who.offer([*tiles, (_ELSE, other)])
        self._show_pad("")
        self.refresh()
        self._fit()
        self._who.buttons()[0].setFocus()

    def wrong(self, text: str) -> None:
        """Say that the PIN was not right, and how long to wait."""
        self.pad.clear()
        plain(self._said, text)
        self.pad.setFocus()

    def back(self) -> None:
        """Go back to the names."""
        self._show_pad("")
        self._who.choose(None)
        self._fit()
        self._who.buttons()[0].setFocus()

    def offer_new_pin(self, user: str, vouchers: tuple[UserView, ...], *, gone: bool) -> None:
        """Let whoever is chosen have a new PIN; `vouchers` may give it, `gone` says that this PC holds none."""
        if user == self._who.key():
            self._vouchers = vouchers
            if gone:
                plain(self._said, self._kit.words("This PC does not know this person's PIN any more."))
            self._renew.show()

    def _want_new_pin(self) -> None:
        view = self._ward.people.user(str(self._who.key()))
        if view is not None:
            self._stack.setCurrentWidget(self.renew)
            self._fit()
            self.renew.start(view, self._vouchers)

    def choose(self, user: str) -> None:
        """Choose somebody, as a tap on the tile does."""
        self._who.choose(user)
        self._chosen(user)

    def open_note(self) -> None:
        """Open the sealed note."""
        self._stack.setCurrentWidget(self.note)
        self._fit()
        self.note.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the board, then show names or pad, not both."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send digits to the pad wherever the keyboard is, once a name is chosen."""
        if event.text() in tuple("0123456789") and self._stack.currentWidget() is self._pin and self._who.key():
            self.pad.setFocus()
            self.pad.press(event.text())
        else:
            super().keyPressEvent(event)

    def _here(self) -> list[UserView]:
        views = [view for view in self._ward.people.users() if view.pin_set]
        return sorted(views, key=lambda view: (not view.on_shift, -(view.signed_on_at or 0)))

    def _lay_out(self) -> None:
        words, look = self._kit.words, self._kit.look
        names = Page(margin=0)
        names.column.addWidget(self._who)
        names.column.addStretch(1)
        self._note_button = Button(
            look, words("Write a sealed note"), kind="strong", icon="lock", note=words("without signing in")
        )
        self._shut = Button(look, words("Close the log"), kind="quiet", icon="power")
        self._shut.setToolTip(words("Ends the program. The log then opens only by its words, stick or recovery key."))
        people = QVBoxLayout(self._people)
        people.setContentsMargins(0, 0, 0, 0)
        people.setSpacing(8)
        people.addWidget(label(words("Who are you?"), "heading"))
        people.addWidget(names, 1)
        below = QHBoxLayout()
        below.addWidget(self._note_button, 1)
        below.addWidget(self._shut)
        if look.tokens.drill:
            people.addWidget(self._real_button())
        people.addLayout(below)
        pin = QVBoxLayout(self._pin)
        pin.setContentsMargins(0, 0, 0, 0)
        self._back = Button(look, icon="arrow-left")
        self._back.name_only(words("Back to the names"))
        head, texts = QHBoxLayout(), QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._name)
        texts.addWidget(self._said)
        head.addWidget(self._back)
        head.addLayout(texts, 1)
        pin.addLayout(head)
        pin.addWidget(self._renew)
        pin.addWidget(self.pad, 1)
        for shown in (self._pin, self.note, self.stranger, self.renew):
            self._stack.addWidget(shown)
        self._side.column.addWidget(self._stack)
        self._board.setMaximumWidth(look.px(470))
        row = QHBoxLayout()
        row.setContentsMargins(14, 10, 14, 12)
        row.setSpacing(18)
        for part in (self._board, self._people, self._side):
            row.addWidget(part, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._chrome)
        column.addWidget(self.bar)
        column.addLayout(_inset(self.left))
        column.addLayout(row, 1)

    def _real_button(self) -> Button:
        button = Button(self._kit.look, self._kit.words("Back to the real log"), icon="arrow-left")
        button.clicked.connect(lambda: self.asked.emit("real"))
        return button

    def _connect(self) -> None:
        self._chrome.asked.connect(self.asked)
        self._who.chosen.connect(self._chosen)
        self.pad.entered.connect(self._entered)
        self._note_button.clicked.connect(self.open_note)
        self._shut.clicked.connect(lambda: self.asked.emit("hard-lock" if is_protected(self._ward) else "shut"))
        self._back.clicked.connect(self.back)
        self._renew.clicked.connect(self._want_new_pin)
        for form in (self.note, self.stranger, self.renew):
            form.left.connect(self.back)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.back)
        tick = QTimer(self)
        tick.timeout.connect(self.refresh)
        tick.start(_TICK)

    def _scanned(self, code: str) -> bool:
        """Choose whose badge was read; in a form it is text like any other."""
        if self._stack.currentWidget() is not self._pin:
            return False
        view = self._ward.people.by_badge(code)
        if view is None or not view.pin_set:
            if maybe_pin(code):
                return False
            plain(self._said, self._kit.words("This badge is nobody's here. Choose the name."))
            return True
        self._who.choose(view.user)
        self._chosen(view.user)
        self._by_badge = view.user
        return True

    def _chosen(self, user: object) -> None:
        self._by_badge = ""
        if user == _ELSE:
            self._stack.setCurrentWidget(self.stranger)
            self._fit()
            self.stranger.start()
            return
        self._show_pad(str(user))
        self._fit()
        self.pad.setFocus()
        self.chosen.emit(str(user))

    def _show_pad(self, user: str) -> None:
        words = self._kit.words
        view = self._ward.people.user(user)
        self._stack.setCurrentWidget(self._pin)
        self.pad.clear()
        self._renew.hide()
        self.pad.setEnabled(view is not None)
        plain(self._name, (view.name or view.user) if view else words("Choose your name"))
        plain(self._said, words("Type your PIN, six numbers.") if view else words("Then type your PIN."))

    def _entered(self, pin: str) -> None:
        user = self._who.key()
        if user not in {None, _ELSE}:
            plain(self._said, self._kit.words("Checking…"))
            self.signed.emit(str(user), pin)

    def _fit(self) -> None:
        look = self._kit.look
        alone = self._stack.currentWidget() is self.renew  # names, pad and fields take the whole width
        beside = self.width() >= look.px(_BESIDE) and not alone
        waiting = self._stack.currentWidget() is self._pin and self._who.key() is None
        self._board.setVisible(self.width() >= look.px(_WITH_BOARD) and not alone)
        self._people.setVisible(beside or waiting)
        self._side.setVisible(beside or not waiting)
        self._back.setVisible(not beside)
        # a PIN pad for fingers needs the height more than the strip does
        self._chrome.setVisible(waiting or self.height() >= look.px(_LOW))


def _inset(band: LeftWord) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(14, 8, 14, 0)
    column.addWidget(band)
    return column
