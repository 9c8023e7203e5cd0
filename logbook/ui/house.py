# SPDX-License-Identifier: Apache-2.0
"""What the house settled for this ward, kept in its encrypted store: who files are sealed for. Never a record.

For the store's own thread. A setting that is not there has its plain default.
"""

from __future__ import annotations

from pathlib import Path

from logbook.core.actions import trusting
from logbook.core.vault import settings
from logbook.core.ward import Ward

_RECIPIENTS = "recipients"
_CALL = "call-before-wiping"
_COPIES = "copy-places"


def recipients(ward: Ward) -> tuple[str, ...]:
    """Return the age recipients that exports are sealed for by default: the team's by its stick, then the house's."""
    return tuple(dict.fromkeys((*trusting.recipients(ward.store), *own_recipients(ward))))


def own_recipients(ward: Ward) -> tuple[str, ...]:
    """Return the recipients that the house itself settled."""
    return tuple(settings.read(ward.store, _RECIPIENTS).split())


def of_the_team(ward: Ward) -> tuple[str, ...]:
    """Return the recipients that came on the team's trust stick; nobody drops one of them by the way."""
    return trusting.recipients(ward.store)


def keep_recipients(ward: Ward, chosen: tuple[str, ...]) -> None:
    """Keep the recipients; who may is decided by the page that asks."""
    settings.write(ward.store, _RECIPIENTS, " ".join(chosen))


def team_keys(ward: Ward) -> tuple[bytes, ...]:
    """Return the keys (65 bytes each) that the incident team signs receipts with; none before a trust stick came."""
    return trusting.team_keys(ward.store)


def whom_to_call(ward: Ward) -> str:
    """Return the telephone number to be asked before this PC is wiped; empty as long as nobody has said one."""
    return settings.read(ward.store, _CALL)


def keep_whom_to_call(ward: Ward, number: str) -> None:
    """Keep that number; whoever closes down may say it."""
    settings.write(ward.store, _CALL, number)


def copy_places(ward: Ward) -> tuple[Path, ...]:
    """Return the folders that stand for a stick on this PC, such as one on another disk."""
    return tuple(Path(line) for line in settings.read(ward.store, _COPIES).splitlines())


def keep_copy_place(ward: Ward, place: Path) -> None:
    """Keep one more such folder; sticks that are plugged in are found without it."""
    kept = dict.fromkeys((*copy_places(ward), place))
    settings.write(ward.store, _COPIES, "\n".join(map(str, kept)))
