# SPDX-License-Identifier: Apache-2.0
"""A device goes to another place, or another one takes its place here: a tap on the place or the device is a record."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.board import DeviceView
from logbook.core.model.folds import Folds
from logbook.core.model.records import Move
from logbook.core.model.topics import STORE
from logbook.telling.devices import removal
from logbook.telling.kinds import device_name
from logbook.ui.board_panel import place_name
from logbook.ui.form_page import form_page
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line, plain, scans_into

_STAYS = "\N{MIDDLE DOT}"


class MoveForm(QWidget):
    """Signals: `wanted(Move)`, `closed()`."""

    wanted = Signal(object)
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words = kit.words
        self._device: DeviceView | None = None
        self._swap = False
        self._head, self._removal = label("", "heading", wrap=True), label("", "strong", wrap=True)
        self._ask = label("", "name")
        self._which = Choices(words("Which one?"))
        self._other = scans_into(line(words("Another one"), words("Another one: type or scan it")))
        self._then = label(words("Where does the old one go?"), "name")
        self._old = Choices(words("Where does the old one go?"))
        self._text = line(words("Why, or what else"))
        self._trouble = label("", "strong", wrap=True)
        self._record = Button(kit.look, words("Record"), kind="primary", icon="check")
        page = form_page(kit, words("Move or swap"), self.closed)
        column = page.card.column
        tap = label(words("A tap records it. Say the rest first, if there is any."), "small", wrap=True)
        for widget in (
            self._head, self._removal, self._ask, tap, self._which, self._other, self._record, self._trouble,
            self._then, self._old,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addWidget(Labelled(words("Why, or what else"), self._text))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self._record.clicked.connect(self._want)
        self._which.chosen.connect(self._tapped)
        self._other.textEdited.connect(lambda _text: self._which.choose(object()))
        for field in (self._other, self._text):
            field.returnPressed.connect(self._want)

    def start(self, view: DeviceView, folds: Folds, *, swap: bool) -> None:
        """Begin for a device."""
        words, look = self._kit.words, self._kit.look
        self._device, self._swap = view, swap
        name = device_name(folds, view.id, words)
        plain(self._head, f"{name} · {place_name(words, view.bed)}")
        plain(self._removal, removal(words, view))
        self._other.clear()
        self._text.clear()
        self._trouble.hide()
        known = folds.beds.walk(bed.bed for bed in folds.devices.beds())
        places = [bed for bed in known if bed not in {view.bed, STORE}]
        if swap:
            plain(self._ask, words("Which device takes its place?"))
            same = [
                one
                for one in folds.devices.devices()
                if one.id != view.id and one.description.type is view.description.type
            ]
            same.sort(key=lambda one: one.bed not in {STORE, ""})
            self._which.offer(
                (one.id, Choice(look, f"{one.id} · {place_name(words, one.bed)}", icon="replace")) for one in same[:8]
            )
            self._old.offer(
                [
                    (STORE, Choice(look, words("Store"))),
                    (_STAYS, Choice(look, words("It stays here, out of use"))),
                ]
            )
            self._old.choose(STORE)
        else:
            plain(self._ask, words("Where to?"))
            targets = [*places, STORE]
            self._which.offer((bed, Choice(look, place_name(words, bed), icon="bed-single")) for bed in targets)
        for widget in (self._then, self._old):
            widget.setVisible(swap)
        first = next(iter(self._which.buttons()), self._other)
        first.setFocus()

    def _tapped(self, _key: object) -> None:
        self._other.clear()
        self._want()

    def _want(self) -> None:
        view, chosen = self._device, self._other.text().strip() or self._which.key()
        if view is None:
            return
        if not isinstance(chosen, str):
            plain(self._trouble, self._kit.words("Choose one, or type it."))
            self._trouble.show()
            return
        text = self._text.text().strip()
        if self._swap:
            old = str(self._old.key())
            left = view.bed if old == _STAYS else old
            self.wanted.emit(Move(chosen, view.bed, replaces=view.id, replaced_to=left, text=text))
        else:
            self.wanted.emit(Move(view.id, chosen, from_bed=view.bed, patient="", text=text))
