# SPDX-License-Identifier: Apache-2.0
"""The window while somebody is signed on: rail, strip, banner, messages, and one page of a list at a time.

It knows no page by name: it is handed a list of them, makes each when it is first opened, and passes on what one
page asks of another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from logbook.core.model.codes import Realm
from logbook.core.model.frame import Now
from logbook.core.vault.watch import Sign
from logbook.i18n import LANGUAGES, Words, clock_time, next_language
from logbook.telling.codes import word
from logbook.ui.bands import SMALL, Bands
from logbook.ui.desk import Desk, Fields, PageSpec, WardPage
from logbook.ui.facts import Check, strip_facts
from logbook.ui.help.texts import KEY as HELP
from logbook.ui.idle import LOCK_AFTER
from logbook.ui.left_band import LeftBand
from logbook.ui.messages import Answers, Messages
from logbook.ui.newcomer import is_new
from logbook.ui.reminders import Reminders
from logbook.ui.room import Room
from logbook.ui.standing import ENOUGH, Standing
from logbook.ui.survival import brief
from logbook.ui.widgets.banner import Banner
from logbook.ui.widgets.banner import Messages as Bar
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.rail import Entry as Line
from logbook.ui.widgets.rail import Rail
from logbook.ui.widgets.strip import Fact, Strip

COMPACT = 1000
"""Below this width the rail shows icons only."""

LOW = 480
"""Below this height the banner goes; strip and rail go on saying the same."""

_TICK = 15_000


class MainWindow(QWidget):
    """Everything around the pages. Signal: `asked(str)` with "switch", or what a page may ask (see `WardPage`)."""

    asked = Signal(str)

    def __init__(
        self, kit: Kit, room: Room, answers: Answers, specs: Sequence[PageSpec],
        lock_after: Callable[[], float] = lambda: LOCK_AFTER,
    ) -> None:  # fmt: skip
        super().__init__()
        self._kit = kit
        self._session = session = room.session
        drill = session.ward.realm is Realm.DRILL
        self._specs = {spec.key: spec for spec in specs if drill or not spec.drill}
        self._pages: dict[str, WardPage] = {}
        self._shown = ""
        self._before = ""
        self._of_lock = ""
        self._check = Check()
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._strip = Strip(kit)
        news = Banner(kit)
        self._strip.cover(news)
        bar = Bar(kit, news)
        bar.dismissed.connect(self._refocus)
        self.messages = Messages(kit.words, bar, answers)
        self.desk = Desk(kit, session, self.messages, room.drafting, room.copying, lock_after, self._under)
        place = kit.words("workstation {letter}").format(letter=session.ward.journal.segment)
        self._rail = Rail(kit, kit.words("Ward Logbook"), place, self._lines(), _actions(kit, self._specs.values()))
        self._standing = Standing(kit, self._specs)
        self._left = LeftBand(kit, session, self.messages)
        self._reminders = Reminders(kit, session)
        self._bands = Bands(kit, self._standing, self._left, self._reminders)
        self._stack = QStackedWidget()
        self._lay_out(bar)
        self._connect()
        self.refresh()

    def show_page(self, key: str, fields: Fields | None = None) -> None:
        """Open a page, without a key the one before; one that is not built yet is never asked for, nothing happens."""
        key = key or self._before
        if key not in self._specs:
            return
        page = self._pages.get(key) or self._make(key)
        if key != self._shown:
            self._before, self._shown = self._shown, key
        on_rail = self._specs[key].under or key
        if self._specs[on_rail].word:
            self._rail.choose(on_rail)
        self._stack.setCurrentWidget(page)
        page.arrive(fields or {})
        self.refresh()

    def welcome(self) -> None:
        """Show whoever signed on the log, or the page where they left something half typed; tell newcomers of help."""
        if self._of_lock and self.messages.text() == self._of_lock:
            self.messages.clear()  # somebody is here
        keys = (self._shown, *self._pages)
        waiting = (key for key in keys if key in self._pages and self._pages[key].waits())
        self.show_page(next(waiting, next(iter(self._specs))))
        if is_new(self._session.ward, self._session.user) and not self.messages.text():
            self.messages.info(self._kit.words("New here? Type what happened, then Enter. Ctrl+H explains every page."))

    @property
    def shown(self) -> str:
        """The key of the page on the screen."""
        return self._shown

    def page(self, key: str) -> WardPage | None:
        """Return a page that was opened before."""
        return self._pages.get(key)

    def show_check(self, check: Check) -> None:
        """Say how far the check of the whole log has come, and what it found."""
        found = set(check.broken) - set(self._check.broken)
        self._check = check
        self.refresh()
        if found:
            text = self._kit.words(
                "Part {segments} of the log was changed or damaged. It is kept as it is and closed; writing goes on."
            )
            self.messages.warn(text.format(segments=", ".join(sorted(found))))

    def show_signs(self, signs: Sequence[Sign]) -> None:
        """Say, for as long as this log is open, what something else has done to its files."""
        self._standing.show_signs(signs)
        self.refresh()

    def warn_of_lock(self, seconds: int) -> None:
        """Say that the screen is about to lock."""
        text = self._kit.words("Nobody is here? The screen locks in {s} s. Nothing typed is lost.")
        self._of_lock = text.format(s=seconds)
        self.messages.warn(self._of_lock)

    def warn_of_keys(self) -> None:
        """Say that the key file was not as the ward had left it."""
        self.messages.warn(
            self._kit.words(
                "The key file beside the log was changed. Its copy was used and put it right. Tell the incident team."
            )
        )

    def warn_of_memory(self) -> None:
        """Say that the local memory could not be read."""
        self.messages.warn(
            self._kit.words(
                "This PC's own note of how far the log was cannot be read. It is begun anew. Compare the register."
            )
        )

    def warn_of_notes(self, unopened: int) -> None:
        """Say that sealed notes did not open."""
        text = self._kit.words.n(
            "{n} sealed note does not open. It is kept as it is: show it to the incident team.",
            "{n} sealed notes do not open. They are kept as they are: show them to the incident team.",
            unopened,
        )
        self.messages.warn(text.format(n=unopened))

    def refresh(self) -> None:
        """Say on strip and banner what is true now."""
        ward = self._session.ward
        copies = Fact(self._kit.words("Copies"), brief(self._kit.words, ward, self.desk.copying), "usb")
        facts = strip_facts(self._kit.words, ward, ward.machine.clock(), self._check, copies)
        ways = len(ward.unlocked.file.ways)
        told = self._kit.look.tokens.drill or ways < ENOUGH
        low = self.height() < self._kit.look.px(LOW)
        self._strip.show_facts((facts[0], *facts[-1:], *facts[1:-1]) if low and told else facts)
        self._show_person()
        self._standing.show_banner(ways, shown=told and not low)
        self._reminders.refresh(self._shown, room=not low)
        self._bands.fit(small=self.height() < self._kit.look.px(SMALL))
        _say_time(self._rail, self._kit.words, ward.machine.clock())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the width there is."""
        super().resizeEvent(event)
        self._rail.set_compact(self.width() < self._kit.look.px(COMPACT))
        before, height = event.oldSize().height(), self.height()
        if any((before < self._kit.look.px(line)) != (height < self._kit.look.px(line)) for line in (LOW, SMALL)):
            self.refresh()

    def _under(self, key: str) -> tuple[PageSpec, ...]:
        return tuple(spec for spec in self._specs.values() if spec.under == key)

    def _lines(self) -> tuple[Line, ...]:
        words = self._kit.words
        shown = (spec for spec in self._specs.values() if spec.word and not spec.under)
        return tuple(Line(spec.key, spec.icon, words(spec.word), spec.shortcut) for spec in shown)

    def _lay_out(self, bar: Bar) -> None:
        above = QVBoxLayout()
        above.setContentsMargins(12, 8, 12, 0)
        above.setSpacing(8)
        above.addWidget(self._bands)
        above.addWidget(bar)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)

    def _connect(self) -> None:
        session = self._session
        self._rail.opened.connect(self._go)
        self._reminders.opening.connect(self.show_page)
        self._rail.pressed.connect(self._pressed)
        self._standing.opening.connect(self._go)
        self._standing.asked.connect(self.asked)
        self._left.stayed.connect(self._refocus)
        self._strip.switch.clicked.connect(partial(self.asked.emit, "switch"))
        session.recorded.connect(self.refresh)
        session.refused.connect(self.messages.trouble)
        session.loaded.connect(self.refresh)
        session.signed_on.connect(self.refresh)
        session.signing.connect(self._show_person)
        self.desk.copying.changed.connect(self.refresh)
        self.desk.drafting.failed.connect(self.messages.trouble)
        keys = {"Ctrl+L": "lock", "F11": "lock", "Shift+F11": "hard-lock", "F10": "language", "F9": "night"}
        for key, what in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(partial(self.asked.emit, what))
        for spec in self._specs.values():
            if spec.under and spec.shortcut:
                QShortcut(QKeySequence(spec.shortcut), self).activated.connect(partial(self._go, spec.key))
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._back)
        tick = QTimer(self)
        tick.timeout.connect(self.refresh)
        tick.start(_TICK)

    def _go(self, key: str) -> None:
        self.messages.step_aside()
        fields: Fields = {"again": True} if key == self._shown else {}
        self.show_page(key, {"page": self._shown} if key == HELP and self._shown != HELP else fields)

    def _pressed(self, key: str) -> None:
        if key in self._specs:
            self._go(key)
        else:
            self.asked.emit(key)

    def _make(self, key: str) -> WardPage:
        page = self._specs[key].make(self.desk)
        page.opening.connect(self.show_page)
        page.asked.connect(self.asked)
        self._pages[key] = page
        self._stack.addWidget(page)
        return page

    def _show_person(self) -> None:
        words, ward = self._kit.words, self._session.ward
        view = ward.people.user(self._session.user)
        if view is None:
            self._strip.show_person("", "")
            return
        if self._session.signs_next:
            name = ward.people.name(self._session.signs_next)
            self._strip.show_person(words("{name} signs the next record").format(name=name), view.name or view.user)
            return
        if self._session.asks_next:
            name = ward.people.name(self._session.asks_next)
            told = words("{name} is asked to sign the next record").format(name=name)
            self._strip.show_person(view.name or view.user, told)
            return
        since = ""
        if view.signed_on_at is not None:
            at = clock_time(view.signed_on_at, ward.machine.clock().zone)
            since = words("signed on {time}").format(time=at)
        self._strip.show_person(f"{view.name or view.user} · {word(words, view.role)}", since)

    def _back(self) -> None:
        self.messages.step_aside()  # good news never costs a press: the next click would meet another page
        if self.messages.text():
            self.messages.clear()
            return
        page = self._pages.get(self._shown)
        if page is not None and page.back():
            return
        self.show_page(self._specs[self._shown].under or next(iter(self._specs)))

    def _refocus(self) -> None:
        page = self._pages.get(self._shown)
        if page is not None and self.focusWidget() is None:
            page.arrive({})


def _say_time(rail: Rail, words: Words, now: Now) -> None:
    """Say the time of day to eye and ear."""
    time = clock_time(now.wall, now.zone)
    rail.say_time(time, words("It is {time}").format(time=time))


def _actions(kit: Kit, specs: Iterable[PageSpec]) -> tuple[Line, ...]:
    """Return what the rail offers below its pages."""
    words, tokens = kit.words, kit.look.tokens
    theme = Line("night", "moon", words("Night"), tag="F9")
    if tokens.name == "night":
        theme = replace(theme, icon="sun", word=words("Day"))
    language = Line("language", "languages", LANGUAGES[next_language(words.lang)], tag="F10")
    lock = Line("lock", "lock", words("Lock"), tag="F11")
    real = Line("real", "arrow-left", words("Real log"))
    under = (spec for spec in specs if spec.under and spec.shortcut)
    always = [Line(spec.key, spec.icon, words(spec.word), tag=spec.shortcut) for spec in under]
    return (*always, theme, language, lock, *([real] if tokens.drill else []))
