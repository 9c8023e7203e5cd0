# SPDX-License-Identifier: Apache-2.0
"""The ward takes its incident team's stick: looked at, shown, then taken over as a whole, and told in the log.

Looking changes nothing. What is taken over is what was looked at, byte for byte, so that nobody swaps the stick in
between. The first stick needs the team's card typed; the program never shows the letters it reckons itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from logbook.core import ward as wards
from logbook.core.exchange.trust import lists, packers, packs
from logbook.core.exchange.trust.lists import KnownDevice
from logbook.core.model import library
from logbook.core.model.bulletins import Notice
from logbook.core.model.errors import DamagedFile, NotAllowed, NotTrusted
from logbook.core.model.frame import Author, Entry, Frame, Happened
from logbook.core.model.library import Procedure
from logbook.core.model.people import Right
from logbook.core.model.safeguards import Bulletin, Pack, Trust
from logbook.core.model.trust import write_name
from logbook.core.vault import files, trusted
from logbook.core.vault.store import Store
from logbook.core.ward import Ward

if TYPE_CHECKING:
    from logbook.core.exchange.trust.metadata import Read
    from logbook.core.exchange.trust.stick import Offer

T = TypeVar("T")
INSIDE = "trust"
"""The folder on a stick, if the stick holds other things too."""

_PROCEDURES = "procedures/"
_CONTENT = (_PROCEDURES, "bulletins/")
BY_CODES = "codes/"
"""What begins the name of a file that came as codes; the rest is its code. No stick may bring such a name."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the ward has from its team; `by_codes` are those of the procedures that came as codes, not on a stick."""

    recipients: tuple[str, ...] = ()
    devices: tuple[KnownDevice, ...] = ()
    team: tuple[bytes, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    by_codes: tuple[Procedure, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What taking a stick over would change, for people to look at before; each a tuple of what is new or gone."""

    recipients: tuple[str, ...]
    recipients_gone: tuple[str, ...]
    devices: tuple[KnownDevice, ...]
    devices_gone: tuple[KnownDevice, ...]
    team: tuple[bytes, ...]
    team_gone: tuple[bytes, ...]
    procedures: tuple[Procedure, ...]
    procedures_gone: tuple[Procedure, ...]
    notices: tuple[Notice, ...]

    def __bool__(self) -> bool:
        """Whether anything changes at all."""
        return any(getattr(self, name) for name in self.__slots__)


def reader(folder: Path) -> Read:
    """Read the files of a stick, or of the folder `trust` on it; each at most as long as its list says."""
    place = folder / INSIDE if (folder / INSIDE).is_dir() else folder

    def read(name: str, most: int) -> bytes | None:
        try:
            return files.read_file(place.joinpath(*name.split("/")), most)
        except DamagedFile as error:
            raise NotTrusted(path=name, reason="other-file") from error

    return read


def look(ward: Ward, folder: Path, typed: str = "", *, anew: bool = False) -> Offer:
    """Check a stick against what this ward accepted before, or against the typed card; for any thread.

    `anew` says that the team began anew and gave out new cards: then the card counts, and nothing from before.
    Raises NotTrusted with the reason, OlderThanKnown, BadInput, and the storage errors.
    """
    from logbook.core.exchange.trust import stick  # noqa: PLC0415 - tuf, which only a stick needs (D20)

    known = None if anew else ward.folds.trust.accepted
    return stick.check(reader(folder), ward.realm, ward.machine.clock().wall, known, typed)


def held(store: Store) -> Held:
    """Read what the ward has from its team; on the store's thread."""
    found = trusted.read(store)
    team = found.get(lists.TEAM)
    pack = packs.read({name: data for name, data in found.items() if name.startswith(_CONTENT)}).procedures
    newer = tuple(_later(_by_codes(found), pack).values())
    late = {one.code for one in newer}
    return Held(
        lists.read_recipients(found.get(lists.RECIPIENTS, b"")),
        lists.read_devices(found[lists.DEVICES]) if lists.DEVICES in found else (),
        lists.read_team(team) if team is not None else (),
        (*(one for one in pack if one.code not in late), *newer),
        newer,
    )


def pack_keys(store: Store) -> tuple[bytes, ...]:
    """Give the keys that may sign procedures and bulletins by themselves; none before a stick named them."""
    return packers.read(trusted.read_one(store, packers.NAME) or b"")


def recipients(store: Store) -> tuple[str, ...]:
    """Give who exports are sealed for by the team's word; none where no stick was taken. On the store's thread."""
    return lists.read_recipients(trusted.read_one(store, lists.RECIPIENTS) or b"")


def team_keys(store: Store) -> tuple[bytes, ...]:
    """Give the P-256 points that sign the team's receipts; none where no stick was taken. On the store's thread."""
    found = trusted.read_one(store, lists.TEAM)
    return lists.read_team(found) if found is not None else ()


def procedures(store: Store) -> tuple[Procedure, ...]:
    """Give the procedures of the hospital's pack; on the store's thread."""
    return held(store).procedures


def pictures(store: Store) -> dict[str, tuple[str, ...]]:
    """Give by the digest of a procedure the names of the pictures that came with it; on the store's thread.

    A picture belongs to the procedure whose file's name begins its own: `p06-1.png` to `p06.toml`, the longest counts.
    """
    names = trusted.names(store)
    texts = [name.removesuffix(".toml") for name in names if name.startswith(_PROCEDURES) and name.endswith(".toml")]
    found: dict[str, list[str]] = {}
    for name in names:
        if name.endswith(".png"):
            stems = [stem for stem in texts if name == f"{stem}.png" or name.startswith(f"{stem}-")]
            found.setdefault(max(stems, key=len, default=""), []).append(name)
    files_of = {stem: trusted.read_one(store, f"{stem}.toml") or b"" for stem in texts if stem in found}
    return {hashlib.sha256(data).hexdigest(): tuple(found[stem]) for stem, data in files_of.items()}


def picture_files(store: Store, names: Iterable[str]) -> tuple[bytes, ...]:
    """Give pictures by their names, those that are still there; on the store's thread."""
    found = (trusted.read_one(store, name) for name in names)
    return tuple(data for data in found if data is not None)


def changes(ward: Ward, has: Held, offer: Offer) -> Changes:
    """Say what would change; reads the folds, so it is for the thread that folds."""
    trust = ward.folds.trust
    staying = _staying(ward, {one.code: one for one in has.by_codes}, offer).values()
    late = {one.code for one in staying}
    known = {one.digest for one in has.procedures}
    coming = {one.digest for one in (*offer.pack.procedures, *staying)}
    return Changes(
        _new(offer.recipients, has.recipients), _new(has.recipients, offer.recipients),
        _new(offer.devices, has.devices), _new(has.devices, offer.devices),
        _new(offer.team, has.team), _new(has.team, offer.team),
        tuple(one for one in offer.pack.procedures if one.digest not in known and one.code not in late),
        tuple(one for one in has.procedures if one.digest not in coming),
        tuple(one for one in offer.pack.notices if not trust.has(one.code, one.version, one.digest)),
    )  # fmt: skip


def accept(ward: Ward, offer: Offer, author: Author) -> list[Entry]:
    """Take over what was looked at, and tell it in the log; on the worker's thread, then folded by the caller.

    The content is in the store before the log says so. Raises NotAllowed and the storage errors; what was accepted
    before then stays, but for a crash between store and log: then the stick is taken once more.
    """
    if author.user in {view.user for view in ward.people.users()} and not ward.people.may(author.user, Right.TRUST):
        raise NotAllowed(act=Right.TRUST)
    before = trusted.read(ward.store)
    kept = {name: before[name] for name in _staying(ward, _by_codes(before), offer)}
    trusted.replace(ward.store, offer.files | {packers.NAME: packers.write(offer.packers)} | kept)
    now = ward.machine.clock()
    frame = Frame(author, Happened(now.wall, now.zone))
    written: list[Entry] = []
    for record in _records(ward, offer):
        written += wards.append(ward, record, frame)
    return written


def _records(ward: Ward, offer: Offer) -> Iterable[Trust | Pack | Bulletin]:
    yield Trust(offer.root, offer.targets, offer.procedures, offer.digest, offer.first, offer.pack_keys)
    if offer.pack_digest:
        packed = sum(name.startswith(_CONTENT) for name in offer.files)
        named = tuple(write_name(one.code, one.version) for one in offer.pack.procedures)
        yield Pack(offer.procedures, packed, offer.pack_digest, offer.signed_by, procedures=named)
    for notice in offer.pack.notices:
        if not ward.folds.trust.has(notice.code, notice.version, notice.digest):
            yield Bulletin(
                notice.code, notice.version, notice.digest, notice.title, notice.text, notice.types, notice.models
            )


def _by_codes(found: Mapping[str, bytes]) -> dict[str, Procedure]:
    """Read, by the names of their files, the procedures that came as codes."""
    return {name: library.read(data) for name, data in found.items() if name.startswith(BY_CODES)}


def _later(came: Mapping[str, Procedure], pack: Iterable[Procedure]) -> dict[str, Procedure]:
    """Leave out what is in a pack in this version or a later one."""
    packed = {one.code: one.version for one in pack}
    return {name: one for name, one in came.items() if one.version > packed.get(one.code, 0)}


def _staying(ward: Ward, came: Mapping[str, Procedure], offer: Offer) -> dict[str, Procedure]:
    """Say what came as codes and outlives a stick: later than its pack, and the keys for packs are still the same."""
    known = ward.folds.trust.accepted
    if known is None or known.pack_keys != offer.pack_keys:  # a key was taken away: so is what it signed
        return {}
    return _later(came, offer.pack.procedures)


def device_code(point: bytes) -> str:
    """Name a device as exports do: the first 16 hex digits of its point's SHA-256."""
    return hashlib.sha256(point).hexdigest()[:16]


def _new(these: tuple[T, ...], those: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(one for one in these if one not in those)
