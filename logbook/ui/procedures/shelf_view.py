# SPDX-License-Identifier: Apache-2.0
"""All procedures: those in force first, then those on the shelf, then those that were ended tonight."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from logbook.core.model.folds import Folds
from logbook.core.model.frame import Ref
from logbook.core.model.library import Procedure
from logbook.core.model.plain import one_line
from logbook.core.model.procedures import InForceView
from logbook.core.model.topics import plain_letters
from logbook.i18n import clock_time, lasting
from logbook.telling.safeguards import approved_by
from logbook.ui.procedures.shelf import Shelf
from logbook.ui.widgets.buttons import ENTER, Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Page
from logbook.ui.widgets.paint import CENTRE, Face, box, focus_ring, icon, width_of, write
from logbook.ui.widgets.text import label, line

_HIGH = 64


class Line(QAbstractButton):
    """One procedure: code, title, what is true of it; a SAMPLE says so."""

    def __init__(self, kit: Kit, code: str, title: str, note: str, *, sample: bool, strong: bool = False) -> None:
        super().__init__()
        self._found_by = plain_letters(f"{code} {title}")
        self._look = kit.look
        self._code, self._title, self._note = one_line(code), one_line(title), one_line(note)
        self._sample = kit.words("SAMPLE") if sample else ""
        self.strong = strong
        self.setAccessibleName(" · ".join(filter(None, (self._code, self._title, self._sample, self._note))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

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
        words = self._kit.words
        every = folds.procedures.all()
        running = [view for view in every if view.ended is None]
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(8)
        for text in trouble:
            card = Card(margin=10)
            card.column.addWidget(label(text, wrap=True))
            column.addWidget(card)
        self._head(column, words("In force now"))
        for view in running:
            note = words("{span}, since {time} · version {version}")
            told = note.format(
                span=lasting(words, max(0, now - view.since)),
                time=clock_time(view.since, zone),
                version=view.record.version,
            )
            column.addWidget(self._view_line(view, told, strong=True))
        if not running:
            column.addWidget(label(words("None."), "muted"))
        self._head(column, words("On this PC"))
        for procedure in shelf.newest():
            column.addWidget(self._shelf_line(procedure))
        self._show_waiting(column)
        ended = [view for view in reversed(every) if view.ended is not None]
        if ended:
            self._head(column, words("No longer in force"))
        for view in ended:
            assert view.ended is not None
            told = words("ended {time} by {name}")
            if view.ended.superseded_by is not None:
                told = words("replaced {time} by {name}")
            at = clock_time(view.ended.at, zone)
            note = told.format(time=at, name=folds.people.name(view.ended.by) or words("the program"))
            column.addWidget(self._view_line(view, note, strong=False))
        had = next((n for n, one in enumerate(self._lines()) if one.hasFocus()), None)
        self.column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        inside.show()
        self._sift()
        if had is not None and had < len(self._lines()):
            self._lines()[had].setFocus()

    def say_draft(self, code: str) -> None:
        """Say on the key for writing that a text is half written; an empty code means that none is."""
        told = self._kit.words("Go on writing {code}…").format(code=code)
        self._write.say(told if code else self._kit.words("Write a new procedure…"))

    def start(self) -> None:
        """Take the keyboard to the first line."""
        first = self._inside.findChild(Line)
        if first is not None:
            first.setFocus()

    def _lines(self) -> list[Line]:
        return self._inside.findChildren(Line)

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

    def _show_waiting(self, column: QVBoxLayout) -> None:
        waiting = self._shelf.waiting()
        if waiting:
            self._head(column, self._kit.words("Written, and waiting for approval"))
        for procedure in waiting:
            column.addWidget(self._shelf_line(procedure))

    def _head(self, column: QVBoxLayout, text: str) -> None:
        column.addWidget(label(text, "heading"))

    def _view_line(self, view: InForceView, note: str, *, strong: bool) -> Line:
        record = view.record
        approved = self._folds.approvals.of(record, record.language)
        exact = self._shelf.exact(record)
        sample = (exact.sample if exact is not None else record.sample) and approved is None
        note = " · ".join(filter(None, (note, approved_by(self._kit.words, self._folds.people, approved))))
        made = Line(self._kit, record.code, record.title, note, sample=sample, strong=strong)
        ref: Ref = view.ref
        made.clicked.connect(lambda: self.opened.emit(ref))
        return made

    def _shelf_line(self, procedure: Procedure) -> Line:
        words = self._kit.words
        edition = procedure.edition(words.lang)
        told = words("version {version} · {owner}")
        note = told.format(version=procedure.version, owner=procedure.owner or words("no owner"))
        approved = self._folds.approvals.of(procedure, edition.language)
        told = approved_by(words, self._folds.people, approved)
        if procedure.digest in self._shelf.packed:
            told = words("approved by the hospital's pack")
        note = " · ".join(filter(None, (note, told)))
        sample = procedure.sample and approved is None
        made = Line(self._kit, procedure.code, edition.title, note, sample=sample)
        said = (f"{step.text} {step.more}" for section in edition.sections for step in section.steps)
        made.found_also_by(" ".join((edition.trigger, *said)))
        made.clicked.connect(lambda: self.chosen.emit(procedure))
        return made
