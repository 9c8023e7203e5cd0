# SPDX-License-Identifier: Apache-2.0
"""What is said above a page: standing banners that stay while they are true, and messages that can be put away.

Both say it in words with a shape; nothing blinks, nothing sounds, nothing covers what is being typed.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from logbook.core.model.plain import visible
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Picture
from logbook.ui.widgets.paint import Face, box
from logbook.ui.widgets.text import label, plain

Tone = Literal["info", "caution"]

_HIGH, _SLIM, _GAP = 48, 34, 6
_WHILE = 20_000
"""Ms good news is shown at most; it is in the log anyhow."""


class Banner(QWidget):
    """A standing sentence such as "not yet protected", with at most one button that changes it."""

    def __init__(self, kit: Kit, text: str = "", *, tone: Tone = "caution", icon: str = "circle-alert") -> None:
        super().__init__()
        self._look = kit.look
        self._tone = tone
        self.wanted = False
        self._picture = Picture(kit.look, icon)
        self._text = label(text, "strong", wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, _GAP, 8, _GAP)
        self._row.setSpacing(10)
        self._row.addWidget(self._picture)
        self._row.addWidget(self._text, 1)
        self.setMinimumHeight(kit.look.px(_HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def add(self, button: Button) -> None:
        """Put a button at the end of the line."""
        self._row.addWidget(button)

    def say(self, text: str, tone: Tone, icon: str) -> None:
        """Say something else."""
        self._tone = tone
        self._picture.show_icon(icon)
        plain(self._text, text)
        self.setMinimumHeight(self._look.px(_SLIM if tone == "info" else _HIGH))
        self.update()

    def want(self, wanted: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters take it
        """Say whether it is to be shown; where several are and room is short, somebody may fold it away meanwhile."""
        self.wanted = wanted
        self.setVisible(wanted)

    def fold(self, folded: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters take it
        """Fold away what is wanted, or show it."""
        self.setVisible(self.wanted and not folded)

    def set_slim(self, slim: bool) -> None:  # noqa: FBT001 - a state, as Qt's own setters take it
        """Leave no room above and below."""
        gap = 2 if slim else _GAP
        self._row.setContentsMargins(14, gap, 8, gap)

    def text(self) -> str:
        """Return what is being said."""
        return self._text.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box."""
        t = self._look.tokens
        face = Face(fill=t.chosen, edge=t.accent) if self._tone == "info" else Face(t.attention_fill, t.attention)
        painter = QPainter(self)
        box(painter, self.rect(), face, self._look.px(10))


class Messages(QWidget):
    """The last thing that happened, said once to the eye and once to a screen reader.

    Trouble stays until Esc or its cross puts it away; good news is a slim line that steps aside for the next act, or
    after a while. With a banner of its own for good news, such as one over the strip, nothing below moves for it.
    """

    dismissed = Signal()

    def __init__(self, kit: Kit, news: Banner | None = None) -> None:
        super().__init__()
        self._banner = Banner(kit)
        self._news = news
        self._while = QTimer(self, singleShot=True, interval=_WHILE)
        self._while.timeout.connect(self.step_aside)
        close = Button(kit.look, icon="x", kind="quiet")
        close.name_only(kit.words("Put this message away"))
        close.clicked.connect(self.dismiss)
        self._close = close
        self._tone: Tone = "info"
        self._banner.add(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._banner)
        self.hide()

    def info(self, text: str) -> None:
        """Say what went well, until the next act."""
        self._say(text, "info", "check")

    def hint(self, text: str) -> None:
        """Say something that helps and is no news, until the next act."""
        self._say(text, "info", "keyboard")

    def trouble(self, text: str) -> None:
        """Say what went wrong and what to do; it stays until it is put away."""
        self._say(text, "caution", "circle-alert")

    def step_aside(self) -> None:
        """Make room for the next act; trouble stays."""
        if self._tone == "info":
            self._hush()

    def text(self) -> str:
        """Return what is being said, or an empty text."""
        if self._news is not None and not self._news.isHidden():
            return self._news.text()
        return "" if self.isHidden() else self._banner.text()

    def dismiss(self) -> None:
        """Put the message away."""
        self._hush()
        self.dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Esc from the cross; a page that wants Esc elsewhere calls `dismiss`."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _say(self, text: str, tone: Tone, icon: str) -> None:
        self._hush()
        self._tone = tone
        self._close.setVisible(tone == "caution")
        said = self._news if self._news is not None and tone == "info" else self._banner
        said.say(text, tone, icon)
        (said if said is self._news else self).show()
        if tone == "info":
            self._while.start()
        event = QAccessibleAnnouncementEvent(self, visible(text))
        if tone == "caution":
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _hush(self) -> None:
        self._while.stop()
        self.hide()
        if self._news is not None:
            self._news.hide()
