# SPDX-License-Identifier: Apache-2.0
"""A new device in three fields: its number, what it is, where it stands; everything else on demand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from logbook.core.exchange.inventory_words import ALWAYS_LIFE_SUPPORT
from logbook.core.exchange.scan import Field, Kind, Scanned, Told
from logbook.core.model.codes import DeviceType, Removal, YesNoUnknown
from logbook.core.model.records import Device
from logbook.telling.codes import word
from logbook.ui.devices.scan_box import ScanBox
from logbook.ui.form_page import Fields, form_page, say_below
from logbook.ui.widgets.buttons import Button
from logbook.ui.widgets.choices import Choice, Choices, Tick
from logbook.ui.widgets.flow import Flow
from logbook.ui.widgets.kit import Kit
from logbook.ui.widgets.text import Labelled, label, line

_COMMON = (
    DeviceType.VENTILATOR,
    DeviceType.INFUSION_PUMP,
    DeviceType.SYRINGE_PUMP,
    DeviceType.MONITOR,
    DeviceType.DIALYSIS,
    DeviceType.PC,
)

_KEPT = {"udi": Field.GTIN, "giai": Field.GIAI, "lot": Field.LOT}
"""What a device's description keeps of a code without a field on the form."""

_BY_HAND = frozenset({"maker", "model", "serial", "software", "network", "owner", "site", "remark"})
"""Fields that a plain code is meant for while the keyboard is in them, such as a serial number's own."""


class AddForm(QWidget):
    """Signals: `wanted(Device)`, `closed()`, `edited()`."""

    wanted = Signal(object)
    closed = Signal()
    edited = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        words = kit.words
        self._fields = {
            "device": line(words("Number on the label"), words("Type or scan it, as VM-07")),
            "bed": line(words("Bed"), words("Bed, or where it stands")),
            "maker": line(words("Manufacturer")),
            "model": line(words("Model")),
            "serial": line(words("Serial number")),
            "scan": line(words("Code on the label as scanned")),
            "software": line(words("Software version")),
            "network": line(words("Network name or address")),
            "owner": line(words("Owner")),
            "site": line(words("Site or floor")),
            "remark": line(words("Remark")),
        }
        self._labelled = {key: Labelled(field.accessibleName(), field) for key, field in self._fields.items()}
        self._type = Choices(words("What is it?"))
        self._type_trouble = label("", "strong", wrap=True)
        self._life = Tick(kit.look, words("Life support"), icon="heart-pulse", note=words("a life may hang on it"))
        self._dependent = Choices(words("Does the patient depend on it now?"))
        self._removal = Choices(words("May it be taken away?"))
        self._scan = ScanBox(kit)
        self._label: dict[str, str] = {}
        self._more = QWidget()
        self._open = Button(kit.look, words("More about it"), icon="chevron-down")
        self._record = Button(kit.look, words("Record the device"), kind="primary", icon="plus")
        self._offer(everything=False)
        self._lay_out()
        self._connect()

    def start(self, bed: str = "", device: str = "") -> None:
        """Begin empty, or with what is known already."""
        for field in self._fields.values():
            field.clear()
        self._label = {}
        self._scan.hide()
        self._fields["bed"].setText(bed)
        self._fields["device"].setText(device)
        self._type.choose(object())
        self._life.setChecked(False)
        self._dependent.choose(YesNoUnknown.UNKNOWN.value)
        self._removal.choose(Removal.ASK_CLINICIAN.value)
        self._more.hide()
        for labelled in self._labelled.values():
            labelled.trouble("")
        self._type_trouble.hide()
        (self._type.buttons()[0] if device else self._fields["device"]).setFocus()

    def take(self, scanned: Scanned, like: Device | None, bed: str) -> None:
        """Fill in what a code tells, and from a device of the same make what it is; the raw string is kept."""
        focus = next((field for key, field in self._fields.items() if field.hasFocus() and key in _BY_HAND), None)
        if scanned.kind is Kind.PLAIN and focus is not None:
            focus.setText(scanned.get(Field.TAG))
            return
        if scanned.kind is Kind.BED:
            self._fields["bed"].setText(scanned.get(Field.BED))
            return
        if like is not None:
            self._choose_type(like.type.value)
            self._life.setChecked(like.life_support)
            self._removal.choose(like.removal.value)
            for key, value in (("maker", like.maker), ("model", like.model)):
                self._fields[key].setText(value)
        if bed and not self._fields["bed"].text():
            self._fields["bed"].setText(bed)
        self._fields["scan"].setText(scanned.raw)
        self._scan.show_scan(scanned)
        self._fill(scanned.fields)
        if not self._scan.ask():
            (self._type.buttons()[0] if self._type.key() not in set(DeviceType) else self._record).setFocus()

    def _fill(self, told: Told) -> None:
        """Write the fields of a code; the number on the label is the asset's, or else the serial number for now."""
        said = dict(told)
        self._label = {key: said.get(field, "") for key, field in _KEPT.items()}
        self._fields["serial"].setText(said.get(Field.SERIAL, ""))
        number = said.get(Field.TAG) or said.get(Field.GIAI) or said.get(Field.SERIAL, "")
        self._fields["device"].setText(number)
        self.edited.emit()

    def say(self, text: str) -> None:
        """Say what is wrong with the number, as when it is there already."""
        self._labelled["device"].trouble(text)
        self._fields["device"].setFocus()

    def fields(self) -> Fields:
        """Return what is typed, for a draft; an empty object if nothing is."""
        typed = {key: field.text() for key, field in self._fields.items() if field.text().strip()}
        return (
            {
                **typed, **self._label, "type": str(self._type.key() or ""), "life": self._life.isChecked(),
                "dependent": str(self._dependent.key()), "removal": str(self._removal.key()),
            }
            if typed
            else {}
        )  # fmt: skip

    def restore(self, kept: Fields) -> None:
        """Put a draft back."""
        for key, field in self._fields.items():
            field.setText(str(kept.get(key, "")))
        self._label = {key: str(kept[key]) for key in _KEPT if kept.get(key)}
        self._choose_type(str(kept.get("type", "")))
        self._life.setChecked(bool(kept.get("life")))
        if kept.get("dependent") in set(YesNoUnknown):
            self._dependent.choose(str(kept["dependent"]))
        if kept.get("removal") in set(Removal):
            self._removal.choose(str(kept["removal"]))

    def _lay_out(self) -> None:
        words = self._kit.words
        page = form_page(self._kit, words("Add a device"), self.closed)
        column = page.card.column
        column.addWidget(self._scan)
        column.addWidget(self._labelled["device"])
        column.addWidget(label(words("What is it?"), "name"))
        column.addWidget(self._type)
        column.addWidget(self._type_trouble)
        column.addWidget(self._labelled["bed"])
        column.addWidget(self._life)
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(10)
        for key, labelled in self._labelled.items():
            if key not in {"device", "bed"}:
                more.addWidget(labelled)
        more.addWidget(label(self._dependent.accessibleName(), "name"))
        more.addWidget(self._dependent)
        more.addWidget(label(self._removal.accessibleName(), "name"))
        more.addWidget(self._removal)
        self._more.hide()
        row = QWidget()
        flow = Flow(row, gap=10)
        flow.addWidget(self._record)
        flow.addWidget(self._open)
        column.addWidget(row)
        column.addWidget(self._more)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _connect(self) -> None:
        self._record.clicked.connect(self._want)
        self._open.clicked.connect(lambda: self._more.setVisible(self._more.isHidden()))
        self._type.chosen.connect(self._type_chosen)
        self._scan.chosen.connect(self._fill)
        for choices in (self._dependent, self._removal):
            choices.chosen.connect(lambda _key: self.edited.emit())
        self._life.clicked.connect(self.edited)
        for field in self._fields.values():
            field.textEdited.connect(self.edited)
            field.returnPressed.connect(self._want)

    def _offer(self, *, everything: bool) -> None:
        look, words = self._kit.look, self._kit.words
        kinds = tuple(DeviceType) if everything else _COMMON
        choices: list[tuple[object, Choice]] = [(kind.value, Choice(look, word(words, kind))) for kind in kinds]
        if not everything:
            choices.append((None, Choice(look, words("Another kind…"))))
        self._type.offer(choices)
        answers = ((answer.value, Choice(look, word(words, answer))) for answer in YesNoUnknown)
        self._dependent.offer(answers)
        self._removal.offer((removal.value, Choice(look, word(words, removal))) for removal in Removal)

    def _choose_type(self, kind: str) -> None:
        if kind and kind not in {known.value for known in _COMMON}:
            self._offer(everything=True)
        self._type.choose(kind or object())

    def _type_chosen(self, kind: object) -> None:
        if kind is None:
            self._offer(everything=True)
            self._type.choose(object())
            self._type.buttons()[len(_COMMON)].setFocus()
            return
        self._type_trouble.hide()
        self._life.setChecked(DeviceType(str(kind)) in ALWAYS_LIFE_SUPPORT)
        self.edited.emit()

    def _want(self) -> None:
        words, kind = self._kit.words, self._type.key()
        typed = {key: field.text().strip() for key, field in self._fields.items()}
        self._labelled["device"].trouble("" if typed["device"] else words("Every device needs its number."))
        say_below(self._type_trouble, "" if kind else words("Choose what it is; “Other device” if nothing fits."))
        if not typed["device"] or not kind:
            (self._fields["device"] if not typed["device"] else self._type.buttons()[0]).setFocus()
            return
        self.wanted.emit(
            Device(
                type=DeviceType(str(kind)),
                life_support=self._life.isChecked(),
                dependent=YesNoUnknown(str(self._dependent.key())),
                removal=Removal(str(self._removal.key())),
                **typed,
                **self._label,
            )
        )
