# SPDX-License-Identifier: Apache-2.0
"""What lies on a stick: for each ward a folder with the stick's name, the key file, and one copy per segment.

Whoever holds the stick can write there, so nothing is believed: names are shown, not trusted, and the copies prove
themselves. It must never carry the key of a setup slot, a database, or anything that tells which ward this is.
"""

from __future__ import annotations

import base64
import json
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from logbook.core.crypto import Entropy
from logbook.core.model.chain import encode
from logbook.core.model.errors import StorageTrouble
from logbook.core.vault import files, keys
from logbook.core.vault.keys import KeyFile

FOLDER = "ward-logbook"
NAME = "stick.json"

_LARGEST = 1000
_MOST = 200
_LOG = re.compile(r"[A-Z2-7]{24}\Z")
_ID = re.compile(r"[a-z2-7]{8}\Z")
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class OnStick:
    """A ward's folder on a stick: the stick's id and name, the id of the ward's first log, and where it is."""

    stick: str
    name: str
    log: str
    folder: Path


def make(mount: Path, log: str, name: str, entropy: Entropy = secrets.token_bytes) -> OnStick:
    """Make the folder of a ward on a stick, or give the one that is there; raises the storage errors."""
    folder = mount / FOLDER / log
    known = read(folder)
    if known is not None:
        return known
    files.make_folder(mount / FOLDER)
    files.make_folder(folder)
    stick = base64.b32encode(entropy(5)).decode("ascii").lower()
    files.write_file(folder / NAME, encode({"v": 1, "stick": stick, "name": name[:_LONGEST_NAME]}) + b"\n")
    return OnStick(stick, name[:_LONGEST_NAME], log, folder)


def read(folder: Path) -> OnStick | None:
    """Read whose folder this is; None where nothing readable says so."""
    try:
        data = files.read_file(folder / NAME, _LARGEST)
        words = json.loads(data or b"")
        stick, name = words["stick"], words["name"]
    except (StorageTrouble, ValueError, KeyError, TypeError, RecursionError):
        return None
    if type(stick) is not str or type(name) is not str or len(name) > _LONGEST_NAME:
        return None
    return OnStick(stick, name, folder.name, folder) if _ID.match(stick) and _LOG.match(folder.name) else None


def on(mount: Path) -> tuple[OnStick, ...]:
    """Give every ward's folder on a stick; `mount` may also be the `ward-logbook` folder or a ward's own. Never fails.

    A stick that does not answer, or is none, holds nothing.
    """
    itself = read(mount)
    if itself is not None:
        return (itself,)
    place = mount if mount.name == FOLDER else mount / FOLDER
    try:
        folders = sorted(path for path in place.iterdir() if _LOG.match(path.name))
    except OSError:
        return ()
    found = (read(folder) for folder in folders[:_MOST])
    return tuple(one for one in found if one is not None)


def find(mounts: Iterable[Path], logs: frozenset[str]) -> tuple[OnStick, ...]:
    """Give the sticks among these mount folders that hold one ward, known by the ids of its logs. Never fails."""
    return tuple(one for mount in mounts for one in on(mount) if one.log in logs)


def keep_keys(there: OnStick, file: KeyFile) -> None:
    """Put the key file beside the copies, if it is not there already; raises the storage errors."""
    path, data = there.folder / keys.NAME, file.to_bytes()
    if files.read_file(path, keys.LARGEST) != data:
        files.write_file(path, data)
