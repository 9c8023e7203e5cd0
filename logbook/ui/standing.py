# SPDX-License-Identifier: Apache-2.0
"""What stands above every page while it is true: files changed by something else; an exercise, or too few ways in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.vault.watch import Sign
from logbook.ui.widgets.banner import Banner
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit

_PROTECT, _KEYS, _RESCUE = "protect", "keys", "copies"
"""The pages that protect the log, that add a way in, and that get it out of this PC."""

ENOUGH = 2
"""Ways into a log there should be: with one, losing it loses the log."""


class Standing(QWidget):
    """Signals: `opening(str)` asks for a page, `asked(str)` for the real log."""

    opening = Signal(str)
    asked = Signal(str)

    def __init__(self, kit: Kit, pages: Collection[str]) -> None:
        super().__init__()
        self._kit = kit
        self._page = _PROTECT
        self.alarm = self._make_alarm(pages)
        self.banner = self._make_drill() if kit.look.tokens.drill else self._make_unprotected(pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.alarm)
        column.addWidget(self.banner)
        self.banner.want(True)

    def show_banner(self, ways: int, *, shown: bool) -> None:
        """Say or do not say that this is an exercise, or that the log has no way in that protects it, or only one."""
        if not self._kit.look.tokens.drill:
            self._tell_ways(ways)
        self.banner.want(shown)
        self.fit()

    def show_signs(self, signs: Sequence[Sign]) -> None:
        """Say what something else has done to the log's files; with no signs say nothing."""
        told = self._kit.words(
            "Something else changed or damaged files of the log: {files}. Copy to a stick, unplug it, and tell the "
            "incident team. Writing goes on."
        )
        files = ", ".join(dict.fromkeys(sign.file for sign in signs))
        self.alarm.say(told.format(files=files), "caution", "shield-alert")
        self.alarm.want(bool(signs))
        self.fit()

    def fit(self) -> None:
        """Take no room where nothing is shown."""
        self.setVisible(not (self.alarm.isHidden() and self.banner.isHidden()))

    def _make_alarm(self, pages: Collection[str]) -> Banner:
        banner = Banner(self._kit, icon="shield-alert")
        button = Button(self._kit.look, self._kit.words("Continue on the stick"), icon="usb")
        button.clicked.connect(partial(self.opening.emit, _RESCUE))
        banner.add(button)
        button.setVisible(_RESCUE in pages)
        banner.hide()
        return banner

    def _make_drill(self) -> Banner:
        words = self._kit.words
        banner = Banner(self._kit, words("This is an exercise. Nothing here is real."), icon="graduation-cap")
        button = Button(self._kit.look, words("Back to the real log"))
        button.clicked.connect(partial(self.asked.emit, "real"))
        banner.add(button)
        return banner

    def _make_unprotected(self, pages: Collection[str]) -> Banner:
        words = self._kit.words
        banner = Banner(self._kit, icon="shield-alert")
        button = self.act = Button(self._kit.look, words("Protect now"))
        button.clicked.connect(lambda: self.opening.emit(self._page))
        banner.add(button)
        button.setVisible(_PROTECT in pages)
        return banner

    def _tell_ways(self, ways: int) -> None:
        words = self._kit.words
        self._page = _KEYS if ways else _PROTECT
        text, act = words("Not yet protected: whoever takes this PC can read the log."), words("Protect now")
        if ways:
            text, act = words("There is only one way in. If it is lost, the log is lost."), words("Add a second one")
        self.banner.say(text, "caution", "shield-alert")
        self.act.say(act)
