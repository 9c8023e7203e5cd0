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
from logbook.core.actions import recovering, restoring, signing_on, witnessing
from logbook.core.exchange.verify import FILE_LIMIT
from logbook.core.model.codes import Realm
from logbook.core.model.errors import StorageTrouble
from logbook.core.model.frame import Ref
from logbook.core.model.restored import Back
from logbook.core.vault import files, keys, keysticks, mirror
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


@dataclass(frozen=True)
class FromFiles:
    """What a person chose of what had left the old PC: files, codes as scanned, and what was asked for besides.

    `identity` opens sealed ones; `hospital` and `ward` are for codes that do not say whose log it is.
    """

    files: tuple[Path, ...]
    lines: tuple[str, ...] = ()
    identity: str = ""
    hospital: str = ""
    ward: str = ""


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
) -> tuple[Ward, Back, str]:
    """Bring a log back and open it, whole, with the code of its last record.

    Raises WrongKey, MirrorDamaged, BadChain, the storage errors.
    """
    secret: Secret = typed(wanted.secret) if wanted.secret else _by_stick(wanted)
    unlocked = restoring.unlock(wanted.on, secret)
    place = _room(into(realm(wanted.on)))
    ward, back = restoring.restore(
        wanted.on, unlocked, place, machine, reason=wanted.reason, damaged=wanted.damaged, progress=progress
    )
    return _loaded(ward, back)


def bring_files(wanted: FromFiles, into: Callable[[Realm], Path], machine: Machine) -> tuple[Ward, Back, str]:
    """Make a ward of what had left the old PC and open it, whole; raises what reading it raises, the storage errors."""
    read = [files.read_file(path, FILE_LIMIT) for path in wanted.files]
    given = [data for data in (*read, "\n".join(wanted.lines).encode()) if data]
    material = recovering.read(given, wanted.identity)
    place = _room(into(recovering.realm(material)))
    ward, back = recovering.recover(material, place, machine, wanted.hospital, wanted.ward)
    return _loaded(ward, back)


def _loaded(ward: Ward, back: Back) -> tuple[Ward, Back, str]:
    loaded = wards.load(ward)
    return loaded, back, code_of(loaded, back.last)


def _room(wanted: Path) -> Path:
    place = free(wanted)
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StorageTrouble(path=str(place.parent), detail=error.strerror) from error
    return place


def _by_stick(wanted: Wanted) -> Secret:
    file = keys.public(wanted.on.folder)
    places = (wanted.on.folder.parents[1], *(one.path for one in mounts.plugged()))
    seen = keysticks.found(places, file)
    return keysticks.open_here(seen[0] if seen is not None else places[0], file, wanted.pin)


def code_of(ward: Ward, ref: Ref) -> str:
    """Spell the code of a record that is back, to be held against paper; empty where it was only carried over."""
    found = ward.worker.submit(witnessing.find, ward, ref).result()
    return witnessing.letters(found) if isinstance(found, witnessing.Point) else ""


def give_pin(ward: Ward, user: str, pin: str) -> None:
    """Give whoever restored a PIN on this PC, and fold the record that says so; raises PinTooWeak."""
    wards.fold(ward, ward.worker.submit(signing_on.first_pin, ward, user, pin).result())


def let_go(ward: Ward) -> None:
    """Close a ward nobody goes on with now; it is there for the next start."""
    wards.shut(ward)
