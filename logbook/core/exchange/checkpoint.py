# SPDX-License-Identifier: Apache-2.0
r"""A log's state at one record, small enough for paper: a signed line, a square code of it, and a code for the hand.

Line (security.md 3.6): `WL1:<log>:<number>:<head>:<unix seconds>:<signature>`, base32 without padding, signed by the
device over realm + " checkpoint\n" + everything before the last colon; `WD1` in an exercise. A receipt is the same line
with `WT1` (`DT1`), signed by the incident team over realm + " receipt\n" + the rest, and with the team's time. The hand
code proves agreement only; a difference may be handwriting and is never an accusation.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from logbook.core.crypto import argon2id, verify_device
from logbook.core.model.chain import to_sign
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable

_PREFIX = {
    (Realm.REAL, "checkpoint"): "WL1",
    (Realm.DRILL, "checkpoint"): "WD1",
    (Realm.REAL, "receipt"): "WT1",
    (Realm.DRILL, "receipt"): "DT1",
}
_MEANT = {prefix: meant for meant, prefix in _PREFIX.items()}
_LINE = re.compile(
    "((WL1|WD1|WT1|DT1):([A-Z2-7]{24}):(0|[1-9][0-9]{0,6}):([A-Z2-7]{52}):(0|[1-9][0-9]{0,11})):([A-Z2-7]{103})",
    re.ASCII,
)
_GERMAN = str.maketrans("YZ", "ZY")

_CROCKFORD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
"""The letters of base32, and those that stand for the same five bits in a code for the hand."""
_MISREAD = str.maketrans("OIL", "011")
_HAND_BYTES, _GROUP = 10, 4


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Record `number` of `log` had the head `head` (32 bytes) when the device's clock said `at` (unix seconds)."""

    realm: Realm
    log: str
    number: int
    head: bytes
    at: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What a line says before anybody has checked its signature (64 bytes) over `signed`."""

    point: Checkpoint
    receipt: bool
    signed: bytes
    signature: bytes

    def by(self, public: bytes) -> bool:
        """Whether the holder of this P-256 key (65 bytes) signed it."""
        return verify_device(public, self.signature, self.signed)


def write_line(point: Checkpoint, sign: Callable[[bytes], bytes], *, receipt: bool = False) -> str:
    """Return the signed line; `sign` gives the 64 bytes r‖s of the device, or of the team, over its argument."""
    kind = "receipt" if receipt else "checkpoint"
    body = f"{_PREFIX[point.realm, kind]}:{point.log}:{point.number}:{_base32(point.head)}:{point.at}"
    return f"{body}:{_base32(sign(to_sign(point.realm, kind, body.encode('ascii'))))}"


def read_line(line: str, device: bytes) -> Checkpoint:
    """Return what a scanned or typed checkpoint says, if the device with this key (65 bytes) signed it.

    Case does not matter, and Y and Z are exchanged once if need be: a hand scanner types as if on another keyboard.
    Raises BadInput with the reason "shape" or "signature".
    """
    return _proven(line, device, receipt=False)


def read_receipt(line: str, team: bytes) -> Checkpoint:
    """Return what a receipt says, if the team with this key (65 bytes) signed it; else as `read_line`."""
    return _proven(line, team, receipt=True)


def claims(line: str) -> tuple[Claim, ...]:
    """Return what a line may say, unproven: as it stands, then with Y and Z exchanged; none if it is no line.

    A line of upper-case letters that was read by a hand scanner set to another keyboard differs in these two alone.
    """
    typed = line.strip().upper()
    found = (_parse(text) for text in dict.fromkeys((typed, typed.translate(_GERMAN))))
    return tuple(claim for claim in found if claim is not None)


def _proven(line: str, public: bytes, *, receipt: bool) -> Checkpoint:
    spellings = [claim for claim in claims(line) if claim.receipt is receipt]
    for claim in spellings:
        if claim.by(public):
            return claim.point
    raise BadInput(field="checkpoint", reason="signature" if spellings else "shape")


def matrix(line: str) -> tuple[tuple[bool, ...], ...]:
    """Return a line as QR code, True is dark, without its quiet zone (alphanumeric, error correction M)."""
    import segno  # noqa: PLC0415 - drawing, which opening a log must not pay (D20)

    code = segno.make_qr(line, error="m", mode="alphanumeric", boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def hand_code(realm: Realm, log: str, number: int, head: bytes) -> str:
    """Return the 16 letters a person copies by hand, `547B-AWTQ-0KG7-2A0K`: 80 bits, stretched (about 0.15 s).

    The stretching is for who would look for two histories with one code before it is printed.
    """
    return stretched_code(f"{log}\n{number}\n".encode("ascii") + head, f"{realm} hand code")


def stretched_code(data: bytes, salt: str) -> str:
    """Return 16 letters for the hand that stand for `data`; `salt` says for what kind of thing they do."""
    stretched = argon2id(data, salt.encode("ascii"), memory_kib=64 * 1024, passes=3, lanes=4, length=_HAND_BYTES)
    letters = _base32(stretched).translate(_CROCKFORD)
    return "-".join(letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP))


def letters_apart(typed: str, code: str) -> int:
    """Return how many letters of `typed` must be changed, added or left out to get `code`.

    Case, spaces and hyphens do not count, and O, I, L are read as 0, 1, 1: the code has no such letters.
    """
    ours, theirs = _bare(code), _bare(typed)
    row = list(range(len(theirs) + 1))
    for i, letter in enumerate(ours, 1):
        corner, row[0] = row[0], i
        for j, other in enumerate(theirs, 1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (letter != other))
    return row[-1]


def _bare(code: str) -> str:
    return re.sub(r"[\s-]", "", code).upper().translate(_MISREAD)


def _parse(text: str) -> Claim | None:
    match = _LINE.fullmatch(text)
    if not match:
        return None
    body, prefix, log, number, spelt_head, at, spelt_signature = match.groups()
    head, signature = _unbase32(spelt_head), _unbase32(spelt_signature)
    # bits beyond the last byte would be a second spelling of one value
    if (_base32(head), _base32(signature)) != (spelt_head, spelt_signature):
        return None
    realm, kind = _MEANT[prefix]
    point = Checkpoint(realm, log, int(number), head, int(at))
    return Claim(point, kind == "receipt", to_sign(realm, kind, body.encode("ascii")), signature)


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode("ascii").replace("=", "")


def _unbase32(text: str) -> bytes:
    return base64.b32decode(text + "=" * (-len(text) % 8))
