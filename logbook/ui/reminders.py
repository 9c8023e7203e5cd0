# SPDX-License-Identifier: Apache-2.0
"""What stands above every page until somebody has dealt with it: a log that was contradicted, and a witness to ask for.

It blocks nothing and asks for nothing twice at once: what was found about the log goes first.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.telling.openings import REASONS, reason
from logbook.ui.session import Session
from logbook.ui.widgets.banner import Banner
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit

FOUND, WITNESSES, SIGNING = "found", "witnesses", "signing"
"""The pages these lines lead to."""


class Reminders(QWidget):
    """At most one line with one button. Signal: `opening(key, fields)` asks for the page behind it."""

    opening = Signal(str, object)

    def __init__(self, kit: Kit, session: Session) -> None:
        super().__init__()
        self._kit, self._session = kit, session
        self.found = self._line(kit.words("Read what was found"), FOUND)
        self.ask = self._line(kit.words("Copy it now"), WITNESSES)
        self.sign = self._line(kit.words("Look and sign"), SIGNING)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.found)
        column.addWidget(self.ask)
        column.addWidget(self.sign)

    def refresh(self, shown: str, *, room: bool) -> None:
        """Say what is true now; nothing on the page it leads to, and no asking where there is no room for it."""
        words, ward = self._kit.words, self._session.ward
        found = unread(self._session) and shown != FOUND
        now = ward.machine.clock()
        ask = not found and room and ward.loaded and shown != WITNESSES and ward.folds.anchors.due(now.wall)
        if found:
            told = words("{what}. Writing goes on safely in part {segment}.")
            self.found.say(
                told.format(what=reason(words, ward.start.reason), segment=ward.start.segment), "caution",
                "shield-alert",
            )  # fmt: skip
        if ask:
            since = ward.folds.anchors.since
            told = words.n(
                "{n} record that nobody outside this PC has seen. Copy one code onto paper.",
                "{n} records that nobody outside this PC has seen. Copy one code onto paper.",
                since,
            )
            if ward.folds.anchors.outside is None:
                told = words("Nobody outside this PC has ever seen this log. Copy its start code onto paper, once.")
            self.ask.say(told.format(n=since), "info", "pencil")
        waiting = len(ward.folds.cosigning.pending(self._session.user)) if self._session.user and ward.loaded else 0
        sign = bool(waiting) and not found and not ask and room and shown != SIGNING
        if sign:
            told = words.n("{n} record waits for your signature.", "{n} records wait for your signature.", waiting)
            self.sign.say(told.format(n=waiting), "info", "signature")
        self.sign.want(sign)
        self.found.want(found)
        self.ask.want(ask)
        self.fit()

    def fit(self) -> None:
        """Take no room where nothing is shown."""
        self.setVisible(not all(band.isHidden() for band in (self.found, self.ask, self.sign)))

    def _line(self, word: str, key: str) -> Banner:
        made = Banner(self._kit)
        button = Button(self._kit.look, word)
        button.clicked.connect(partial(self._open, key))
        made.add(button)
        return made

    def _open(self, key: str) -> None:
        """Open the page behind a line; as long as nobody saw the log, its start code is to be copied."""
        ward = self._session.ward
        start = key == WITNESSES and ward.folds.anchors.outside is None
        self.opening.emit(key, {"start": ""} if start else {})


def unread(session: Session) -> bool:
    """Whether the running part began because of something found, and nobody has read that yet."""
    ward = session.ward
    if ward.start.reason not in REASONS or not ward.loaded:
        return False
    return not ward.folds.anchors.read_by(ward.start.segment)
