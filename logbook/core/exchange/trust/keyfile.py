# SPDX-License-Identifier: Apache-2.0
"""A key of the incident team in a file of its own, sealed under a passphrase: root, pack and team keys alike.

One line of JSON says what the key is for and which public key it has; the private 32 bytes are wrapped with
AES-256-GCM under the stretched passphrase and bound to all other fields, so lowered costs fail instead of weakening.
Files are written and read elsewhere. No `repr` here shows a secret.
"""

from __future__ import annotations

import json
import secrets
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from logbook.core import crypto
from logbook.core.crypto import DeviceKey, Entropy
from logbook.core.model import chain
from logbook.core.model.errors import BadInput, DamagedFile, TooLarge, Unreadable, WrongKey
from logbook.core.model.plain import one_line

LIMIT = 8 * 1024
_INFO = b"wardlog/1 trust key"
_SALT = 16
_NAME = 100
_FIELDS = frozenset({"v", "use", "name", "public", "salt", "m", "t", "p", "wrapped"})


class Use(StrEnum):
    """What a key signs: roots and lists, procedure packs (both Ed25519), or receipts and reports (P-256)."""

    ROOT = "root"
    PACK = "pack"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of the passphrase costs with Argon2id: memory in KiB, passes, lanes."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4


LEAST, MOST = Cost(64 * 1024, 1, 1), Cost(1024 * 1024, 10, 8)
"""The costs taken from a file: not so cheap that it weakens, not so dear that it stops the PC."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A sealed key: `public` is 32 bytes (Ed25519) or 65 (P-256 point), known without the passphrase."""

    use: Use
    name: str
    public: bytes
    salt: bytes
    cost: Cost
    wrapped: bytes = b""

    def open(self, passphrase: str) -> bytes:
        """Give the private key, 32 bytes; raises WrongKey, DamagedFile where it is not the key of `public`."""
        try:
            private = crypto.open_sealed(_stretched(passphrase, self), self.wrapped, _bound(self))
        except Unreadable as error:
            raise WrongKey(what=self.name) from error
        if _public(self.use, private) != self.public:
            raise DamagedFile(detail="another key")
        return private


def make(
    use: Use, name: str, passphrase: str, cost: Cost | None = None, entropy: Entropy = secrets.token_bytes
) -> KeyFile:
    """Make a new key and seal it; `name` is what people call it."""
    private = crypto.new_device_key().private if use is Use.TEAM else crypto.new_record_key(entropy)
    return seal(use, name, private, passphrase, cost, entropy)


def seal(
    use: Use, name: str, private: bytes, passphrase: str,
    cost: Cost | None = None, entropy: Entropy = secrets.token_bytes,
) -> KeyFile:  # fmt: skip
    """Seal a key (32 bytes); raises BadInput for a passphrase or name that cannot be used."""
    if not _normal(passphrase):
        raise BadInput(field="passphrase", reason="empty")
    key = KeyFile(use, _checked(name), _public(use, private), entropy(_SALT), cost or Cost())
    return replace(key, wrapped=crypto.seal(_stretched(passphrase, key), private, _bound(key), entropy))


def write(key: KeyFile) -> bytes:
    """Spell a key file."""
    return chain.encode(_words(key) | {"wrapped": chain.b64(key.wrapped)}) + b"\n"


def read(data: bytes, use: Use | None = None) -> KeyFile:
    """Read a key file, of one use if it is said; raises BadInput with the reason, TooLarge."""
    if len(data) > LIMIT:
        raise TooLarge(size=len(data), limit=LIMIT)
    try:
        key = _read(json.loads(data.decode("ascii")))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadInput(reason="no-key-file") from error
    if write(key) != data:
        raise BadInput(reason="no-key-file")
    if use is not None and key.use is not use:
        raise BadInput(reason="other-key", field=key.use.value)
    return key


def _read(words: dict[str, Any]) -> KeyFile:
    if set(words) != _FIELDS or words["v"] != 1:
        raise ValueError("fields")
    use, public = Use(words["use"]), chain.un64(words["public"])
    cost = Cost(int(words["m"]), int(words["t"]), int(words["p"]))
    salt, whole = chain.un64(words["salt"]), _whole(use, public)
    if not whole or len(salt) != _SALT or not _allowed(cost):
        raise ValueError("limits")
    return KeyFile(use, _checked(words["name"]), public, salt, cost, chain.un64(words["wrapped"]))


def _whole(use: Use, public: bytes) -> bool:
    return crypto.is_point(public) if use is Use.TEAM else len(public) == crypto.SEED_SIZE


def _allowed(cost: Cost) -> bool:
    return (
        LEAST.memory_kib <= cost.memory_kib <= MOST.memory_kib
        and LEAST.passes <= cost.passes <= MOST.passes
        and LEAST.lanes <= cost.lanes <= MOST.lanes
    )


def _checked(name: str) -> str:
    if not name or one_line(name) != name or len(name) > _NAME:
        raise BadInput(field="name", reason="spelling")
    return name


def _words(key: KeyFile) -> dict[str, Any]:
    return {
        "v": 1, "use": key.use.value, "name": key.name, "public": chain.b64(key.public), "salt": chain.b64(key.salt),
        "m": key.cost.memory_kib, "t": key.cost.passes, "p": key.cost.lanes,
    }  # fmt: skip


def _bound(key: KeyFile) -> bytes:
    return chain.encode(_words(key))


def _public(use: Use, private: bytes) -> bytes:
    return DeviceKey(private).point if use is Use.TEAM else crypto.record_public(private)


def _stretched(passphrase: str, key: KeyFile) -> bytes:
    cost = key.cost
    secret = crypto.argon2id(
        _normal(passphrase).encode("utf-8", "replace"), key.salt,
        memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes, length=crypto.SEED_SIZE,
    )  # fmt: skip
    return crypto.hkdf(secret, _INFO, crypto.SEED_SIZE, key.salt)


def _normal(passphrase: str) -> str:
    """Give the one spelling of typed words: NFKC, lower case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).casefold().split())
