# SPDX-License-Identifier: Apache-2.0
"""The keys that may sign procedures and bulletins, as the ward keeps them once a trust stick was taken over.

With them it can check a word of the team that comes as codes, without the stick and without `tuf`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from logbook.core.model import chain

NAME = "pack-keys"
"""What the list is called beside the files of a stick; no stick may bring a file of this name."""


def key_id(public: bytes) -> str:
    """Name a public Ed25519 key (32 bytes) as TUF does: SHA-256 (hex) of its canonical JSON."""
    words = f'{{"keytype":"ed25519","keyval":{{"public":"{public.hex()}"}},"scheme":"ed25519"}}'
    return hashlib.sha256(words.encode("ascii")).hexdigest()


def write(keys: Iterable[bytes]) -> bytes:
    """Spell the list: one key a line."""
    return "".join(f"{chain.b64(key)}\n" for key in keys).encode("ascii")


def read(data: bytes) -> tuple[bytes, ...]:
    """Read the list as `write` left it."""
    return tuple(chain.un64(line) for line in data.decode("ascii").splitlines())
