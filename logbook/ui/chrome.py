# SPDX-License-Identifier: Apache-2.0
"""The head of the pages before anybody is signed on: what the ward says of itself, theme and language in one tap."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from logbook.i18n import LANGUAGES, next_language
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.strip import HIGH, Strip
from logbook.ui.widgets.text import label, plain


class Chrome(QWidget):
    """A strip with facts at the left, theme, language and the time at the right. Signal: `asked(str)`."""

    asked = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        words, look = kit.words, kit.look
        night = look.tokens.name == "night"
        self.setProperty("look", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(look.px(HIGH))
        self.strip = Strip(kit)
        self.strip.switch.hide()
        self.strip.switch.setShortcut("")
        theme = Button(look, words("Day") if night else words("Night"), icon="sun" if night else "moon", key="F9")
        language = Button(look, LANGUAGES[next_language(words.lang)], icon="languages", key="F10")
        theme.clicked.connect(lambda: self.asked.emit("night"))
        language.clicked.connect(lambda: self.asked.emit("language"))
        self._clock = label("", "title")
        self._clock.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 16, 0)
        row.setSpacing(10)
        row.addWidget(self.strip, 1)
        for widget in (theme, language, self._clock):
            row.addWidget(widget)

    def say_time(self, text: str) -> None:
        """Show the time of day."""
        plain(self._clock, text)
