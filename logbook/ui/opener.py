# SPDX-License-Identifier: Apache-2.0
"""Begins, opens and closes wards for the window: pure work for the task pool, no widget, no words.

Each function raises typed trouble and leaves nothing half done.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from logbook import mounts
from logbook.core import ward as wards
from logbook.core.actions import notes, opening, recall
from logbook.core.actions.opening import Address
from logbook.core.model.codes import Realm
from logbook.core.model.errors import LogbookError, NoKeyStick, NotAWard, StorageTrouble
from logbook.core.model.frame import Entry, Now
from logbook.core.vault import keys, keysticks, pins, sealed_notes
from logbook.core.vault.sealed_notes import LooseNote
from logbook.core.vault.slots import Secret, typed
from logbook.core.ward import Machine, Ward
from logbook.mounts import Mount
from logbook.ui.first_run_page import NewLog
from logbook.ui.lock.forms import LooseWords, StickPin


def realm_there(path: Path) -> Realm | None:
    """Return what seems to lie in a folder: a real log, an exercise, or None; raises NewerVersion, storage errors."""
    try:
        return opening.realm_there(path)
    except NotAWard:
        return None


def protected(path: Path) -> bool:
    """Tell whether a log opens only by a secret; raises NotAWard, DamagedFile."""
    return opening.protected(path)


def begin(path: Path, new: NewLog, machine: Machine) -> Ward:
    """Make a ward's log and open it; raises PinTooWeak before anything is made."""
    pins.judge(new.pin)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StorageTrouble(path=str(path.parent), detail=error.strerror) from error
    realm = Realm.DRILL if new.drill else Realm.REAL
    return opening.create(path, Address(new.hospital, new.ward, realm), machine)


def open_with(
    path: Path, given: str | StickPin, machine: Machine, see: Callable[[], tuple[Mount, ...]] = mounts.plugged
) -> Ward:
    """Open a ward with words, recovery key or stick as given; with none, by the key beside it while there is one.

    What the sticks that are plugged in know of the log is held against it.
    """
    secret: Secret | None = typed(given) if isinstance(given, str) and given else None
    if isinstance(given, StickPin):
        secret = keysticks.open_here(given.place, keys.public(path), given.pin)
    unlocked = opening.unlock(path, secret)
    known = mounts.consult(lambda places: recall.on_sticks(places, unlocked.key), see)
    return opening.open_ward(path, unlocked, machine, known)


def secret_of(path: Path, words: str, stick_pin: str) -> Secret:
    """Give the secret somebody typed: words or a recovery key, or else the PIN of a key stick that is plugged in.

    Raises NoKeyStick, WrongKey, DamagedKeyStick, storage errors.
    """
    if words:
        return typed(words)
    place = stick_there(path)
    if place is None:
        raise NoKeyStick(path=str(path))
    return keysticks.open_here(place, keys.public(path), stick_pin)


def stick_there(path: Path, more: Path | None = None) -> Path | None:
    """Return where a key stick of this log is plugged in, in the place `more` too; None where there is none."""
    places = [mount.path for mount in mounts.plugged()]
    try:
        seen = keysticks.found([*([more] if more is not None else []), *places], keys.public(path))
    except LogbookError:
        return None
    return seen[0] if seen is not None else None


def seal(path: Path, loose: LooseWords, now: Now) -> Path:
    """Seal a note into a ward's folder; returns its file, on the disk."""
    return notes.write(path, LooseNote(loose.name, loose.role, loose.text, now.wall, now.boot, now.zone))


def take_back(note: Path) -> None:
    """Remove a note that was sealed half written, and is carried on elsewhere."""
    sealed_notes.remove(note)


def enter_notes(ward: Ward) -> tuple[list[Entry], int]:
    """Enter the sealed notes that wait; returns them and how many do not open. For the ward's own thread."""
    written, unopened = notes.enter(ward)
    return written, len(unopened)


def close(ward: Ward) -> None:
    """Finish every promised write and let go."""
    wards.shut(ward)
