# SPDX-License-Identifier: Apache-2.0
"""What leaves, for whom, sealed or not: nothing is chosen silently that could not be taken back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.codes import Profile
from logbook.core.model.folds import Folds
from logbook.i18n import N_
from logbook.telling.codes import word
from logbook.ui.export.withhold import Withhold
from logbook.ui.form_page import say_below
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.page import WIDEST, Card, Page, no_wider
from logbook.ui.widgets.text import Labelled, label, paragraph, plain

_LEAVES = {
    Profile.INCIDENT: N_(
        "For the incident team: acts, devices, times, names of staff and what was typed. "
        "Which patient it was is left out."
    ),
    Profile.CLINICAL: N_("For those who treat the patients: everything, with the patients' codes."),
    Profile.OUTSIDE: N_("For anybody else: acts, devices and times. No patient, no name of staff, no typed text."),
}
_SEALED, _OPEN = "sealed", "open"


class ExportForm(Page):
    """Signal: `wanted()`."""

    wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=0)
        self._kit = kit
        words, look = kit.words, kit.look
        self._profile = Choices(words("Who is it for?"))
        order = (Profile.INCIDENT, Profile.CLINICAL, Profile.OUTSIDE)
        self._profile.offer((profile.value, Choice(look, word(words, profile))) for profile in order)
        self._leaves = label("", wrap=True)
        self._warning = label(
            words("Names and patients typed into free words go out with the file."), "strong", wrap=True
        )
        self._hold = Button(look, words("Hold a text back…"), icon="eye-off")
        self._withhold = Withhold(kit)
        self._team_keys: tuple[str, ...] = ()
        self._sealing = Choices(words("Sealed or not?"))
        self._sealing.offer(
            [
                (_SEALED, Choice(look, words("Sealed for its readers"), icon="lock")),
                (_OPEN, Choice(look, words("Leave unsealed"), icon="lock-open")),
            ]
        )
        self._to = paragraph(words("Readers' keys, one a line"), "age1…")
        self._to.setFixedHeight(look.px(84))
        self._to_field = Labelled(words("Readers' keys, one a line"), self._to)
        self._means = label("", "small", wrap=True)
        self._trouble = label("", "strong", wrap=True)
        self._make = Button(look, words("Make the signed PDF…"), kind="primary", icon="file-check")
        self._lay_out()
        self._profile.chosen.connect(lambda _key: self._fit())
        self._sealing.chosen.connect(lambda _key: self._fit())
        self._hold.clicked.connect(self._open_withhold)
        self._make.clicked.connect(self._want)

    def start(self, folds: Folds, known: tuple[str, ...], team: tuple[str, ...] = ()) -> None:
        """Begin with the default profile; whether it is sealed must be chosen where no reader is known.

        The keys of the `team` come from its trust stick: sealed is sealed for them too, and only leaving unsealed
        leaves them out.
        """
        self._team_keys = team
        self._profile.choose(Profile.INCIDENT.value)
        self._sealing.choose(_SEALED if known else object())
        self._to.setPlainText("\n".join(key for key in known if key not in team))
        self._withhold.start(folds)
        self._withhold.hide()
        say_below(self._trouble, "")
        self._fit()
        self._profile.buttons()[0].setFocus()

    @property
    def profile(self) -> Profile:
        """Who it is for."""
        return Profile(str(self._profile.key()))

    @property
    def recipients(self) -> tuple[str, ...]:
        """The keys it is sealed for; none if it is left unsealed."""
        if self._sealing.key() != _SEALED:
            return ()
        return tuple(dict.fromkeys((*self._team_keys, *self._to.toPlainText().split())))

    @property
    def withhold(self) -> Withhold:
        """What is held back."""
        return self._withhold

    def say(self, text: str) -> None:
        """Say why nothing was made."""
        say_below(self._trouble, text)

    def _lay_out(self) -> None:
        words = self._kit.words
        card = Card(margin=18)
        for widget in (
            label(words("Who is it for?"), "name"), self._profile, self._leaves, self._warning, self._hold,
            self._withhold, label(words("Sealed or not?"), "name"), self._sealing, self._means, self._to_field,
            self._trouble, self._make,
        ):  # fmt: skip
            card.column.addWidget(widget)
        self.column.addWidget(label(words("Export"), "title"))
        self.column.addLayout(no_wider(card, self._kit.look.px(WIDEST)))
        self.column.addStretch(1)

    def _fit(self) -> None:
        words = self._kit.words
        plain(self._leaves, words(_LEAVES[self.profile]))
        texts = self.profile is not Profile.OUTSIDE
        self._warning.setVisible(texts)
        self._hold.setVisible(texts)
        if not texts:
            self._withhold.hide()
        chosen = self._sealing.key()
        self._to_field.setVisible(chosen == _SEALED)
        means = {
            _SEALED: words("Only who holds one of these keys can read it, wherever the stick goes."),
            _OPEN: words("Whoever finds the stick can read it. Give it from hand to hand."),
        }
        if self._team_keys:
            team = words("The incident team can read it: its keys came on the trust stick. Add others below.")
            means[_SEALED] = f"{team}\n{means[_SEALED]}"
        plain(self._means, means.get(str(chosen), ""))
        self._means.setVisible(chosen is not None)

    def _open_withhold(self) -> None:
        self._withhold.refresh()
        self._withhold.setVisible(self._withhold.isHidden())

    def _want(self) -> None:
        words = self._kit.words
        if self._sealing.key() is None:
            self.say(words("Choose first: sealed for its readers, or left unsealed."))
            self._sealing.buttons()[0].setFocus()
        elif self._sealing.key() == _SEALED and not self.recipients:
            self.say(words("Paste at least one reader's key; it begins with age1."))
            self._to.setFocus()
        else:
            self.say("")
            self.wanted.emit()


class DoneView(Page):
    """What was made, where it lies, how to check it, and the code to copy onto paper. Signal: `closed()`."""

    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=0)
        self._kit = kit
        words = kit.words
        self._again = Button(kit.look, words("Done"), kind="primary", icon="check")
        self._inside = QWidget()
        card = Card(margin=18)
        card.column.addWidget(self._inside)
        card.column.addWidget(self._again)
        self._card = card
        self.column.addWidget(label(words("The file is made"), "title"))
        self.column.addLayout(no_wider(card, kit.look.px(WIDEST)))
        self.column.addStretch(1)
        self._again.clicked.connect(self.closed)

    def start(self, files: list[tuple[str, str, str]]) -> None:
        """Show for each file: its path, facts, and the code."""
        words = self._kit.words
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for path, facts, code in files:
            column.addWidget(label(path, "heading", wrap=True))
            column.addWidget(label(facts, "muted", wrap=True))
            if code:
                column.addWidget(
                    label(words("Copy this code onto paper, with date and time, and let two people sign:"))
                )
                column.addWidget(label(code, "large", wrap=True))
        check = words("To check it elsewhere: logbook verify FILE. Any program that checks PDF signatures will do too.")
        column.addWidget(label(check, "small", wrap=True))
        self._card.column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        self._again.setFocus()
