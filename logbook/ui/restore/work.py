# SPDX-License-Identifier: Apache-2.0
"""The work behind a restore: find the sticks, bring the log back, give the first person a PIN. No widget, no words.

For the task pool; each function raises typed trouble and leaves nothing half done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from logbook import mounts
from logbook.core import ward as wards
from logbook.core.actions import restoring, signing_on
from logbook.core.model.codes import Realm
from logbook.core.model.errors import StorageTrouble
from logbook.core.model.restored import Back
from logbook.core.vault import keys, keysticks, mirror
from logbook.core.vault.slots import Secret, typed
from logbook.core.vault.stick import OnStick
from logbook.core.ward import Machine, Ward


@dataclass(frozen=True)
class Wanted:
    """What a person chose: which stick, which secret, why, and whether a damaged copy may come back in part.

    `pin` is the PIN of a key stick, where `secret` is empty.
    """

    on: OnStick
    secret: str
    pin: str
    reason: str
    damaged: bool = False


def sticks(more: Path | None) -> tuple[OnStick, ...]:
    """Give the wards' folders on everything that is plugged in, and in the place `more`."""
    places = [one.path for one in mounts.plugged()]
    places += [more] if more is not None and more not in places else []
    return tuple(one for place in places for one in restoring.wards_on(place))


def realm(on: OnStick) -> Realm:
    """Say what a stick seems to hold, by the first line of its copies, which is in the clear."""
    for path in mirror.copies(on.folder):
        with path.open("rb") as file:
            head = file.read(len(mirror.MARKERS[Realm.DRILL]))
        if head == mirror.MARKERS[Realm.DRILL]:
            return Realm.DRILL
    return Realm.REAL


def free(place: Path) -> Path:
    """Name a folder that is not there yet: nothing is ever restored over a log."""
    if not place.exists():
        return place
    names = (place.with_name(f"{place.name}-{number}") for number in range(2, 1000))
    return next(name for name in names if not name.exists())


def bring(
    wanted: Wanted, into: Callable[[Realm], Path], machine: Machine, progress: Callable[[int], None]
) -> tuple[Ward, Back]:
    """Bring a log back and open it, whole; raises WrongKey, MirrorDamaged, BadChain, the storage errors."""
    secret: Secret = typed(wanted.secret) if wanted.secret else _by_stick(wanted)
    unlocked = restoring.unlock(wanted.on, secret)
    place = free(into(realm(wanted.on)))
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StorageTrouble(path=str(place.parent), detail=error.strerror) from error
    ward, back = restoring.restore(
        wanted.on, unlocked, place, machine, reason=wanted.reason, damaged=wanted.damaged, progress=progress
    )
    return wards.load(ward), back


def _by_stick(wanted: Wanted) -> Secret:
    file = keys.public(wanted.on.folder)
    places = (wanted.on.folder.parents[1], *(one.path for one in mounts.plugged()))
    seen = keysticks.found(places, file)
    return keysticks.open_here(seen[0] if seen is not None else places[0], file, wanted.pin)


def give_pin(ward: Ward, user: str, pin: str) -> None:
    """Give whoever restored a PIN on this PC, and fold the record that says so; raises PinTooWeak."""
    wards.fold(ward, ward.worker.submit(signing_on.first_pin, ward, user, pin).result())


def let_go(ward: Ward) -> None:
    """Close a ward nobody goes on with now; it is there for the next start."""
    wards.shut(ward)
