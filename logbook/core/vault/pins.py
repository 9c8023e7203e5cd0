# SPDX-License-Identifier: Apache-2.0
"""PINs: who is writing, never what is protected.

A verifier is Argon2id of the PIN under a salt of its own, and lies only in the encrypted store; no PIN, verifier or
trace of one may ever be a record. A six-digit PIN protects nothing on a stolen PC (security, 3.3).
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from itertools import pairwise

from logbook.core import crypto
from logbook.core.crypto import Entropy
from logbook.core.model.errors import PinTooWeak
from logbook.core.vault.store import Store

DIGITS = 6
_SALT = 16
_HASH = 32
_TOO_COMMON = frozenset({"123123", "112233", "121212", "123321", "696969", "159753", "147258", "101010", "102030"})


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try costs: Argon2id memory in KiB, passes and lanes (about 0.15 s on a ward PC by default)."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 1


def set_pin(store: Store, user: str, pin: str, cost: Cost, entropy: Entropy = secrets.token_bytes) -> None:
    """Keep a person's PIN verifier; raises `PinTooWeak`. Run it inside or outside a transaction, as needed."""
    judge(pin)
    salt = entropy(_SALT)
    store.execute(
        "INSERT OR REPLACE INTO secret(name, value) VALUES (?, ?)", (_name(user), salt + _derive(pin, salt, cost))
    )


def has_pin(store: Store, user: str) -> bool:
    """Whether this person has a PIN on this PC."""
    return bool(store.query("SELECT 1 FROM secret WHERE name = ?", (_name(user),)))


def fits(store: Store, user: str, pin: str, cost: Cost) -> bool:
    """Whether this is the person's PIN; a person without one costs the same time and never fits."""
    rows = store.query("SELECT value FROM secret WHERE name = ?", (_name(user),))
    kept = rows[0][0] if rows else bytes(_SALT + _HASH)
    return hmac.compare_digest(kept[_SALT:], _derive(pin, kept[:_SALT], cost)) and bool(rows)


def carry(old: Store, new: Store) -> None:
    """Take all verifiers over into the next segment of the same PC."""
    for name, value in old.query("SELECT name, value FROM secret WHERE name LIKE 'pin:%'"):
        new.execute("INSERT OR REPLACE INTO secret(name, value) VALUES (?, ?)", (name, value))


def judge(pin: str, most: int = DIGITS) -> None:
    """Refuse what is not six digits (to `most`), or among the first an onlooker would try; raises `PinTooWeak`."""
    if not DIGITS <= len(pin) <= most or not (pin.isascii() and pin.isdigit()):
        raise PinTooWeak(reason="six-digits" if most == DIGITS else "six-digits-or-more")
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        raise PinTooWeak(reason="row")
    if pin in _TOO_COMMON or pin[:2] * 3 == pin or pin[:3] * 2 == pin:
        raise PinTooWeak(reason="common")


def _name(user: str) -> str:
    return f"pin:{user}"


def _derive(pin: str, salt: bytes, cost: Cost) -> bytes:
    secret = pin.encode("utf-8", "replace")
    return crypto.argon2id(secret, salt, memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes, length=_HASH)
