# SPDX-License-Identifier: Apache-2.0
"""The work behind an export, in three pieces: load, read on the store's thread, draw and sign on the task pool.

Drawing and signing are imported here and only when somebody exports: starting the window must not pay for them (D20).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStorageInfo

from logbook.core import crypto
from logbook.core.model.codes import Profile
from logbook.core.model.errors import BadInput
from logbook.core.model.frame import Author, Ref
from logbook.core.ward import Ward
from logbook.i18n import Words

if TYPE_CHECKING:
    from logbook.core.actions.export import Made


@dataclass(frozen=True)
class Wanted:
    """What a person chose."""

    out: Path
    profile: Profile
    recipients: tuple[str, ...]
    withheld: frozenset[Ref]


@dataclass(frozen=True)
class Laid:
    """One file that lies where it belongs, and the code to be copied onto paper."""

    made: Made
    code: str


def load() -> None:
    """Import what draws and signs, away from the window."""
    from logbook.core.actions import export  # noqa: F401, PLC0415 - see the module's docstring


def take(ward: Ward) -> Any:
    """Read what is to leave; on the store's thread."""
    from logbook.core.actions import export  # noqa: PLC0415 - loaded before

    return export.take(ward)


def make(
    taken: Any, wanted: Wanted, words: Words, author: tuple[Author, str], progress: Callable[[int, int], None]
) -> list[Laid]:
    """Draw, sign, seal and write; raises `NothingToExport`, `BadInput` and the storage errors."""
    from logbook.core.actions import export  # noqa: PLC0415 - loaded before
    from logbook.core.exchange import checkpoint  # noqa: PLC0415 - loaded before

    check(wanted.recipients)
    order = export.Order(
        wanted.out, words, author[0], author[1], wanted.profile, wanted.recipients, wanted.withheld
    )  # fmt: skip
    segments, now = taken
    made = export.make(segments, now, order, progress)
    codes = {
        one.tail.number: checkpoint.hand_code(one.start.realm, one.tail.log, one.tail.number, one.tail.head)
        for one in segments
    }
    return [Laid(one, codes.get(one.record.last, "")) for one in made]


def check(recipients: tuple[str, ...]) -> None:
    """Raise `BadInput` for a misspelt recipient before anything is drawn."""
    for to in recipients:
        if not to.startswith("age1"):
            raise BadInput(field=to[:12], reason="spelling")
    if recipients:
        crypto.age_encrypt(b"", recipients)


def suggested(name: str) -> str:
    """Return a name on a stick that is plugged in, or the bare name."""
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if volume.isReady() and not volume.isReadOnly() and root.startswith(("/media/", "/run/media/", "/Volumes/")):
            return str(Path(root) / name)
    return name
