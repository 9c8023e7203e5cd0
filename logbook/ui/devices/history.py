# SPDX-License-Identifier: Apache-2.0
"""What the log says of one device, the newest first: struck entries stay, struck through in words."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.board import DeviceView
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Ref
from logbook.telling.entry import happened, tell
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card, Page
from logbook.ui.widgets.text import label, plain

_SHOWN = 9


class History(Card):
    """The last entries; a button shows all of them."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=14)
        self._kit = kit
        self._shown: tuple[object, ...] = ()
        self._device = ""
        self._all = False
        self._whole = False
        self._last: tuple[DeviceView, Folds, int] | None = None
        self._count = label("", "small")
        self._page = Page(margin=0)
        self._page.column.setSpacing(8)
        self._inside = QWidget()
        self._page.column.addWidget(self._inside)
        self._page.column.addStretch(1)
        self._more = Button(kit.look, "", icon="history")
        head = QHBoxLayout()
        head.addWidget(label(kit.words("History"), "heading"))
        head.addStretch(1)
        head.addWidget(self._count)
        self.column.addLayout(head)
        self.column.addWidget(self._page, 1)
        self.column.addWidget(self._more)
        self._more.clicked.connect(self._show_all)

    def show_device(self, view: DeviceView, folds: Folds, zone: int) -> None:
        """Show a device's entries; built anew only when there are other ones."""
        refs = folds.timeline.of_device(view.id)
        if view.id != self._device:
            self._all = False
        state = (view.id, self._all, len(refs))
        self._device, self._last = view.id, (view, folds, zone)
        if state == self._shown:
            return
        self._shown = state
        words = self._kit.words
        plain(self._count, words.n("{n} entry", "{n} entries", len(refs)).format(n=len(refs)))
        newest = tuple(reversed(refs))
        self._more.setVisible(len(newest) > _SHOWN and not self._all)
        self._more.say(words("All {n} entries").format(n=len(newest)))
        self._rebuild(newest if self._all else newest[:_SHOWN], folds)

    def set_whole(self, whole: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters take it
        """Be as high as the entries are, inside a page that scrolls itself, instead of scrolling alone."""
        self._whole = whole
        self._fit()

    def _fit(self) -> None:
        least = self._inside.sizeHint().height() + 8 if self._whole else 0
        self._page.setMinimumHeight(least)

    def _show_all(self) -> None:
        self._all = True
        if self._last is not None:
            self.show_device(*self._last)

    def _rebuild(self, refs: tuple[Ref, ...], folds: Folds) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(10)
        for ref in refs:
            column.addLayout(self._line(ref, folds))
        self._page.column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        self._fit()

    def _line(self, ref: Ref, folds: Folds) -> QHBoxLayout:
        words = self._kit.words
        entry = folds.timeline.entry(ref)
        told = tell(entry, folds, words)
        name = label(happened(entry, words, folds.clocks), "strong")
        when = QVBoxLayout()
        when.setSpacing(0)
        when.addWidget(name)
        when.addWidget(label(str(ref), "small"))
        when.addStretch(1)
        said = QVBoxLayout()
        said.setSpacing(0)
        title = told.title
        if folds.timeline.marks(ref).struck_by is not None:
            title = words("struck out: {text}").format(text=title)
        said.addWidget(label(title, wrap=True))
        below = " · ".join(
            filter(None, (folds.people.name(entry.user), told.body, *(text for _, text in told.details)))
        )
        said.addWidget(label(below, "small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(10)
        holder = QWidget()
        holder.setLayout(when)
        when.setContentsMargins(0, 0, 0, 0)
        holder.setMinimumWidth(self._kit.look.px(56))
        row.addWidget(holder)
        row.addLayout(said, 1)
        return row
