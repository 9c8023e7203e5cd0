# SPDX-License-Identifier: Apache-2.0
"""The incident team's signed word as the payload of a set of codes: one bulletin or one short procedure.

A pack key signs kind and file under a domain of their own, so that no signature over a pack's list can stand for one
here. Who may sign, and whether it is news, is asked by others. Format: formats.md, “Codes where no stick may be plugged
in”.
"""

from __future__ import annotations

import tomllib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from logbook.core import crypto
from logbook.core.exchange.trust import packers, packs
from logbook.core.exchange.trust.packs import Pack
from logbook.core.model import bulletins, library
from logbook.core.model.chain import to_sign
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput, NotTrusted, TooLarge

_MARK = b"\x01"
_KEY, _SIGNATURE = 8, 64
_FILE = 1 + 1 + _KEY + _SIGNATURE
"""Where the compressed file begins: after mark, kind, the beginning of the key's id, and the signature."""


class Kind(StrEnum):
    """What the file is; the letter in the payload."""

    BULLETIN = "B"
    PROCEDURE = "P"


_PLACES = {Kind.BULLETIN: "bulletins/code.toml", Kind.PROCEDURE: "procedures/code.toml"}
_LIMITS = {Kind.BULLETIN: bulletins.LIMIT, Kind.PROCEDURE: library.LIMIT}


@dataclass(frozen=True, slots=True)
class Word:
    """What a payload holds: the file's bytes exactly as in a pack; `key` begins the id of the key, in hex."""

    kind: Kind
    file: bytes
    key: str
    signature: bytes


def kind_of(file: bytes) -> Kind:
    """Say what a file means to be, so that its faults are named as such: a bulletin has a title in one language."""
    try:
        titled = tomllib.loads(file.decode("utf-8-sig")).get("title")
    except (ValueError, RecursionError):
        titled = None
    return Kind.BULLETIN if isinstance(titled, str) else Kind.PROCEDURE


def write(kind: Kind, file: bytes, seed: bytes, realm: Realm) -> bytes:
    """Sign a file with a pack key (Ed25519 seed); raises BadInput where no ward would take it."""
    contents(kind, file)
    key = bytes.fromhex(packers.key_id(crypto.record_public(seed)))[:_KEY]
    signature = crypto.sign_record(seed, _signed(kind, file, realm))
    return _MARK + kind.encode("ascii") + key + signature + zlib.compress(file, 9)


def read(payload: bytes) -> Word:
    """Read a payload, unproven; raises BadInput for what `write` never wrote, TooLarge beyond a pack file's limit."""
    if len(payload) <= _FILE or payload[:1] != _MARK:
        raise BadInput(reason="codes-content")
    try:
        kind = Kind(payload[1:2].decode("ascii"))
    except ValueError as error:
        raise BadInput(reason="codes-content") from error
    file = _unpack(payload[_FILE:], _LIMITS[kind])
    return Word(kind, file, payload[2 : 2 + _KEY].hex(), payload[2 + _KEY : _FILE])


def contents(kind: Kind, file: bytes) -> Pack:
    """Read the file as a pack of this one file; raises BadInput, as for a sample."""
    try:
        return packs.read({_PLACES[kind]: file})
    except BadInput as error:
        raise type(error)(**{name: fact for name, fact in error.facts.items() if name != "path"}) from error


def signed_by(word: Word, keys: Iterable[bytes], realm: Realm) -> str:
    """Return the beginning of the id of the key that signed it, 16 hex digits; raises NotTrusted."""
    named = [key for key in keys if packers.key_id(key).startswith(word.key)]
    if not named:
        raise NotTrusted(reason="unknown-pack-key")
    signed = _signed(word.kind, word.file, realm)
    if not any(crypto.verify_record(key, word.signature, signed) for key in named):
        raise NotTrusted(reason="word-signature")
    return word.key


def _signed(kind: Kind, file: bytes, realm: Realm) -> bytes:
    return to_sign(realm, "bridge", f"{kind}\n".encode("ascii") + file)


def _unpack(data: bytes, limit: int) -> bytes:
    """Unfold at most `limit` bytes, whatever the data promises."""
    stream = zlib.decompressobj()
    try:
        file = stream.decompress(data, limit + 1)
    except zlib.error as error:
        raise BadInput(reason="codes-content") from error
    if len(file) > limit:
        raise TooLarge(limit=limit)
    if not stream.eof or stream.unused_data:
        raise BadInput(reason="codes-content")
    return file
