# SPDX-License-Identifier: Apache-2.0
"""The demonstration's night with the paper it asks for: every sheet that the log fills, as its page gathers it.

The night itself is the scenario of `logbook demo`; what it leaves out (custody, dossier, cabinet, extortion, beds, the
period, readiness, numbered sheets, back-entry) is written behind it, so that no sheet is empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from logbook.cli import devices as inventories
from logbook.cli import replay
from logbook.core import ward as wards
from logbook.core.actions import opening
from logbook.core.actions.opening import Address
from logbook.core.exchange import play
from logbook.core.exchange.forms import (
    activity,
    cabinet,
    devices,
    engine,
    filled,
    handover,
    outside,
    readiness,
    reconciliation,
)
from logbook.core.exchange.forms.engine import Form, Sheet
from logbook.core.exchange.stamp import Stamp
from logbook.core.model import handovers
from logbook.core.model.bedside import Custody, CustodyEvent, Dossier, DossierEvent, Outcome
from logbook.core.model.board import natural_order
from logbook.core.model.cabinet import Cabinet, CabinetEvent, Extortion
from logbook.core.model.cabinet import Contact as Came
from logbook.core.model.codes import DeviceType, How, Means, Realm, Removal, StepResult, YesNoUnknown
from logbook.core.model.coordination import Errand
from logbook.core.model.editions import BulletinStep
from logbook.core.model.frame import PROGRAM, Author
from logbook.core.model.paperwork import Forms, SheetEvent, SheetFate
from logbook.core.model.places import Admission, NumberBlock
from logbook.core.model.safeguards import Bulletin
from logbook.core.model.shifts import BackEntry, BackTask, Looked, Period, Readiness, ReadyAnswer, ReadyItem
from logbook.core.ward import Machine
from logbook.i18n import Words, resources
from logbook.telling.activity import activity_log, own_entries
from logbook.telling.backentry import item_told, totals
from logbook.telling.handing import Handing
from logbook.telling.paperwork import FILLED
from tests.wards import CHEAP_PIN, World

DEMO = resources() / "demo"
SCENARIO = DEMO / "night-uci.jsonl"
FONTS = resources() / "fonts"
INCIDENT = "Caída de red · cribado"
ME = "Rosa Climent"
LINE = f"DT1:{'QWERTY234567' * 2}:431:{'A' * 52}:1795398000:{'A' * 103}"


def lived(folder: Path) -> World:
    """Make an exercise ward with its inventory, live through the night, and write down the rest."""
    script = replay.read_scenario(SCENARIO)
    clock = play.clock_for(script)
    machine = Machine(clock, "machine-1", "Ward Logbook test", CHEAP_PIN)
    path = folder / "ward"
    ward = wards.load(opening.create(path, Address("Hospital La Marina", "UCI", Realm.DRILL), machine, ()))
    world = World(ward, clock, path, machine)
    inventories.take(ward, inventories.read_inventory(DEMO / "inventory-uci.csv"), Author(PROGRAM, Means.SIMULATED))
    replay.play_into(ward, script, clock, SCENARIO)
    _the_rest(world)
    return world


def _the_rest(world: World) -> None:
    def put(what, ago=0.0):
        world.clock.run_to(world.clock().wall + 60_000, 60)
        return world.record(what, ME, ago)

    put(Period(INCIDENT, 2, world.clock().wall - 50_000_000, world.clock().wall + 3_600_000))
    block = put(NumberBlock("K", 40, 60))
    for number, bed in enumerate(("1", "7", "AISL"), 40):
        put(Admission(bed, number, block.ref, patient=f"K{number}", alias="ALFA" if bed == "AISL" else ""))
    put(Custody(
        CustodyEvent.FOUND, "TM-02", tag="T-0007", bag="B-55", bed="7", place="cuarto limpio, armario 2",
        access="supervisora y electromedicina", custodian="Rosa Climent", witness="Marc Vidal",
        removal=Removal.NETWORK_ONLY, powered=YesNoUnknown.YES, network_out=YesNoUnknown.YES,
        unplugged=YesNoUnknown.NO, screen="24,6 ml/h, pantalla encendida", connections="Wi-Fi TM-20",
        kept="jeringa, alargadera, embalaje", condition="íntegra", photo="cd" * 32, paper="custodia 02",
    ))  # fmt: skip
    put(Custody(
        CustodyEvent.TRANSFER, "TM-02", released_by="Rosa Climent", received_by="Toni Llopis",
        purpose="copia forense", condition="precinto intacto", place="electromedicina",
    ))  # fmt: skip
    put(Dossier(
        "TM-02", event=DossierEvent.PRODUCT_PROBLEM, outcomes=(Outcome.NONE_SEEN,), event_when="2026-11-23 04:05",
        reporter="Rosa Climent", reporter_contact="canal 2", facility="Hospital La Marina, UCI",
        description="la bomba cambió el ritmo sola", involvement="infusión de noradrenalina",
        environment="red cortada", treatment="cambio de bomba", brand="TM-20 WiFi", common_name="bomba de infusión",
        maker="Turia Medical", maker_city="Alzira", model="TM-20", serial="TM20-00318", udi="02990009000911",
        software="2.4.1", available=YesNoUnknown.YES, patient="UCI-07·K4", settings="24,6 ml/h",
    ))  # fmt: skip
    put(Cabinet(CabinetEvent.CONVENED, position="dirección médica", name="Elvira Sanz", how=How.PHONE))
    put(Cabinet(CabinetEvent.CALLED, position="informática", name="Quim Torres", how=How.PHONE))
    put(Cabinet(CabinetEvent.ANSWERED, position="informática", name="Quim Torres", how=How.PHONE))
    put(Cabinet(
        CabinetEvent.DECISION, position="dirección médica", name="Elvira Sanz", how=How.RADIO,
        text="no se reconecta nada antes de las 08:00",
    ))  # fmt: skip
    put(Cabinet(CabinetEvent.MEETING, meeting=world.clock().wall + 3_600_000, meeting_zone=60))
    put(Extortion(
        Came.SCREEN, device="PC-03", bed="", where="control de enfermería", text="«Your files are encrypted»",
        touched=YesNoUnknown.NO, answered=YesNoUnknown.NO, power_on=YesNoUnknown.YES, told="gabinete de crisis",
        told_how=How.RADIO, paper="extorsión 01",
    ))  # fmt: skip
    put(Readiness(
        (ReadyAnswer(ReadyItem.TONER, Looked.NO), ReadyAnswer(ReadyItem.CLOCK, Looked.YES, by_program=True)),
        "falta tóner de recambio",
    ))  # fmt: skip
    put(Forms("mar", 1, 12, 5, "es", "a4", place="caja roja"))
    put(Forms("hics-213", 13, 22, 1, "es", "a4", place="caja roja"))
    put(SheetFate(SheetEvent.USED, 2, 4, bed="7", patient="UCI-07·K4"))
    put(SheetFate(SheetEvent.TRANSCRIBED, 3, 3))
    put(SheetFate(SheetEvent.MISSING, 12, 12, text="no está en la caja"))
    told = put(Bulletin("B3", 1, "ef" * 32, "TM-20: vigilar el ritmo", "Compare el ritmo con la hoja. No la apague.",
                        (DeviceType.INFUSION_PUMP,), ("TM-20 WiFi",)))  # fmt: skip
    put(BulletinStep(told.ref, "TM-02", StepResult.NOT_APPLICABLE, "apagada ya"))
    put(BulletinStep(told.ref, "TM-03"))
    item = world.ward.folds.back.items()[0]
    put(BackEntry(BackTask.ENTERED, item.ref, section="Enfermería"))


@dataclass(frozen=True)
class Drawn:
    """A form filled from the log, and what of the night must be read on it in every language."""

    form: Form
    facts: tuple[str, ...]


def sheets(world: World, words: Words) -> Iterator[tuple[str, Drawn]]:
    """Yield every sheet that the log fills, by a name, as the pages of the window gather it."""
    yield from _devices(world)
    yield from _outside(world)
    yield from _shift(world, words)
    known = engine.Known(words, world.ward.folds, world.clock())
    for key in FILLED:
        yield f"log-{key}", Drawn(filled.form(key, known), _FILLED[key])


_FILLED: dict[str, tuple[str, ...]] = {
    "device-board": ("VM-14", "TM-02", "EC-01"),
    "bed-list": ("AISL", "K42", "ALFA", "VM-14", "UCI-04·C2"),
    "briefing": (INCIDENT, "D4", "P05", "Núria Pons", "hemocultivos x2", "laboratorio", "TM-02", ME),
    "movements": ("VM-14", "prestada a 5B, volver", "UCI-04·C2", "Toni Llopis", "precinto intacto", INCIDENT),
    "bulletins": ("B3", "TM-20: vigilar el ritmo", "TM-02", "apagada ya", "Rosa Climent"),
    "clocks": ("VM-03", "28 min", "VM-14"),
    "in-force": ("P06", "Carles Ferrer", "P06.4", "las alarmas no llegan a la central", "Rosa Climent"),
    "accountability": ("1–12", "13–22", "UCI-07·K4", "no está en la caja", "caja roja"),
}


def _devices(world: World) -> Iterator[tuple[str, Drawn]]:
    folds = world.ward.folds
    held, suspect = folds.custodies.of("TM-02"), folds.devices.device("TM-02")
    yield "custody", Drawn(devices.custody(folds, held), (
        "TM-02", "Turia Medical", "T-0007", "B-55", "24,6 ml/h, pantalla encendida", "Marc Vidal", "Toni Llopis",
        "copia forense", "precinto intacto", "electromedicina",
    ))  # fmt: skip
    yield "tag", Drawn(devices.tag(folds, suspect), ("TM-02", "T-0007", "Rosa Climent"))
    yield "dossier", Drawn(devices.dossier(folds, folds.dossiers.of("TM-02")[-1]), (
        "TM20-00318", "02990009000911", "Alzira", "la bomba cambió el ritmo sola", "2.4.1", "UCI-07·K4", "canal 2",
    ))  # fmt: skip
    yield "device-board", Drawn(devices.board(folds), ("VM-14", "TM-02", "EC-01"))


def _outside(world: World) -> Iterator[tuple[str, Drawn]]:
    folds, people = world.ward.folds, world.ward.people
    every = [*folds.loops.open(), *folds.loops.closed()]
    names = {view.by: people.name(view.by) for view in every}
    for view in every:
        name = f"request-{view.record.errand.value}-{view.record.paper}"
        told = (
            view.record.text.split("?", maxsplit=1)[0],
            *([] if view.record.errand is Errand.MESSAGE else [view.record.paper]),
        )
        yield name, Drawn(outside.request(view, people.name(view.by)), told)
    yield "open-loops", Drawn(outside.open_loops(folds.loops.open(), names), ("hemocultivos x2", "Pau Serra"))
    yield "runner-log", Drawn(outside.runner_log(every), ("0302", "0303", "0304", "Pau Serra"))
    rows = folds.systems.all()
    names = {view.by: people.name(view.by) for view in rows if view.by}
    yield "hics-251", Drawn(outside.system_status(rows, names), ("canal 4", "Pau Serra", "tarden 2 h", "Rosa Climent"))
    yield "hics-205a", Drawn(outside.communications(folds.contacts.contacts()), ("4411", "4420", "sala de juntas"))
    calls = folds.contacts.calls()
    names = {view.by: people.name(view.by) for view in calls}
    names |= {view.record.contact: view.record.position for view in folds.contacts.contacts()}
    yield "call-log", Drawn(outside.calls(calls, names), (
        "potassi 5,9 en la mostra 0303", "canal 4", "laboratorio, tecnico de guardia", "Marc Vidal",
    ))  # fmt: skip
    yield "cabinet", Drawn(cabinet.cabinet(folds.crisis.now), ("Elvira Sanz", "Quim Torres", "antes de las 08:00"))
    yield (
        "extortion",
        Drawn(cabinet.extortion(folds.crisis.contacts), ("PC-03", "Your files are encrypted", "extorsión 01")),
    )


def _shift(world: World, words: Words) -> Iterator[tuple[str, Drawn]]:
    folds, now = world.ward.folds, world.clock()
    told = Handing(words, folds, now).told(handovers.brief(folds, now.wall))
    signed = handover.Signed(ME, "Núria Pons", "O2 4 botellas", "noche tranquila desde las 15:00", "A·431")
    yield "handover", Drawn(handover.form(told, signed), ("VM-14", "EC-01", "UCI-04·C2", "O2 4 botellas", "Núria Pons"))
    last = folds.shifts.readiness.record
    said = {one.item: one.answer for one in last.answers}
    yield "readiness", Drawn(readiness.form(said, {}, last.text, ME), ("falta tóner de recambio", ME))
    items = [item for item in folds.back.items() if item.need is not YesNoUnknown.NO]
    items.sort(key=lambda item: natural_order(item.bed))
    lines = tuple(item_told(item, folds, words, now.zone) for item in items)
    yield (
        "back-entry",
        Drawn(reconciliation.form(lines, totals(words, folds)), ("UCI-03·H9", "Enfermería", "22")),
    )
    user = world.user(ME)
    mine = activity_log(folds, words, user, own_entries(folds, user), now.wall - 50_000_000)
    yield "my-record", Drawn(activity.form(mine), (ME, "INV-E-0101", INCIDENT, "gabinete de crisis"))


def sheet(world: World, words: Words, **fields: object) -> Sheet:
    """Return the sheet these are drawn on, with a checkpoint."""
    start = world.ward.start
    stamp = Stamp(f"{start.ward} · {start.hospital}", "A·431", "547B-AWTQ-0KG7-2A0K", LINE, drill=True)
    made = Sheet(
        words, start.ward, start.hospital, world.clock(), "Ward Logbook test", INCIDENT, stamp,
        period=world.ward.folds.shifts.period, by=ME,
    )  # fmt: skip
    return replace(made, **fields)
