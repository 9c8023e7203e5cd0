# SPDX-License-Identifier: Apache-2.0
"""The short forms about a bed: somebody comes, moves, leaves. Each ends in one record; nothing is ever required."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.beds import Number, Stay
from logbook.core.model.places import Admission, Departure, Leaving, PatientMove
from logbook.telling.places import leaving
from logbook.ui.board_panel import place_name
from logbook.ui.form_page import form_page, say_below
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices, Tick
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line, plain
from logbook.ui.widgets.times import TimeChooser


class BedForm(QWidget):
    """What the forms share: a heading, when it happened, a line for words.

    Signals: `wanted(Record, object)` with when (see `TimeChooser`), `edited()`, `closed()`.
    """

    wanted = Signal(object, object)
    edited = Signal()
    closed = Signal()

    def __init__(self, kit: Kit, title: str, words_asked: str) -> None:
        super().__init__()
        self.kit = kit
        self.head = label("", "heading", wrap=True)
        self.when = TimeChooser(kit, kit.words("When?"))
        self.text = line(words_asked)
        self._field = Labelled(words_asked, self.text)
        self.trouble = label("", "strong", wrap=True)
        self.page = form_page(kit, title, self.closed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.text.textEdited.connect(lambda _text: self.edited.emit())

    def lay_out(self, *own: QWidget) -> None:
        """Put the form's own widgets between when and the words."""
        words = self.kit.words
        for widget in (self.head, label(words("When?"), "name"), self.when, *own, self._field, self.trouble):
            self.page.card.column.addWidget(widget)
        self.trouble.hide()

    def begin(self, head: str) -> None:
        """Start anew."""
        plain(self.head, head)
        self.when.reset()
        self.text.clear()
        say_below(self.trouble, "")

    def fields(self) -> dict[str, object]:
        """Return what is worth keeping as a draft; empty if nothing was typed."""
        return {"text": self.text.text()} if self.text.text() else {}

    def restore(self, fields: Mapping[str, object]) -> None:
        """Take back what was typed."""
        self.text.setText(str(fields.get("text", "")))

    def want(self, record: object) -> None:
        """Ask for the record, unless the time typed is no time yet."""
        when = self.when.choice()
        if when is None:
            say_below(self.trouble, self.kit.words("This is no time yet. Write it as 02:40."))
            return
        self.wanted.emit(record, when)


class ComeForm(BedForm):
    """Somebody comes to a bed: the code is there already, Enter records."""

    def __init__(self, kit: Kit) -> None:
        words = kit.words
        super().__init__(kit, words("New patient"), words("Where from, with what (no names)"))
        self._bed = ""
        self._number: Number | None = None
        self._alias = ""
        self._unknown = Tick(kit.look, words("Nobody knows who it is"))
        self._record = Button(kit.look, words("Record"), kind="primary", icon="check")
        self.lay_out(self._unknown)
        self.page.card.column.addWidget(self._record)
        self._record.clicked.connect(self._want)
        self.text.returnPressed.connect(self._want)

    def start(self, bed: str, number: Number, alias: str) -> None:
        """Begin for a bed with the code that comes next."""
        words = self.kit.words
        self._bed, self._number, self._alias = bed, number, alias
        told = words("{bed}: patient {code}").format(bed=place_name(words, bed), code=number.code)
        self.begin(told)
        self._unknown.setChecked(False)
        self._unknown.note(words("is called {name} until then").format(name=alias))
        self._record.setFocus()

    def _want(self) -> None:
        number = self._number
        if number is None:
            return
        alias = self._alias if self._unknown.isChecked() else ""
        text = self.text.text().strip()
        self.want(Admission(self._bed, number.number, number.block, patient=number.code, alias=alias, text=text))


class MoveForm(BedForm):
    """A patient goes to another bed: one press on the bed records it."""

    def __init__(self, kit: Kit) -> None:
        words = kit.words
        super().__init__(kit, words("Move to another bed"), words("Why (no names)"))
        self._stay: Stay | None = None
        self._beds = Choices(words("Where to?"))
        self._other = line(words("Another bed"), words("Another bed: type its number, then Enter"))
        self.lay_out(label(words("Where to? One press records it."), "name", wrap=True), self._beds, self._other)
        self._beds.chosen.connect(lambda bed: self._want(str(bed)))
        self._other.returnPressed.connect(lambda: self._want(self._other.text().strip()))

    def start(self, stay: Stay, beds: Sequence[tuple[str, str]]) -> None:
        """Begin for a patient; `beds` are beds with the words on them."""
        words, look = self.kit.words, self.kit.look
        self._stay = stay
        self.begin(words("Patient {code} in {bed}").format(code=stay.code, bed=place_name(words, stay.bed)))
        self._other.clear()
        self._beds.offer((bed, Choice(look, told, icon="bed-single")) for bed, told in beds)
        next(iter(self._beds.buttons()), self._other).setFocus()

    def _want(self, bed: str) -> None:
        stay = self._stay
        if stay is not None and bed and bed != stay.bed:
            text = self.text.text().strip()
            self.want(PatientMove(stay.ref, bed, from_bed=stay.bed, patient=stay.code, text=text))
        self._beds.choose(object())


class LeaveForm(BedForm):
    """A patient leaves the ward: one press on where to records it."""

    def __init__(self, kit: Kit) -> None:
        words = kit.words
        super().__init__(kit, words("Left the ward"), words("Where exactly, who took over (no patient's name)"))
        self._stay: Stay | None = None
        self._to = Choices(words("Where to?"))
        self._to.offer((to.value, Choice(kit.look, leaving(words, to))) for to in Leaving)
        self.lay_out()
        self.page.card.column.addWidget(label(words("Where to? One press records it."), "name", wrap=True))
        self.page.card.column.addWidget(self._to)
        self._to.chosen.connect(self._want)

    def start(self, stay: Stay) -> None:
        """Begin for a patient."""
        words = self.kit.words
        self._stay = stay
        self.begin(words("Patient {code} in {bed}").format(code=stay.code, bed=place_name(words, stay.bed)))
        self._to.choose(object())
        self.text.setFocus()

    def _want(self, to: object) -> None:
        stay = self._stay
        if stay is not None:
            text = self.text.text().strip()
            self.want(Departure(stay.ref, Leaving(str(to)), from_bed=stay.bed, patient=stay.code, text=text))
        self._to.choose(object())
