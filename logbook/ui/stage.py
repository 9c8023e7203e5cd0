# SPDX-License-Identifier: Apache-2.0
"""The one window of the program: a frame that marks an exercise, and in it one screen at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from logbook.ui.widgets.drill import DrillFrame
from logbook.ui.widgets.kit import Kit


class Stage(QMainWindow):
    """Holds screens by name.

    Signals: `closing()` before the window goes, so that nothing typed is lost; `untaken(QKeyEvent)` for a key that
    nothing on the screen wanted.
    """

    closing = Signal()
    untaken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._screens: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self.setMinimumSize(600, 340)
        self.resize(1366, 768)

    def dress(self, kit: Kit) -> None:
        """Begin anew without screens, in another language or theme, or as an exercise."""
        self._screens = {}
        self._stack = QStackedWidget()
        self.setCentralWidget(DrillFrame(kit, self._stack))
        title = kit.words("Ward Logbook")
        self.setWindowTitle(f"{kit.words('EXERCISE · NOT REAL')} · {title}" if kit.look.tokens.drill else title)

    def show_screen(self, name: str, screen: QWidget | None = None) -> None:
        """Show a screen, a new one in the place of the old one of this name."""
        if screen is not None:
            self.drop(name)
            self._screens[name] = screen
            self._stack.addWidget(screen)
        self._stack.setCurrentWidget(self._screens[name])

    def shows(self, name: str) -> bool:
        """Tell whether this is the screen that is shown."""
        return name in self._screens and self._stack.currentWidget() is self._screens[name]

    @property
    def screen_shown(self) -> QWidget | None:
        """The screen that is shown, if there is one."""
        return self._stack.currentWidget()

    def drop(self, *names: str) -> None:
        """Throw screens away, with all they show."""
        for name in names:
            old = self._screens.pop(name, None)
            if old is not None:
                self._stack.removeWidget(old)
                old.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of a key that came up to the window because nothing in it takes it."""
        self.untaken.emit(event)
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the program put everything in a safe place first."""
        self.closing.emit()
        super().closeEvent(event)
