# SPDX-License-Identifier: Apache-2.0
"""The look in use: one object that every widget is handed and asks at paint time, so a theme changes at once.

It owns fonts, icons and palette. It keeps nothing on disk and never chooses a theme by itself.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory

from logbook.i18n import resources
from logbook.ui.look.icons import Icons
from logbook.ui.look.sheet import sheet
from logbook.ui.look.tokens import Tokens, tokens_for

FAMILY = "Atkinson Hyperlegible"
BASE = 15
"""Size of ordinary text in pixels at scale 1."""


class Look(QObject):
    """Colours, type and icons of one running program; `changed` is sent after each switch."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._fonts: dict[tuple[int, bool, bool, bool], QFont] = {}
        self.icons = Icons(resources() / "icons")
        self.scale = 1.0
        self.tokens = tokens_for("day", drill=False)
        _load_fonts()
        app.setStyle(QStyleFactory.create("Fusion"))

    def apply(self, theme: str = "day", *, drill: bool = False, scale: float = 1.0) -> None:
        """Show the whole program in "day" or "night", as an exercise or not, with text `scale` times as large."""
        self.tokens = tokens_for(theme, drill=drill)
        self.scale = scale
        self._fonts.clear()
        self.icons.forget()
        self._app.setFont(self.font(BASE))
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(sheet(self.tokens, scale))
        self.changed.emit()

    def px(self, pixels: float) -> int:
        """Return a length at the present scale."""
        return round(pixels * self.scale)

    def font(self, size: float, *, bold: bool = False, italic: bool = False, struck: bool = False) -> QFont:
        """Return the bundled font at `size` pixels (before scaling)."""
        key = (self.px(size), bold, italic, struck)
        if key not in self._fonts:
            font = QFont(FAMILY)
            font.setPixelSize(key[0])
            font.setBold(bold)
            font.setItalic(italic)
            font.setStrikeOut(struck)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[key] = font
        return self._fonts[key]

    def icon(self, name: str, colour: str, size: float = 20, ratio: float = 1.0) -> QPixmap:
        """Return an icon in `colour` (a "#rrggbb" of the tokens), `size` pixels before scaling."""
        return self.icons.pixmap(name, colour, self.px(size), ratio)


def palette(tokens: Tokens) -> QPalette:
    """Return the palette behind the style sheet: what Qt draws by itself (menus, file dialogs, selections)."""
    role = QPalette.ColorRole
    made = QPalette()
    for which, colour in (
        (role.Window, tokens.ground),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.sunken),
        (role.Button, tokens.surface),
        (role.ToolTipBase, tokens.surface),
        (role.WindowText, tokens.text),
        (role.Text, tokens.text),
        (role.ButtonText, tokens.text),
        (role.ToolTipText, tokens.text),
        (role.PlaceholderText, tokens.muted),
        (role.Highlight, tokens.primary),
        (role.HighlightedText, tokens.primary_text),
        (role.Link, tokens.works),
        (role.Accent, tokens.accent),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.muted))
    return made


def _load_fonts() -> None:
    if QFontDatabase.hasFamily(FAMILY):
        return
    for path in sorted((resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
