# SPDX-License-Identifier: Apache-2.0
"""The copies of the log: one sentence whether it would survive this PC, the sticks, and what to do about them.

One stick plugged in at a time is enough: whoever hands over takes one away and puts the other one in.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from logbook.core.model.codes import StickEvent
from logbook.core.model.errors import LogbookError
from logbook.core.model.sticks import StickView
from logbook.ui import survival
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.form_page import say_below
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.page import WIDEST, Card, Page, Picture, no_wider
from logbook.ui.widgets.text import Labelled, label, line, plain

_GIB = 1 << 30


class CopiesPage(WardPage):
    """Verdict, sticks, and a new stick; drawn anew when something changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ward, self._copying = desk.session.ward, desk.copying
        words, look = desk.words, desk.look
        self._picture = Picture(look, survival.BAD, size=30)
        self._verdict = label("", "heading", wrap=True)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(words("Copying"))
        self._holder = line(words("Who takes the stick?"), words("Name, or where it goes"))
        self._holder_field = Labelled(words("Who takes the stick?"), self._holder)
        self._take = Button(look, words("Take it away"), kind="primary", icon="hand")
        self._anew = Button(look, words("Write the copy anew"), icon="rotate-ccw")
        self._protect = Button(look, words("Protect now"), icon="lock")
        self._sticks = QWidget()
        self._name = line(words("Letter on the stick"))
        self._places = QWidget()
        self._folder = Button(look, words("A folder on another disk…"), icon="folder-open")
        self._trouble = label("", "strong", wrap=True)
        self._drawn: object = None
        self._known = Card(margin=18)
        self._new = Card(margin=18)
        self._lay_out()
        self._take.clicked.connect(self._take_away)
        self._holder.returnPressed.connect(self._take_away)
        self._anew.clicked.connect(self._copying.write_anew)
        self._protect.clicked.connect(partial(self.opening.emit, "protect", {}))
        self._folder.clicked.connect(self._choose_folder)
        self._copying.changed.connect(self._refresh)
        self._copying.parted.connect(self._parted)
        desk.session.recorded.connect(self._refresh)

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Show how the copies stand now, and take the keyboard to what is next to do."""
        say_below(self._trouble, "")
        self._copying.look()
        self._show()
        if not self._take.isHidden():
            self._holder.setFocus()
        else:
            first = self._places.findChild(Button)
            (first or self._folder).setFocus()

    def _lay_out(self) -> None:
        words, look = self._desk.words, self._desk.look
        verdict = Card(margin=18)
        above = QHBoxLayout()
        above.setSpacing(14)
        above.addWidget(self._picture)
        above.addWidget(self._verdict, 1)
        verdict.column.addLayout(above)
        shown: tuple[QWidget, ...] = (self._bar, self._protect, self._anew, self._holder_field, self._take)
        for widget in shown:
            verdict.column.addWidget(widget)
        self._known.column.addWidget(label(words("Sticks of this ward"), "name"))
        self._known.column.addWidget(self._sticks)
        said = words("Write a letter on a stick, plug it in, and press it here. What is on it stays.")
        for widget in (
            label(words("One more stick"), "name"), label(said, "muted", wrap=True),
            Labelled(words("Letter on the stick"), self._name), self._places, self._folder, self._trouble,
        ):  # fmt: skip
            self._new.column.addWidget(widget)
        ground = Page(margin=0)
        ground.column.addWidget(label(words("Copies of the log"), "title", wrap=True))
        for card in (verdict, self._known, self._new):
            ground.column.addLayout(no_wider(card, look.px(WIDEST)))
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(ground)

    def _refresh(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        words, copying = self._desk.words, self._copying
        told = survival.verdict(words, self._ward, copying)
        self._picture.show_icon(told.icon)
        plain(self._verdict, told.text)
        working = told.icon == survival.WORK
        self._bar.setVisible(working)
        done, total = copying.progress
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        present = copying.state.on is not None and not working
        self._take.setVisible(present)
        self._holder_field.setVisible(present)
        if copying.state.on is not None:
            self._take.say(words("Take stick {name} away").format(name=copying.state.on.name))
        self._protect.setVisible(told.protect)
        self._anew.setVisible(survival.damaged(copying.state))
        self._show_lists()

    def _show_lists(self) -> None:
        """Draw sticks and places anew, if they changed: whoever stands on a button must not lose it."""
        known = self._ward.folds.sticks.known()
        told = tuple(survival.stick(self._desk.words, self._ward, view, self._copying) for view in known)
        state = (known, told, self._copying.plugged, self._copying.ours)
        if state != self._drawn:
            self._drawn = state
            self._show_sticks(known)
            self._show_places()

    def _show_sticks(self, known: tuple[StickView, ...]) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for view in known:
            column.addWidget(self._stick(view))
        self._known.setVisible(bool(known))
        self._sticks = _put(self._known, self._sticks, inside)

    def _stick(self, view: StickView) -> QWidget:
        words = self._desk.words
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        row.addWidget(Picture(self._desk.look, "usb", size=22))
        lines = QVBoxLayout()
        lines.addWidget(label(words("Stick {name}").format(name=view.name), "strong"))
        lines.addWidget(label(survival.stick(words, self._ward, view, self._copying), wrap=True))
        row.addLayout(lines, 1)
        on = self._copying.state.on
        if view.event is not StickEvent.LOST and (on is None or on.stick != view.stick):
            lost = Button(self._desk.look, words("It is lost"))
            lost.setAccessibleDescription(words("Stick {name}").format(name=view.name))
            lost.clicked.connect(partial(self._copying.lost, view.stick))
            row.addWidget(lost)
        return made

    def _show_places(self) -> None:
        words, copying = self._desk.words, self._copying
        if not self._name.hasFocus():
            self._name.setText(self._ward.folds.sticks.next_name())
        inside = QWidget()
        flow = Flow(inside, gap=10)
        ours = [one.folder for one in copying.ours]
        for mount in copying.plugged:
            if mount.writable and not any(mount.path in folder.parents for folder in ours):
                free = words("{n} GB free").format(n=f"{mount.free / _GIB:.1f}")
                button = Button(self._desk.look, mount.name, icon="usb", note=free)
                button.clicked.connect(partial(self._make_known, mount.path))
                flow.addWidget(button)
        inside.setVisible(flow.count() > 0)
        self._places = _put(self._new, self._places, inside)

    def _make_known(self, place: Path) -> None:
        name = self._name.text().strip() or self._ward.folds.sticks.next_name()
        if any(view.name == name for view in self._ward.folds.sticks.known()):
            say_below(self._trouble, self._desk.words("Another stick has this letter. Choose another one."))
            self._name.setFocus()
            return
        say_below(self._trouble, "")
        self._copying.make_known(place, name, self._failed)

    def _choose_folder(self) -> None:
        chosen = self._desk.messages.folder(self._desk.words("Which folder shall stand for a stick?"))
        if chosen is not None:
            self._make_known(chosen)

    def _failed(self, trouble: LogbookError) -> None:
        if isValid(self):
            say_below(self._trouble, self._desk.messages.explain(trouble))

    def _take_away(self) -> None:
        self._copying.take_away(self._holder.text().strip())
        self._holder.clear()

    def _parted(self, name: str) -> None:
        words = self._desk.words
        others = [view for view in self._ward.folds.sticks.known() if view.event is not StickEvent.LOST]
        other = next((view.name for view in others if view.name != name), "")
        told = words("Pull stick {name} out now, and put another one in.").format(name=name)
        if other:
            told = words("Pull stick {name} out now, and put stick {other} in.").format(name=name, other=other)
        self._desk.messages.info(told)


def _put(card: Card, old: QWidget, new: QWidget) -> QWidget:
    card.column.replaceWidget(old, new)
    old.hide()
    old.deleteLater()
    return new


def status(desk: Desk) -> str:
    """Say where the log is."""
    return survival.everywhere(desk.words, desk.session.ward, desk.copying)


def make(desk: Desk) -> CopiesPage:
    """Make the page for the window's list."""
    return CopiesPage(desk)
