# SPDX-License-Identifier: Apache-2.0
"""The life-support gate: two calm steps, what will be recorded as missing, and Record, which never waits.

"Emergency: done first, written now" is one tap and always open. Nothing is asked twice and nothing is blocked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.board import DeviceView
from logbook.core.model.codes import Act, Backup, Missing, YesNoUnknown
from logbook.core.model.frame import Now
from logbook.core.model.people import UserView
from logbook.telling.codes import word
from logbook.ui.gate.deed import Asked, Deed, expected, lacking
from logbook.ui.gate.sign_card import SignCard
from logbook.ui.gate.yes_card import YesCard
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Page
from logbook.ui.widgets.text import label, line, plain
from logbook.ui.widgets.times import Back, Exact

_BESIDE, _LOW = 820, 440
_TICK = 30_000


class GateForm(QWidget):
    """What is asked around an act on life support.

    Signals: `wanted(bool)` with whether it was an emergency, `closed()`, `edited()`, `signing(str, str, object)`,
    `seen()` when nobody acted and it was only seen so.
    """

    wanted = Signal(bool)
    closed = Signal()
    edited = Signal()
    seen = Signal()
    signing = Signal(str, str, object)

    def __init__(self, kit: Kit, clock: Callable[[], Now]) -> None:
        super().__init__()
        self._kit = kit
        self._deed = Deed(Act.OTHER)
        self._backups: tuple[Backup, ...] = ()
        self._witness = ""
        words, look = kit.words, kit.look
        self._title = label("", "title", wrap=True)
        self._about = label("", "muted", wrap=True)
        self._power = label(words("Power stays on. No restart."), "strong")
        self._text = line(words("What exactly"), words("What exactly, in a few words"))
        self._yes = YesCard(kit, clock)
        self._sign = SignCard(kit)
        self._missing_title = label(words("Will be recorded as missing"), "name")
        self._missing = label("", wrap=True)
        note = words("one tap, no questions, always open")
        self._emergency = Button(
            look, words("Emergency: done first, written now"), kind="strong", icon="zap", note=note
        )
        self._only_seen = Button(look, words("Only seen so, nobody acted"), icon="eye")
        self._record = Button(look, words("Record"), kind="primary", icon="check")
        self._page = Page(margin=0)
        self._steps = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lacks = QWidget()
        self._low = False
        self._foot = QHBoxLayout()
        self._lay_out()
        self._connect()

    def start(
        self, deed: Deed, view: DeviceView, heading: tuple[str, str], people: list[UserView], doctors: list[str]
    ) -> None:
        """Begin with a deed; `heading` is the title and what it is about."""
        self._deed, self._backups, self._witness = deed, expected(view.description.type), ""
        plain(self._title, heading[0])
        lives = self._kit.words("life support")
        if view.description.dependent is YesNoUnknown.YES:
            lives = self._kit.words("life support · patient depends on it now")
        plain(self._about, f"{heading[1]} · {lives}")
        self._power.setVisible(deed.act in {Act.NETWORK_OUT, Act.QUARANTINE, Act.STAND_ALONE})
        self._only_seen.setVisible(bool(deed.readings))
        self._text.setText(deed.text)
        self._yes.start(doctors, self._backups)
        self._sign.start(people)
        self._show_missing()
        self._yes.take_keyboard()

    def asked(self) -> Asked:
        """Return what was answered."""
        effect, text = self._sign.after()
        return Asked(**self._yes.asked(), effect=effect, effect_text=text)

    def text(self) -> str:
        """Return what exactly was done."""
        return self._text.text().strip()

    def missing(self) -> tuple[Missing, ...]:
        """Return what the record will lack."""
        return lacking(self.asked(), self._backups, witness=bool(self._witness))

    def when(self) -> Back | Exact | None:
        """Return when it was done."""
        return self._sign.when()

    @property
    def witness(self) -> str:
        """The id of who signs with this record, or an empty text."""
        return self._witness

    def sign(self, user: str, name: str) -> None:
        """Take a witness whose PIN was right."""
        self._witness = user
        self._sign.signed(name)
        self._show_missing()
        self._record.setFocus()

    def say(self, text: str) -> None:
        """Say what was wrong with the PIN."""
        self._sign.say(text)

    def fields(self) -> dict[str, Any]:
        """Return everything answered, for a draft; an empty object if nothing was."""
        kept = {**self._yes.fields(), **self._sign.fields()}
        if self.text():
            kept["words"] = self.text()
        return kept

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Put a draft back."""
        self._yes.restore(kept)
        self._sign.restore(kept)
        self._text.setText(str(kept.get("words", "")))
        self._show_missing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the steps beside each other or one below the other; the foot stays in sight."""
        super().resizeEvent(event)
        look = self._kit.look
        beside = self.width() >= look.px(_BESIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._steps.setDirection(across if beside else down)
        low = self.height() < look.px(_LOW)
        if low != self._low:
            self._low = low
            if low:
                self._page.column.insertWidget(0, self._lacks)
            else:
                self._foot.insertWidget(0, self._lacks, 1)

    def _lay_out(self) -> None:
        look, words = self._kit.look, self._kit.words
        leave = Button(look, icon="arrow-left")
        leave.name_only(words("Back"))
        leave.clicked.connect(self.closed)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._about)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(leave)
        head.addLayout(titles, 1)
        head.addWidget(self._power)
        self._steps.setSpacing(12)
        self._steps.addWidget(self._yes, 1)
        self._steps.addWidget(self._sign, 1)
        self._page.column.setSpacing(8)
        self._page.column.addLayout(self._steps)
        below = QHBoxLayout()
        below.addWidget(self._text, 1)
        below.addWidget(self._only_seen)
        self._page.column.addLayout(below)
        self._page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._page, 1)
        column.addWidget(self._make_foot())

    def _make_foot(self) -> Card:
        foot = Card(margin=10)
        said = QVBoxLayout(self._lacks)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(0)
        said.addWidget(self._missing_title)
        said.addWidget(self._missing)
        buttons = QWidget()
        flow = Flow(buttons, gap=10)
        for button in (self._emergency, self._record):
            flow.addWidget(button)
        self._foot.setSpacing(12)
        self._foot.addWidget(self._lacks, 1)
        self._foot.addWidget(buttons)
        foot.column.addLayout(self._foot)
        return foot

    def _connect(self) -> None:
        self._record.clicked.connect(lambda: self.wanted.emit(False))
        self._emergency.clicked.connect(lambda: self.wanted.emit(True))
        self._only_seen.clicked.connect(self.seen)
        self._sign.signing.connect(self.signing)
        self._yes.changed.connect(self._changed)
        self._sign.changed.connect(self._changed)
        self._text.textEdited.connect(lambda _text: self._changed())
        tick = QTimer(self)
        tick.timeout.connect(self._yes.refresh)
        tick.start(_TICK)

    def _changed(self) -> None:
        if self._witness:
            self._witness = ""
            self._sign.unsign(self._kit.words("Something changed after the signature: the witness signs again."))
        self._show_missing()
        self.edited.emit()

    def _show_missing(self) -> None:
        words, missing = self._kit.words, self.missing()
        told = [word(words, item) for item in missing if item is not Missing.MANUAL_BACKUP]
        if Missing.MANUAL_BACKUP in missing:
            unseen = [backup for backup in self._backups if backup not in self.asked().backups]
            told.insert(1 if Missing.CLINICAL_YES in missing else 0, ", ".join(word(words, one) for one in unseen))
        plain(self._missing, " · ".join(told) if told else words("nothing is missing"))
