# SPDX-License-Identifier: Apache-2.0
"""What can be done about an entry that is written: correct it, sign it as a second person, complete it.

Nothing is ever changed: each form asks for a new record. A form says what was filled in and writes nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.codes import Backup, Effect, How, Meaning, Means, Missing
from logbook.core.model.frame import Ref
from logbook.core.model.people import badge_code
from logbook.core.model.records import Completion
from logbook.telling.codes import word
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices, Tick
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.people import PersonTile
from logbook.ui.widgets.pin import PinPad
from logbook.ui.widgets.scanner import Scanner
from logbook.ui.widgets.text import Labelled, label, line, paragraph, plain

_SIGNED = (Meaning.WITNESSED, Meaning.REVIEWED, Meaning.NOT_AGREED)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    return column


class CorrectForm(QWidget):
    """Strike out with a reason, and what should stand there. Signal: `wanted(str, str)` with new words and reason."""

    wanted = Signal(str, str)
    edited = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        words = kit.words
        self._words = words
        self._text = paragraph(words("What should stand there"))
        self._text.setMaximumHeight(kit.look.px(130))
        self._reason = line(words("Why is it wrong?"))
        self._labelled = Labelled(words("Why is it wrong?"), self._reason)
        self._replace = Button(kit.look, words("Correct it"), kind="primary")
        self._strike = Button(kit.look, words("Only strike it out"))
        column = _column(self)
        column.addWidget(label(words("The old entry stays, struck through and readable."), "muted", wrap=True))
        self._new = Labelled(words("What should stand there"), self._text)
        column.addWidget(self._new)
        column.addWidget(self._labelled)
        row = QWidget()
        flow = Flow(row)
        flow.addWidget(self._replace)
        flow.addWidget(self._strike)
        column.addWidget(row)
        self._replace.clicked.connect(lambda: self._want(self._text.toPlainText().strip()))
        self._strike.clicked.connect(lambda: self._want(""))
        self._reason.textEdited.connect(self.edited)
        self._text.textChanged.connect(self.edited)

    def open_for(self, text: str, *, replaceable: bool) -> None:
        """Begin with the words of the entry; a kind without words of its own can only be struck out here."""
        self._text.setPlainText(text)
        self._reason.clear()
        self._labelled.trouble("")
        self._new.setVisible(replaceable)
        self._replace.setVisible(replaceable)
        (self._text if replaceable else self._reason).setFocus()

    def fields(self) -> tuple[str, str]:
        """Return the new words and the reason, for a draft."""
        return self._text.toPlainText(), self._reason.text()

    def restore(self, text: str, reason: str) -> None:
        """Put a draft back."""
        self._text.setPlainText(text)
        self._reason.setText(reason)

    def _want(self, text: str) -> None:
        reason = self._reason.text().strip()
        if not reason:
            self._labelled.trouble(self._words("Write in a few words why, so that others can follow."))
            self._reason.setFocus()
            return
        self.wanted.emit(text, reason)


@dataclass(frozen=True)
class Colleague:
    """Somebody who may sign."""

    user: str
    name: str
    role: str
    badge: str = ""


class WitnessForm(QWidget):
    """A second person signs with the own PIN, or somebody says that nobody is there to sign.

    Signals: `wanted(str, str, str, str, object)`: user, PIN, meaning, words, means; `alone(str)` with the reason.
    """

    wanted = Signal(str, str, str, str, object)
    alone = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words = kit.words
        self._who = Choices(words("Who signs?"), fill=True)
        self._meaning = Choices(words("What does it say?"))
        self._meaning.offer([(meaning.value, Choice(kit.look, word(words, meaning))) for meaning in _SIGNED])
        self._words = line(words("Words, if any"), words("Words, if any"))
        self._pad = PinPad(kit)
        self._trouble = label("", "strong", wrap=True)
        self._nobody = label(words("Nobody else has a PIN here yet."), "muted", wrap=True)
        self._alone = Button(kit.look, words("Nobody is here to sign"), icon="user")
        self._badges: dict[str, str] = {}
        self._by_badge = ""
        column = _column(self)
        column.addWidget(self._meaning)
        column.addWidget(self._words)
        for widget in (self._who, self._nobody, self._trouble, self._pad, self._alone):
            column.addWidget(widget)
        self._who.chosen.connect(self._chosen)
        self._pad.entered.connect(self._want)
        self._alone.clicked.connect(self._say_alone)
        Scanner(self, self._scanned)

    def open_for(self, colleagues: Sequence[Colleague], asked: str = "") -> None:
        """Begin, at who was asked to sign if anybody was; the author of the entry is not among the colleagues."""
        look = self._kit.look
        self._by_badge = ""
        self._badges = {badge_code(one.badge): one.user for one in colleagues if one.badge}
        self._who.offer([(one.user, PersonTile(look, one.name, one.role)) for one in colleagues])
        self._meaning.choose(Meaning.WITNESSED.value)
        self._words.clear()
        self._pad.clear()
        self.say("")
        self._nobody.setVisible(not colleagues)
        self._pad.setEnabled(bool(colleagues))
        users = [one.user for one in colleagues]
        first = asked if asked in users else users[0] if len(users) == 1 else None
        self._who.choose(first)
        buttons = self._who.buttons()
        (self._pad if first is not None or not buttons else buttons[0]).setFocus()

    def say(self, text: str) -> None:
        """Say what is wrong."""
        plain(self._trouble, text)
        self._trouble.setVisible(bool(text))

    def _want(self, pin: str) -> None:
        user = self._who.key()
        if user is None:
            self.say(self._kit.words("Choose first who signs."))
            return
        self.say("")
        means = Means.BADGE_PIN if user == self._by_badge else Means.PIN
        self.wanted.emit(str(user), pin, str(self._meaning.key()), self._words.text().strip(), means)

    def _chosen(self, _user: object) -> None:
        self._by_badge = ""
        self._pad.setFocus()

    def _scanned(self, code: str) -> bool:
        if code not in self._badges:
            return False
        self._who.choose(self._badges[code])
        self._pad.clear()
        self._pad.setFocus()
        self._by_badge = self._badges[code]
        return True

    def _say_alone(self) -> None:
        if self._words.text().strip():
            self.alone.emit(self._words.text().strip())
        else:
            self.say(self._kit.words("Write in a few words why nobody can sign."))
            self._words.setFocus()


class CompleteForm(QWidget):
    """What was missing when a life-support entry was written. Signal: `wanted(Completion)`."""

    wanted = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        words, look = kit.words, kit.look
        self._target: Ref | None = None
        self._missing: tuple[Missing, ...] = ()
        self._yes_by = line(words("Who said yes?"))
        self._how = Choices(words("How?"))
        self._how.offer([(how.value, Choice(look, word(words, how))) for how in How if how is not How.NOT_STATED])
        self._read_back = Tick(look, words("Read back"))
        self._backups = {backup: Tick(look, word(words, backup)) for backup in Backup}
        self._effect = Choices(words("The patient afterwards"))
        effects = [effect for effect in Effect if effect is not Effect.NOT_STATED]
        self._effect.offer([(effect.value, Choice(look, word(words, effect))) for effect in effects])
        self._effect_text = line(words("What was seen"), words("What was seen"))
        self._record = Button(look, words("Record"), kind="primary", icon="plus")
        self._groups = self._lay_out(kit)
        self._record.clicked.connect(self._want)

    def open_for(self, target: Ref, missing: tuple[Missing, ...]) -> None:
        """Ask for what is missing only; a witness signs by the own form."""
        self._target, self._missing = target, missing
        for item, widgets in self._groups.items():
            for widget in widgets:
                widget.setVisible(item in missing)
        for box in self.findChildren(Tick):
            box.setChecked(False)
        self._yes_by.clear()
        self._effect_text.clear()
        self._how.choose(None)
        self._effect.choose(None)
        self._yes_by.setFocus()

    def _lay_out(self, kit: Kit) -> dict[Missing, tuple[QWidget, ...]]:
        words = kit.words
        seen = QWidget()
        flow = Flow(seen)
        for box in self._backups.values():
            flow.addWidget(box)
        groups: dict[Missing, tuple[QWidget, ...]] = {
            Missing.CLINICAL_YES: (Labelled(words("Who said yes?"), self._yes_by), self._how, self._read_back),
            Missing.MANUAL_BACKUP: (label(words("Seen at the bed"), "name"), seen),
            Missing.PATIENT_AFTER: (label(words("The patient afterwards"), "name"), self._effect, self._effect_text),
        }
        column = _column(self)
        for widgets in groups.values():
            for widget in widgets:
                column.addWidget(widget)
        column.addWidget(self._record)
        return groups

    def _want(self) -> None:
        if self._target is None:
            return
        how, effect = self._how.key(), self._effect.key()
        backups = tuple(backup for backup, box in self._backups.items() if box.isChecked())
        given = {
            Missing.CLINICAL_YES: bool(self._yes_by.text().strip()),
            Missing.MANUAL_BACKUP: bool(backups),
            Missing.PATIENT_AFTER: effect is not None,
        }
        supplies = tuple(item for item in self._missing if given.get(item, False))
        if not supplies:
            return
        self.wanted.emit(
            Completion(
                self._target,
                yes_by=self._yes_by.text().strip(),
                yes_how=How(str(how)) if how else How.NOT_STATED,
                yes_read_back=self._read_back.isChecked(),
                backups=backups,
                effect=Effect(str(effect)) if effect else Effect.NOT_STATED,
                effect_text=self._effect_text.text().strip(),
                supplies=supplies,
            )
        )
