# SPDX-License-Identifier: Apache-2.0
"""A small world of real wards: real files, real keys, named people, and a clock that tests move by hand."""

from dataclasses import dataclass, replace
from pathlib import Path

from logbook.core import ward as wards
from logbook.core.actions import opening, signing_on
from logbook.core.actions.opening import Address
from logbook.core.model.codes import Means, Realm, Role
from logbook.core.model.frame import Author, Happened, Now
from logbook.core.vault.pins import Cost
from logbook.core.ward import Machine, Ward

CHEAP_PIN = Cost(memory_kib=64, passes=1, lanes=1)
NIGHT = Now(wall=1_795_398_000_000, boot=3_600_000, zone=60, boot_id="boot-1")
"""23 November 2026, 02:40 in Madrid."""

PINS = {"Anna Puig": "480513", "Marc Vidal": "719204", "Dr Ferrer": "306157", "Joan Riera": "925738"}
ROLES = {
    "Anna Puig": Role.CHARGE_NURSE,
    "Marc Vidal": Role.NURSE,
    "Dr Ferrer": Role.DOCTOR,
    "Joan Riera": Role.NURSE,
}


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
    folder: Path, *, realm=Realm.REAL, people=("Anna Puig", "Marc Vidal", "Dr Ferrer"), name="UCI 2", locks=()
) -> World:
    """Make a ward with some of the people enrolled; unprotected unless locks are given."""
    clock = HandClock()
    machine = Machine(clock, "machine-1", "Ward Logbook test", CHEAP_PIN)
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
