# SPDX-License-Identifier: Apache-2.0
"""What follows when a sealed note was written, or could not be: the form is emptied only when the disk has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from logbook.core.model.errors import LogbookError
from logbook.i18n import Words
from logbook.ui.lock.forms import NoteForm
from logbook.ui.messages import explain
from logbook.ui.room import Room
from logbook.ui.widgets.banner import Messages as Bar


@dataclass(frozen=True)
class Sealing:
    """One note on its way; an open ward takes it into its log at once."""

    form: NoteForm
    bar: Bar
    words: Words
    room: Callable[[], Room | None]

    def sealed(self, _nothing: object) -> None:
        """Confirm in plain words."""
        self.form.clear()
        self.form.left.emit()
        self.bar.info(self.words("Sealed. It enters the log when somebody next unlocks it."))
        room = self.room()
        if room is not None:
            room.enter_notes()

    def failed(self, trouble: LogbookError) -> None:
        """Say what is wrong; the words stay on the form."""
        self.form.say(explain(trouble, self.words))
