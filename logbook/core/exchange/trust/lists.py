# SPDX-License-Identifier: Apache-2.0
"""What a trust stick says: whose devices write the logs, who may open exports, which team signs receipts.

Bytes in, values out, and back; each list has one spelling, so that its hash is its name. Whether a list may be
believed is not asked here: signatures over its bytes say so (metadata.py). Format: formats.md, "Trust stick".
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from logbook.core import crypto
from logbook.core.model import chain
from logbook.core.model.errors import BadInput, TooLarge
from logbook.core.model.plain import one_line

DEVICES, RECIPIENTS, TEAM = "devices.json", "recipients.txt", "team.pem"
LIMIT = 512 * 1024
"""Bytes of the longest list taken: some 1,500 devices."""

MOST_RECIPIENTS = 50
MOST_TEAM_KEYS = 8
_TEXT = 200
_LAST = 10_000_000
_LOG = re.compile(r"([A-Z2-7]{24})?", re.ASCII)
_FIELDS = frozenset({"dev", "log", "hospital", "ward", "until", "note"})
_SPKI = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200")
"""What stands before an uncompressed P-256 point in a SubjectPublicKeyInfo (RFC 5480); it never differs."""

_PEM = ("-----BEGIN PUBLIC KEY-----\n", "-----END PUBLIC KEY-----\n")
_COLUMNS = 64


@dataclass(frozen=True, slots=True)
class KnownDevice:
    """A device the team knows: `dev` is its point (65 bytes), `log` the log it began, empty if not known yet.

    `until` is None, or its key was lost or stolen: what it wrote up to this record's number stays trusted.
    """

    dev: bytes
    log: str = ""
    hospital: str = ""
    ward: str = ""
    until: int | None = None
    note: str = ""

    def trusted(self, number: int) -> bool:
        """Whether a record of this number is still covered."""
        return self.until is None or number <= self.until


def known_device(devices: Iterable[KnownDevice], dev: bytes, log: str) -> KnownDevice | None:
    """Find what the team knows of a device and its log; an entry that names the log goes before one for any log."""
    found = [device for device in devices if device.dev == dev and device.log in {"", log}]
    return max(found, key=lambda device: device.log, default=None)


def write_devices(devices: Iterable[KnownDevice]) -> bytes:
    """Spell `devices.json`: compact JSON, keys sorted, ASCII, one line. Raises BadInput as reading it would."""
    rows = [
        {
            "dev": chain.b64(device.dev), "log": device.log, "hospital": device.hospital, "ward": device.ward,
            "until": device.until, "note": device.note,
        }
        for device in devices
    ]  # fmt: skip
    data = chain.encode({"v": 1, "devices": rows}) + b"\n"
    read_devices(data)
    return data


def read_devices(data: bytes) -> tuple[KnownDevice, ...]:
    """Read `devices.json`; raises BadInput with field and reason, TooLarge for more than `LIMIT` bytes."""
    table = _json(data)
    if not isinstance(table, dict) or set(table) != {"v", "devices"} or not isinstance(table["devices"], list):
        raise BadInput(field=DEVICES, reason="not-an-object")
    if type(table["v"]) is not int or table["v"] != 1:
        raise BadInput(field="v", reason="unknown-version")
    devices = tuple(_device(row, f"devices[{number}]") for number, row in enumerate(table["devices"], 1))
    if chain.encode(table) + b"\n" != data:  # keys twice, spaces, 1.0: two spellings of one list would be two hashes
        raise BadInput(field=DEVICES, reason="spelling")
    if len({(device.dev, device.log) for device in devices}) != len(devices):
        raise BadInput(field=DEVICES, reason="repeated")
    return devices


def write_recipients(recipients: Iterable[str], title: str = "") -> bytes:
    """Spell `recipients.txt`: an optional comment, then one age recipient a line. Raises BadInput as reading would."""
    lines = [f"# {one_line(title)}"] if title else []
    data = "".join(f"{line}\n" for line in (*lines, *recipients)).encode("utf-8")
    read_recipients(data)
    return data


def read_recipients(data: bytes) -> tuple[str, ...]:
    """Read `recipients.txt`: one age X25519 recipient a line, `#` begins a comment line, empty lines count for nothing.

    Raises BadInput for anything else, for one said twice, and for more than `MOST_RECIPIENTS`.
    """
    _size(data, RECIPIENTS)
    try:
        lines = [line.strip() for line in data.decode("utf-8").splitlines()]
    except UnicodeDecodeError as error:
        raise BadInput(field=RECIPIENTS, reason="not-utf-8") from error
    found = tuple(line for line in lines if line and not line.startswith("#"))
    if len(set(found)) != len(found):
        raise BadInput(field=RECIPIENTS, reason="repeated")
    if len(found) > MOST_RECIPIENTS:
        raise BadInput(field=RECIPIENTS, reason="rows")
    if found:
        crypto.age_encrypt(b"", found)  # only age itself can tell a misspelt one
    return found


def write_team(points: Iterable[bytes]) -> bytes:
    """Spell `team.pem`: each P-256 point (65 bytes) as a public key in PEM, as other programs read it."""
    data = "".join(_pem(point) for point in points).encode("ascii")
    read_team(data)
    return data


def read_team(data: bytes) -> tuple[bytes, ...]:
    """Read `team.pem`: P-256 public keys (SubjectPublicKeyInfo, PEM); several while one replaces another.

    Raises BadInput for any other spelling, for a key said twice, and for none or more than `MOST_TEAM_KEYS`.
    """
    _size(data, TEAM)
    points = tuple(_points(data))
    if "".join(map(_pem, points)).encode("ascii") != data or not points:
        raise BadInput(field=TEAM, reason="spelling")
    if len(set(points)) != len(points):
        raise BadInput(field=TEAM, reason="repeated")
    if len(points) > MOST_TEAM_KEYS:
        raise BadInput(field=TEAM, reason="rows")
    return points


def _json(data: bytes) -> Any:
    _size(data, DEVICES)
    try:
        return json.loads(data.decode("ascii"))
    except (ValueError, RecursionError) as error:
        raise BadInput(field=DEVICES, reason="not-json") from error


def _size(data: bytes, field: str) -> None:
    if len(data) > LIMIT:
        raise TooLarge(field=field, size=len(data), limit=LIMIT)


def _device(row: Any, where: str) -> KnownDevice:
    if not isinstance(row, dict) or set(row) != _FIELDS:
        raise BadInput(field=where, reason="unknown-field")
    log, until = _text(row["log"], f"{where}.log"), row["until"]
    if not _LOG.fullmatch(log):
        raise BadInput(field=f"{where}.log", reason="spelling")
    if until is not None and (type(until) is not int or not 0 <= until <= _LAST):
        raise BadInput(field=f"{where}.until", reason="out-of-range")
    hospital, ward, note = (_text(row[name], f"{where}.{name}") for name in ("hospital", "ward", "note"))
    return KnownDevice(_point(row["dev"], f"{where}.dev"), log, hospital, ward, until, note)


def _point(value: Any, where: str) -> bytes:
    try:
        point = chain.un64(value) if isinstance(value, str) else b""
    except ValueError:
        point = b""
    if not crypto.is_point(point):
        raise BadInput(field=where, reason="spelling")
    return point


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise BadInput(field=where, reason="wrong-type")
    if len(value) > _TEXT:
        raise BadInput(field=where, reason="too-long")
    if one_line(value) != value:
        raise BadInput(field=where, reason="spelling")
    return value


def _pem(point: bytes) -> str:
    text = base64.b64encode(_SPKI + point).decode("ascii")
    rows = [text[start : start + _COLUMNS] + "\n" for start in range(0, len(text), _COLUMNS)]
    return _PEM[0] + "".join(rows) + _PEM[1]


def _points(data: bytes) -> Iterable[bytes]:
    for block in data.split(_PEM[1].encode())[:-1]:
        try:
            key = base64.b64decode(block.removeprefix(_PEM[0].encode()))
        except binascii.Error as error:
            raise BadInput(field=TEAM, reason="spelling") from error
        if not crypto.is_point(key.removeprefix(_SPKI)):
            raise BadInput(field=TEAM, reason="spelling")
        yield key.removeprefix(_SPKI)
