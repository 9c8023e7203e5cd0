# SPDX-License-Identifier: Apache-2.0
"""What the house settled for this ward, kept in its encrypted store: who files are sealed for. Never a record.

For the store's own thread. A setting that is not there has its plain default.
"""

from __future__ import annotations

from logbook.core.vault import settings
from logbook.core.ward import Ward

_RECIPIENTS = "recipients"
_CALL = "call-before-wiping"


def recipients(ward: Ward) -> tuple[str, ...]:
    """Return the age recipients that exports are sealed for by default, one or none or several."""
    return tuple(settings.read(ward.store, _RECIPIENTS).split())


def keep_recipients(ward: Ward, chosen: tuple[str, ...]) -> None:
    """Keep the recipients; who may is decided by the page that asks."""
    settings.write(ward.store, _RECIPIENTS, " ".join(chosen))


def whom_to_call(ward: Ward) -> str:
    """Return the telephone number to be asked before this PC is wiped; empty as long as nobody has said one."""
    return settings.read(ward.store, _CALL)


def keep_whom_to_call(ward: Ward, number: str) -> None:
    """Keep that number; whoever closes down may say it."""
    settings.write(ward.store, _CALL, number)
