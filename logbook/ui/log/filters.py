# SPDX-License-Identifier: Apache-2.0
"""The head of the log: how many entries, the search field, and the filters that fold out below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from logbook.core.model.plain import one_line
from logbook.core.model.timeline import Filter
from logbook.i18n import N_
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Tick
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import label, line, plain

_PAUSE = 200

_KINDS = {
    "note": N_("Notes"),
    "intervention": N_("Interventions"),
    "state": N_("Checks of devices"),
    "move": N_("Moves of devices"),
    "device": N_("New devices"),
    "level": N_("Levels of the outage"),
    "request": N_("Requests and messages"),
    "request-step": N_("Steps of requests"),
    "system": N_("Systems"),
    "call": N_("Calls"),
    "procedure": N_("Procedures put in force"),
    "step": N_("Steps of procedures"),
    "edition": N_("Procedures written here"),
    "bulletin-step": N_("Bulletins at devices"),
    "correction": N_("Entries struck out"),
    "witness": N_("Second signatures"),
    "sealed-note": N_("Sealed notes"),
    "clock-check": N_("Clock checks"),
    "person": N_("People"),
    "sign-on": N_("Who signed on"),
    "export": N_("Exports"),
    "printed": N_("Prints"),
    "admission": N_("Patients who came"),
    "patient-move": N_("Patients who moved"),
    "departure": N_("Patients who left"),
}

Option = tuple[str, str]
"""What is meant, and how it is called."""


class _Pick(QComboBox):
    """One of many, or all; Enter and arrows work, the mouse wheel does not change it in passing."""

    def __init__(self, name: str, everything: str) -> None:
        super().__init__()
        self._everything = everything
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(8)
        self.offer(())

    def offer(self, options: Sequence[Option]) -> None:
        """Offer these; what is chosen stays chosen if it is still there."""
        kept = self.chosen()
        self.blockSignals(True)
        self.clear()
        self.addItem(self._everything, "")
        for key, name in options:
            self.addItem(one_line(name), key)
        self.setCurrentIndex(max(0, self.findData(kept)))
        self.blockSignals(False)

    def chosen(self) -> str:
        """Return the key of what is chosen; empty for all."""
        return str(self.currentData() or "")

    def reset(self) -> None:
        """Choose all."""
        self.setCurrentIndex(0)


class Filters(QWidget):
    """Signals: `changed()` when other entries are asked for, `ordered(bool)` when they are to stand by time.

    `more` holds the filters; the page gives it its place. `unfolded(bool)` says whether it is shown.
    """

    changed = Signal()
    ordered = Signal(bool)
    unfolded = Signal(bool)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        words = kit.words
        self._kit = kit
        self._title = label(words("Log"), "heading")
        self._count = label("", "small")
        self._search = line(words("Search the log"), words("Search"))
        self._search.setClearButtonEnabled(True)
        self._button = Button(kit.look, words("Filter"), icon="list-filter")
        self._bed = _Pick(words("Bed"), words("All beds"))
        self._device = _Pick(words("Device"), words("All devices"))
        self._kind = _Pick(words("Kind of entry"), words("All kinds"))
        self._person = _Pick(words("Person"), words("Everybody"))
        self._quiet = Tick(kit.look, words("The program's own entries too"))
        self._order = Tick(kit.look, words("By time it happened"))
        self.more = QWidget()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._kind.offer([(kind, words(name)) for kind, name in _KINDS.items()])
        self._lay_out()
        self._connect()

    def offer(self, beds: Sequence[Option], devices: Sequence[Option], people: Sequence[Option]) -> None:
        """Offer what there is in the log."""
        for pick, options in ((self._bed, beds), (self._device, devices), (self._person, people)):
            pick.offer(options)

    def show_title(self, shown: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters take it
        """Show the word Log, where nothing else says it."""
        self._title.setVisible(shown)

    def say(self, text: str) -> None:
        """Say how many entries are shown."""
        plain(self._count, text)
        self._show_count()

    def query(self) -> str:
        """Return what is searched for."""
        return self._search.text()

    def only(self) -> Filter:
        """Return the filter."""
        kind = self._kind.chosen()
        return Filter(
            bed=self._bed.chosen(),
            device=self._device.chosen(),
            kinds=frozenset({kind} if kind else ()),
            author=self._person.chosen(),
            quiet=self._quiet.isChecked(),
        )

    def unfold(self, *, shown: bool) -> None:
        """Show the filters or fold them in; what they ask for stays."""
        self.more.setVisible(shown)
        self._button.set_chosen(shown or self.only() != Filter())
        self.unfolded.emit(shown)

    def search(self) -> None:
        """Take the keyboard."""
        self._search.setFocus()
        self._search.selectAll()

    def close_again(self) -> bool:
        """Go one step back: fold the filters in and show all entries; False if that is so already."""
        asked = bool(self._search.text()) or self.only() != Filter() or not self.more.isHidden()
        if asked:
            self.unfold(shown=False)
            self._search.clear()
            for pick in (self._bed, self._device, self._kind, self._person):
                pick.reset()
            self._quiet.setChecked(False)
        return asked

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the count where the search needs the room."""
        super().resizeEvent(event)
        self._show_count()

    def _show_count(self) -> None:
        """Show the count whole or not at all."""
        title = self._title.sizeHint().width() if not self._title.isHidden() else 0
        room = self.width() - title - self._search.minimumWidth() - self._button.sizeHint().width() - 32
        self._count.setVisible(self._count.sizeHint().width() <= room)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._title)
        first.addWidget(self._count)
        first.addStretch(1)
        self._search.setMinimumWidth(self._kit.look.px(170))
        self._search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        first.addWidget(self._search, 2)
        first.addWidget(self._button)
        flow = Flow(self.more)
        for widget in (self._bed, self._device, self._kind, self._person, self._quiet, self._order):
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.more.setSizePolicy(policy)
        self.more.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)

    def _connect(self) -> None:
        self._button.clicked.connect(lambda: self.unfold(shown=self.more.isHidden()))
        self._search.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self.changed)
        for pick in (self._bed, self._device, self._kind, self._person):
            pick.currentIndexChanged.connect(self.changed)
        self._quiet.toggled.connect(self.changed)
        self._order.toggled.connect(self.ordered)
