# SPDX-License-Identifier: Apache-2.0
"""What the house settles: people, readers, this PC, the check of the log, and what program this is."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.settings.pc_cards import AboutCard, CheckCard, WindowCard
from logbook.ui.settings.people_card import PeopleCard
from logbook.ui.settings.ward_cards import ReadersCard
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.page import WIDEST, Page, no_wider

Section = PeopleCard | ReadersCard | WindowCard | CheckCard | AboutCard


class SettingsPage(WardPage):
    """One section at a time; `arrive` with `section` opens one of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = desk.look
        self._tabs = Choices(desk.words("Settings"))
        window = WindowCard(desk)
        self._cards: dict[str, Section] = {
            "people": PeopleCard(desk),
            "window": window,
            "check": CheckCard(desk),
            "readers": ReadersCard(desk),
            "about": AboutCard(desk),
        }
        self._offer(desk)
        self._stack = QStackedWidget()
        self._pages: dict[str, Page] = {}
        for key, card in self._cards.items():
            page = Page(margin=0)
            page.column.addLayout(no_wider(card, look.px(WIDEST)))
            page.column.addStretch(1)
            self._pages[key] = page
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(10)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        self._tabs.chosen.connect(lambda key: self.show_section(str(key)))
        window.asked.connect(self.asked)
        window.protecting.connect(lambda: self.opening.emit("protect", {}))

    def _offer(self, desk: Desk) -> None:
        words, look = desk.words, desk.look
        self._tabs.offer(
            [
                ("people", Choice(look, words("People"), icon="users")),
                ("window", Choice(look, words("This PC"), icon="sliders-horizontal")),
                ("check", Choice(look, words("Check the log"), icon="shield-check")),
                ("readers", Choice(look, words("Readers"), icon="key-round")),
                ("about", Choice(look, words("About"), icon="info")),
            ]
        )

    def arrive(self, fields: Fields) -> None:
        """Open the section another page names, or the one shown last."""
        self.show_section(str(fields.get("section", "") or self._tabs.key() or "people"))
        button = next(button for button in self._tabs.buttons() if button.isChecked())
        button.setFocus()

    def show_section(self, key: str) -> None:
        """Show one section as it is now."""
        self._tabs.choose(key)
        self._cards[key].start()
        self._stack.setCurrentWidget(self._pages[key])


def make(desk: Desk) -> SettingsPage:
    """Make the page for the window's list."""
    return SettingsPage(desk)
