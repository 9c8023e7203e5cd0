# SPDX-License-Identifier: Apache-2.0
"""The style sheet: what Qt's own widgets look like. Buttons, tiles and rows paint themselves from the same tokens.

Widgets say what they are through the dynamic property `look`; nothing is styled by object name or by page.
"""

from __future__ import annotations

from collections.abc import Callable

from logbook.ui.look.tokens import Tokens

Px = Callable[[float], str]


def sheet(t: Tokens, scale: float = 1.0) -> str:
    """Return the style sheet for tokens `t` with every length multiplied by `scale`."""

    def px(pixels: float) -> str:
        return f"{round(pixels * scale)}px"

    return "\n".join((_ground(t), _labels(t, px), _fields(t, px), _views(t, px), _bars(t, px), _rest(t, px)))


def _ground(t: Tokens) -> str:
    return f"""
QMainWindow, QDialog, QWidget[look="page"] {{ background: {t.ground}; }}
QWidget[look="strip"] {{ background: {t.surface}; border-bottom: 1px solid {t.line}; }}
QWidget[look="rail"] {{ background: {t.nav}; }}
QFrame[look="card"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 12px; }}
QFrame[look="rule"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[look="post"] {{ background: {t.line}; border: none; max-width: 1px; min-width: 1px; }}
QScrollArea, QScrollArea > QWidget > QWidget[look="scrolled"] {{ background: transparent; border: none; }}
QLabel {{ background: transparent; color: {t.text}; }}
"""


def _labels(t: Tokens, px: Px) -> str:
    return f"""
QLabel[look="display"] {{ font-size: {px(52)}; font-weight: bold; }}
QLabel[look="large"] {{ font-size: {px(28)}; font-weight: bold; }}
QLabel[look="title"] {{ font-size: {px(22)}; font-weight: bold; }}
QLabel[look="heading"] {{ font-size: {px(18)}; font-weight: bold; }}
QLabel[look="strong"] {{ font-weight: bold; }}
QLabel[look="name"] {{ font-size: {px(13)}; font-weight: bold; }}
QLabel[look="small"] {{ font-size: {px(13)}; color: {t.muted}; }}
QLabel[look="muted"] {{ color: {t.muted}; }}
QLabel[look="brand"] {{ font-size: {px(17)}; font-weight: bold; color: {t.nav_mark}; }}
QLabel[look="brand-small"] {{ font-size: {px(13)}; color: {t.nav_text}; }}
"""


def _fields(t: Tokens, px: Px) -> str:
    fields = "QLineEdit, QPlainTextEdit, QComboBox, QDateTimeEdit, QSpinBox"
    focused = ", ".join(f"{name.strip()}:focus" for name in fields.split(","))
    return f"""
{fields} {{
    background: {t.surface}; color: {t.text}; border: 1px solid {t.edge}; border-radius: 10px;
    padding: 1px {px(13)}; min-height: {px(44)}; font-size: {px(16)};
    selection-background-color: {t.primary}; selection-color: {t.primary_text}; placeholder-text-color: {t.muted};
}}
QPlainTextEdit {{ padding: {px(9)} {px(9)}; }}
{focused} {{ border: 2px solid {t.focus}; padding-left: {px(12)}; padding-right: {px(12)}; }}
QPlainTextEdit:focus {{ padding: {px(8)} {px(8)}; }}
QLineEdit[look="main"] {{ min-height: {px(52)}; border: 2px solid {t.accent}; font-size: {px(17)}; }}
QLineEdit[look="main"]:focus {{ border: 2px solid {t.focus}; padding-left: {px(13)}; padding-right: {px(13)}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {t.sunken}; color: {t.muted}; }}
QComboBox::drop-down {{ border: none; width: {px(32)}; }}
"""


def _views(t: Tokens, px: Px) -> str:
    return f"""
QTableView, QListView {{
    background: transparent; border: none; outline: none; selection-background-color: {t.chosen};
}}
QListView[look="list"] {{ background: {t.surface}; border: 1px solid {t.edge}; border-radius: 10px; }}
QListView::item {{ min-height: {px(44)}; padding: 0 {px(10)}; color: {t.text}; }}
QListView::item:selected {{ background: {t.chosen}; color: {t.text}; }}
QHeaderView::section {{
    background: {t.sunken}; color: {t.text}; border: none; border-bottom: 1px solid {t.line};
    padding: {px(8)}; font-weight: bold;
}}
"""


def _bars(t: Tokens, px: Px) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: {px(14)}; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(14)}; margin: 0; }}
QScrollBar::handle {{ background: {t.edge}; border-radius: {px(5)}; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: {px(44)}; }}
QScrollBar::handle:horizontal {{ min-width: {px(44)}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{
    background: {t.sunken}; border: 1px solid {t.edge}; border-radius: 6px; color: {t.text}; text-align: center;
    min-height: {px(20)};
}}
QProgressBar::chunk {{ background: {t.works}; border-radius: 5px; }}
"""


def _rest(t: Tokens, px: Px) -> str:
    return f"""
QMenu, QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.edge}; }}
QMenu::item {{ padding: {px(14)} {px(18)}; }}
QMenu::item:selected {{ background: {t.chosen}; }}
QDialogButtonBox QPushButton, QFileDialog QPushButton {{
    background: {t.surface}; color: {t.text}; border: 1px solid {t.edge}; border-radius: 10px;
    min-height: {px(42)}; padding: 0 {px(16)};
}}
QDialogButtonBox QPushButton:focus, QFileDialog QPushButton:focus {{ border: 2px solid {t.focus}; }}
"""
