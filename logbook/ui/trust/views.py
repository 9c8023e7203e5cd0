# SPDX-License-Identifier: Apache-2.0
"""What the trust stick page shows: where a stick is chosen and its card typed, what it would change, the bulletins."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook import i18n
from logbook.core.actions.trusting import Changes, device_code
from logbook.core.model.frame import Now
from logbook.core.model.trust import Accepted, Word
from logbook.i18n import Words
from logbook.ui.form_page import say_below
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import Labelled, label, line, plain

NEW_FOR = 24 * 3600 * 1000
"""Milliseconds for which a bulletin is marked as new: every shift of a day sees the mark."""


def is_new(word: Word, now: Now) -> bool:
    """Whether a bulletin is still marked as new."""
    return now.wall - word.at < NEW_FOR


class StartView(Page):
    """Signals: `chosen(str)` with the letters of the card, empty where none are asked for."""

    chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=0)
        self._kit = kit
        words = kit.words
        self._accepted: Accepted | None = None
        self._state = label("", "strong", wrap=True)
        self._card = line(words("Letters of the card"), "····-····-····-····")
        self._card_field = Labelled(words("Letters of the card"), self._card)
        self._why = label(words("Type the 16 letters from the team's printed card, never from a screen."), wrap=True)
        self._anew = Button(kit.look, words("We got a new card"), icon="id-card")
        self._trouble = label("", "strong", wrap=True)
        self._choose = Button(kit.look, words("Choose the stick…"), kind="primary", icon="usb")
        self._words = QWidget()
        card = Card(margin=18)
        for widget in (self._state, self._why, self._card_field, self._trouble, self._choose, self._anew):
            card.column.addWidget(widget)
        self._bulletins = Card(margin=18)
        self._bulletins.column.addWidget(self._words)
        self.column.addWidget(label(words("Trust stick of the incident team"), "title", wrap=True))
        self.column.addLayout(no_wider(card, kit.look.px(WIDEST)))
        self.column.addLayout(no_wider(self._bulletins, kit.look.px(WIDEST)))
        self.column.addStretch(1)
        self._choose.clicked.connect(self._want)
        self._anew.clicked.connect(self._ask_card)

    def start(self, accepted: Accepted | None, bulletins: Iterable[Word], now: Now) -> None:
        """Begin: say what was taken over last, ask for the card if nothing was, show the bulletins."""
        words = self._kit.words
        self._accepted = accepted
        told = words("No trust stick was taken over yet.")
        if accepted is not None:
            told = words("Taken over last: {time}. Keys {root}, lists {targets}, procedures {procedures}.").format(
                time=i18n.moment(words, accepted.at, now.zone), root=accepted.root, targets=accepted.targets,
                procedures=accepted.procedures,
            )  # fmt: skip
        plain(self._state, told)
        self._card.clear()
        for widget in (self._why, self._card_field):
            widget.setVisible(accepted is None)
        self._anew.setVisible(accepted is not None)
        self.say("")
        self._show_bulletins(tuple(bulletins), now)
        (self._card if accepted is None else self._choose).setFocus()

    @property
    def anew(self) -> bool:
        """Whether the team gave out new cards, and nothing from before counts."""
        return self._accepted is not None and not self._card_field.isHidden()

    def say(self, text: str) -> None:
        """Say why a stick was not taken; what was typed stays."""
        say_below(self._trouble, text)

    def _ask_card(self) -> None:
        for widget in (self._why, self._card_field):
            widget.setVisible(True)
        self._anew.hide()
        self._card.setFocus()

    def _want(self) -> None:
        asked = not self._card_field.isHidden()
        if asked and not self._card.text().strip():
            self.say(self._kit.words("First type the letters of the card."))
            self._card.setFocus()
            return
        self.say("")
        self.chosen.emit(self._card.text() if asked else "")

    def _show_bulletins(self, bulletins: tuple[Word, ...], now: Now) -> None:
        words, inside = self._kit.words, QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(words("Bulletins"), "heading"))
        for word in bulletins:
            said = word.bulletin
            mark = f"● {words('NEW')} · " if is_new(word, now) else ""
            column.addWidget(label(f"{mark}{said.code} · {said.title}", "strong", wrap=True))
            about = i18n.moment(words, word.at, now.zone) + " · " + words("version {n}").format(n=said.version)
            column.addWidget(label(f"{word.ref} · {about}", "muted", wrap=True))
            column.addWidget(label(said.text, wrap=True))
        self._bulletins.column.replaceWidget(self._words, inside)
        self._words.hide()
        self._words.deleteLater()
        self._words = inside
        self._bulletins.setVisible(bool(bulletins))


class OfferView(Page):
    """What a good stick would change. Signals: `taken()`, `left()`."""

    taken = Signal()
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=0)
        self._kit = kit
        words = kit.words
        self._lines = label("", wrap=True)
        self._warning = label("", "strong", wrap=True)
        self._trouble = label("", "strong", wrap=True)
        self._take = Button(kit.look, words("Take it over"), kind="primary", icon="check")
        leave = Button(kit.look, words("Leave it"), icon="x")
        card = Card(margin=18)
        card.column.addWidget(label(words("Everything on it is signed as it should be. It changes:"), wrap=True))
        for widget in (self._lines, self._warning, self._trouble, self._take, leave):
            card.column.addWidget(widget)
        self.column.addWidget(label(words("The stick is good"), "title", wrap=True))
        self.column.addLayout(no_wider(card, kit.look.px(WIDEST)))
        self.column.addStretch(1)
        self._take.clicked.connect(self.taken)
        leave.clicked.connect(self.left)

    def start(self, changes: Changes, expired: bool, drill: bool) -> None:  # noqa: FBT001 - two plain facts
        """Show what would change."""
        words = self._kit.words
        plain(self._lines, "\n".join(told(changes, words)) or words("Nothing: all of it is here already."))
        warnings = [words("It should have been renewed by now. It still counts.")] if expired else []
        warnings += [words("EXERCISE – not real")] if drill else []
        say_below(self._warning, "\n".join(warnings))
        say_below(self._trouble, "")
        self._take.setFocus()

    def say(self, text: str) -> None:
        """Say why it was not taken over."""
        say_below(self._trouble, text)


def told(changes: Changes, words: Words) -> list[str]:
    """Say each change in one line."""
    lines = [words("+ may open exports: {key}").format(key=key) for key in changes.recipients]
    lines += [words("– may no longer open exports: {key}").format(key=key) for key in changes.recipients_gone]
    for device in changes.devices:
        name = " · ".join(part for part in (device.ward, device.hospital, device_code(device.dev)) if part)
        until = device.until
        revoked = words("+ device {name}, only up to record {n}")
        lines.append(
            words("+ device {name}").format(name=name) if until is None else revoked.format(name=name, n=until)
        )
    for device in changes.devices_gone:
        name = " · ".join(part for part in (device.ward, device.hospital, device_code(device.dev)) if part)
        lines.append(words("– device entry {name}").format(name=name))
    lines += [words("+ key that signs receipts: {key}").format(key=device_code(key)) for key in changes.team]
    lines += [words("– key that signed receipts: {key}").format(key=device_code(key)) for key in changes.team_gone]
    for sign, procedures in (("+", changes.procedures), ("–", changes.procedures_gone)):
        for one in procedures:
            title = one.edition(words.lang).title
            version = words("version {n}").format(n=one.version)
            lines.append(f"{sign} {one.code} {title} · {version}")
    lines += [words("+ bulletin {code}: {title}").format(code=one.code, title=one.title) for one in changes.notices]
    return lines
