# SPDX-License-Identifier: Apache-2.0
"""Who on this shift has read a procedure in force; a tap on a name asks for that person's PIN."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.frame import Ref
from logbook.core.model.people import UserView
from logbook.i18n import clock_time
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Picture
from logbook.ui.widgets.pin import PinPad
from logbook.ui.widgets.text import label, plain


class Readers(Card):
    """Signals: `signing(str, str)` with user and PIN, `mine()` when who is signed on has read it."""

    signing = Signal(str, str)
    mine = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=14)
        self._kit = kit
        self._me = ""
        self._chosen = ""
        self._count = label("", "large")
        self._list = QVBoxLayout()
        self._inside = QWidget()
        self._pin_of = label("", "name", wrap=True)
        self._trouble = label("", "strong", wrap=True)
        self._pad = PinPad(kit)
        self.column.setSpacing(6)
        self.column.addWidget(label(kit.words("Read by, on this shift"), "small", wrap=True))
        self.column.addWidget(self._count)
        self.column.addWidget(self._inside)
        for widget in (self._pin_of, self._trouble, self._pad):
            self.column.addWidget(widget)
        self._pad.entered.connect(lambda pin: self.signing.emit(self._chosen, pin))
        self.close_pad()

    def show_readers(
        self, people: tuple[UserView, ...], read: Mapping[str, tuple[int, Ref]], me: str, zone: int
    ) -> None:
        """Show who is on shift, with the time for those who have read it."""
        self._me = me
        words = self._kit.words
        ordered = sorted(people, key=lambda view: (view.user not in read, read.get(view.user, (0,))[0]))
        n = sum(view.user in read for view in people)
        plain(self._count, words("{n} of {all}").format(n=n, all=len(people)))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for view in ordered:
            if view.user in read:
                column.addLayout(self._done(view, clock_time(read[view.user][0], zone)))
            else:
                column.addWidget(self._open(view))
        self.column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside

    def say(self, text: str) -> None:
        """Say what was wrong with the PIN."""
        plain(self._trouble, text)
        self._trouble.show()
        self._pad.setFocus()

    def close_pad(self) -> bool:
        """Put the pad away; False if it was not there."""
        was = not self._pad.isHidden()
        for widget in (self._pin_of, self._trouble, self._pad):
            widget.hide()
        self._pad.clear()
        return was

    def _done(self, view: UserView, time: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Picture(self._kit.look, "check", size=18))
        row.addWidget(label(view.name or view.user, wrap=True), 1)
        row.addWidget(label(time, "small"))
        return row

    def _open(self, view: UserView) -> Button:
        words = self._kit.words
        mine = view.user == self._me
        note = words("not yet · tap when read") if mine else words("not yet · tap, then PIN")
        button = Button(self._kit.look, view.name or view.user, icon="circle", note=note)
        button.clicked.connect(lambda: self._tap(view))
        return button

    def _tap(self, view: UserView) -> None:
        if view.user == self._me:
            self.mine.emit()
            return
        self._chosen = view.user
        plain(self._pin_of, self._kit.words("PIN of {name}").format(name=view.name or view.user))
        self._pad.clear()
        self._trouble.hide()
        self._pin_of.show()
        self._pad.show()
        self._pad.setFocus()
