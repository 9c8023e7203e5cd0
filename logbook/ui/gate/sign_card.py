# SPDX-License-Identifier: Apache-2.0
"""Step 2: do it, look at the patient, and let a second person sign with the own PIN.

The PIN goes on at once and is kept nowhere. A witness signs what is on the screen: a later change asks again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from logbook.core.model.codes import Effect, Means
from logbook.core.model.people import UserView, badge_code
from logbook.telling.codes import word
from logbook.ui.numbered import Numbered
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.pin import PinPad
from logbook.ui.widgets.scanner import Scanner
from logbook.ui.widgets.text import label, line, plain
from logbook.ui.widgets.times import Back, Exact, TimeChooser

_BESIDE = 470
_FEW = 4
_AFTER_WITNESS = 8


class SignCard(Numbered):
    """Signals: `changed()` when what is to be signed changed, `signing(str, str, object)` with user, PIN, `Means`."""

    changed = Signal()
    signing = Signal(str, str, object)

    def __init__(self, kit: Kit) -> None:
        words = kit.words
        super().__init__(kit, 2, words("Do it, and sign"), words("then look at the patient"))
        self._kit = kit
        self._people: list[UserView] = []
        self._by_badge = ""
        self._time = TimeChooser(kit, words("When was it done?"))
        self._effect = Choices(words("The patient afterwards"))
        self._effect_text = line(words("What was seen"), words("What was seen"))
        self._witness = Choices(words("Witness"), fill=True)
        self._pin_of = label("", "name", wrap=True)
        self._pad = PinPad(kit)
        self._signed = label("", "strong", wrap=True)
        self._pad_side = QWidget()
        self._names = QVBoxLayout()
        self._halves = QHBoxLayout()
        self._beside = True
        self._lay_out()
        self._time.changed.connect(self.changed)
        self._effect.chosen.connect(self._effect_chosen)
        self._effect_text.textEdited.connect(lambda _text: self.changed.emit())
        self._witness.chosen.connect(self._choose)
        self._pad.entered.connect(self._entered)
        Scanner(self, self._scanned)

    def start(self, people: list[UserView]) -> None:
        """Begin empty; `people` may witness, those on shift first."""
        look, words = self._kit.look, self._kit.words
        self._people = people
        self._time.reset()
        effects = [effect for effect in Effect if effect is not Effect.NOT_STATED]
        self._effect.offer((effect.value, Choice(look, word(words, effect))) for effect in effects)
        self._effect.choose(object())
        self._effect_text.clear()
        self._effect_text.hide()
        self._offer(people[:_FEW], more=len(people) > _FEW)
        self.unsign("")

    def unsign(self, why: str) -> None:
        """Take the signature back, and say why."""
        self._witness.choose(object())
        plain(self._signed, why)
        self._signed.setVisible(bool(why))
        self._pad.clear()
        self._choose(object())

    def signed(self, name: str) -> None:
        """Show whose signature there is."""
        words = self._kit.words
        plain(self._signed, words("{name} signs with this record.").format(name=name))
        self._signed.show()
        self._pad_side.hide()

    def say(self, text: str) -> None:
        """Say what was wrong with the PIN."""
        plain(self._signed, text)
        self._signed.show()
        self._pad.setFocus()

    def when(self) -> Back | Exact | None:
        """Return when it was done; None while an exact time is not a time yet."""
        return self._time.choice()

    def after(self) -> tuple[Effect, str]:
        """Return what was seen of the patient."""
        effect = self._effect.key()
        stated = Effect(effect) if isinstance(effect, str) else Effect.NOT_STATED
        return stated, self._effect_text.text().strip()

    def fields(self) -> dict[str, object]:
        """Return what was seen of the patient, for a draft; signatures are never drafts."""
        effect, text = self.after()
        return {"effect": effect.value, "effect_text": text} if effect is not Effect.NOT_STATED or text else {}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Put a draft back."""
        self._effect.choose(kept.get("effect"))
        self._effect_text.setText(str(kept.get("effect_text", "")))
        self._effect_text.setVisible(self._effect.key() is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the pad beside the names, or below them."""
        super().resizeEvent(event)
        beside = self.width() >= self._kit.look.px(_BESIDE)
        if beside != self._beside:
            self._beside = beside
            if beside:
                self._halves.addWidget(self._pad_side, 3)
            else:
                self._names.insertWidget(_AFTER_WITNESS, self._pad_side)

    def _lay_out(self) -> None:
        words = self._kit.words
        names = self._names
        names.setSpacing(6)
        names.addWidget(label(words("When was it done?"), "name"))
        names.addWidget(self._time)
        names.addWidget(label(words("The patient afterwards"), "name"))
        names.addWidget(self._effect)
        names.addWidget(self._effect_text)
        # last, because whatever is said after the signature takes it back
        names.addWidget(label(words("Witness"), "name"))
        names.addWidget(self._witness)
        names.addWidget(self._signed)
        names.addStretch(1)
        pad = QVBoxLayout(self._pad_side)
        pad.setContentsMargins(0, 0, 0, 0)
        pad.setSpacing(6)
        pad.addWidget(self._pin_of)
        pad.addWidget(self._pad)
        pad.addStretch(1)
        self._halves.setSpacing(16)
        self._halves.addLayout(names, 4)
        self._halves.addWidget(self._pad_side, 3)
        self.column.addLayout(self._halves)
        self.column.addWidget(label(words("Recording never waits. A witness can sign later."), "small", wrap=True))
        self.column.addStretch(1)

    def _offer(self, people: list[UserView], *, more: bool) -> None:
        look, words = self._kit.look, self._kit.words
        choices: list[tuple[object, Choice]] = [
            (view.user, Choice(look, view.name or view.user, icon="user")) for view in people
        ]
        if more:
            choices.append((None, Choice(look, words("Someone else…"))))
        self._witness.offer(choices)

    def _choose(self, user: object) -> None:
        if user is None:
            self._offer(self._people, more=False)
            self._witness.choose(object())
        view = next((one for one in self._people if one.user == user), None)
        self._by_badge = ""
        self._pad_side.setVisible(view is not None)
        if view is not None:
            plain(self._pin_of, self._kit.words("PIN of {name}").format(name=view.name or view.user))
            self._signed.hide()
            self._pad.clear()
            self._pad.setFocus()

    def _effect_chosen(self, effect: object) -> None:
        self._effect_text.setVisible(effect != Effect.NONE_SEEN.value)
        self.changed.emit()

    def _entered(self, pin: str) -> None:
        user = self._witness.key()
        if isinstance(user, str):
            self.signing.emit(user, pin, Means.BADGE_PIN if user == self._by_badge else Means.PIN)

    def _scanned(self, code: str) -> bool:
        """Choose the witness whose badge was read."""
        found = [view for view in self._people if badge_code(view.badge) == code]
        if len(found) != 1:
            return False
        user = found[0].user
        if user not in [view.user for view in self._people[:_FEW]]:
            self._offer(self._people, more=False)
        self._witness.choose(user)
        self._choose(user)
        self._by_badge = user
        return True
