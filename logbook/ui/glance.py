# SPDX-License-Identifier: Apache-2.0
"""What a ward's folder seems to hold, told by its two small open files before the vault is loaded.

Good for one thing: choosing the screen that is painted first. It proves nothing, and what it says is looked into as
soon as everything is loaded; whatever it does not understand it leaves to that.
"""

from __future__ import annotations

import json
from enum import Enum, auto
from pathlib import Path
from typing import Any

from logbook.core.model.codes import Realm

_LARGEST = 1 << 20


class Glance(Enum):
    """The screen to begin with."""

    NOTHING = auto()
    """There is no log yet."""
    CLOSED = auto()
    """There is one of the realm asked for, and it needs its words."""
    UNCLEAR = auto()
    """Anything else."""


def glance(path: Path, *, exercise: bool) -> Glance:
    """Look at a folder; raises nothing."""
    try:
        if not path.exists():
            return Glance.NOTHING
        realm = _read(path / "ward.json")["realm"]
        kinds = {slot["kind"] for slot in _read(path / "keys.json")["slots"]}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return Glance.UNCLEAR
    asked = realm == (Realm.DRILL if exercise else Realm.REAL)
    return Glance.CLOSED if asked and kinds and "setup" not in kinds else Glance.UNCLEAR


def _read(file: Path) -> Any:
    with file.open("rb") as opened:
        return json.loads(opened.read(_LARGEST))
