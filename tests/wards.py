# SPDX-License-Identifier: Apache-2.0
"""A small world of real wards: real files, real keys, named people, and a clock that tests move by hand."""

from dataclasses import dataclass, replace
from pathlib import Path

from logbook.core import crypto
from logbook.core import ward as wards
from logbook.core.actions import opening, signing_on
from logbook.core.actions.opening import Address
from logbook.core.model.bedside import (
    ActAnswer,
    ActRequest,
    Custody,
    CustodyEvent,
    Dossier,
    DossierEvent,
    Outcome,
    Round,
)
from logbook.core.model.codes import (
    Act,
    Axis,
    Backup,
    ClockUsed,
    DeviceType,
    Effect,
    How,
    Level,
    Meaning,
    Means,
    Missing,
    Realm,
    Removal,
    Role,
    StepResult,
    YesNoUnknown,
)
from logbook.core.model.coordination import (
    Call,
    Contact,
    Errand,
    Method,
    Priority,
    Reached,
    Request,
    RequestStep,
    Status,
    SystemStatus,
    Turn,
)
from logbook.core.model.frame import Author, Entry, Happened, Now, Record, Ref
from logbook.core.model.paperwork import Forms, SheetEvent, SheetFate
from logbook.core.model.places import Admission, Bed, Departure, Identity, Leaving, NumberBlock, PatientMove
from logbook.core.model.records import (
    Acknowledge,
    AxisReading,
    ClockCheck,
    Completion,
    Correction,
    Device,
    EndProcedure,
    FieldReading,
    InForce,
    Intervention,
    LevelSet,
    Move,
    Note,
    Person,
    State,
    Step,
    Vouch,
    Witness,
)
from logbook.core.model.shifts import (
    BackEntry,
    BackTask,
    Handover,
    Looked,
    Period,
    Readiness,
    ReadyAnswer,
    ReadyItem,
)
from logbook.core.model.traces import Carried, Export, Printed, SealedNote, SignOn, WrongPin
from logbook.core.vault.pins import Cost
from logbook.core.ward import Machine, Ward

CHEAP_PIN = Cost(memory_kib=64, passes=1, lanes=1)
NIGHT = Now(wall=1_795_398_000_000, boot=3_600_000, zone=60, boot_id="boot-1")
"""23 November 2026, 02:40 in Madrid."""

PINS = {
    "Anna Puig": "480513",
    "Marc Vidal": "719204",
    "Dr Ferrer": "306157",
    "Joan Riera": "925738",
    "Laia Soler": "260491",
}
ROLES = {
    "Anna Puig": Role.CHARGE_NURSE,
    "Marc Vidal": Role.NURSE,
    "Dr Ferrer": Role.DOCTOR,
    "Joan Riera": Role.NURSE,
    "Laia Soler": Role.INCIDENT_LEAD,
}


def crypto_device() -> crypto.DeviceKey:
    """A device key that belongs to no ward."""
    return crypto.new_device_key()


class HandClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: Now = NIGHT) -> None:
        self.now = now

    def __call__(self) -> Now:
        return self.now

    def pass_(self, seconds: float) -> None:
        """Let time pass on both clocks."""
        ms = round(seconds * 1000)
        self.now = replace(self.now, wall=self.now.wall + ms, boot=self.now.boot + ms)

    def set_back(self, seconds: float) -> None:
        """Move the wall clock only, as somebody in the settings would."""
        self.now = replace(self.now, wall=self.now.wall - round(seconds * 1000))

    def reboot(self) -> None:
        """Start the machine again."""
        self.now = replace(self.now, boot=1000, boot_id=f"{self.now.boot_id}'")


@dataclass
class World:
    """A ward, its clock, and its people by name."""

    ward: Ward
    clock: HandClock
    path: Path
    machine: Machine

    def user(self, name: str) -> str:
        """The id of somebody enrolled."""
        return next(view.user for view in self.ward.people.users() if view.name == name)

    def by(self, name: str, **more: str) -> Author:
        """An author who is signed on."""
        return Author(self.user(name), Means.SESSION, **more)

    def record(self, what, name="Anna Puig", ago=0.0, **more):
        """Write a record `ago` seconds after it happened."""
        now = self.clock()
        happened = Happened(now.wall - round(ago * 1000), now.zone)
        return wards.record(self.ward, what, self.by(name), happened, **more)

    def on_thread(self, act, *args):
        """Run an act on the store's thread."""
        return self.ward.worker.submit(act, *args).result()

    def shut(self) -> None:
        """Close the ward."""
        wards.shut(self.ward)

    def reopen(self, unlocked=None) -> None:
        """Close the ward if it is open, and open it again as the next start of the program would."""
        self.shut()
        self.ward = opening.open_ward(self.path, unlocked or opening.unlock(self.path), self.machine)
        wards.load(self.ward)


def make(
    folder: Path, *, realm=Realm.REAL, people=("Anna Puig", "Marc Vidal", "Dr Ferrer"), name="UCI 2", locks=(),
    clock=None, machine="machine-1",
) -> World:  # fmt: skip
    """Make a ward with some of the people enrolled; unprotected unless locks are given."""
    clock = clock or HandClock()
    machine = Machine(clock, machine, "Ward Logbook test", CHEAP_PIN)
    path = folder / "ward"
    ward = wards.load(opening.create(path, Address("Hospital Demo", name, realm), machine, locks))
    world = World(ward, clock, path, machine)
    for person in people:
        enrol(world, person)
    return world


def enrol(world: World, name: str) -> None:
    """Enrol one of the people above with their PIN."""
    newcomer = signing_on.Newcomer(name, ROLES[name], number=f"46/{len(name):04}")
    wards.fold(world.ward, world.on_thread(signing_on.enrol, world.ward, newcomer, PINS[name]))


def paper_of_each(put) -> None:
    """Print numbered forms, use one, and type in a line of it."""
    put("forms", Forms("mar", 1, 3, 5, "es", "a4", place="caja roja"))
    put("fate", SheetFate(SheetEvent.USED, 2, 2, bed="7", patient="UCI-07·K4", text="a la cama 7"))
    put("line", Note("PEEP 8 a las tres", bed="7", paper="2/1"))


def bedside_of_each(put, wrote) -> None:
    """Write one record of each kind of the bedside, and the fields of a check; then paper."""
    paper_of_each(put)
    put("fields", State(
        "VM-07", template="ventilator",
        fields=(FieldReading("vent-mode", "SIMV"), FieldReading("vent-bag", "yes", repeated=True)),
    ))  # fmt: skip
    put("round", Round())
    put("round_over", Round(over=True, begun=wrote["round"].ref, text="bed 3 asleep"))
    put("asked", ActRequest(Act.NETWORK_OUT, "VM-07", "7", "IT Pau", How.PHONE, reason="contener"))
    put("answered", ActAnswer(wrote["asked"].ref, YesNoUnknown.YES, "Dr Ferrer", How.IN_PERSON, said_read_back=True))
    put("back", Intervention(
        Act.NETWORK_BACK, bed="7", device="VM-07", life_support=True, request=wrote["asked"].ref,
        restores=wrote["pulled"].ref,
    ))  # fmt: skip
    put("custody", Custody(
        CustodyEvent.FOUND, "BI-03", tag="T-1", bed="7", place="cuarto limpio", custodian="Anna Puig",
        removal=Removal.NETWORK_ONLY, network_out=YesNoUnknown.YES, photo="cd" * 32,
    ))  # fmt: skip
    put("dossier", Dossier(
        "BI-03", Ref("Q", 1), DossierEvent.PRODUCT_PROBLEM, (Outcome.NONE_SEEN,), description="mostró otra dosis",
        patient="UCI-07·K4", interventions=(wrote["swap"].ref,),
    ))  # fmt: skip
    _patients(put, wrote)
    _shift(put, wrote)
    put("period", Period("Caída de red", 2, 1_795_398_000_000))
    put(
        "handover",
        Handover(Ref("A", 0), wrote["period"].ref, "p2", Level.D3, ("7",), ("BI-03",), kit="O2 2", text="tranquilo"),
    )


def _shift(put, wrote) -> None:
    """What belongs to a shift: readiness and back-entry; injects are for exercises only."""
    put("ready", Readiness((ReadyAnswer(ReadyItem.TONER, Looked.NO), ReadyAnswer(ReadyItem.CLOCK, Looked.YES, True))))
    put("typed_in", BackEntry(BackTask.ENTERED, wrote["pulled"].ref, section="Enfermería", text="hora"))


def _patients(put, wrote) -> None:
    """Beds, a block, and one patient who comes, moves and leaves."""
    put("bed", Bed("7", order=7))
    put("bed_shut", Bed("12", open=False))
    put("block", NumberBlock("K", 1, 40))
    put("came", Admission("7", 4, wrote["block"].ref, patient="K4", alias="ALFA", text="urgencias"))
    put("moved", PatientMove(wrote["came"].ref, "5", from_bed="7", patient="K4", text="aislamiento"))
    put("left", Departure(wrote["came"].ref, Leaving.WARD, from_bed="5", patient="K4", text="cardio"))
    put("card", Identity(wrote["came"].ref, patient="K4", name="Rosa Gil", birth="1951-05-14", record_no="88123"))


def people_of_each(put) -> None:
    """Enrol somebody who is not on the list, and somebody of no known role."""
    put("newcomer", Person("p9", Role.NURSE, name="Lucía", number="46/1", listed=False, pin_set=True))
    put("nameless", Person("p8", Role.OTHER, name="Pau"))


def coordination_of_each(put, wrote) -> None:
    """Write requests, systems, contacts and calls."""
    put("request", Request(
        Errand.LAB, "potasio y gases", priority=Priority.URGENT, bed="7", patient="UCI-07·K4", to="laboratorio",
        to_name="Pere", asked_by="Dr Ferrer", reach="ext. 4411", runner="Pau", specimen="sangre", collected="02:50",
        collected_by="Marc Vidal", patient_band="B-118", checked_by="Joan", note="arritmia", paper="0115",
        response=True, back_entry=YesNoUnknown.YES,
    ))  # fmt: skip
    put("request_message", Request(
        Errand.MESSAGE, "Hacen falta dos camas.\nA partir de las 04:00", subject="camas", incoming=True,
        sender="gabinete", asked_by="Laia Soler", approved_by="Dr Ferrer", device="VM-07",
    ))  # fmt: skip
    put("request_bare", Request(Errand.OTHER))
    put("request_given", RequestStep(
        wrote["request"].ref, Turn.GIVEN, named=True, person="Anna Puig", position="enfermera", place="cama 7",
        text="K 6,1", critical=YesNoUnknown.YES, paper="0116",
    ))  # fmt: skip
    put("request_withheld", RequestStep(wrote["request_message"].ref, Turn.READ_BACK, named=True))
    put("request_lost", RequestStep(Ref("Q", 4), Turn.TAKEN))
    put("system", SystemStatus("lab-system", Status.DOWN, tested_by="Pau", text="no abre", outlook="mañana"))
    put("system_own", SystemStatus("own-1", Status.LIMITED, name="Lavandería Nord"))
    put("contact", Contact(
        "c1", "laboratorio", "Pere", phone="4411", mobile="600", pager="12", radio="canal 4", runner="Pau",
        place="sótano", remark="de noche", sensitive=True, dated="2026-11-20",
    ))  # fmt: skip
    put("contact_gone", Contact("c2", position="fax", gone=True))
    put("call", Call(Method.PHONE, Reached.ANSWERED, "c1", text="K 6,1", read_back=True, request=wrote["request"].ref))
    put("call_in", Call(Method.RADIO, Reached.BUSY, name="Laia Soler", number="canal 4", incoming=True))
    put("call_nobody", Call(Method.OTHER, Reached.LEFT_WORD, request=wrote["contact"].ref))


def one_of_each(world: World) -> dict[str, Entry]:
    """Write one record of each kind people write, as a night would; returns the entries by a short name."""
    wrote = {}

    def put(name: str, what: Record, who: str = "Anna Puig", ago: float = 0, **more: object) -> None:
        world.clock.pass_(60)
        wrote[name] = world.record(what, who, ago, **more)

    put("level", LevelSet(Level.D3, authority="Dr Ferrer", text="red caída"))
    put(
        "device",
        Device(
            "VM-07", DeviceType.VENTILATOR, maker="Hamilton", model="C6", bed="7", life_support=True, remark="prestado"
        ),
    )
    put("pump", Device("BI-03", DeviceType.INFUSION_PUMP, bed="7"))
    put(
        "state",
        State(
            "VM-07",
            (AxisReading(Axis.FUNCTION, "works"), AxisReading(Axis.ALARMS, "heard-at-bed", "Joan")),
            settings="PEEP 8",
            paper="0112",
        ),
    )
    put("as_before", State("VM-07", (AxisReading(Axis.FUNCTION, "works"),), as_before=True, text="igual"))
    put("suspect", State("BI-03", (AxisReading(Axis.FUNCTION, "works"), AxisReading(Axis.TRUST, "suspect"))))
    put("pulled", Intervention(
        Act.NETWORK_OUT, text="cable amarillo", before="conectado", after="cable fuera", reason="aislar", bed="7",
        device="VM-07", patient="UCI-07·K4", readings=(AxisReading(Axis.NETWORK, "cable-out"),), ordered_by="Dr Ferrer",
        ordered_how=How.PHONE, ordered_read_back=True, done_by="IT Pau", life_support=True, emergency=True,
        yes_by="Dr Ferrer", yes_how=How.IN_PERSON, backups=(Backup.BAG_VALVE_MASK, Backup.OXYGEN), at_bed="Marc Vidal",
        witness="Joan", effect=Effect.SEEN, effect_text="SpO2 igual", follow_up="llamar", back_entry=YesNoUnknown.YES,
        photo="ab" * 32, paper="0113", missing=(Missing.WITNESS, Missing.PATIENT_AFTER),
    ))  # fmt: skip
    put("swap", Intervention(Act.SWAP, bed="7", device="BI-03", second_device="BI-09", yes_at=world.clock().wall))
    put("completion", Completion(wrote["pulled"].ref, effect=Effect.NONE_SEEN, supplies=(Missing.PATIENT_AFTER,)))
    put("move", Move("BI-03", "5", from_bed="7", text="a la 5", patient="UCI-05·M2"))
    put("replace", Move("BI-09", "7", replaces="BI-03", replaced_to="store"))
    put(
        "procedure",
        InForce(
            "P06",
            1,
            "es",
            "d" * 64,
            "Alarmas del ventilador",
            sample=True,
            authority="Dr Ferrer",
            announced="radio",
            reason="central",
        ),
    )
    put("step", Step(wrote["procedure"].ref, "P06.3", bed="7", answer="both-heard", text="puerta y mesa"))
    put("skipped", Step(wrote["procedure"].ref, "P06.4", StepResult.NOT_APPLICABLE))
    put("read", Acknowledge(wrote["procedure"].ref), "Marc Vidal")
    put("ended", EndProcedure(wrote["procedure"].ref, authority="Dr Ferrer", text="red vuelve"), ago=30)
    put(
        "note",
        Note(
            "bomba 3 a la cama 5",
            bed="5",
            devices=("BI-03",),
            patient="UCI-05·M2",
            paper="0114",
            back_entry=YesNoUnknown.YES,
        ),
    )
    put("late", Note("monitor oscuro", bed="8"), ago=4000, why="manos ocupadas")
    put("correction", Correction(), corrects=wrote["note"].ref, why="cama equivocada")
    put("corrected", Note("bomba 5 a la cama 3", bed="3"), corrects=wrote["late"].ref, why="etiqueta mal leída")
    put("witness", Witness(wrote["pulled"].ref, Meaning.WITNESSED, "visto"), "Marc Vidal")
    put("vouch", Vouch(world.user("Marc Vidal")))
    put("check", ClockCheck(ClockUsed.WALL, world.clock().wall - 240_000, world.clock().wall))
    put("behind", ClockCheck(ClockUsed.DEVICE, world.clock().wall + 90_000, world.clock().wall, device="VM-07"))
    put("on", SignOn(world.user("Marc Vidal")))
    put("off", SignOn(world.user("Marc Vidal"), on=False))
    put("wrong", WrongPin(world.user("Marc Vidal"), 1))
    put("export", Export("incident", "e" * 64, 0, 9))
    put("printed", Printed("P06", 1, 2))
    put("sealed", SealedNote("digest", world.clock().wall, 60, name="Núria", role="auxiliar", text="nota sellada"))
    put("sealed_bare", SealedNote("digest2", world.clock().wall, 60))
    put("carried", Carried(Ref("Z", 3), "note", "p1", 1, 60, was_text='{"text":"de antes"}'))
    put("carried_bare", Carried(Ref("Z", 4), "note", "p1", 1, 60))
    put("own", InForce("P20", 2, "ca", "f" * 64, "Propi", sample=False))
    put("own_ended", EndProcedure(wrote["own"].ref))
    put("level_again", LevelSet(Level.D4))
    put("emergency", Intervention(Act.MANUAL_START, device="VM-07", life_support=True, missing=(Missing.CLINICAL_YES,)))
    put("unknown", State("XX-1"))
    people_of_each(put)
    bedside_of_each(put, wrote)
    coordination_of_each(put, wrote)
    world.clock.set_back(7200)
    put("after_step", Note(""))
    world.clock.set_back(-9000)
    put("after_forward", Note("x"))
    return wrote
