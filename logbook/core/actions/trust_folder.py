# SPDX-License-Identifier: Apache-2.0
"""The incident team's own folder: where lists are written, signed by two of three, and put onto sticks.

The folder holds no private key. What lies in it without enough signatures lies in `unsigned` and leaves on no stick;
what leaves was checked exactly as a ward will check it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from logbook.core import crypto
from logbook.core.actions import trusting
from logbook.core.exchange.trust import card, lists, metadata, packs, stick
from logbook.core.exchange.trust.stick import Offer
from logbook.core.model import bulletins, chain
from logbook.core.model.bulletins import Notice
from logbook.core.model.codes import Realm
from logbook.core.model.errors import AlreadyAWard, BadInput, NotTrusted
from logbook.core.model.frame import Now
from logbook.core.vault import files

LISTED = (lists.DEVICES, lists.RECIPIENTS, lists.TEAM)
PACK_KEYS = "pack-keys.txt"
UNSIGNED = "unsigned"
YEARS = 2
_LARGEST = 8 * 1024 * 1024
_ROOT, _TARGETS = "root.json", stick.TARGETS_FILE


@dataclass(frozen=True, slots=True)
class Waiting:
    """A list that waits for signatures: its name, version, and how many it has."""

    name: str
    version: int
    signatures: int


def start(folder: Path, seeds: Sequence[bytes], realm: Realm, now: Now) -> str:
    """Make a team's folder with root 1 and empty lists, signed by all its keys; returns the card's letters.

    Raises AlreadyAWard where something is there, and the storage errors.
    """
    if folder.exists() and any(folder.iterdir()):
        raise AlreadyAWard(path=str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    files.make_folder(folder)
    root = _by(metadata.new_root(1, map(crypto.record_public, seeds), _later(now), realm), seeds)
    files.write_file(folder / lists.DEVICES, lists.write_devices(()))
    files.write_file(folder / lists.RECIPIENTS, lists.write_recipients(()))
    files.write_file(folder / _TARGETS, _by(metadata.new_targets(1, _listed(folder), (), _later(now)), seeds))
    files.write_file(folder / metadata.root_name(1), root)
    return card.code(root, realm)


def newest_root(folder: Path) -> tuple[bytes, metadata.Roots]:
    """Read the newest root of a folder; raises NotTrusted where it is no team's folder."""
    version = 1
    while (folder / metadata.root_name(version + 1)).is_file():
        version += 1
    data = _needed(folder / metadata.root_name(version))
    return data, metadata.read_root(data)


def letters(folder: Path) -> tuple[str, int, Realm]:
    """Return the card for the newest root, with its version and realm."""
    data, root = newest_root(folder)
    return card.code(data, metadata.realm_of(root)), root.signed.version, metadata.realm_of(root)


def read_list(folder: Path, name: str) -> bytes:
    """Read one of the lists as it is being written; empty where there is none yet."""
    return files.read_file(folder / name, lists.LIMIT) or b""


def write_list(folder: Path, name: str, data: bytes) -> None:
    """Write one of the lists; it counts once it is signed."""
    newest_root(folder)
    files.write_file(folder / name, data)


def add_packer(folder: Path, public: bytes, name: str) -> None:
    """Let a key sign procedure packs; it counts once the lists are signed."""
    known = read_list(folder, PACK_KEYS).decode("utf-8")
    write_list(folder, PACK_KEYS, f"{known}# {name}\n{chain.b64(public)}\n".encode())


def packers(folder: Path) -> tuple[bytes, ...]:
    """Read the keys that shall sign packs; raises BadInput."""
    lines = read_list(folder, PACK_KEYS).decode("utf-8").splitlines()
    try:
        return tuple(chain.un64(line) for line in lines if line and not line.startswith("#"))
    except ValueError as error:
        raise BadInput(path=PACK_KEYS, reason="spelling") from error


def rotate(folder: Path, drop: str, public: bytes, now: Now) -> None:
    """Draft the next root: the key whose id begins with `drop` goes, another comes; two of the old keys must sign it.

    Raises BadInput where no key, or more than one, begins so.
    """
    _, root = newest_root(folder)
    keys = metadata.keys_in(root)
    going = [keyid for keyid in keys if drop and keyid.startswith(drop)]
    if len(going) != 1:
        raise BadInput(field=drop, reason="unknown-key")
    following = [key for keyid, key in keys.items() if keyid not in going] + [public]
    data = metadata.new_root(root.signed.version + 1, following, _later(now), metadata.realm_of(root))
    _draft(folder, _ROOT, data)


def sign(folder: Path, seeds: Sequence[bytes], now: Now) -> tuple[Waiting, ...]:
    """Sign everything that waits, and publish what has enough; returns what still waits for another key.

    Lists that were changed are drafted anew with the next version, so that older signatures do not stand for them.
    """
    _, root = newest_root(folder)
    drafted = _read(folder / UNSIGNED / _ROOT)
    _only_ours(seeds, root, *([metadata.read_root(drafted)] if drafted is not None else []))
    if drafted is not None:
        drafted = _by(drafted, seeds)
        following = metadata.read_root(drafted)
        if _holds(lambda: metadata.step(root, following)):
            files.write_file(folder / metadata.root_name(following.signed.version), drafted)
            _forget(folder, _ROOT)
        else:
            _draft(folder, _ROOT, drafted)
        root = following
    _sign_lists(folder, root, seeds, now)
    return waiting(folder)


def _only_ours(seeds: Sequence[bytes], *roots: metadata.Roots) -> None:
    known = {public for root in roots for public in metadata.keys_in(root).values()}
    if not known.issuperset(map(crypto.record_public, seeds)):
        raise BadInput(field="key", reason="unknown-key")


def _sign_lists(folder: Path, root: metadata.Roots, seeds: Sequence[bytes], now: Now) -> None:
    wanted, current = _wanted(folder, root, now)
    if current:
        _forget(folder, _TARGETS)
        return
    before = _read(folder / UNSIGNED / _TARGETS)
    if before is not None and metadata.same_words(before, wanted):
        wanted = before
    wanted = _by(wanted, seeds)
    root_is_out = (folder / metadata.root_name(root.signed.version)).is_file()
    if root_is_out and _holds(lambda: metadata.read_targets(root, wanted, 0)):
        files.write_file(folder / _TARGETS, wanted)
        _forget(folder, _TARGETS)
    else:
        _draft(folder, _TARGETS, wanted)


def _wanted(folder: Path, root: metadata.Roots, now: Now) -> tuple[bytes, bool]:
    """Write what the lists should say now, unsigned, and say whether that is out already, signed under this root."""
    published = _needed(folder / _TARGETS)
    wanted = metadata.new_targets(metadata.version_of(published) + 1, _listed(folder), packers(folder), _later(now))
    current = metadata.same_words(published, wanted) and _holds(lambda: metadata.read_targets(root, published, 0))
    return wanted, current


def waiting(folder: Path) -> tuple[Waiting, ...]:
    """Name what waits for signatures."""
    drafts = ((name, _read(folder / UNSIGNED / name)) for name in (_ROOT, _TARGETS))
    return tuple(
        Waiting(name, metadata.version_of(data), metadata.signers(data)) for name, data in drafts if data is not None
    )


def add_files(folder: Path, paths: Iterable[Path]) -> None:
    """Put procedures and pictures of their pages into the pack's folder, under small letters; raises BadInput."""
    newest_root(folder)
    for path in paths:
        name = f"procedures/{path.name.lower()}"
        if not metadata.MAY_NAME[metadata.PROCEDURES].match(name):
            raise BadInput(path=str(path), reason="may-not-name")
        data = _needed(path)
        packs.read({name: data})
        files.make_folder(folder / "procedures")
        files.write_file(folder.joinpath(*name.split("/")), data)


def add_bulletin(folder: Path, notice: Notice) -> Notice:
    """Write a bulletin into the pack's folder, with the version after the last one of its code."""
    newest_root(folder)
    path = folder / "bulletins" / f"{notice.code.lower()}.toml"
    before = _read(path)
    version = bulletins.read(before).version + 1 if before is not None else 1
    data = bulletins.write(dataclasses.replace(notice, version=version))
    files.make_folder(folder / "bulletins")
    files.write_file(path, data)
    return bulletins.read(data)


def pack(folder: Path, seed: bytes, now: Now) -> int:
    """Sign what lies in the pack's folders with a pack key; returns the pack's version. Raises BadInput for a file."""
    found = {
        f"{room}/{path.name}": _needed(path)
        for room in ("procedures", "bulletins")
        for path in sorted((folder / room).glob("*"))
    }
    for name in found:
        if not metadata.MAY_NAME[metadata.PROCEDURES].match(name):
            raise BadInput(path=name, reason="may-not-name")
    packs.read(found)
    before = _read(folder / stick.PROCEDURES_FILE)
    version = metadata.version_of(before) + 1 if before is not None else 1
    files.write_file(
        folder / stick.PROCEDURES_FILE, metadata.sign(metadata.new_pack(version, found, _later(now)), seed)
    )
    return version


def check(folder: Path, now: Now) -> Offer:
    """Check a team's folder, or what lies on a stick, from its own first root on: whole, not whose it is."""
    read = trusting.reader(folder)
    first = read(metadata.root_name(1), metadata.LIMIT)
    if first is None:
        raise NotTrusted(path=metadata.root_name(1), reason="not-there")
    realm = metadata.realm_of(metadata.read_root(first))
    return stick.check(read, realm, now.wall, None, card.code(first, realm))


def put(folder: Path, out: Path, now: Now) -> Offer:
    """Put everything signed onto a stick, after checking it as a ward will; raises NotTrusted, the storage errors.

    A list that was changed must be signed first: a stick is not made of half of what the team wrote.
    """
    if not _wanted(folder, newest_root(folder)[1], now)[1]:
        raise NotTrusted(path=_TARGETS, reason="signatures")
    offer = check(folder, now)
    names = [metadata.root_name(version) for version in range(1, offer.root + 1)] + [_TARGETS]
    names += [stick.PROCEDURES_FILE] if offer.pack_digest else []
    with files.medium(out):
        out.mkdir(parents=True, exist_ok=True)
    for name, data in offer.files.items():
        place = out.joinpath(*name.split("/"))
        files.make_folder(place.parent)
        files.write_file(place, data)
    for name in names:  # the signatures last: a stick pulled too early holds nothing that could be believed
        files.write_file(out / name, _needed(folder / name))
    return offer


def _listed(folder: Path) -> dict[str, bytes]:
    found = {name: read_list(folder, name) for name in LISTED}
    return {name: data for name, data in found.items() if data}


def _by(data: bytes, seeds: Iterable[bytes]) -> bytes:
    for seed in seeds:
        data = metadata.sign(data, seed)
    return data


def _holds(act: Callable[[], object]) -> bool:
    try:
        act()
    except NotTrusted:
        return False
    return True


def _later(now: Now) -> datetime:
    return datetime.fromtimestamp(now.wall // 1000, UTC) + timedelta(days=365 * YEARS)


def _draft(folder: Path, name: str, data: bytes) -> None:
    files.make_folder(folder / UNSIGNED)
    files.write_file(folder / UNSIGNED / name, data)


def _forget(folder: Path, name: str) -> None:
    if (folder / UNSIGNED).is_dir():
        files.remove_file(folder / UNSIGNED / name)


def _read(path: Path) -> bytes | None:
    return files.read_file(path, _LARGEST)


def _needed(path: Path) -> bytes:
    data = _read(path)
    if data is None:
        raise NotTrusted(path=path.name, reason="not-there")
    return data
