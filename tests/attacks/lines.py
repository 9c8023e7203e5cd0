# SPDX-License-Identifier: Apache-2.0
"""A log text as lines that an attacker moves about, with an END of his making or of the device's own."""

from __future__ import annotations

from logbook.core.crypto import DeviceKey
from logbook.core.model import chain
from tests.attacks.exports import end_again
from tests.chains import Chain

RECORDS = 2
"""Lines before the first record; each record is two."""


def lines_of(log: Chain, **how: object) -> list[bytes]:
    """The log text's lines, the last one empty."""
    return log.text(**how).split(b"\n")


def joined(lines: list[bytes], log: Chain, device: DeviceKey, **changes: object) -> bytes:
    """Lines with an END of the attacker's making."""
    return end_again(b"\n".join(lines), log.realm, device, **changes)


def end_for(log: Chain, last: int) -> dict[str, object]:
    """What an END says of a log that ends at a record."""
    return {"count": last + 1, "last": last, "head": chain.b64(log.tails[last].head)}
