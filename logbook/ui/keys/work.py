# SPDX-License-Identifier: Apache-2.0
"""What the page of ways in has done elsewhere: looking for sticks, proving secrets. No widget, no words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from logbook import mounts
from logbook.core.actions import ways
from logbook.core.actions.ways import Change, Proof
from logbook.core.model.errors import LogbookError, NoKeyStick
from logbook.core.model.frame import Author, Entry
from logbook.core.vault import keysticks
from logbook.core.vault.keys import KeyFile
from logbook.core.vault.slots import Passphrase, Slot
from logbook.core.ward import Ward


def places() -> tuple[mounts.Mount, ...]:
    """List the sticks that can be written to."""
    return tuple(mount for mount in mounts.plugged() if mount.writable)


def prove(
    file: KeyFile, gone: frozenset[str], words: str, pins: Mapping[str, str], more: Iterable[Path], new: str = ""
) -> tuple[Change, tuple[Slot, ...]]:
    """Prove what shall stay: the six words if typed, each stick with a PIN; returns the change, and all that would go.

    Raises WrongKey, NoKeyStick for a stick that is not plugged in, DamagedKeyStick.
    """
    seen = [*more, *(mount.path for mount in mounts.plugged())]
    proofs: list[Proof] = [Passphrase(words)] if words.strip() else []
    for slot, pin in pins.items():
        if pin.strip():
            place = next((place for place in seen if keysticks.there(place, slot)), None)
            if place is None:
                raise NoKeyStick(path=slot)
            proofs.append(keysticks.read(place, slot, pin))
    wanted = Change(gone, tuple(proofs), new)
    return wanted, ways.would_go(file, wanted)


def add_keys(ward: Ward, recipients: tuple[str, ...], author: Author) -> list[Entry]:
    """Let each of these recovery keys open the log; on the worker's thread. Raises as `ways.add_recovery`."""
    return [entry for to in recipients for entry in ways.add_recovery(ward, to, author)]


def nothing(_trouble: LogbookError) -> None:
    """Say nothing: a list of sticks that cannot be had is an empty one."""
