# SPDX-License-Identifier: Apache-2.0
"""The demonstration's night, played through the real writing path with PINs typed: for searching in what it leaves."""

from __future__ import annotations

from pathlib import Path

from logbook.cli import replay
from logbook.core import ward as wards
from logbook.core.actions import opening, signing_on
from logbook.core.actions.opening import Address
from logbook.core.exchange import play
from logbook.core.model.codes import Realm
from logbook.core.model.records import Note
from logbook.core.vault.slots import Lock
from logbook.core.ward import Machine
from logbook.i18n import resources
from tests.wards import CHEAP_PIN, PINS, World, enrol

SCENARIO = resources() / "demo" / "night-uci.jsonl"
PATIENT_NAMES = ("Mercedes García Llopis", "Vicent Ferrandis Català")


def played(folder: Path, locks: tuple[Lock, ...] = ()) -> World:
    """Make an exercise ward, let four people choose their PINs, sign on, and live through the night."""
    script = replay.read_scenario(SCENARIO)
    clock = play.clock_for(script)
    machine = Machine(clock, "machine-1", "Ward Logbook test", CHEAP_PIN)
    path = folder / "ward"
    ward = wards.load(opening.create(path, Address("Hospital La Marina", "UCI", Realm.DRILL), machine, locks))
    world = World(ward, clock, path, machine)
    for name, pin in PINS.items():
        enrol(world, name)
        wards.fold(ward, world.on_thread(signing_on.sign_on, ward, world.user(name), pin)[1])
    replay.play_into(ward, script, clock, SCENARIO)
    for number, name in enumerate(PATIENT_NAMES):
        world.record(Note("moved", bed=str(number + 1), patient=f"UCI-0{number + 1}·Q7 {name}"))
    return world
