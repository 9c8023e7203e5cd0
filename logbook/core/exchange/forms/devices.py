# SPDX-License-Identifier: Apache-2.0
"""Sheets about devices, filled from the log: custody, the tag on a suspect device, the dossier, and the board by bed.

What the log leaves unsaid is room for a pen. Blank sheets of the same kind stand in `keeping` and `bedside`.
"""

from __future__ import annotations

from collections.abc import Iterator

from logbook import i18n
from logbook.core.exchange.draw.values import (
    Block,
    Box,
    Boxes,
    Callout,
    Cell,
    Column,
    Ink,
    Line,
    Para,
    Row,
    Run,
    Size,
    Space,
    Table,
    say,
)
from logbook.core.exchange.forms.engine import Form, Sheet, grid, prepared, row, section
from logbook.core.model.bedside import Custody, Dossier
from logbook.core.model.board import AxisView, DeviceView, place_order
from logbook.core.model.custody import CustodyView
from logbook.core.model.dossiers import DossierView
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Entry
from logbook.core.model.marks import Mark
from logbook.i18n import N_, Words
from logbook.telling.bedside import CUSTODY_FIELDS, DOSSIER_FIELDS, field_text, said_in
from logbook.telling.codes import axis_value, word
from logbook.telling.devices import clock_line, last_look, removal, weight
from logbook.telling.entry import bed_name, happened, place_name, tell, who
from logbook.telling.tale import device_name

_HANDS = frozenset({"released_by", "received_by", "witness"})
_DASH = "–"
_BY_HAND = 75.0
"""Millimetres: a heading, three hands to come, and who prepared the sheet."""


def custody(folds: Folds, view: CustodyView) -> Form:
    """Return the custody sheet of a device: every step so far, and room for the hands to come."""
    return Form("custody", N_("Custody of a device"), lambda sheet: _custody(sheet, folds, view), about=view.device)


def tag(folds: Folds, view: DeviceView) -> Form:
    """Return the tag that hangs on a suspect device."""
    return Form("tag", N_("Quarantine tag"), lambda sheet: _tag(sheet, folds, view), bare=True)


def dossier(folds: Folds, view: DossierView) -> Form:
    """Return an incident dossier, with what it leaves open."""
    title, device = N_("Device incident dossier"), view.record.device
    return Form("dossier", title, lambda sheet: _dossier(sheet, folds, view), about=device)


def board(folds: Folds) -> Form:
    """Return every device by bed, with each axis, its age, and room to write by hand."""
    return Form("device-board", N_("Devices by bed"), lambda sheet: _board(sheet, folds))


def _custody(sheet: Sheet, folds: Folds, view: CustodyView) -> Iterator[Block]:
    words = sheet.words
    yield from _rule(words)
    device = folds.devices.device(view.device)
    described = device.description if device is not None else None
    made = " ".join(filter(None, (described.maker, described.model))) if described else ""
    known = " · ".join(filter(None, (view.device, described.serial, described.udi))) if described else view.device
    yield row(
        (words("Device"), 1.8, device_name(folds, view.device, words)), (words("Manufacturer, model"), 1.6, made),
        (words("Device no., serial, UDI"), 2, known),
    )  # fmt: skip
    yield row(
        (words("Tag no."), 1, view.tag), (words("Bag or seal no."), 1, view.bag), (words("Kept at"), 1.6, view.place),
        (words("Custodian"), 1.4, view.custodian),
    )  # fmt: skip
    yield from section(words("Every step, as it happened"))
    columns = (
        Column(words("Date, time"), 1.1, heads=True), Column(words("What"), 3.2),
        Column(words("Hands"), 1.8), Column(words("Signed in the log"), 1.9),
    )  # fmt: skip
    yield Table(columns, tuple(_step(sheet, folds, entry) for entry in view.steps))
    yield Space(0, keep=_BY_HAND)
    yield from section(words("From here on by hand"))
    yield grid(
        (words("Date, time"), 1.1), (words("Released by (name, signature)"), 1.7),
        (words("Received by (name, signature)"), 1.7), (words("Purpose"), 1.3), (words("Condition, seal"), 1.4),
        height=15, keep=13,
    )  # fmt: skip
    yield prepared(sheet)


def _rule(words: Words) -> Iterator[Block]:
    rule = words("Pull the network, leave the power – and only with clinical agreement.")
    why = words("Switched off or unplugged, a device loses what it stored. Against harm to the patient, switch off.")
    yield Callout(((Run(rule, bold=True),), say(why)), Ink.BLACK)


def _step(sheet: Sheet, folds: Folds, entry: Entry) -> Row:
    words, record = sheet.words, entry.record
    assert isinstance(record, Custody)
    at = i18n.moment(words, entry.frame.happened.at, sheet.made.zone)
    fields = [pair for pair in CUSTODY_FIELDS if pair[0] not in _HANDS]
    told = [say(bed_name(words, record.bed))] if record.bed else []
    told += [say(f"{name}: {text}") for name, text in said_in(words, record, fields)]
    what: Cell = ((Run(word(words, record.event), bold=True),), *told, *([say(record.text)] if record.text else []))
    named = [pair for pair in CUSTODY_FIELDS if pair[0] in _HANDS]
    hands = [say(f"{name}: {text}") for name, text in said_in(words, record, named)]
    return Row(((say(at), say(str(entry.ref))), what, tuple(hands) or (say(_DASH),), (say(who(entry, folds, words)),)))


def _tag(sheet: Sheet, folds: Folds, view: DeviceView) -> Iterator[Block]:
    words = sheet.words
    held = folds.custodies.of(view.id)
    since = i18n.moment(words, held.since, sheet.made.zone) if held else ""
    by = folds.people.name(held.steps[0].user) if held else ""
    first = held.steps[0].record if held else None
    witness, why = (first.witness, first.text) if isinstance(first, Custody) else ("", "")
    clock = clock_line(words, folds.clocks, view.id, sheet.made.wall)
    yield Space(2)
    yield Para((Run(words("DO NOT USE"), bold=True),), Size.POSTER)
    yield Para((Run(words("Network OUT – power stays ON"), bold=True),), Size.TITLE)
    yield Para((Run(words("Do not switch off, restart, update, clean or repair."), bold=True),), Size.LARGE)
    about = " · ".join(filter(None, (device_name(folds, view.id, words), weight(words, view), removal(words, view))))
    yield Para((Run(about, bold=True),), Size.LARGE)
    yield _boxes(
        20, (words("Device no."), view.id), (words("Tag no."), held.tag if held else ""),
        (words("Bed / place"), " · ".join(filter(None, (bed_name(words, view.bed), held.place if held else "")))),
    )  # fmt: skip
    yield _boxes(20, (words("Since (date, time)"), since), (words("Tagged by"), by), (words("Witness"), witness))
    yield _boxes(28, (words("Why"), why))
    yield _boxes(20, (words("Custodian"), held.custodian if held else ""), (words("Ask first (phone, radio)"), ""))
    yield _boxes(
        20, (words("Clock of the device / true time"), clock), (words("Cleared by (name, date, signature)"), "")
    )


def _boxes(height: float, *boxes: tuple[str, str]) -> Boxes:
    return Boxes(tuple(Box(name, 1.0, (say(text),) if text else ()) for name, text in boxes), height)


def _dossier(sheet: Sheet, folds: Folds, view: DossierView) -> Iterator[Block]:
    words, record = sheet.words, view.record
    at = i18n.moment(words, view.latest.frame.happened.at, sheet.made.zone)
    yield row(
        (words("Device"), 2, device_name(folds, record.device, words)), (words("Version"), 0.6, str(view.version)),
        (words("Date of report"), 1.4, at), (words("Record in the log"), 1, str(view.latest.ref)),
    )  # fmt: skip
    yield Space(1.5)
    columns = (Column(words("Field"), 1.7, heads=True), Column(words("As written down"), 4.3))
    yield Table(columns, tuple(_field(words, record, field, name) for field, name in DOSSIER_FIELDS))
    if record.interventions:
        yield from section(words("Records of what was done"))
        acts = [folds.timeline.entry(ref) for ref in record.interventions if folds.timeline.knows(ref)]
        titles = (Column(words("Time"), 1, heads=True), Column(words("What"), 3), Column(words("Who"), 2))
        yield Table(titles, tuple(_act(sheet, folds, entry) for entry in acts))
    yield prepared(sheet)


def _field(words: Words, record: Dossier, field: str, name: str) -> Row:
    return Row(((say(words(name)),), (say(field_text(words, record, field) or words("still empty")),)))


def _act(sheet: Sheet, folds: Folds, entry: Entry) -> Row:
    words = sheet.words
    told = tell(entry, folds, words)
    said = [say(text) for text in (told.title, told.body) if text]
    if told.before or told.after:
        said.append(say(f"{told.before or _DASH} → {told.after or _DASH}"))
    day = i18n.day(words, entry.frame.happened.at, entry.frame.happened.zone)
    at = (say(happened(entry, words, folds.clocks)), say(day), say(str(entry.ref)))
    return Row((at, tuple(said), (say(who(entry, folds, words)),)))


def _board(sheet: Sheet, folds: Folds) -> Iterator[Block]:
    words = sheet.words
    yield Para(say(words("As it happened, not as it was written. Nothing is “works” unless somebody looked.")))
    columns = (
        Column(words("Bed"), 0.9, heads=True), Column(words("Device"), 2.5), Column(words("What was read"), 3.2),
        Column(words("Last look"), 1.8), Column(words("Now, by hand"), 1.4),
    )  # fmt: skip
    views = sorted(folds.devices.devices(), key=lambda view: (place_order(view.bed), view.id))
    yield Table(columns, tuple(_device(sheet, folds, view) for view in views))
    if not views:
        yield Para(say(words("No device was recorded.")))


def _device(sheet: Sheet, folds: Folds, view: DeviceView) -> Row:
    words, now = sheet.words, sheet.made.wall
    name: list[Line] = [(Run(device_name(folds, view.id, words), bold=True),)]
    name += [(Run(text, bold=True),) for text in (weight(words, view),) if text]
    name.append(say(removal(words, view)))
    read = [_axis(sheet, axis) for axis in view.axes.values() if axis.ref is not None]
    place = place_name(words, view.bed)
    look = last_look(words, view, folds.people, now)
    nothing: Line = (Run(f"{Mark.NOT_CHECKED.shape} "), Run(words("not checked"), bold=True))
    return Row(((say(place),), tuple(name), tuple(read) or (nothing,), (say(look),), ()))


def _axis(sheet: Sheet, axis: AxisView) -> Line:
    words = sheet.words
    told = [Run(f"{axis.mark.shape} ")] if axis.mark is not None else []
    told += [Run(f"{word(words, axis.axis)}: "), Run(axis_value(words, axis.axis, axis.value), bold=True)]
    if axis.detail:
        told.append(Run(f" ({axis.detail})"))
    rivals = ((axis_value(words, axis.axis, value), ref) for value, _detail, ref in axis.undecided)
    told += [Run(" " + words("or {value} ({ref})").format(value=value, ref=ref)) for value, ref in rivals]
    passed = max(0, sheet.made.wall - (axis.age_at or sheet.made.wall))
    return (*told, Run(f" · {i18n.ago(words, passed)}"))
