# SPDX-License-Identifier: Apache-2.0
"""What is settled for the ward: who its files are sealed for."""

from __future__ import annotations

from logbook.core.model.errors import BadInput, LogbookError
from logbook.core.model.people import Right
from logbook.ui import house
from logbook.ui.desk import Desk
from logbook.ui.form_page import say_below
from logbook.ui.settings.rights import lacking
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.text import label, paragraph


class ReadersCard(Card):
    """Whose keys files are sealed for by default."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=18)
        self._desk = desk
        self._ward = desk.session.ward
        words = desk.words
        said = words("Exports are sealed for these readers unless somebody chooses otherwise. One key a line.")
        self._keys = paragraph(words("Readers' keys, one a line"), "age1…")
        self._keys.setFixedHeight(desk.look.px(120))
        self._trouble = label("", "strong", wrap=True)
        self._keep = Button(desk.look, words("Keep"), kind="primary", icon="check")
        for widget in (label(said, wrap=True), self._keys, self._trouble, self._keep):
            self.column.addWidget(widget)
        self._keep.clicked.connect(self._want)

    def start(self) -> None:
        """Show what is kept."""
        say_below(self._trouble, "")
        work = self._ward.worker.submit(house.own_recipients, self._ward)
        self._desk.session.tasks.when(work, lambda found: self._keys.setPlainText("\n".join(found)), self._failed)

    def _want(self) -> None:
        refused = lacking(self._desk, Right.SETTINGS)
        keys = tuple(self._keys.toPlainText().split())
        if refused:
            say_below(self._trouble, refused)
        elif not all(key.startswith("age1") for key in keys):
            self._failed(BadInput(field="age1…", reason="spelling"))
        else:
            work = self._ward.worker.submit(house.keep_recipients, self._ward, keys)
            said = self._desk.words("Kept.")
            self._desk.session.tasks.when(work, lambda _nothing: self._desk.messages.info(said), self._failed)

    def _failed(self, trouble: LogbookError) -> None:
        say_below(self._trouble, self._desk.messages.explain(trouble))
