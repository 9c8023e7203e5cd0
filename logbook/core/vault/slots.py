# SPDX-License-Identifier: Apache-2.0
"""Key slots: each wraps the ward's key and salt (48 bytes) for one secret (security 3.3).

The wrapped bytes are bound to every other field of the slot, so lowered parameters fail instead of weakening.
Nothing here may weaken a secret to be helpful, and no `repr` shows one.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Protocol

from logbook.core import crypto
from logbook.core.crypto import Entropy
from logbook.core.model.chain import b64, encode, un64
from logbook.core.model.errors import BadInput, Unreadable
from logbook.core.vault.words import normal

KEY_SIZE = 48
STICK_SIZE = 32
"""Random bytes on a key stick."""

_SALT_SIZE = 16
_ID_SIZE = 12
_INFO = b"wardlog/1 slot"
_RECOVERY = "AGE-SECRET-KEY-"


class Kind(StrEnum):
    """What opens a slot."""

    SETUP = "setup"
    PASSPHRASE = "passphrase"  # noqa: S105 - a kind, not one
    STICK = "stick"
    RECOVERY = "recovery"


@dataclass(frozen=True)
class Cost:
    """What one try costs with Argon2id: memory in KiB, passes, lanes."""

    memory_kib: int = 64 << 10
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True)
class Limits:
    """The costs taken from a file: not so cheap that it weakens, not so dear that it stops the PC."""

    least_memory_kib: int = 64 << 10
    most_memory_kib: int = 1 << 20
    most_passes: int = 10
    most_lanes: int = 8

    def allow(self, cost: Cost) -> bool:
        """Whether a file may ask for this."""
        return (
            self.least_memory_kib <= cost.memory_kib <= self.most_memory_kib
            and 1 <= cost.passes <= self.most_passes
            and 1 <= cost.lanes <= self.most_lanes
        )


LIMITS = Limits()


def calibrated(now: Callable[[], float], seconds: float = 0.7, start: Cost | None = None) -> Cost:
    """Choose a cost of about `seconds` on this PC, never below `start`: more memory first (to 256 MiB), then passes.

    `now` is a clock in seconds.
    """
    cost = start or Cost()
    before = now()
    _stretch(b"how long does it take", bytes(_SALT_SIZE), cost)
    room = seconds / max(now() - before, 1e-6)
    doublings = min(2, max(0, int(room).bit_length() - 1))
    passes = min(LIMITS.most_passes, max(cost.passes, int(cost.passes * room / 2**doublings)))
    return Cost(cost.memory_kib << doublings, passes, cost.lanes)


@dataclass(frozen=True)
class Slot:
    """One slot as it lies in `keys.json`; `salt` and `cost` for what is stretched, `to` for an age recipient."""

    id: str
    kind: Kind
    wrapped: bytes = b""
    salt: bytes = b""
    cost: Cost | None = None
    to: str = ""

    def bound(self) -> dict[str, Any]:
        """Give the fields the wrapped bytes are bound to."""
        fields: dict[str, Any] = {"id": self.id, "kind": self.kind.value}
        if self.kind is Kind.RECOVERY:
            return fields | {"to": self.to}
        fields["salt"] = b64(self.salt)
        if self.cost is not None:
            fields |= {"m": self.cost.memory_kib, "t": self.cost.passes, "p": self.cost.lanes}
        return fields

    def words(self) -> dict[str, Any]:
        """Give all fields, as they are written."""
        return self.bound() | {"wrapped": b64(self.wrapped)}


def read_slot(words: Mapping[str, Any], limits: Limits) -> Slot:
    """Take a slot from a file that anybody may have changed; raises ValueError, KeyError or TypeError."""
    kind = Kind(words["kind"])
    slot = Slot(text_of(words["id"]), kind, un64(text_of(words["wrapped"])))
    if kind is Kind.RECOVERY:
        slot = Slot(slot.id, kind, slot.wrapped, to=text_of(words["to"]))
    else:
        salt = un64(text_of(words["salt"]))
        cost = None if kind is Kind.SETUP else Cost(_number(words["m"]), _number(words["t"]), _number(words["p"]))
        if len(salt) != _SALT_SIZE or (cost and not limits.allow(cost)):
            raise ValueError("slot limits")
        slot = Slot(slot.id, kind, slot.wrapped, salt, cost)
    if kind is Kind.STICK and len(un64(slot.id)) != _ID_SIZE:  # it becomes the name of a file
        raise ValueError("slot id")
    if slot.words() != words:
        raise ValueError("slot fields")
    return slot


class Lock(Protocol):
    """Something a slot can be made for."""

    def lock(self, key: bytes, entropy: Entropy) -> Slot:
        """Wrap the 48 bytes in a new slot."""


class Secret(Protocol):
    """Something that may open a slot of its kind."""

    @property
    def kind(self) -> Kind:
        """The kind of slot to try."""

    def open(self, slot: Slot) -> bytes:
        """Give the 48 bytes; raises Unreadable."""


@dataclass(frozen=True)
class SetupKey:
    """The 32 bytes that lie beside the key file until the passphrase is confirmed: no protection, and said so."""

    raw: bytes = field(repr=False)
    kind: Kind = field(default=Kind.SETUP, init=False)

    def lock(self, key: bytes, entropy: Entropy) -> Slot:
        """Wrap the 48 bytes in a new slot."""
        slot = Slot(new_id(entropy), self.kind, salt=entropy(_SALT_SIZE))
        return _wrapped(slot, self.raw, key, entropy)

    def open(self, slot: Slot) -> bytes:
        """Give the 48 bytes; raises Unreadable."""
        return _unwrapped(slot, self.raw)


@dataclass(frozen=True)
class Passphrase:
    """The six words as typed; `cost` and `id` count for new slots only, and without an id there is a new one."""

    typed: str = field(repr=False)
    cost: Cost = field(default=Cost())
    id: str = ""
    kind: Kind = field(default=Kind.PASSPHRASE, init=False)

    def lock(self, key: bytes, entropy: Entropy) -> Slot:
        """Wrap the 48 bytes in a new slot."""
        slot = Slot(self.id or new_id(entropy), self.kind, salt=entropy(_SALT_SIZE), cost=self.cost)
        return _wrapped(slot, self._stretched(slot), key, entropy)

    def open(self, slot: Slot) -> bytes:
        """Give the 48 bytes; raises Unreadable."""
        return _unwrapped(slot, self._stretched(slot))

    def _stretched(self, slot: Slot) -> bytes:
        return _stretch(normal(self.typed).encode("utf-8", "replace"), slot.salt, slot.cost or self.cost)


@dataclass(frozen=True)
class KeyStick:
    """What lies on a key stick (32 bytes) for the slot of this id, and its PIN as typed; neither opens alone.

    `cost` counts for new slots only. Spaces and hyphens in the PIN do not matter.
    """

    id: str
    raw: bytes = field(repr=False)
    pin: str = field(repr=False)
    cost: Cost = field(default=Cost())
    kind: Kind = field(default=Kind.STICK, init=False)

    def lock(self, key: bytes, entropy: Entropy) -> Slot:
        """Wrap the 48 bytes in a new slot of this id."""
        slot = Slot(self.id, self.kind, salt=entropy(_SALT_SIZE), cost=self.cost)
        return _wrapped(slot, self._both(slot), key, entropy)

    def open(self, slot: Slot) -> bytes:
        """Give the 48 bytes; raises Unreadable, at once for the slot of another stick."""
        if slot.id != self.id:
            raise Unreadable(what="slot")
        return _unwrapped(slot, self._both(slot))

    def _both(self, slot: Slot) -> bytes:
        pin = "".join(normal(self.pin).split()).encode("utf-8", "replace")
        return _stretch(pin, slot.salt, slot.cost or self.cost) + self.raw


@dataclass(frozen=True)
class Recovery:
    """A recovery recipient (`age1…`); its secret lies with the team or on the printed sheet."""

    to: str
    id: str = ""

    def lock(self, key: bytes, entropy: Entropy) -> Slot:
        """Wrap the 48 bytes in a new slot; raises BadInput for a misspelt recipient."""
        slot = Slot(self.id or new_id(entropy), Kind.RECOVERY, to=self.to)
        # age binds nothing but its content, so the fields travel inside and are compared on opening.
        return replace(slot, wrapped=crypto.age_encrypt(key + encode(slot.bound()), [self.to]))


@dataclass(frozen=True)
class RecoveryKey:
    """The recovery secret as typed from the sheet (`AGE-SECRET-KEY-1…`, case and spaces do not matter)."""

    typed: str = field(repr=False)
    kind: Kind = field(default=Kind.RECOVERY, init=False)

    def open(self, slot: Slot) -> bytes:
        """Give the 48 bytes; raises Unreadable."""
        try:
            opened = crypto.age_decrypt(slot.wrapped, "".join(self.typed.split()).upper())
        except BadInput as error:
            raise Unreadable(what="slot") from error
        if opened[KEY_SIZE:] != encode(slot.bound()):
            raise Unreadable(what="slot")
        return opened[:KEY_SIZE]


def typed(text: str) -> Passphrase | RecoveryKey:
    """Tell what somebody typed or scanned to open a log: the recovery key by how it begins, else the six words."""
    bare = "".join(text.split()).upper()
    return RecoveryKey(text) if bare.startswith(_RECOVERY) else Passphrase(text)


def new_setup_key(entropy: Entropy = secrets.token_bytes) -> SetupKey:
    """Make the key of a setup slot."""
    return SetupKey(entropy(32))


def new_id(entropy: Entropy = secrets.token_bytes) -> str:
    """Make the id of a slot: b64 of 12 random bytes, the first bit cleared.

    So an id begins with a letter: a command line takes one that begins with a hyphen for an option.
    """
    first, *rest = entropy(_ID_SIZE)
    return b64(bytes([first & 0x7F, *rest]))


def _stretch(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    return crypto.argon2id(
        secret, salt, memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes, length=crypto.SEED_SIZE
    )


def _wrapped(slot: Slot, secret: bytes, key: bytes, entropy: Entropy) -> Slot:
    return replace(slot, wrapped=crypto.seal(_wrapping_key(slot, secret), key, encode(slot.bound()), entropy))


def _unwrapped(slot: Slot, secret: bytes) -> bytes:
    key = crypto.open_sealed(_wrapping_key(slot, secret), slot.wrapped, encode(slot.bound()))
    if len(key) != KEY_SIZE:
        raise Unreadable(what="slot")
    return key


def _wrapping_key(slot: Slot, secret: bytes) -> bytes:
    return crypto.hkdf(secret, _INFO, 32, slot.salt)


def text_of(value: Any) -> str:
    """Take a value from foreign JSON that must be text; raises TypeError."""
    if not isinstance(value, str):
        raise TypeError("text")
    return value


def _number(value: Any) -> int:
    if type(value) is not int:
        raise TypeError("number")
    return value
