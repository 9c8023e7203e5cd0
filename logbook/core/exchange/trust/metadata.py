# SPDX-License-Identifier: Apache-2.0
"""Who may say what: the signed lists of a trust stick, in the metadata form of The Update Framework (TUF).

The one door to `tuf`, and only to `tuf.api.metadata`: it opens no connection and reads no clock, so that a PC with a
wrong clock can still take a new list (D10). Stricter than the library: one spelling, Ed25519 keys only, each under its
own name, two of three for roots and lists, and a role may name only what it is there for. Whatever does not fit is
`NotTrusted`; nothing here ever takes half.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from securesystemslib.signer import Key, Signature, SSlibKey
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    Role,
    Root,
    TargetFile,
    Targets,
)

from logbook.core import crypto
from logbook.core.exchange.trust import packers
from logbook.core.model.codes import Realm
from logbook.core.model.errors import NotTrusted, OlderThanKnown

ROOT, TARGETS, PROCEDURES = "root", "targets", "procedures"
LIMIT = 512 * 1024
"""Bytes of the largest signed list taken."""

TOP_VERSION = 2**31 - 1
TOP_THRESHOLD, LEAST_KEYS = 2, 3
"""Two of three: one stolen key of the team rules nothing, one lost key stops nothing."""

MAY_NAME = {
    TARGETS: re.compile(r"(devices\.json|recipients\.txt|team\.pem)\Z", re.ASCII),
    PROCEDURES: re.compile(
        r"(procedures/[a-z0-9][a-z0-9._-]{0,60}\.(toml|png)|bulletins/[a-z0-9][a-z0-9._-]{0,60}\.toml)\Z", re.ASCII
    ),
}
"""What a role may name. A signature alone does not limit that: a pack key could list recipients otherwise."""

_PATHS = ["procedures/*", "bulletins/*"]
_REALM = "realm"
_ED25519 = "ed25519"
_HEX_KEY = re.compile(r"[0-9a-f]{64}", re.ASCII)
_HEX_SIGNATURE = re.compile(r"[0-9a-f]{128}", re.ASCII)
_MOST_FILES = 500
_MOST_BYTES = 64 * 1024 * 1024
_MOST = {".png": 8 * 1024 * 1024}
"""Bytes of the largest file by its ending; of everything else, those of the largest list."""

Read = Callable[[str, int], bytes | None]
"""(name, most bytes) -> a file's bytes, or None where there is none; raises NotTrusted where it is longer."""

S = TypeVar("S", Root, Targets)
Roots = Metadata[Root]
Lists = Metadata[Targets]


def root_name(version: int) -> str:
    """Name the file of one root."""
    return f"{version}.root.json"


def read_root(data: bytes) -> Roots:
    """Read a root in its one spelling; who signed it is asked by `step` and `begins`. Raises NotTrusted."""
    root = _read(data, Root, ROOT)
    for role in (ROOT, TARGETS):
        _judge_role(root.signed.roles[role], root.signed.keys, TOP_THRESHOLD, LEAST_KEYS)
    if root.signed.unrecognized_fields.keys() != {_REALM}:
        raise NotTrusted(path=ROOT, reason="spelling")
    realm_of(root)
    return root


def realm_of(root: Roots) -> Realm:
    """Say whether a root is a real one or an exercise's."""
    try:
        return Realm(root.signed.unrecognized_fields[_REALM])
    except ValueError as error:
        raise NotTrusted(path=ROOT, reason="spelling") from error


def begins(root: Roots) -> None:
    """Demand that a root which was named from outside (a card, the ward's log) is signed by its own keys."""
    _signed(root.signed, ROOT, root)


def step(old: Roots, new: Roots) -> None:
    """Demand that `new` follows `old`: the next version, of the same realm, signed by the old set and by the new."""
    if new.signed.version != old.signed.version + 1 or realm_of(new) is not realm_of(old):
        raise NotTrusted(path=root_name(new.signed.version), reason="root-step")
    _signed(old.signed, ROOT, new)
    _signed(new.signed, ROOT, new)


def read_targets(root: Roots, data: bytes, highest: int) -> Lists:
    """Read the team's lists, signed as `root` says; raises NotTrusted, OlderThanKnown below `highest`."""
    lists = _read(data, Targets, TARGETS)
    delegations = lists.signed.delegations
    if delegations is not None:
        if delegations.roles is None or list(delegations.roles) != [PROCEDURES]:
            raise NotTrusted(path=TARGETS, reason="delegation")
        _judge_role(delegations.roles[PROCEDURES], delegations.keys, 1, 1)
    _signed(root.signed, TARGETS, lists)
    _judge_lists(TARGETS, lists, highest)
    return lists


def read_pack(lists: Lists, data: bytes, highest: int) -> tuple[Lists, str]:
    """Read the procedure pack's list, signed by a key that `lists` delegates to; returns it with that key's name."""
    pack = _read(data, Targets, PROCEDURES)
    if pack.signed.delegations is not None:
        raise NotTrusted(path=PROCEDURES, reason="delegation")
    signers = _signed(lists.signed, PROCEDURES, pack)
    _judge_lists(PROCEDURES, pack, highest)
    return pack, signers[0][:16]


def take_files(role: str, metadata: Lists, read: Read) -> dict[str, bytes]:
    """Read everything a list names, each of exactly the length and hash it says; raises NotTrusted."""
    files = metadata.signed.targets
    if len(files) > _MOST_FILES or sum(file.length for file in files.values()) > _MOST_BYTES:
        raise NotTrusted(path=role, reason="too-large")
    return {name: _file(name, file, read) for name, file in files.items()}


def keys_of(role: Role) -> str:
    """Name a role's keys and threshold, so that a change of them can be told: SHA-256 in hex."""
    return hashlib.sha256(f"{role.threshold} {' '.join(sorted(role.keyids))}".encode()).hexdigest()


def pack_keys(lists: Lists) -> str:
    """Name the keys that may sign packs; empty where the team delegates to nobody."""
    delegations = lists.signed.delegations
    return keys_of(delegations.roles[PROCEDURES]) if delegations and delegations.roles else ""


def lone_packers(lists: Lists) -> tuple[bytes, ...]:
    """Give the keys (32 bytes each) of which any one may sign a pack by itself; none where it takes two of them."""
    delegations = lists.signed.delegations
    if delegations is None or not delegations.roles or delegations.roles[PROCEDURES].threshold > 1:
        return ()
    return tuple(_public(delegations.keys[keyid]) for keyid in sorted(delegations.roles[PROCEDURES].keyids))


def expired(metadata: Metadata[Any], wall: int) -> bool:
    """Whether it should have been renewed by now, by this PC's clock (ms UTC): a warning, never a refusal."""
    return bool(metadata.signed.expires.timestamp() * 1000 <= wall)


def _read(data: bytes, kind: type[S], name: str) -> Metadata[S]:
    if len(data) > LIMIT:
        raise NotTrusted(path=name, reason="too-large")
    try:
        metadata: Metadata[Any] = Metadata.from_bytes(data)
        spelled = metadata.to_bytes()
    except RepositoryError as error:
        raise NotTrusted(path=name, reason="spelling") from error
    if spelled != data or metadata.unrecognized_fields or not isinstance(metadata.signed, kind):
        raise NotTrusted(path=name, reason="spelling")
    if not all(_HEX_SIGNATURE.fullmatch(one.signature) for one in metadata.signatures.values()):
        raise NotTrusted(path=name, reason="spelling")  # capitals would be a second spelling of the same list
    if type(metadata.signed.version) is not int or metadata.signed.version > TOP_VERSION:
        raise NotTrusted(path=name, reason="version")
    return metadata


def _judge_role(role: Role, keys: Mapping[str, Key], threshold: int, least: int) -> None:
    if type(role.threshold) is not int or role.threshold < threshold or len(role.keyids) < least:
        raise NotTrusted(reason="threshold")
    if any(keyid not in keys or keyid != key_of(_public(keys[keyid])).keyid for keyid in role.keyids):
        raise NotTrusted(reason="key")  # a key under two names would count twice


def _public(key: Key) -> bytes:
    value = key.keyval.get("public")
    if key.keytype != _ED25519 or key.scheme != _ED25519 or set(key.keyval) != {"public"} or key.unrecognized_fields:
        raise NotTrusted(reason="key")
    if not isinstance(value, str) or not _HEX_KEY.fullmatch(value):
        raise NotTrusted(reason="key")
    return bytes.fromhex(value)


def _signed(parent: Root | Targets, role: str, metadata: Metadata[Any]) -> list[str]:
    try:
        found = parent.get_verification_result(role, metadata.signed_bytes, metadata.signatures)
    except (RepositoryError, ValueError) as error:
        raise NotTrusted(path=role, reason="signatures") from error
    if not found.verified:
        raise NotTrusted(path=role, reason="signatures")
    return sorted(found.signed)


def _judge_lists(role: str, lists: Lists, highest: int) -> None:
    if lists.signed.unrecognized_fields:
        raise NotTrusted(path=role, reason="spelling")
    for name in lists.signed.targets:
        if not MAY_NAME[role].match(name):
            raise NotTrusted(path=name, reason="may-not-name")
    if lists.signed.version < highest:
        raise OlderThanKnown(path=role, found=lists.signed.version, known=highest)


def _file(name: str, file: TargetFile, read: Read) -> bytes:
    if file.length > _MOST.get(name[-4:], LIMIT):
        raise NotTrusted(path=name, reason="too-large")
    data = read(name, file.length)
    if data is None:
        raise NotTrusted(path=name, reason="not-there")
    if len(data) != file.length or file.hashes != {"sha256": hashlib.sha256(data).hexdigest()}:
        raise NotTrusted(path=name, reason="other-file")
    return data


def key_of(public: bytes) -> Key:
    """Give a public Ed25519 key (32 bytes) the form and the name it has in a list."""
    return SSlibKey(packers.key_id(public), _ED25519, _ED25519, {"public": public.hex()})


def new_root(version: int, publics: Iterable[bytes], expires: datetime, realm: Realm) -> bytes:
    """Write a root that nobody has signed yet: its keys (three or more) sign roots and lists, two are needed."""
    keys = {key.keyid: key for key in map(key_of, publics)}
    roles = {name: Role([], 1) for name in ("snapshot", "timestamp")}  # one stick is one snapshot
    roles |= {name: Role(sorted(keys), TOP_THRESHOLD) for name in (ROOT, TARGETS)}
    root = Root(
        version, None, expires.astimezone(UTC), dict(keys), roles,
        consistent_snapshot=False, unrecognized_fields={_REALM: realm.value},
    )  # fmt: skip
    return _written(Metadata(root), read_root)


def new_targets(version: int, files: Mapping[str, bytes], packers: Iterable[bytes], expires: datetime) -> bytes:
    """Write the team's lists, unsigned; `packers` are the public keys that may sign packs, one of them is enough."""
    keys = {key.keyid: key for key in map(key_of, packers)}
    role = DelegatedRole(PROCEDURES, sorted(keys), 1, True, paths=list(_PATHS))
    delegations = Delegations(dict(keys), {PROCEDURES: role}) if keys else None
    return _new_lists(version, files, expires, delegations)


def new_pack(version: int, files: Mapping[str, bytes], expires: datetime) -> bytes:
    """Write a procedure pack's list, unsigned."""
    return _new_lists(version, files, expires, None)


def _new_lists(version: int, files: Mapping[str, bytes], expires: datetime, delegations: Delegations | None) -> bytes:
    targets = {name: _target(name, data) for name, data in sorted(files.items())}
    return _written(Metadata(Targets(version, None, expires.astimezone(UTC), targets, delegations)), lambda _: None)


def _target(name: str, data: bytes) -> TargetFile:
    return TargetFile(len(data), {"sha256": hashlib.sha256(data).hexdigest()}, name)


def _written(metadata: Metadata[Any], check: Callable[[bytes], object]) -> bytes:
    data = metadata.to_bytes()
    check(data)
    return data


def same_words(data: bytes, other: bytes) -> bool:
    """Whether two lists name the same files and delegate to the same keys, whatever their versions and dates."""
    one: Metadata[Any] = Metadata.from_bytes(data)
    two: Metadata[Any] = Metadata.from_bytes(other)
    return bool(one.signed.targets == two.signed.targets and one.signed.delegations == two.signed.delegations)


def version_of(data: bytes) -> int:
    """Read the version a list says it has, whoever signed it."""
    metadata: Metadata[Any] = Metadata.from_bytes(data)
    return int(metadata.signed.version)


def keys_in(root: Roots) -> dict[str, bytes]:
    """Give a root's keys, 32 bytes each, by their ids."""
    return {keyid: bytes.fromhex(root.signed.keys[keyid].keyval["public"]) for keyid in root.signed.roles[ROOT].keyids}


def signers(data: bytes) -> int:
    """Count the signatures a list carries so far, good or not."""
    metadata: Metadata[Any] = Metadata.from_bytes(data)
    return len(metadata.signatures)


def sign(data: bytes, seed: bytes) -> bytes:
    """Add the signature of one key (Ed25519 seed) to what `new_root`, `new_targets` or `new_pack` wrote."""
    metadata: Metadata[Any] = Metadata.from_bytes(data)
    keyid = key_of(crypto.record_public(seed)).keyid
    metadata.signatures[keyid] = Signature(keyid, crypto.sign_record(seed, metadata.signed_bytes).hex())
    metadata.signatures = dict(sorted(metadata.signatures.items()))
    return metadata.to_bytes()
