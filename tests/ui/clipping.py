# SPDX-License-Identifier: Apache-2.0
"""Finds words that have less room than they need, and makes a language in which every text is longer than any.

What shortens by design (tiles, rows of the log, what people typed) is left out: it says the whole elsewhere.
"""

import gettext
import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Tick
from logbook.ui.widgets.pin import PinPad

_ACCENTS = str.maketrans("aeiouncAEIOUNC", "áéïöüñçÁÉÏÖÜÑÇ")
_HOLES = re.compile(r"(\{[^}]*\})")


def stretched(text):
    """Return a text a third longer, with accents, its holes left as they are, in brackets that show where it ends."""
    said = "".join(piece if _HOLES.fullmatch(piece) else piece.translate(_ACCENTS) for piece in _HOLES.split(text))
    return f"[{said}{' ño' * max(1, len(text) // 9)}]" if text.strip() else text


class Stretched(gettext.NullTranslations):
    """A catalogue in which every text is longer than in any language we have."""

    def gettext(self, message):
        return stretched(message)

    def ngettext(self, msgid1, msgid2, n):
        return stretched(msgid1 if n == 1 else msgid2)


def clipped(root):
    """List what is shown below `root` with less room than its words need: (kind, words, has, needs)."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, QLabel) and widget.text():
            found += _label(widget)
        elif isinstance(widget, Button | Choice | Tick) and widget.accessibleName():
            grows = isinstance(widget.parent(), PinPad)  # its keys take more than they need
            need = (widget.minimumSizeHint() if grows else widget.sizeHint()).width()
            if need > widget.width() + 1:
                found.append((type(widget).__name__, widget.accessibleName(), widget.width(), need))
    return found


def _label(label):
    if label.wordWrap():
        need = label.heightForWidth(label.width())
        return [("wrapped", label.text(), label.height(), need)] if need > label.height() + 2 else []
    need = label.sizeHint().width()
    if label.alignment() & Qt.AlignmentFlag.AlignRight or need <= label.width() + 1:
        return []
    return [("label", label.text(), label.width(), need)]
