# SPDX-License-Identifier: Apache-2.0
"""A piece of a night for pictures and tests of the window: a few of each kind of entry, in a real ward."""

import time
from dataclasses import replace

from logbook.core import ward as wards
from logbook.core.model.codes import Act, Axis, Backup, DeviceType, Effect, How, Level, Meaning, Missing
from logbook.core.model.records import AxisReading, Device, Intervention, LevelSet, Note, State, Witness

PER_BED = (
    (DeviceType.VENTILATOR, "VM"),
    (DeviceType.INFUSION_PUMP, "BI"),
    (DeviceType.INFUSION_PUMP, "BJ"),
    (DeviceType.MONITOR, "M"),
)


def settle(app, seconds=0.3):
    """Let the window do what waits."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()


def until(app, ready):
    """Let the window live until something is so, however busy the machine is."""
    end = time.monotonic() + 120
    while not ready() and time.monotonic() < end:
        app.processEvents()
    assert ready()


def write(main, app, *records):
    """Write records, each with when it happened if that is not now, and wait until the log has them."""
    written = []
    for record, *happened in records:
        main.desk.session.record(record, *happened, written=written.append)
    until(app, lambda: len(written) == len(records))
    settle(app, 0.1)


def fill(world, beds=8):
    """Write some six hours: an outage, a board, acts, a late entry, a correction, a witness."""
    clock = world.clock
    clock.now = replace(clock.now, wall=clock.now.wall - 22_000_000, boot=clock.now.boot + 1)
    world.record(LevelSet(Level.D4, authority="Dr Ferrer", text="Network taken down by the incident team"))
    for bed in range(1, beds + 1):
        for kind, letter in PER_BED:
            device = f"{letter}-{bed:02}"
            world.record(Device(device, kind, bed=str(bed), life_support=kind is DeviceType.VENTILATOR))
    states = {1: "works", 2: "works", 3: "limited", 4: "works", 6: "out-of-use", 7: "works", 8: "does-not-work"}
    for bed, value in states.items():
        clock.pass_(700)
        for _, letter in PER_BED[: 2 + bed % 3]:
            world.record(State(f"{letter}-{bed:02}", (AxisReading(Axis.FUNCTION, value),)))
    world.record(State("VM-07", (AxisReading(Axis.TRUST, "suspect"),), text="Display and bedside count differ"))
    clock.pass_(3_000)
    world.record(Note(text="Alarm test bed 2: heard at the door and desk", bed="2"), "Marc Vidal")
    clock.pass_(600)
    wrong = world.record(Note(text="Pump BI-03 moved from bed 3 to bed 5", bed="5"), "Joan Riera")
    clock.pass_(300)
    world.record(
        Note(text="Pump BI-05 moved to bed 5; BI-03 stays at bed 3", bed="5"),
        "Joan Riera",
        corrects=wrong.ref,
        why="wrong label read",
    )
    clock.pass_(400)
    act = world.record(
        Intervention(
            Act.NETWORK_OUT, text="Asked for by the technician", before="network connected · mode normal",
            after="cable out by us · stand-alone", bed="4", device="VM-04", life_support=True, yes_by="Dr Ferrer",
            yes_how=How.IN_PERSON, yes_read_back=True, yes_at=clock().wall - 60_000, backups=(Backup.BAG_VALVE_MASK,),
            missing=(Missing.WITNESS, Missing.PATIENT_AFTER), effect=Effect.NOT_STATED,
        )
    )  # fmt: skip
    clock.pass_(200)
    wards.record(world.ward, Witness(act.ref, Meaning.WITNESSED), world.by("Joan Riera"))
    clock.pass_(500)
    world.record(
        Note(text="Monitor bed 8 went dark and did not restart", bed="8"),
        "Marc Vidal",
        ago=13_900,
        why="hands busy at bed 4",
    )
    clock.pass_(120)
