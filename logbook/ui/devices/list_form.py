# SPDX-License-Identifier: Apache-2.0
"""A hospital's list of devices, shown before anything is taken: how its columns are read, and which rows are not.

Devices are written one after the other, each a record of its own; what was written stays, and is counted.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QVBoxLayout, QWidget

from logbook.core.exchange.inventory import Inventory
from logbook.i18n import N_, Words
from logbook.trouble import reason
from logbook.ui.form_page import form_page
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import label, plain

_FIELDS = {
    "device": N_("Number on the label"),
    "type": N_("What it is"),
    "maker": N_("Manufacturer"),
    "model": N_("Model"),
    "serial": N_("Serial number"),
    "scan": N_("Code on the label as scanned"),
    "giai": N_("GIAI"),
    "lot": N_("Lot"),
    "software": N_("Software version"),
    "network": N_("Network name or address"),
    "owner": N_("Owner"),
    "site": N_("Site or floor"),
    "bed": N_("Bed"),
    "life_support": N_("Life support"),
    "dependent": N_("patient depends on it now"),
    "removal": N_("May it be taken away?"),
    "remark": N_("Remark"),
}
_MOST_BAD = 200


def field_name(words: Words, field: str) -> str:
    """Return what a column is read as; a column that is not read says so."""
    return words(_FIELDS[field]) if field in _FIELDS else words("is not read")


class ListForm(QWidget):
    """Signals: `wanted()` to take the list, `closed()`."""

    wanted = Signal()
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words = kit.words
        self._file = label("", "heading", wrap=True)
        self._how = label("", "muted", wrap=True)
        self._mapping = QWidget()
        self._bad_title = label("", "strong", wrap=True)
        self._bad = label("", wrap=True)
        self._take = Button(kit.look, "", kind="primary", icon="check")
        self._progress = QProgressBar()
        self._progress.setAccessibleName(words("Devices written"))
        page = form_page(kit, words("Take a list of devices"), self.closed)
        self._column = page.card.column
        for widget in (
            self._file, self._how, self._take, self._progress, self._bad_title, self._bad,
            label(words("How the columns are read"), "name"), self._mapping,
        ):  # fmt: skip
            self._column.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self._take.clicked.connect(self.wanted)

    def start(self, name: str, found: Inventory, fresh: int) -> None:
        """Show a list; `fresh` is how many of its devices the log does not hold in this way."""
        words = self._kit.words
        delimiter = {";": ";", ",": ",", "\t": words("tab")}[found.delimiter]
        plain(self._file, name)
        how = words("{encoding}, columns divided by {delimiter}").format(encoding=found.encoding, delimiter=delimiter)
        same = len(found.devices) - fresh
        known = words.n("{n} is in the log already", "{n} are in the log already", same).format(n=same)
        plain(self._how, f"{how} · {known}" if same else how)
        self._take.say(words.n("Take {n} device", "Take {n} devices", fresh).format(n=fresh))
        self._take.setEnabled(fresh > 0)
        self._progress.hide()
        self._show_bad(found)
        self._show_mapping(found)
        self._take.setFocus()

    def busy(self, done: int, total: int) -> None:
        """Show how far the writing is."""
        self._take.setEnabled(False)
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.show()

    def _show_bad(self, found: Inventory) -> None:
        words, bad = self._kit.words, found.bad_rows
        title = words.n(
            "{n} row cannot be taken and is left out", "{n} rows cannot be taken and are left out", len(bad)
        )
        plain(self._bad_title, title.format(n=len(bad)))
        lines = (
            " · ".join(
                filter(None, (words("Line {line}").format(line=row.line), row.column, reason(row.reason, words)))
            )
            for row in bad[:_MOST_BAD]
        )
        plain(self._bad, "\n".join(lines))
        for widget in (self._bad_title, self._bad):
            widget.setVisible(bool(bad))

    def _show_mapping(self, found: Inventory) -> None:
        mapping = QWidget()
        grid = QGridLayout(mapping)
        grid.setContentsMargins(0, 0, 0, 0)
        for row, item in enumerate(found.mapping):
            grid.addWidget(label(item.column, wrap=True), row, 0)
            grid.addWidget(label("\N{RIGHTWARDS ARROW}", "muted"), row, 1)
            grid.addWidget(label(field_name(self._kit.words, item.field), "" if item.field else "muted"), row, 2)
        grid.setColumnStretch(2, 1)
        self._column.replaceWidget(self._mapping, mapping)
        self._mapping.hide()
        self._mapping.deleteLater()
        self._mapping = mapping
