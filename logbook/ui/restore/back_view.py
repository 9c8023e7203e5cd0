# SPDX-License-Identifier: Apache-2.0
"""What is back from a stick and what is not, said before anybody goes on; and who goes on, with a new PIN.

People's PINs are never on a stick. Whoever restored sets the first one; everybody else gets theirs by vouching.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from logbook.core.model.restored import Back
from logbook.core.ward import Ward
from logbook.i18n import N_, moment
from logbook.telling.codes import word
from logbook.telling.restored import LOST, more
from logbook.ui.form_page import say_below
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choices
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import Card
from logbook.ui.widgets.people import PersonTile
from logbook.ui.widgets.text import Labelled, label, line, plain

_PIN = 6


class BackView(Card):
    """Signal: `going_on(str, str)` with the person and the new PIN, both empty where the log knows nobody."""

    going_on = Signal(str, str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=24)
        self._kit = kit
        words = kit.words
        self._told = label("", "heading", wrap=True)
        self._code = label("", wrap=True)
        self._faults = label("", "strong", wrap=True)
        self._more, self._not = label("", wrap=True), label("", wrap=True)
        self._who = Choices(words("Who are you?"), fill=True)
        self._fields = {key: line(words(name), secret=True) for key, name in _FIELDS.items()}
        self._labelled = {key: Labelled(field.accessibleName(), field) for key, field in self._fields.items()}
        self._trouble = label("", "strong", wrap=True)
        self._go_on = Button(kit.look, words("Go on writing"), kind="primary", icon="pencil")
        self._ask = label(words("Who are you?"), "name")
        said = words("Others get a new PIN from you, or from whoever may enrol: Settings, People.")
        self._others = label(said, "muted", wrap=True)
        for widget in (
            label(words("The log is back"), "title", wrap=True), self._told, self._code, self._faults, self._more,
            self._not, self._ask, self._who, *self._labelled.values(), self._others,
            self._trouble, self._go_on,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self._go_on.clicked.connect(self._want)
        self._fields["pin"].returnPressed.connect(self._fields["again"].setFocus)
        self._fields["again"].returnPressed.connect(self._want)
        for field in self._fields.values():
            field.setMaxLength(_PIN)
            field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def start(self, ward: Ward, back: Back, code: str) -> None:
        """Say what is back, with the code of its last record for whoever has the paper, and offer the people."""
        words = self._kit.words
        at = moment(words, back.written, back.zone)
        told = words("Records back: {n}. The last one is {ref}, written {time}.")
        on = words("Writing goes on in part {segment}.")
        plain(self._told, f"{told.format(n=back.records, ref=back.last, time=at)} {on.format(segment=back.next)}")
        fault = words("Part {segment} came back up to record {number} only. Show the stick to the incident team.")
        say_below(
            self._faults, " ".join(fault.format(segment=one.segment, number=one.last) for one in back.faults)
        )  # fmt: skip
        say_below(self._trouble, "")
        beside = words("If {ref} stands on your paper, this code stands beside it: {code}")
        say_below(self._code, beside.format(ref=back.last, code=code) if code else "")
        say_below(self._more, "\n".join(more(words, back)))
        plain(self._not, words("Not back: {things}.").format(things="; ".join(words(LOST[one]) for one in back.lost)))
        users = [view for view in ward.people.users() if view.listed]
        tiles = [
            (view.user, PersonTile(self._kit.look, view.name or view.user, word(words, view.role))) for view in users
        ]
        self._who.offer(tiles)
        for widget in (self._ask, self._who, *self._labelled.values(), self._others):
            widget.setVisible(bool(users))
        (self._who.buttons()[0] if users else self._go_on).setFocus()

    def say(self, text: str) -> None:
        """Say why the PIN was not taken."""
        say_below(self._trouble, text)
        self._fields["pin"].setFocus()

    def _want(self) -> None:
        words, user = self._kit.words, self._who.key()
        pin, again = (self._fields[key].text() for key in ("pin", "again"))
        if not self._who.buttons():
            self.going_on.emit("", "")
        elif not isinstance(user, str):
            say_below(self._trouble, words("Choose your name first."))
        elif len(pin) != _PIN or not pin.isdigit():
            self.say(words("Six numbers, please."))
        elif pin != again:
            self.say(words("The two are not the same."))
        else:
            self.going_on.emit(user, pin)


_FIELDS = {"pin": N_("Your new PIN, six numbers"), "again": N_("The same PIN again")}
