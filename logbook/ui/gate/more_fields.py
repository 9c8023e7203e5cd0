# SPDX-License-Identifier: Apache-2.0
"""Everything an intervention may say beyond what, where and when (domain research 3.13), one field each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.codes import Effect, How, YesNoUnknown
from logbook.i18n import N_
from logbook.telling.codes import word
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices, Tick
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line, plain

_LINES = (
    ("before", N_("Before")),
    ("after", N_("After")),
    ("reason", N_("Why it was done")),
    ("second_device", N_("With which other device")),
    ("patient", N_("Patient, by the ward's code")),
    ("ordered_by", N_("Ordered by")),
    ("done_by", N_("Done by, if somebody else")),
    ("witness", N_("Who saw it")),
    ("effect_text", N_("What was seen of the patient")),
    ("follow_up", N_("Still to do")),
    ("paper", N_("Number of the paper form")),
)


class MoreFields(QWidget):
    """Signals: `edited()`, `photo()`."""

    edited = Signal()
    photo = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        words, look = kit.words, kit.look
        self._words = words
        self._photo = ""
        self._lines = {key: line(words(name)) for key, name in _LINES}
        self._how = Choices(words("How was it ordered?"))
        self._read_back = Tick(look, words("Read back"))
        self._effect = Choices(words("The patient afterwards"))
        self._entry = Choices(words("To be entered in the record system later?"))
        self._pick = Button(look, words("Name a photo by its fingerprint…"), icon="camera")
        self._named = label("", "small", wrap=True)
        self._how.offer((how.value, Choice(look, word(words, how))) for how in How)
        self._effect.offer((effect.value, Choice(look, word(words, effect))) for effect in Effect)
        self._entry.offer((answer.value, Choice(look, word(words, answer))) for answer in YesNoUnknown)
        self._lay_out()
        self.clear()
        self._pick.clicked.connect(self.photo)
        for field in self._lines.values():
            field.textEdited.connect(self.edited)
        for choices in (self._how, self._effect, self._entry):
            choices.chosen.connect(self.edited)
        self._read_back.toggled.connect(self.edited)

    def clear(self) -> None:
        """Empty all fields."""
        for field in self._lines.values():
            field.clear()
        self._how.choose(How.NOT_STATED.value)
        self._effect.choose(Effect.NOT_STATED.value)
        self._entry.choose(YesNoUnknown.UNKNOWN.value)
        self._read_back.setChecked(False)
        self.name_photo("", "")

    def second(self) -> str:
        """Return the other device."""
        return self._lines["second_device"].text().strip()

    def name_photo(self, name: str, digest: str) -> None:
        """Take a picture's fingerprint; the picture itself never enters the log."""
        self._photo = digest
        said = self._words("{file}: fingerprint {digest}…").format(file=name, digest=digest[:16])
        plain(self._named, said if digest else "")
        self._named.setVisible(bool(digest))

    def values(self) -> dict[str, Any]:
        """Return what is filled in, by the names of the record's fields."""
        found: dict[str, Any] = {key: field.text().strip() for key, field in self._lines.items() if field.text()}
        found["ordered_how"] = How(str(self._how.key()))
        found["ordered_read_back"] = self._read_back.isChecked()
        found["effect"] = Effect(str(self._effect.key()))
        found["back_entry"] = YesNoUnknown(str(self._entry.key()))
        found["photo"] = self._photo
        return found

    def fields(self) -> dict[str, Any]:
        """Return what is filled in, for a draft; an empty object if nothing is."""
        kept = {
            key: value if isinstance(value, bool) else str(value)
            for key, value in self.values().items()
            if value and value not in {How.NOT_STATED, Effect.NOT_STATED, YesNoUnknown.UNKNOWN}
        }
        return {"more": kept} if kept else {}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Put a draft back."""
        more: Mapping[str, Any] = kept.get("more", {})
        for key, field in self._lines.items():
            field.setText(str(more.get(key, "")))
        self._how.choose(more.get("ordered_how", How.NOT_STATED.value))
        self._effect.choose(more.get("effect", Effect.NOT_STATED.value))
        self._entry.choose(more.get("back_entry", YesNoUnknown.UNKNOWN.value))
        self._read_back.setChecked(bool(more.get("ordered_read_back")))
        self.name_photo("", str(more.get("photo", "")))

    def _lay_out(self) -> None:
        words = self._words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        after = {
            "ordered_by": (label(self._how.accessibleName(), "name"), self._how, self._read_back),
            "witness": (label(self._effect.accessibleName(), "name"), self._effect),
            "follow_up": (label(self._entry.accessibleName(), "name"), self._entry),
        }
        for key, name in _LINES:
            column.addWidget(Labelled(words(name), self._lines[key]))
            for widget in after.get(key, ()):
                column.addWidget(widget)
        column.addWidget(self._pick)
        column.addWidget(self._named)
