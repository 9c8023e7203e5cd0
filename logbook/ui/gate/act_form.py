# SPDX-License-Identifier: Apache-2.0
"""Something done to or with a device: what, where and when at once; everything else of the record on demand.

On life support its Record leads to the two steps; the emergency way stays open here too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.model.codes import Act
from logbook.core.model.records import Intervention
from logbook.telling.codes import word
from logbook.ui.form_page import form_page, say_below
from logbook.ui.gate.deed import ON_DEVICES, Deed, readings_of
from logbook.ui.gate.more_fields import MoreFields
from logbook.ui.where import Place, Thing, Where
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line, paragraph, plain
from logbook.ui.widgets.times import Back, Exact, TimeChooser

_OTHERS = (Act.SAMPLE, Act.MESSAGE, Act.DECISION, Act.NEAR_MISS)


class ActForm(QWidget):
    """Signals: `wanted()`, `emergency()`, `closed()`, `edited()`, `photo()` when a picture is to be named."""

    wanted = Signal()
    emergency = Signal()
    closed = Signal()
    edited = Signal()
    photo = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words = kit.words
        self._act = Choices(words("What was done?"))
        self._act.offer((act.value, Choice(kit.look, word(words, act))) for act in (*ON_DEVICES, *_OTHERS))
        self._trouble = label("", "strong", wrap=True)
        self._where, self._place = Where(kit), label(words("Where?"), "name")
        self._text = paragraph(words("What exactly"), words("What exactly, in your words"))
        self._text.setFixedHeight(kit.look.px(76))
        self._time = TimeChooser(kit, words("When did it happen?"))
        self._why = line(words("Why is it written late?"))
        self._late = Labelled(words("Why is it written late?"), self._why)
        self._more = MoreFields(kit)
        self._open = Button(kit.look, words("More about it"), icon="chevron-down")
        self._record = Button(kit.look, words("Record"), kind="primary", icon="plus")
        note = words("one tap, no questions, always open")
        self._emergency = Button(
            kit.look, words("Emergency: done first, written now"), kind="strong", icon="zap", note=note
        )
        self._lay_out()
        self._connect()

    def offer(self, places: tuple[Place, ...], things: tuple[Thing, ...]) -> None:
        """Offer these beds and devices."""
        self._where.offer(places, things)

    def start(self, fields: Mapping[str, object]) -> None:
        """Begin with what another page knows already."""
        self._act.choose(str(fields.get("act", "")) or object())
        self._where.choose(str(fields.get("bed", "")), str(fields.get("device", "")))
        self._text.setPlainText(str(fields.get("text", "")))
        self._time.reset()
        self._why.clear()
        self._more.clear()
        self._more.hide()
        say_below(self._trouble, "")
        self.gated(on=False)
        self.late(on=False)
        self._act.buttons()[0].setFocus()

    def gated(self, *, on: bool) -> None:
        """Say on the button what comes next on life support."""
        words = self._kit.words
        self._record.say(words("Next: two short steps") if on else words("Record"))
        self._emergency.setVisible(on)

    def about(self, told: str) -> None:
        """Say of the chosen device what it can be taken off, in a line that is there anyhow: nothing moves."""
        plain(self._place, " · ".join(filter(None, (self._kit.words("Where?"), told))))

    def late(self, *, on: bool) -> None:
        """Ask why it is written late."""
        self._late.setVisible(on)

    def deed(self) -> Deed | None:
        """Return what was done; None until the kind of act is chosen, which is then asked for."""
        act = self._act.key()
        if not isinstance(act, str):
            return None
        done = Act(act)
        second = self._more.second()
        return Deed(done, self._where.device, self._where.bed, self.text(), second, readings=readings_of(done))

    def ask_act(self) -> None:
        """Ask for the kind of act."""
        say_below(self._trouble, self._kit.words("Choose what was done; “other act” if nothing fits."))
        self._act.buttons()[0].setFocus()

    def dress(self, record: Intervention) -> Intervention:
        """Return a record with everything that was filled in on demand; what it says itself already stays."""
        filled = self._more.values()
        kept = {
            key: value
            for key, value in filled.items()
            if getattr(record, key) in {"", getattr(Intervention(record.act), key)}
        }
        return replace(record, **kept)

    def device(self) -> str:
        """Return the device that is chosen, or an empty text."""
        return self._where.device

    def text(self) -> str:
        """Return the words."""
        return self._text.toPlainText().strip()

    def why(self) -> str:
        """Return the reason for being late."""
        return "" if self._late.isHidden() else self._why.text().strip()

    def when(self) -> Back | Exact | None:
        """Return when it was done."""
        return self._time.choice()

    def name_photo(self, name: str, digest: str) -> None:
        """Take the fingerprint of a picture."""
        self._more.name_photo(name, digest)

    def fields(self) -> dict[str, Any]:
        """Return what is filled in, for a draft; an empty object if nothing is."""
        kept: dict[str, Any] = dict(self._more.fields())
        if self.text():
            kept["text"] = self.text()
        if not kept:
            return {}
        return {**kept, "act": str(self._act.key() or ""), "bed": self._where.bed, "device": self._where.device}

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Put a draft back."""
        self.start(kept)
        self._more.restore(kept)
        self._more.setVisible(bool(self._more.fields()))

    def _lay_out(self) -> None:
        words = self._kit.words
        page = form_page(self._kit, words("Act on a device"), self.closed)
        column = page.card.column
        column.addWidget(label(words("What was done?"), "name"))
        column.addWidget(self._act)
        column.addWidget(self._trouble)
        column.addWidget(self._place)
        column.addWidget(self._where)
        column.addWidget(Labelled(words("What exactly"), self._text))
        column.addWidget(label(words("When did it happen?"), "name"))
        column.addWidget(self._time)
        column.addWidget(self._late)
        row = QWidget()
        flow = Flow(row, gap=10)
        for button in (self._record, self._emergency, self._open):
            flow.addWidget(button)
        column.addWidget(row)
        column.addWidget(self._more)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _connect(self) -> None:
        self._record.clicked.connect(self.wanted)
        self._emergency.clicked.connect(self.emergency)
        self._open.clicked.connect(lambda: self._more.setVisible(self._more.isHidden()))
        self._act.chosen.connect(lambda _act: self._act_chosen())
        for signal in (self._where.changed, self._text.textChanged, self._time.changed, self._more.edited):
            signal.connect(self.edited)
        self._more.photo.connect(self.photo)

    def _act_chosen(self) -> None:
        say_below(self._trouble, "")
        self.edited.emit()
