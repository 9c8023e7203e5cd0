# SPDX-License-Identifier: Apache-2.0
"""The incident team's key: it signs receipts for what the team holds, and the team's report.

P-256, like a device's, so that whoever verifies a ward's checkpoint can verify a receipt. Wards know it from
`team.pem` on a trust stick. It must never sign for a ward, and no ward's key can sign a receipt: their domains differ.
"""

from __future__ import annotations

import hashlib

from logbook.core import crypto
from logbook.core.crypto import DeviceKey
from logbook.core.exchange import checkpoint
from logbook.core.exchange.checkpoint import Checkpoint
from logbook.core.exchange.trust import keyfile
from logbook.core.exchange.trust.keyfile import Cost, KeyFile, Use
from logbook.core.model.errors import BadInput


def make(team: str, passphrase: str, cost: Cost | None = None) -> KeyFile:
    """Make the key of a team and seal it; `team` is its name. To be kept with `keyfile.write`."""
    return keyfile.make(Use.TEAM, team, passphrase, cost)


def open_key(data: bytes, passphrase: str) -> DeviceKey:
    """Open a team's key file; raises BadInput where it is none, WrongKey for another passphrase, DamagedFile."""
    return crypto.device_key_from(keyfile.read(data, Use.TEAM).open(passphrase))


def certificate(key: DeviceKey, team: str) -> bytes:
    """Make the self-signed certificate (DER) that PDF signatures of the team carry; its serial follows from the key."""
    return crypto.device_certificate(key, team, int.from_bytes(hashlib.sha256(key.point).digest()[:16], "big") + 1)


def receipt(key: DeviceKey, held: Checkpoint) -> str:
    """Write the receipt for a log that the team holds up to `held`; its `at` is the team's time, unix seconds."""
    return checkpoint.write_line(held, key.sign, receipt=True)


def read_receipt(line: str, points: tuple[bytes, ...]) -> Checkpoint:
    """Return what a receipt says, if one of the team's keys (`lists.read_team`) signed it.

    Raises BadInput with the reason "shape", or "signature" where none did.
    """
    found = [claim for claim in checkpoint.claims(line) if claim.receipt]
    for claim in found:
        if any(claim.by(point) for point in points):
            return claim.point
    raise BadInput(field="checkpoint", reason="signature" if found else "shape")
