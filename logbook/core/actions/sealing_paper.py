# SPDX-License-Identifier: Apache-2.0
"""Pages with the ward's seal that are no export of the log: a person's own record, to be kept by that person.

The seal says that this device made the pages and nobody changed them. It is no personal signature.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from logbook.core import crypto
from logbook.core.model.frame import Now
from logbook.core.ward import Ward
from logbook.i18n import Words, instant


@dataclass(frozen=True, slots=True)
class Seal:
    """What the store's thread hands out to seal pages with; `certificate` is the device's own, DER."""

    device: crypto.DeviceKey
    certificate: bytes
    now: Now


def take(ward: Ward) -> Seal:
    """Take the live segment's device key; on the worker's thread."""
    return Seal(ward.journal.device, ward.journal.certificate, ward.machine.clock())


def seal(taken: Seal, draw: Callable[[], bytes], words: Words) -> bytes:
    """Draw pages and seal them, for any thread. Raises `BadInput` where the pages are no sound PDF."""
    from logbook.core.exchange.pdfsign import sign  # noqa: PLC0415 - heavy, and only here (D20)

    reason = words("Seal of the ward log, not a personal signature.")
    return sign(draw(), taken.device, taken.certificate, instant(taken.now.wall, taken.now.zone), reason)
