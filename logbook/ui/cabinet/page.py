# SPDX-License-Identifier: Apache-2.0
"""The crisis cabinet: whether it sits, who was reached, what it handed down, when it meets next; and one more event.

The ward writes down what it hears. It convenes nobody, and nothing here tells anybody anything.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from logbook import i18n
from logbook.core.model.cabinet import Cabinet, CabinetEvent
from logbook.core.model.codes import How
from logbook.core.model.crisis import CabinetView, Crisis
from logbook.core.model.frame import Entry
from logbook.telling.cabinet import EVENTS, whom
from logbook.telling.codes import word
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.filled import FilledForm
from logbook.ui.form_page import say_below
from logbook.ui.kept import Kept
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import Labelled, label, line, plain
from logbook.ui.widgets.times import read_clock

DRAFT = "cabinet"
_DAY, _MINUTE = 86_400_000, 60_000
_MEETS = frozenset({CabinetEvent.CONVENED, CabinetEvent.MEETING, CabinetEvent.DECISION})
_SHOWN = 8
_HOWS = (How.IN_PERSON, How.PHONE, How.RADIO, How.WRITTEN)


class CabinetPage(WardPage):
    """What is known above, what was heard just now below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words, look = desk.words, desk.look
        self._now = label("", "heading", wrap=True)
        self._calls, self._decisions = label("", wrap=True), label("", wrap=True)
        self._event = Choices(words("What was heard?"))
        self._event.offer((event.value, Choice(look, words(told))) for event, told in EVENTS.items())
        self._name, self._position = line(words("Name")), line(words("Place in the cabinet"))
        self._text, self._meeting = line(words("What was said")), line(words("Next meeting, as 07:00"))
        self._how = Choices(words("How did the word come?"))
        self._how.offer((how.value, Choice(look, word(words, how))) for how in _HOWS)
        self._meets = Labelled(words("Next meeting, as 07:00"), self._meeting)
        self._trouble = label("", "strong", wrap=True)
        self._record = Button(look, words("Record"), kind="primary", icon="check")
        fields = {"name": self._name, "position": self._position, "text": self._text, "meeting": self._meeting}
        self._kept = Kept(desk, DRAFT, fields, {"event": self._event, "how": self._how}, self)
        self._paper = Button(look, words("Print…"), icon="printer")
        self._print = FilledForm(desk)
        self._stack = QStackedWidget()
        self._lay_out()
        self._paper.clicked.connect(self._ask_print)
        self._print.closed.connect(self.back)
        self._event.chosen.connect(self._ask)
        self._record.clicked.connect(self._want)
        for field in fields.values():
            field.returnPressed.connect(self._want)
        desk.session.recorded.connect(self._tell)

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Show what is known, and ask what was heard."""
        self._stack.setCurrentIndex(0)
        self._tell()
        self._kept.restore()
        self._ask(self._event.key())
        self._event.setFocus()

    def back(self) -> bool:
        """Go back from the printers to the page."""
        away = self._stack.currentIndex() > 0
        self._stack.setCurrentIndex(0)
        return away

    def waits(self) -> bool:
        """Whether something is half typed."""
        return self._kept.waits()

    def _lay_out(self) -> None:
        words = self._desk.words
        known, heard = Card(margin=18), Card(margin=18)
        asked: tuple[QWidget, ...] = (label(words("What was heard?"), "name"), self._event, self._trouble)
        said: tuple[QWidget, ...] = (
            Labelled(words("What was said"), self._text), self._meets,
            label(words("How did the word come?"), "name"), self._how, self._record,
        )  # fmt: skip
        for told in (self._now, self._calls, self._decisions):
            known.column.addWidget(told)
        for widget in asked:
            heard.column.addWidget(widget)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        for name, field in ((words("Name"), self._name), (words("Place in the cabinet"), self._position)):
            beside.addWidget(Labelled(name, field))
        heard.column.addLayout(beside)
        for widget in said:
            heard.column.addWidget(widget)
        ground = Page(margin=0)
        head = QHBoxLayout()
        head.addWidget(label(words("Crisis cabinet"), "title", wrap=True), 1)
        head.addWidget(self._paper)
        ground.column.addLayout(head)
        for card in (known, heard):
            ground.column.addLayout(no_wider(card, self._desk.look.px(WIDEST)))
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        self._stack.addWidget(ground)
        self._stack.addWidget(self._print)
        column.addWidget(self._stack)

    def _ask_print(self) -> None:
        now = self._desk.session.ward.folds.crisis.now
        self._stack.setCurrentWidget(self._print)
        self._print.fill("cabinet", self._desk.words("Crisis cabinet"), lambda forms: forms.cabinet(now), "cabinet")

    def _tell(self) -> None:
        words, ward = self._desk.words, self._desk.session.ward
        crisis = ward.folds.crisis
        plain(self._now, state(self._desk))
        plain(self._calls, "\n".join(self._line(view) for view in crisis.calls[-_SHOWN:]))
        plain(self._decisions, "\n".join(self._line(view) for view in crisis.decisions[-_SHOWN:]))
        for told in (self._calls, self._decisions):
            told.setVisible(bool(told.text()))
        if not crisis.events:
            plain(self._decisions, words("Write down what the ward hears of it; nobody is told from here."))
            self._decisions.show()

    def _line(self, view: CabinetView) -> str:
        words = self._desk.words
        at = i18n.moment(words, view.at, self._desk.session.now().zone)
        said = " · ".join(filter(None, (words(EVENTS[view.record.event]), whom(view.record), view.record.text)))
        return f"{at}  {said}"

    def _ask(self, key: object) -> None:
        say_below(self._trouble, "")
        self._meets.setVisible(key in {event.value for event in _MEETS})
        self._meets.trouble("")

    def _want(self) -> None:
        words, key = self._desk.words, self._event.key()
        if not isinstance(key, str):
            say_below(self._trouble, words("Choose what was heard."))
            self._event.setFocus()
            return
        event = CabinetEvent(key)
        typed = self._kept.text("meeting") if event in _MEETS else ""
        time = read_clock(typed)
        if typed and time is None:
            self._meets.trouble(words("This is no time yet. Write it as 02:40."))
            self._meeting.setFocus()
            return
        how = self._how.key()
        now = self._desk.session.now()
        record = Cabinet(
            event, self._kept.text("position"), self._kept.text("name"),
            How(how) if isinstance(how, str) else How.NOT_STATED,
            next_time(*time, now.at, now.zone) if time else None, now.zone if time else 0, self._kept.text("text"),
        )  # fmt: skip
        self._desk.session.record(record, written=partial(self._written, self._desk.session.user))

    def _written(self, user: str, entry: Entry) -> None:
        self._desk.drafting.recorded(DRAFT, user)
        self._kept.restore()
        self._ask(self._event.key())
        self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))


def next_time(hour: int, minute: int, now: int, zone: int) -> int:
    """Return the next such time of a day after `now` (ms UTC) in a zone (minutes)."""
    local = now + zone * _MINUTE
    at = local - local % _DAY + (hour * 60 + minute) * _MINUTE
    return (at if at > local else at + _DAY) - zone * _MINUTE


def state(desk: Desk) -> str:
    """Say whether the cabinet sits, since when, and when it meets next."""
    words, zone = desk.words, desk.session.now().zone
    crisis: Crisis = desk.session.ward.folds.crisis
    told = words("Nobody has said that the cabinet was convened.")
    if crisis.convened is not None:
        at = i18n.moment(words, crisis.convened.at, zone)
        told = words("Convened {time}, by {name}.").format(
            time=at, name=whom(crisis.convened.record) or words("nobody named")
        )
    elif crisis.events and crisis.events[-1].record.event is CabinetEvent.STOOD_DOWN:
        told = words("Stood down {time}.").format(time=i18n.moment(words, crisis.events[-1].at, zone))
    meeting = crisis.meeting
    if meeting is None or meeting.meeting is None:
        return told
    at = i18n.moment(words, meeting.meeting, meeting.meeting_zone)
    return f"{told} {words('Next meeting: {time}').format(time=at)}"


def make(desk: Desk) -> CabinetPage:
    """Make the page for the window's list."""
    return CabinetPage(desk)
