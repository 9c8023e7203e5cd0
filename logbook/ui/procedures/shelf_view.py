# SPDX-License-Identifier: Apache-2.0
"""All procedures: those in force first, then those on the shelf, then those that were ended tonight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from logbook.core.model.folds import Folds
from logbook.core.model.frame import Ref
from logbook.core.model.library import Procedure
from logbook.core.model.plain import one_line
from logbook.core.model.procedures import InForceView
from logbook.core.model.topics import plain_letters
from logbook.i18n import LANGUAGES, clock_time, lasting
from logbook.telling.safeguards import approved_by
from logbook.ui.procedures.shelf import Shelf
from logbook.ui.widgets.buttons import ENTER, Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.once import Once
from logbook.ui.widgets.page import Card, Page
from logbook.ui.widgets.paint import CENTRE, Face, box, focus_ring, icon, width_of, write
from logbook.ui.widgets.text import label, line

_HIGH = 64
_OVER = 12
"""Lines of procedures no longer in force that are shown at once: the latest; a press shows all."""


class Line(Once, QAbstractButton):
    """One procedure: code, title, what is true of it; a SAMPLE says so."""

    def __init__(self, kit: Kit, code: str, title: str, note: str, *, sample: bool, strong: bool = False) -> None:
        super().__init__()
        self._found_by = plain_letters(f"{code} {title}")
        self._look = kit.look
        self._code, self._title, self._note = one_line(code), one_line(title), ""
        self._sample = kit.words("SAMPLE") if sample else ""
        self.strong = strong
        self.say(note)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, note: str) -> None:
        """Say what is true of it now."""
        self._note = one_line(note)
        self.setAccessibleName(" · ".join(filter(None, (self._code, self._title, self._sample, self._note))))
        self.update()

    def found_also_by(self, text: str) -> None:
        """Let what stands in the procedure find it too."""
        self._found_by += " " + plain_letters(text)

    def fits(self, typed: str) -> bool:
        """Whether every word that is looked for, folded, is in it."""
        return all(word in self._found_by for word in typed.split())

    def sizeHint(self) -> QSize:
        """Return a line of two rows."""
        return QSize(self._look.px(360), self._look.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest line; a longer title ends in an ellipsis and is spoken whole."""
        return QSize(self._look.px(200), self._look.px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter too."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        look, t = self._look, self._look.tokens
        painter = QPainter(self)
        over = self.underMouse() or self.isDown()
        edge = t.accent if self.strong else t.line
        fill = t.chosen if self.strong else t.hover if over else t.surface
        box(painter, self.rect(), Face(fill=fill, edge=edge, width=2.0 if self.strong else 1.0), look.px(10))
        write(painter, QRectF(look.px(14), 0, look.px(60), self.height()), self._code, look.font(17, bold=True), t.text)
        right = float(self.width() - look.px(38))
        icon(painter, look, "chevron-right", t.text, QPointF(right + look.px(6), self.height() / 2 - look.px(10)), 20)
        if self._sample:
            font = look.font(13, bold=True)
            wide = width_of(self._sample, font) + look.px(18)
            mark = QRectF(right - wide, self.height() / 2 - look.px(13), wide, look.px(26))
            box(painter, mark, Face(fill=t.broken), look.px(6))
            write(painter, mark, self._sample, font, t.surface, CENTRE)
            right -= wide + look.px(10)
        left = look.px(76)
        upper = QRectF(left, look.px(9), right - left, look.px(24))
        write(painter, upper, self._title, look.font(16, bold=self.strong), t.text)
        write(painter, QRectF(left, look.px(35), right - left, look.px(20)), self._note, look.font(13), t.muted)
        if self.hasFocus():
            focus_ring(painter, self.rect(), look, look.px(10))


@dataclass(frozen=True, slots=True)
class _Told:
    """What a line says, and what it opens: a text of the shelf, or the record by which one was put in force."""

    of: Procedure | Ref
    code: str
    title: str
    note: str
    sample: bool
    strong: bool = False
    also: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading with its lines, or what could not be read; `none` is said where there are none, `left` counts more."""

    head: str
    lines: tuple[_Told, ...] = ()
    none: str = ""
    left: int = 0
    troubles: tuple[str, ...] = ()


class ShelfView(Page):
    """Signals: `opened(Ref)` for one in force or ended, `chosen(Procedure)` for one on the shelf, `writing()`."""

    opened = Signal(object)
    chosen = Signal(object)
    writing = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=0)
        words = kit.words
        self._write = Button(kit.look, words("Write a new procedure…"), icon="pencil")
        self._write.clicked.connect(self.writing)
        self._find = line(words("Find a procedure"), words("Code or word"))
        self._find.textChanged.connect(lambda _text: self._sift())
        self._find.returnPressed.connect(self._open_found)
        self._kit = kit
        self._shelf = Shelf()
        self._folds = Folds()
        self._trouble: tuple[str, ...] = ()
        self._at = (0, 0)
        self._every = False
        self._made: list[Line] = []
        self._parts_shown: list[_Part] = []
        self._inside = QWidget()
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(words("Fallback procedures"), "title", wrap=True), 1)
        head.addWidget(self._find, 1)
        head.addWidget(self._write)
        self.column.addLayout(head)
        self.column.addWidget(self._inside)
        self.column.addStretch(1)

    def show_all(self, folds: Folds, shelf: Shelf, trouble: Iterable[str], now: int, zone: int) -> None:
        """Show everything there is at `now` (ms UTC, zone in minutes)."""
        self._folds, self._shelf = folds, shelf
        self._trouble, self._at = tuple(trouble), (now, zone)
        self._show()

    def _show(self) -> None:
        told = [_Part("", troubles=self._trouble), *self._parts(*self._at)]
        if [_lasting(part) for part in told] == [_lasting(part) for part in self._parts_shown]:
            for made, one in zip(self._lines(), chain(*(part.lines for part in told)), strict=True):
                made.say(one.note)
        else:
            self._build(told)
        self._parts_shown = told

    def say_draft(self, code: str) -> None:
        """Say on the key for writing that a text is half written; an empty code means that none is."""
        told = self._kit.words("Go on writing {code}…").format(code=code)
        self._write.say(told if code else self._kit.words("Write a new procedure…"))

    def start(self) -> None:
        """Take the keyboard to the first line."""
        if self._made:
            self._made[0].setFocus()

    def _lines(self) -> list[Line]:
        return self._made

    def _build(self, parts: list[_Part]) -> None:
        had = next((n for n, one in enumerate(self._made) if one.hasFocus()), None)
        self._made = []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(8)
        for part in parts:
            for text in part.troubles:
                card = Card(margin=10)
                card.column.addWidget(label(text, wrap=True))
                column.addWidget(card)
            if part.head:
                column.addWidget(label(part.head, "heading"))
            for one in part.lines:
                self._made.append(self._line(one))
                column.addWidget(self._made[-1])
            if part.none:
                column.addWidget(label(part.none, "muted", wrap=True))
            if part.left:
                column.addWidget(self._earlier(part.left))
        self.column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        inside.show()
        self._sift()
        if had is not None and had < len(self._made):
            self._made[had].setFocus()

    def _earlier(self, left: int) -> Button:
        told = self._kit.words.n("Show {n} earlier one", "Show {n} earlier ones", left).format(n=left)
        made = Button(self._kit.look, told, icon="history")
        made.clicked.connect(self._show_every)
        return made

    def _show_every(self) -> None:
        self._every = True
        self._show()

    def _line(self, told: _Told) -> Line:
        made = Line(self._kit, told.code, told.title, told.note, sample=told.sample, strong=told.strong)
        of = told.of
        if isinstance(of, Procedure):
            edition = of.edition(self._kit.words.lang)
            said = (f"{step.text} {step.more}" for section in edition.sections for step in section.steps)
            made.found_also_by(" ".join((edition.trigger, *said)))
            made.clicked.connect(lambda: self.chosen.emit(of))
        else:
            made.found_also_by(told.also)
            made.clicked.connect(lambda: self.opened.emit(of))
        return made

    def _sift(self) -> None:
        """Leave only what is looked for; what is in force stays."""
        typed = plain_letters(self._find.text())
        for one in self._lines():
            one.setVisible(one.strong or one.fits(typed))

    def _open_found(self) -> None:
        typed = plain_letters(self._find.text())
        found = next((one for one in self._lines() if typed and one.fits(typed)), None)
        if found is not None:
            found.click()

    def _parts(self, now: int, zone: int) -> Iterator[_Part]:
        """Say what stands under which heading."""
        words, procedures = self._kit.words, self._folds.procedures
        running = tuple(self._running(view, now, zone) for view in procedures.in_force())
        yield _Part(words("In force now"), running, none="" if running else words("None."))
        yield _Part(words("On this PC"), tuple(self._shelved(one) for one in self._shelf.newest()))
        waiting = tuple(self._shelved(one) for one in self._shelf.waiting())
        if waiting:
            yield _Part(words("Written, and waiting for approval"), waiting)
        over = procedures.over()
        newest = (procedures.view(ref) for ref in reversed(over if self._every else over[-_OVER:]))
        if over:
            past = tuple(self._past(view, zone) for view in newest if view)
            yield _Part(words("No longer in force"), past, left=len(over) - len(past))

    def _running(self, view: InForceView, now: int, zone: int) -> _Told:
        note = self._kit.words("{span}, since {time} · version {version}")
        told = note.format(
            span=lasting(self._kit.words, max(0, now - view.since)),
            time=clock_time(view.since, zone),
            version=view.record.version,
        )
        return self._viewed(view, told, strong=True)

    def _past(self, view: InForceView, zone: int) -> _Told:
        words, end = self._kit.words, view.ended
        assert end is not None
        told = words("ended {time} by {name}")
        if end.superseded_by is not None:
            told = words("replaced {time} by {name}")
        who = self._folds.people.name(end.by) or words("the program")
        return self._viewed(view, told.format(time=clock_time(end.at, zone), name=who), strong=False)

    def _viewed(self, view: InForceView, note: str, *, strong: bool) -> _Told:
        record = view.record
        approved = self._folds.approvals.of(record, record.language)
        exact = self._shelf.exact(record)
        sample = (exact.sample if exact is not None else record.sample) and approved is None
        # in the reader's language where the very text is here; the record keeps the words it was put in force with
        edition = exact.edition(self._kit.words.lang) if exact is not None else None
        title = edition.title if edition is not None else record.title
        other = edition is not None and edition.language != record.language  # what is approved is that language alone
        language = LANGUAGES.get(record.language, record.language) if other else ""
        note = " · ".join(filter(None, (note, language, approved_by(self._kit.words, self._folds.people, approved))))
        return _Told(view.ref, record.code, title, note, sample=sample, strong=strong, also=record.title)

    def _shelved(self, procedure: Procedure) -> _Told:
        words = self._kit.words
        edition = procedure.edition(words.lang)
        told = words("version {version} · {owner}")
        note = told.format(version=procedure.version, owner=procedure.owner or words("no owner"))
        approved = self._folds.approvals.of(procedure, edition.language)
        told = approved_by(words, self._folds.people, approved)
        if procedure.digest in self._shelf.packed:
            told = words("approved by the hospital's pack")
        note = " · ".join(filter(None, (note, told)))
        return _Told(procedure, procedure.code, edition.title, note, sample=procedure.sample and approved is None)


def _lasting(part: _Part) -> _Part:
    """Return a part without its notes, which tell ages and change by themselves."""
    return replace(part, lines=tuple(replace(one, note="") for one in part.lines))
