# SPDX-License-Identifier: Apache-2.0
"""One procedure: to be read, or in force and being worked through, bed by bed, one large step after the other."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.approvals import Approvals
from logbook.core.model.codes import StepResult
from logbook.core.model.library import Edition, Procedure, Section, Step
from logbook.core.model.people import People
from logbook.core.model.procedures import InForceView
from logbook.i18n import LANGUAGES, Words, clock_time
from logbook.telling.codes import word
from logbook.telling.safeguards import approved_by
from logbook.ui.board_panel import place_name
from logbook.ui.procedures import progress
from logbook.ui.procedures.band import SampleBand
from logbook.ui.procedures.readers import Readers
from logbook.ui.procedures.shelf import HEADINGS
from logbook.ui.procedures.steps_card import StepsCard
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Page
from logbook.ui.widgets.text import label, plain

_BESIDE, _SIDE, _ROOMY = 900, 262, 610


@dataclass(frozen=True)
class Shown:
    """What is shown: the text, what is true of it if it is in force, the beds, who reads, approves, and the clock.

    `pictures` says that some came with the text.
    """

    procedure: Procedure
    view: InForceView | None
    note: str
    beds: tuple[str, ...]
    people: People
    approvals: Approvals
    zone: int
    pictures: bool = False


def told(words: Words, shown: Shown, step: Step, bed: str) -> str:
    """Return what became of a step, when and by whom; an empty text where nothing did."""
    done = progress.done(shown.view, step, bed) if shown.view is not None else None
    if done is None:
        return ""
    what = done.answer or (word(words, done.result) if done.result is not StepResult.DONE else "")
    return " · ".join(filter(None, (what, clock_time(done.at, shown.zone), shown.people.name(done.by))))


def _buttons(kit: Kit) -> dict[str, Button]:
    words, look = kit.words, kit.look
    return {
        "put": Button(look, words("Put in force…"), kind="primary", icon="megaphone"),
        "print": Button(look, words("Print this page…"), icon="printer"),
        "aloud": Button(look, words("Read aloud view"), icon="volume-2"),
        "end": Button(look, words("End or replace…"), icon="archive"),
        "approve": Button(look, words("Approve for this ward…"), icon="signature"),
        "edit": Button(look, words("Change the text…"), icon="pencil"),
        "pictures": Button(look, words("Pictures that came with it"), icon="camera"),
    }


def _renew(choices: Choices, offered: list[tuple[object, Choice]], key: object) -> None:
    """Offer what is not offered yet, so that a key that has the keyboard keeps it, and show which is chosen."""
    if [b.accessibleName() for b in choices.buttons()] != [c.accessibleName() for _, c in offered]:
        focus = next((n for n, b in enumerate(choices.buttons()) if b.hasFocus()), None)
        choices.offer(offered)
        if focus is not None and focus < len(offered):
            choices.buttons()[focus].setFocus()
    choices.choose(key)


def _where(words: Words, step: Step | None, section: Section, bed: str) -> str:
    """Say for which bed a step counts, where beds are chosen from; not every step is one of a bed."""
    if step is None or not bed or not progress.by_bed(section):
        return ""
    return place_name(words, bed) if step.per_bed else words("Once for all beds")


class WorkView(QWidget):
    """One procedure on the screen.

    Signals: `closed()`, `wanted(str)` with "put", "end", "print", "aloud", "approve", "edit" or "pictures", and
    `answered(str, StepResult, str, str, str)` with step, result, bed, answer and words.
    """

    closed = Signal()
    wanted = Signal(str)
    answered = Signal(str, object, str, str, str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words, look = kit.words, kit.look
        self._shown: Shown | None = None
        self._language = words.lang
        self._section = 0
        self._step = ""
        self._back = Button(look, icon="arrow-left")
        self._back.name_only(words("Back to all procedures"))
        self._title = label("", "title", wrap=True)
        self._note = label("", "small", wrap=True)
        self._band = SampleBand(kit)
        self._parts = Choices(words("Part of the procedure"))
        self._beds = Choices(words("Bed"))
        self._languages = Choices(words("Language of the procedure"))
        self._pick = QWidget()
        self._pick_part = Button(look, icon="chevron-down")
        self._pick_bed = Button(look, icon="chevron-down")
        self._folded = False
        self._page = Page(margin=0)
        self._steps = StepsCard(kit)
        self.readers = Readers(kit)
        self._buttons = _buttons(kit)
        for key, button in self._buttons.items():
            button.clicked.connect(lambda _=False, key=key: self.wanted.emit(key))
        self._buttons_row = QWidget()
        self._side = Page(margin=0)
        self._sides = QHBoxLayout()
        self._beside = True
        self._lay_out()
        self._back.clicked.connect(self.closed)
        self._parts.chosen.connect(self._part_chosen)
        self._beds.chosen.connect(lambda _bed: self._restart())
        self._languages.chosen.connect(self._language_chosen)
        self._steps.answered.connect(self._answer)
        self._steps.chosen.connect(self._choose)
        self._steps.going_on.connect(lambda: self._part_chosen(self._section + 1))

    def open(self, shown: Shown) -> None:
        """Begin with a procedure, at its first part and the reader's language."""
        self._section, self._step = 0, ""
        self._language = self._kit.words.lang
        self._beds.offer([])
        self.show_state(shown)

    def show_state(self, shown: Shown) -> None:
        """Show what is true now."""
        self._shown = shown
        edition = self.edition()
        plain(self._title, f"{shown.procedure.code}  {edition.title}")
        approved = shown.approvals.of(shown.procedure, edition.language)
        told = approved_by(self._kit.words, shown.people, approved)
        plain(self._note, " · ".join(filter(None, (shown.note, told))))
        sample = shown.procedure.sample and approved is None
        self._band.setVisible(sample)
        self._buttons["approve"].setVisible(sample)
        running = shown.view is not None and shown.view.ended is None
        self._buttons["put"].setVisible(shown.view is None or not running)
        self._buttons["end"].setVisible(running)
        self._buttons["pictures"].setVisible(shown.pictures)
        self.readers.setVisible(running)
        self._offer(shown, edition)
        section = edition.sections[self._section]
        self._fold(beds=running and progress.by_bed(section) and bool(shown.beds))
        self._draw(shown, section)
        self._languages.setVisible(len(shown.procedure.languages) > 1)

    def edition(self) -> Edition:
        """Return the text in the language chosen here."""
        assert self._shown is not None
        return self._shown.procedure.edition(self._language)

    @property
    def language(self) -> str:
        """The language chosen here."""
        return self._language

    @property
    def place(self) -> tuple[int, str]:
        """The part and bed chosen here."""
        return self._section, self._bed()

    def start(self) -> None:
        """Take the keyboard to the current step."""
        if not self._steps.start():
            self._back.setFocus()

    def back(self) -> bool:
        """Put a question away; False if nothing is open."""
        big = self._steps.big
        return (big is not None and big.back()) or self.readers.close_pad()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put readers and buttons beside the steps, or below them."""
        super().resizeEvent(event)
        folded = self.height() < self._kit.look.px(_ROOMY)
        if folded != self._folded:
            self._folded = folded
            self._restart(keep=True)
        beside = self.width() >= self._kit.look.px(_BESIDE)
        if beside == self._beside:
            return
        self._beside = beside
        if beside:
            self._side.column.insertWidget(0, self.readers)
            self._side.column.insertWidget(1, self._buttons_row)
        else:
            self._page.column.insertWidget(self._page.column.count() - 1, self.readers)
            self._page.column.insertWidget(self._page.column.count() - 1, self._buttons_row)
        self._side.setVisible(beside)

    def _lay_out(self) -> None:
        look = self._kit.look
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._note)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._back)
        head.addLayout(titles, 1)
        self._page.column.setSpacing(8)
        pick = Flow(self._pick, gap=8)
        for folded, choices in ((self._pick_part, self._parts), (self._pick_bed, self._beds)):
            pick.addWidget(folded)
            folded.clicked.connect(lambda _=False, choices=choices: choices.setVisible(choices.isHidden()))
        for widget in (self._pick, self._parts, self._beds, self._steps):
            self._page.column.addWidget(widget)
        self._page.column.addStretch(1)
        rows = QVBoxLayout(self._buttons_row)
        rows.setContentsMargins(0, 0, 0, 0)
        buttons = QWidget()
        rows.addWidget(buttons)
        rows.addWidget(self._languages)
        flow = Flow(buttons, gap=8, fill=True)
        for button in self._buttons.values():
            flow.addWidget(button)
        self._side.setFixedWidth(look.px(_SIDE))
        self._side.column.addWidget(self.readers)
        self._side.column.addWidget(self._buttons_row)
        self._side.column.addStretch(1)
        self._sides.setSpacing(12)
        self._sides.addWidget(self._page, 1)
        self._sides.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._band)
        column.addLayout(self._sides, 1)

    def _fold(self, *, beds: bool) -> None:
        """Show parts and beds as they are, or folded into one button each where the window is low."""
        self._pick.setVisible(self._folded)
        self._parts.setVisible(not self._folded)
        self._beds.setVisible(beds and not self._folded)
        self._pick_bed.setVisible(beds)
        for folded, choices in ((self._pick_part, self._parts), (self._pick_bed, self._beds)):
            chosen = next((button for button in choices.buttons() if button.isChecked()), None)
            folded.say(chosen.accessibleName() if chosen is not None else "")

    def _offer(self, shown: Shown, edition: Edition) -> None:
        words, look = self._kit.words, self._kit.look
        bed = self._bed() or next(iter(shown.beds), "")
        beds: list[tuple[object, Choice]] = []
        section = edition.sections[self._section]
        for one in shown.beds:
            told = place_name(words, one)
            mark = "bed-single"
            if shown.view is not None:
                n, total = progress.count(shown.view, section, one)
                told = words("{place} · {n} of {total}").format(place=told, n=n, total=total)
                mark = "check" if n == total else mark
            beds.append((one, Choice(look, told, icon=mark)))
        parts: list[tuple[object, Choice]] = []
        for n, part in enumerate(edition.sections):
            told = words(HEADINGS[part.heading])
            if shown.view is not None and part.heading.ticked:
                done, total = progress.count(shown.view, part, bed)
                told = words("{part} · {n} of {total}").format(part=told, n=done, total=total)
            parts.append((n, Choice(look, told)))
        languages: list[tuple[object, Choice]] = [
            (code, Choice(look, LANGUAGES.get(code, code))) for code in shown.procedure.languages
        ]
        for choices, offered, key in (
            (self._parts, parts, self._section),
            (self._beds, beds, bed),
            (self._languages, languages, edition.language),
        ):
            _renew(choices, offered, key)

    def _draw(self, shown: Shown, section: Section) -> None:
        bed, view = self._bed(), shown.view
        step: Step | None = None
        if view is not None and view.ended is None and section.heading.ticked:
            chosen = (one for one in section.steps if one.id == self._step)
            step = next(chosen, None) or progress.current(view, section, bed)
        notes = tuple(told(self._kit.words, shown, one, bed) for one in section.steps)
        if self._steps.show_steps(section, step, notes, _where(self._kit.words, step, section, bed)):
            QTimer.singleShot(0, self, self._bring_into_sight)
        parts = self.edition().sections
        after = parts[self._section + 1].heading if self._section + 1 < len(parts) else None
        self._steps.say_next(self._kit.words(HEADINGS[after]) if after is not None else "")

    def _bring_into_sight(self) -> None:
        if self._steps.big is not None:
            self._page.ensureWidgetVisible(self._steps.big)

    def _answer(self, step: Step, result: StepResult, answer: str, text: str) -> None:
        self._step = ""
        self.answered.emit(step.id, result, self._bed() if step.per_bed else "", answer, text)

    def _choose(self, step: Step) -> None:
        self._step = step.id
        self._restart(keep=True)
        self.start()

    def _bed(self) -> str:
        return str(self._beds.key() or "")

    def _part_chosen(self, part: object) -> None:
        self._section = int(str(part))
        self._restart()

    def _language_chosen(self, language: object) -> None:
        self._language = str(language)
        self._restart(keep=True)

    def _restart(self, *, keep: bool = False) -> None:
        if not keep:
            self._step = ""
        if self._shown is not None:
            self.show_state(self._shown)
