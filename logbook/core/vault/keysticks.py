# SPDX-License-Identifier: Apache-2.0
"""The file on a key stick: 32 random bytes that open the log together with the stick's PIN, and never alone.

A stick may hold keys of several logs, each in a file named after its slot. It must never hold `keys.json` as well:
whoever finds such a stick would have only the PIN to guess.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from pathlib import Path

from logbook.core.crypto import Entropy
from logbook.core.model.chain import b64, un64
from logbook.core.model.errors import DamagedFile, DamagedKeyStick, NoKeyStick, Refused
from logbook.core.vault import files, keys, pins
from logbook.core.vault.keys import KeyFile
from logbook.core.vault.slots import STICK_SIZE, Cost, KeyStick, Kind, new_id

FOLDER = "ward-logbook"
"""Where our files lie on a stick."""

MOST_DIGITS = 32
"""Digits a stick's PIN may have; 6 are the least, 8 are better where stick and PC may be stolen together."""

_ENDING = ".key"
_LARGEST = 100


def make(place: Path, pin: str, cost: Cost, entropy: Entropy = secrets.token_bytes) -> KeyStick:
    """Write a new key onto a stick; on the stick when this returns, so that only then its slot is added.

    `place` is the stick's top folder. Raises PinTooWeak, Refused where a log's key file lies on the stick (see above),
    storage errors.
    """
    pins.judge(pin, MOST_DIGITS)
    if holds_key_file(place):
        raise Refused(rule="key-stick-is-mirror")
    stick = KeyStick(new_id(entropy), entropy(STICK_SIZE), pin, cost)
    files.make_folder(place / FOLDER)
    files.write_file(_path(place, stick.id), b64(stick.raw).encode("ascii"))
    return stick


def read(place: Path, slot: str, pin: str) -> KeyStick:
    """Read the key of a slot from a stick; raises NoKeyStick, DamagedKeyStick, StorageTrouble."""
    path = _path(place, slot)
    try:
        data = files.read_file(path, _LARGEST)
        if data is None:
            raise NoKeyStick(path=str(place))
        raw = un64(data.decode("ascii").strip())
    except (DamagedFile, ValueError) as error:
        raise DamagedKeyStick(path=str(path)) from error
    if len(raw) != STICK_SIZE:
        raise DamagedKeyStick(path=str(path))
    return KeyStick(slot, raw, pin)


def remove(place: Path, slot: str) -> None:
    """Delete a slot's key from a stick, if it is there; raises storage errors."""
    if there(place, slot):
        files.remove_file(_path(place, slot))


def there(place: Path, slot: str) -> bool:
    """Whether the stick has a key file for this slot; a stick that does not answer has none."""
    try:
        return _path(place, slot).is_file()
    except OSError:
        return False


def found(places: Iterable[Path], file: KeyFile) -> tuple[Path, str] | None:
    """Look for a stick of this log: its top folder and its slot's id, the first there is."""
    slots = [slot.id for slot in file.slots if slot.kind is Kind.STICK]
    return next(((place, slot) for place in places for slot in slots if there(place, slot)), None)


def open_here(place: Path, file: KeyFile, pin: str) -> KeyStick:
    """Take the key of this log from a stick; raises NoKeyStick, DamagedKeyStick, StorageTrouble."""
    seen = found([place], file)
    if seen is None:
        raise NoKeyStick(path=str(place))
    return read(place, seen[1], pin)


def holds_key_file(place: Path) -> bool:
    """Whether the key file of a log lies on the stick, as beside its mirror; raises StorageTrouble."""
    with files.medium(place):
        return next((place / FOLDER).rglob(keys.NAME), None) is not None


def has_any(place: Path) -> bool:
    """Whether this is a key stick, of whatever log; raises StorageTrouble."""
    with files.medium(place):
        return next((place / FOLDER).glob("*" + _ENDING), None) is not None


def _path(place: Path, slot: str) -> Path:
    return place / FOLDER / (slot + _ENDING)
