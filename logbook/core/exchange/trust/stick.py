# SPDX-License-Identifier: Apache-2.0
"""A whole trust stick, checked before anything of it is believed: what it offers, or why it is refused.

The first stick is believed because somebody typed the team's card; every later one because it follows, root by root,
from the root in the ward's own log. Nothing is taken in part.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from logbook.core.exchange import checkpoint
from logbook.core.exchange.trust import card, lists, metadata, packs
from logbook.core.exchange.trust.lists import KnownDevice
from logbook.core.exchange.trust.metadata import Lists, Read, Roots
from logbook.core.exchange.trust.packs import Pack
from logbook.core.model.codes import Realm
from logbook.core.model.errors import NotTrusted, OlderThanKnown
from logbook.core.model.trust import Accepted

MOST_ROOTS = 50
TARGETS_FILE, PROCEDURES_FILE = "targets.json", "procedures.json"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a stick that holds good brings, all of it signed; `files` are the bytes of everything its lists name.

    `digest` is the SHA-256 (hex) of the newest root, `pack_digest` that of the pack's list; `expired` names the lists
    that should have been renewed by this PC's clock.
    """

    realm: Realm
    root: int
    digest: str
    targets: int
    procedures: int
    pack_keys: str
    packers: tuple[bytes, ...]
    first: bool
    devices: tuple[KnownDevice, ...]
    recipients: tuple[str, ...]
    team: tuple[bytes, ...]
    pack: Pack
    pack_digest: str
    signed_by: str
    files: dict[str, bytes]
    expired: tuple[str, ...]
    until: datetime


@dataclass(frozen=True, slots=True)
class _Chain:
    """Where the roots end: the newest, its bytes, and whether the keys for the lists are still those accepted."""

    root: Roots
    data: bytes
    same_keys: bool


def check(read: Read, realm: Realm, wall: int, known: Accepted | None = None, typed: str = "") -> Offer:
    """Check a stick for a ward of this realm at `wall` (ms UTC).

    `known` is what the ward accepted before; without it `typed` must be the card's letters. Raises NotTrusted with the
    reason (for a mistyped card `apart`, the letters that differ), OlderThanKnown, BadInput for a file that says
    nothing sensible, and what `read` raises.
    """
    chain = _follow(read, _known_root(read, known) if known is not None else _first_root(read, typed))
    if realm is Realm.REAL and metadata.realm_of(chain.root) is not realm:
        raise NotTrusted(reason="exercise")
    targets_data = _needed(read, TARGETS_FILE)
    highest = known.targets if known is not None and chain.same_keys else 0
    targets = metadata.read_targets(chain.root, targets_data, highest)
    files = metadata.take_files(metadata.TARGETS, targets, read)
    keys = metadata.pack_keys(targets)
    signed: list[tuple[str, Roots | Lists]] = [(metadata.ROOT, chain.root), (metadata.TARGETS, targets)]
    version, digest, signer, packed = 0, "", "", dict[str, bytes]()
    if keys:
        pack, digest, signer = _pack(read, targets, known.procedures if known and known.pack_keys == keys else 0)
        version, packed = pack.signed.version, metadata.take_files(metadata.PROCEDURES, pack, read)
        signed.append((metadata.PROCEDURES, pack))
    team = files.get(lists.TEAM)
    return Offer(
        metadata.realm_of(chain.root), chain.root.signed.version, hashlib.sha256(chain.data).hexdigest(),
        targets.signed.version, version, keys, metadata.lone_packers(targets),
        known is None,
        lists.read_devices(files[lists.DEVICES]) if lists.DEVICES in files else (),
        lists.read_recipients(files.get(lists.RECIPIENTS, b"")),
        lists.read_team(team) if team is not None else (),
        packs.read(packed), digest, signer, files | packed,
        tuple(name for name, one in signed if metadata.expired(one, wall)),
        min(one.signed.expires for _, one in signed),
    )  # fmt: skip


def _known_root(read: Read, known: Accepted) -> bytes:
    data = read(metadata.root_name(known.root), metadata.LIMIT)
    if data is None:
        if read(metadata.root_name(1), metadata.LIMIT) is None:
            raise NotTrusted(path=metadata.root_name(1), reason="not-there")
        raise OlderThanKnown(path=metadata.ROOT, known=known.root)
    if hashlib.sha256(data).hexdigest() != known.digest:
        raise NotTrusted(path=metadata.root_name(known.root), reason="other-team")
    return data


def _first_root(read: Read, typed: str) -> bytes:
    """Find the root whose card was typed: an old card holds as long as the roots since then follow from it."""
    found = list(_roots(read, 1))
    if not found:
        raise NotTrusted(path=metadata.root_name(1), reason="not-there")
    realm = metadata.realm_of(metadata.read_root(found[-1]))
    apart = card.LETTERS
    for data in reversed(found):
        letters = checkpoint.letters_apart(typed, card.code(data, realm))
        if letters == 0:
            return data
        apart = min(apart, letters)
    raise NotTrusted(reason="card", apart=apart)


def _follow(read: Read, data: bytes) -> _Chain:
    root = metadata.read_root(data)
    metadata.begins(root)
    keys, same = metadata.keys_of(root.signed.roles[metadata.TARGETS]), True
    for newer in _roots(read, root.signed.version + 1):
        following = metadata.read_root(newer)
        metadata.step(root, following)
        root, data = following, newer
        same = same and metadata.keys_of(root.signed.roles[metadata.TARGETS]) == keys
    return _Chain(root, data, same)


def _roots(read: Read, first: int) -> Iterator[bytes]:
    for version in range(first, MOST_ROOTS + 1):
        data = read(metadata.root_name(version), metadata.LIMIT)
        if data is None:
            return
        yield data


def _pack(read: Read, targets: Lists, highest: int) -> tuple[Lists, str, str]:
    data = _needed(read, PROCEDURES_FILE)
    pack, signer = metadata.read_pack(targets, data, highest)
    return pack, hashlib.sha256(data).hexdigest(), signer


def _needed(read: Read, name: str) -> bytes:
    data = read(name, metadata.LIMIT)
    if data is None:
        raise NotTrusted(path=name, reason="not-there")
    return data
