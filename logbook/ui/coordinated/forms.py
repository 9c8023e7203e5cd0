# SPDX-License-Identifier: Apache-2.0
"""Two short questions around an act on life support: who asks for what, and what a clinician said to it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from logbook.core.model.bedside import ActAnswer, ActRequest
from logbook.core.model.codes import Act, How, YesNoUnknown
from logbook.core.model.frame import Ref
from logbook.telling.bedside import ANSWERS
from logbook.telling.codes import word
from logbook.ui.desk import Desk
from logbook.ui.form_page import say_below
from logbook.ui.kept import Kept
from logbook.ui.where import Place, Thing, Where
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices, Tick
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.text import Labelled, label, line, plain

DRAFT, ANSWER_DRAFT = "act-request", "act-answer"
_HOWS = (How.IN_PERSON, How.PHONE, How.RADIO, How.WRITTEN)
_ACTS = (
    Act.NETWORK_OUT,
    Act.STAND_ALONE,
    Act.QUARANTINE,
    Act.SWAP,
    Act.POWER,
    Act.SETTING,
    Act.NETWORK_BACK,
    Act.OTHER,
)


def answer_draft(request: Ref) -> str:
    """Return the name under which a half typed answer to a request is kept."""
    return f"{ANSWER_DRAFT} {request}"


def _hows(desk: Desk, name: str) -> Choices:
    made = Choices(name)
    made.offer((how.value, Choice(desk.look, word(desk.words, how))) for how in _HOWS)
    return made


class RequestForm(Card):
    """Signal: `wanted(ActRequest)`."""

    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=14)
        words = desk.words
        self._words = words
        self._where = Where(desk.kit)
        self._act = Choices(words("What is asked for?"))
        self._act.offer((act.value, Choice(desk.look, word(words, act))) for act in _ACTS)
        self._by = line(words("Who asks"), words("Name and role of who asks"))
        self._how = _hows(desk, words("How was it asked?"))
        self._reason = line(words("Why"))
        self._trouble = label("", "strong", wrap=True)
        self._record = Button(desk.look, words("Record the request"), kind="primary", icon="check")
        fields = {"by": self._by, "reason": self._reason}
        self.kept = Kept(desk, DRAFT, fields, {"act": self._act, "how": self._how}, self)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        for name, field in ((words("Who asks"), self._by), (words("Why"), self._reason)):
            beside.addWidget(Labelled(name, field), 1)
        rows: tuple[QWidget, ...] = (
            label(words("Somebody asks for an act on life support"), "heading", wrap=True), self._act, self._where,
            self._trouble,
        )  # fmt: skip
        for widget in rows:
            self.column.addWidget(widget)
        self.column.addLayout(beside)
        self.column.addWidget(self._how)
        self.column.addWidget(self._record)
        self._record.clicked.connect(self._want)
        for field in fields.values():
            field.returnPressed.connect(self._want)

    def start(self, places: tuple[Place, ...], things: tuple[Thing, ...], bed: str, device: str) -> None:
        """Begin with a device another page names, or with what was left half typed."""
        self._where.offer(places, things)
        self._where.choose(bed, device)
        self.kept.restore()
        say_below(self._trouble, "")

    def take_keyboard(self) -> None:
        """Take the keyboard to the first question."""
        self._act.buttons()[0].setFocus()

    def _want(self) -> None:
        act, device = self._act.key(), self._where.device
        if not isinstance(act, str) or not device:
            say_below(self._trouble, self._words("Choose what is asked for, and which device."))
            return
        how = self._how.key()
        said = How(how) if isinstance(how, str) else How.NOT_STATED
        asked = self.kept.text("by"), said
        record = ActRequest(Act(act), device, self._where.bed, *asked, reason=self.kept.text("reason"))
        self.wanted.emit(record)


class AnswerForm(Card):
    """Signal: `wanted(ActAnswer)`."""

    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=14)
        words = desk.words
        self._desk = desk
        self._target: Ref | None = None
        self._about = label("", "heading", wrap=True)
        self._who = Choices(words("Who says so?"))
        self._by = line(words("Who says so?"), words("Name and role of the clinician"))
        self._how = _hows(desk, words("How was it said?"))
        self._back = Tick(desk.look, words("Read back"))
        self._buttons = {
            agreed: Button(desk.look, words(said), kind="primary" if agreed is YesNoUnknown.YES else "secondary")
            for agreed, said in ANSWERS.items()
        }
        choices = {"who": self._who, "how": self._how}
        self.kept = Kept(desk, ANSWER_DRAFT, {"by": self._by}, choices, self, {"back": self._back})
        row = QHBoxLayout()
        row.setSpacing(10)
        for agreed, button in self._buttons.items():
            row.addWidget(button)
            button.clicked.connect(lambda _=False, agreed=agreed: self._want(agreed))
        row.addStretch(1)
        rows: tuple[QWidget, ...] = (
            self._about, label(words("Who says so?"), "name"), self._who, self._by, self._how, self._back,
        )  # fmt: skip
        for widget in rows:
            self.column.addWidget(widget)
        self.column.addLayout(row)
        self._who.chosen.connect(lambda name: self._by.setText(str(name)))

    def start(self, target: Ref, about: str, doctors: Iterable[str]) -> None:
        """Begin for a request, `about` in words, with what was left half typed for it."""
        self._target = target
        self.kept.turn_to(answer_draft(target))
        plain(self._about, about)
        self._who.offer((name, Choice(self._desk.look, name, icon="user")) for name in doctors)
        self.kept.restore()
        first: QWidget = next(iter(self._who.buttons()), self._by)
        first.setFocus()

    def _want(self, agreed: YesNoUnknown) -> None:
        assert self._target is not None
        how = self._how.key()
        said = How(how) if isinstance(how, str) else How.NOT_STATED
        self.wanted.emit(ActAnswer(self._target, agreed, self._by.text().strip(), said, self._back.isChecked()))
