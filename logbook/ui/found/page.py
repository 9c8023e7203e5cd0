# SPDX-License-Identifier: Apache-2.0
"""What was found about the log before this part: what it means, what is safe, what to do; and who has read it.

The way on has been taken already, because nobody may be kept from writing. This page only says so, plainly, and keeps
as a record that somebody has read it.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from logbook.core.exchange import checkpoint
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.records import Acknowledge
from logbook.core.model.traces import Start
from logbook.i18n import N_, Words
from logbook.telling.openings import reason
from logbook.ui.desk import Desk, Fields, WardPage
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import label, plain

_MEANS = {
    "put-back": N_(
        "Somebody outside has seen a later record than this log held when it was opened. A backup or an older image "
        "was put back, or the end was cut off. That happens by accident, too."
    ),
    "forked": N_(
        "Somebody outside has seen another record than the one that stands in its place. Two copies of the log were "
        "written on, or a record was exchanged with other tools."
    ),
    "seal-broken": N_(
        "The last record and the key kept for the next one do not fit each other. The end was cut off or changed with "
        "other tools, or the disk has a fault."
    ),
    "damaged": N_("The file cannot be read any more. The disk has a fault, or another program wrote into the file."),
    "not-good": N_(
        "The check of all signatures found a record that was changed after it was written, with other tools or by a "
        "fault of the disk."
    ),
    "other-machine": N_(
        "The folder was copied or moved here from another PC, or this PC has got another name. The other PC may still "
        "be writing into its own copy."
    ),
}
_MOVED = "other-machine"


class FoundPage(WardPage):
    """One card, one button that says "I have read this"."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self._title = label("", "title", wrap=True)
        self._lines = [label("", wrap=True) for _ in range(4)]
        self._read = label("", "strong", wrap=True)
        self._done = Button(desk.look, words("I have read this"), kind="primary", icon="check")
        self._witness = Button(desk.look, words("Let somebody outside see the new part"), icon="pencil")
        card = Card(margin=18)
        heads = (N_("What it means"), N_("What is safe"), N_("What to do"), N_("What contradicts it"))
        self._heads = [label(words(head), "name") for head in heads]
        for head, text in zip(self._heads, self._lines, strict=True):
            card.column.addWidget(head)
            card.column.addWidget(text)
        for widget in (self._read, self._done, self._witness):
            card.column.addWidget(widget)
        ground = Page(margin=0)
        ground.column.addWidget(self._title)
        ground.column.addLayout(no_wider(card, desk.look.px(WIDEST)))
        ground.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(ground)
        self._done.clicked.connect(self._acknowledge)
        self._witness.clicked.connect(lambda: self.opening.emit("witnesses", {}))

    def arrive(self, fields: Fields) -> None:  # noqa: ARG002 - no other page hands anything over
        """Say what was found, and take the keyboard to the button."""
        words, ward = self._desk.words, self._desk.session.ward
        start = ward.start
        plain(self._title, reason(words, start.reason) or words("Nothing was found about this log"))
        for head, text, said in zip(self._heads, self._lines, told(words, start), strict=True):
            plain(text, said)
            head.setVisible(bool(said))
            text.setVisible(bool(said))
        who = ward.folds.anchors.read_by(start.segment)
        plain(self._read, words("Read by {name}").format(name=ward.people.name(who)) if who else "")
        self._read.setVisible(bool(who))
        self._done.setVisible(not who and start.reason in _MEANS)
        (self._witness if who else self._done).setFocus()

    def _acknowledge(self) -> None:
        start = self._desk.session.ward.start
        self._desk.session.record(Acknowledge(Ref(start.segment, 0)), written=self._written)

    def _written(self, entry: Entry) -> None:
        self._desk.messages.info(self._desk.words("Recorded as {ref}").format(ref=entry.ref))
        self.opening.emit("log", {})


def told(words: Words, start: Start) -> tuple[str, str, str, str]:
    """Say what it means, what is safe, what to do, and what contradicts it; empty texts where nothing was found."""
    if start.reason not in _MEANS:
        return "", "", "", ""
    return words(_MEANS[start.reason]), _safe(words, start), _to_do(words, start), against_it(words, start)


def against_it(words: Words, start: Start) -> str:
    """Say what contradicts the log before: which record was seen, if that can be told, and the line itself."""
    claims = checkpoint.claims(start.contradicts)
    if not claims:
        return start.contradicts
    seen = words("Record {number} was seen; the log before ended with record {last}.")
    said = seen.format(number=claims[0].point.number, last=start.earlier_number)
    return f"{said}\n{start.contradicts}"


def _safe(words: Words, start: Start) -> str:
    said = words(
        "Nothing was deleted or repaired. What was there is kept as it is, for reading only. What is written now goes "
        "into part {segment} and is safe."
    )
    return said.format(segment=start.segment)


def _to_do(words: Words, start: Start) -> str:
    if start.reason == _MOVED:
        return words("Find out whether the other PC still writes, and use only one of the two. Tell the incident team.")
    return words(
        "Keep the paper register, printed pages, sticks and exports: they show what is missing. Tell the incident "
        "team. Go on writing meanwhile."
    )


def make(desk: Desk) -> FoundPage:
    """Make the page for the window's list."""
    return FoundPage(desk)
