# SPDX-License-Identifier: Apache-2.0
"""The help of the page it was asked from, and what holds everywhere; Esc leads back there.

It explains and never acts.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from logbook.ui.desk import Desk, Fields, PageSpec, WardPage
from logbook.ui.help.texts import EVERYWHERE, HELP
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import label, plain


class HelpPage(WardPage):
    """One card for the page, one for all. `known` gives a page by its key."""

    def __init__(self, desk: Desk, known: Callable[[str], PageSpec | None]) -> None:
        super().__init__()
        self._desk, self._known = desk, known
        words, look = desk.words, desk.look
        self._of = ""
        self._title = label("", "title", wrap=True)
        self._said = label("", wrap=True)
        self._back = Button(look, words("Back to the page"), kind="primary", icon="arrow-left")
        this, all_pages = Card(margin=18), Card(margin=18)
        this.column.addWidget(self._said)
        this.column.addWidget(self._back)
        all_pages.column.addWidget(label(words("On every page"), "heading"))
        all_pages.column.addWidget(label("\n".join(words(line) for line in EVERYWHERE), wrap=True))
        ground = Page(margin=0)
        ground.column.addWidget(self._title)
        for card in (this, all_pages):
            ground.column.addLayout(no_wider(card, look.px(WIDEST)))
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(ground)
        self._back.clicked.connect(lambda: self.opening.emit(self._of, {}))

    def back(self) -> bool:
        """Go to the page that was asked about."""
        self._back.click()
        return True

    def arrive(self, fields: Fields) -> None:
        """Explain the page whose key is handed over as `page`."""
        words = self._desk.words
        self._of = str(fields.get("page", self._of)) or "log"
        spec = self._known(self._of)
        name = words(spec.word) if spec is not None and spec.word else words("This page")
        lines = HELP.get(self._of, (spec.about,) if spec is not None and spec.about else ())
        plain(self._title, words("Help: {page}").format(page=name))
        plain(self._said, "\n".join(words(line) for line in lines))
        self._back.setFocus()


def maker(pages: Callable[[], tuple[PageSpec, ...]]) -> Callable[[Desk], HelpPage]:
    """Return what makes the help for the window's list of pages."""

    def known(key: str) -> PageSpec | None:
        return next((spec for spec in pages() if spec.key == key), None)

    return lambda desk: HelpPage(desk, known)
