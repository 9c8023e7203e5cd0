# SPDX-License-Identifier: Apache-2.0
"""One device: a row for each axis, "Checked, as before" on top, its history beside it.

It asks for records and writes none itself: what is tapped is handed on, and what is shown comes from the fold.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.board import DeviceView
from logbook.core.model.checks import template_for
from logbook.core.model.codes import Axis
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Now
from logbook.core.model.records import AxisReading
from logbook.telling.devices import clock_line, last_look, removal, standing, unread, weight
from logbook.telling.kinds import device_name
from logbook.ui.board_panel import place_name
from logbook.ui.devices.axis_row import AxisRow
from logbook.ui.devices.history import History
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Tick
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Page, Picture, rule
from logbook.ui.widgets.text import label, line, plain

_BESIDE, _WIDE_ROW = 1010, 640
_SIDE = 262


class Detail(QWidget):
    """What is known of one device.

    Signals: `closed()`, `tapped(Axis, str, str)`, `checked()` (as before), `wanted(str)` with what a button asks
    for ("check", "act", "swap", "move", "custody", "clock"), and `several(tuple[AxisReading], str, str)` with
    settings and words.
    """

    closed = Signal()
    tapped = Signal(object, str, str)
    checked = Signal()
    wanted = Signal(str)
    several = Signal(object, str, str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words, look = kit.words, kit.look
        self._device = ""
        self._view: DeviceView | None = None
        self._collected: dict[Axis, AxisReading] = {}
        self._back = Button(look, icon="arrow-left")
        self._back.name_only(words("Back to all devices"))
        self._title = label("", "title", wrap=True)
        self._lives = QWidget()
        self._heart = Picture(look, "heart-pulse", size=17)
        self._look = label("", "small", wrap=True)
        self._buttons: dict[str, Button] = {}
        self._life_text = label("", "strong", wrap=True)
        self._check = Button(look, words("Checked, as before"), kind="primary", icon="check")
        self._together = Tick(look, words("Several at once"))
        self._settings = line(words("Settings as read on the screen"), words("Settings as read on the screen"))
        self._words = line(words("What else was seen"), words("What else was seen"))
        self._record = Button(look, words("Record these"), kind="primary", icon="plus")
        self._collect = QWidget()
        self._rows = {axis: AxisRow(kit, axis) for axis in Axis}
        self._history = History(kit)
        self._page = Page(margin=0)
        self._beside = True
        self._swapped = QElapsedTimer()
        self._sides = QHBoxLayout()
        self._lay_out()
        self._connect()

    def open_device(self, view: DeviceView, folds: Folds, now: Now) -> None:
        """Begin with a device; what was collected for another one is dropped."""
        if view.id != self._device:
            self._collected.clear()
            self._together.setChecked(False)
            self._settings.clear()
            self._words.clear()
            self._page.verticalScrollBar().setValue(0)
        self._device = view.id
        self.show_view(view, folds, now)

    def show_view(self, view: DeviceView, folds: Folds, now: Now) -> None:
        """Show the fold as it is now."""
        self._view = view
        words = self._kit.words
        name = device_name(folds, view.id, words)
        plain(self._title, f"{name} · {place_name(words, view.bed)}")
        lives = weight(words, view)
        plain(self._life_text, " · ".join(filter(None, (lives, removal(words, view)))))
        self._heart.setVisible(bool(lives))
        custody = folds.custodies.of(view.id)
        told = (
            last_look(words, view, folds.people, now.wall),
            clock_line(words, folds.clocks, view.id, now.wall),
            standing(words, custody) if custody is not None and custody.open else "",
        )
        plain(self._look, " · ".join(filter(None, told)))
        self._check.say(words("Checked, as before"), words("stays “not checked”") if unread(view) else "")
        self._buttons["asked"].setVisible(view.life_support)
        self._buttons["check"].setVisible(template_for(view.description.type) is not None)
        for axis, row in self._rows.items():
            pending = self._collected[axis].value if axis in self._collected else ""
            row.show_view(view.axes[axis], folds.people, now.wall, now.zone, pending)
        self._history.show_device(view, folds, now.zone)

    @property
    def device(self) -> str:
        """The device that is shown."""
        return self._device

    def start(self) -> None:
        """Take the keyboard."""
        self._check.setFocus()

    def back(self) -> bool:
        """Close a question in a row, then the collecting; False if nothing is open."""
        if any(row.close_question() for row in self._rows.values()):
            return True
        if self._together.isChecked():
            self._together.setChecked(False)
            return True
        return False

    def collect(self, *, on: bool) -> None:
        """Read several things at once, or one after the other."""
        if on and not self._together.isChecked():
            self._together.setChecked(True)
            next(iter(self._rows.values())).take_keyboard()

    def recorded(self) -> None:
        """Begin anew after what was collected is in the log."""
        self._together.setChecked(False)
        self._settings.clear()
        self._words.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the history beside or below, and the next values beside or below what is now."""
        super().resizeEvent(event)
        look = self._kit.look
        beside = self.width() >= look.px(_BESIDE)
        if beside != self._beside:
            self._beside = beside
            if beside:
                self._sides.addWidget(self._history)
            else:
                self._page.column.insertWidget(self._page.column.count() - 1, self._history)
            self._history.setMinimumWidth(look.px(_SIDE) if beside else 0)
            self._history.setMaximumWidth(look.px(_SIDE) if beside else 16_777_215)
            self._history.set_whole(not beside)
        for row in self._rows.values():
            row.set_narrow(self.width() < look.px(_WIDE_ROW))

    def _lay_out(self) -> None:
        words = self._kit.words
        lives = QHBoxLayout(self._lives)
        lives.setContentsMargins(0, 0, 0, 0)
        lives.addWidget(self._heart)
        lives.addWidget(self._life_text, 1)
        card = Card(margin=8)
        card.column.setSpacing(0)
        for n, row in enumerate(self._rows.values()):
            if n:
                card.column.addWidget(rule())
            card.column.addWidget(row)
        collecting = QVBoxLayout(self._collect)
        collecting.setContentsMargins(8, 4, 8, 4)
        for widget in (self._settings, self._words):
            collecting.addWidget(widget)
        self._collect.hide()
        card.column.addWidget(self._collect)
        page = self._page
        page.column.setSpacing(8)
        page.column.addWidget(self._others())
        page.column.addWidget(card)
        said = words("Nothing here changes the device itself. On life support, acts open two short steps.")
        page.column.addWidget(label(said, "small", wrap=True))
        page.column.addStretch(1)
        self._sides.setSpacing(12)
        self._sides.addWidget(page, 1)
        self._sides.addWidget(self._history)
        self._history.setFixedWidth(self._kit.look.px(_SIDE))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addLayout(self._sides, 1)
        self.setTabOrder(self._words, self._record)

    def _head(self) -> QHBoxLayout:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._lives)
        titles.addWidget(self._look)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._back)
        head.addLayout(titles, 1)
        head.addWidget(self._check)
        head.addWidget(self._record)
        self._record.hide()
        return head

    def _others(self) -> QWidget:
        words, look = self._kit.words, self._kit.look
        made = QWidget()
        flow = Flow(made, gap=8)
        for key, said, icon in (
            ("check", words("Check…"), "clipboard-check"),
            ("act", words("Act…"), "hand"),
            ("asked", words("Asked for…"), "message-square-text"),
            ("swap", words("Swap…"), "replace"),
            ("move", words("Move…"), "arrow-left-right"),
            ("custody", words("Suspect…"), "shield-alert"),
            ("dossier", words("Dossier…"), "file-text"),
            ("clock", words("Its clock…"), "clock"),
            ("print", words("Print…"), "printer"),
        ):
            button = self._buttons[key] = Button(look, said, icon=icon)
            button.clicked.connect(lambda _=False, key=key: self.wanted.emit(key))
            flow.addWidget(button)
        flow.addWidget(self._together)
        return made

    def _connect(self) -> None:
        self._back.clicked.connect(self.closed)
        self._check.clicked.connect(self._want_check)
        self._together.toggled.connect(self._toggle)
        self._record.clicked.connect(self._send)
        for field in (self._settings, self._words):
            field.returnPressed.connect(self._send)
        for row in self._rows.values():
            row.tapped.connect(self._tap)

    def _want_check(self) -> None:
        """Take a press, but not the second of a double click on the button that stood here a moment ago."""
        if not self._swapped.isValid() or self._swapped.elapsed() >= QApplication.doubleClickInterval():
            self.checked.emit()

    def _tap(self, axis: Axis, value: str, detail: str) -> None:
        if not self._together.isChecked():
            self.tapped.emit(axis, value, detail)
            return
        self._collected[axis] = AxisReading(axis, value, detail)
        self._show_collected()

    def _toggle(self, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._collected.clear()
        self._collect.setVisible(on)
        if not on and self._record.hasFocus():
            self._check.setFocus()
        self._swapped.start()
        self._record.setVisible(on)  # in the head, where it is always in sight; as before is no answer meanwhile
        self._check.setVisible(not on)
        self._show_collected()

    def _show_collected(self) -> None:
        words = self._kit.words
        n = len(self._collected)
        self._record.say(words.n("Record {n} reading", "Record {n} readings", n).format(n=n))
        for axis, row in self._rows.items():
            row.mark_pending(self._collected[axis].value if axis in self._collected else "")

    def _send(self) -> None:
        settings, said = self._settings.text().strip(), self._words.text().strip()
        if self._collected or settings or said:
            self.several.emit(tuple(self._collected.values()), settings, said)
