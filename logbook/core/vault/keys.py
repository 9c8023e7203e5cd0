# SPDX-License-Identifier: Apache-2.0
"""`keys.json`, the ward's key file: slots, the identity that opens sealed notes, and a seal over all of it.

Whoever can write in the folder can write this file, so nothing in it is believed before a slot has opened and the seal
fits; until then only its recipients are used, for notes. It must never hold a key in the clear: the setup slot's key
lies in a file of its own, so that copying `keys.json` to a stick never carries it along.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from logbook.core import crypto
from logbook.core.crypto import Entropy
from logbook.core.model.chain import b64, encode, un64
from logbook.core.model.errors import (
    DamagedFile,
    NewerVersion,
    NobodyToSealTo,
    NoSuchSlot,
    Refused,
    StorageTrouble,
    Unreadable,
    WrongKey,
)
from logbook.core.vault import files
from logbook.core.vault import folder as folders
from logbook.core.vault.slots import (
    KEY_SIZE,
    LIMITS,
    Kind,
    Limits,
    Lock,
    Secret,
    SetupKey,
    Slot,
    new_setup_key,
    read_slot,
    text_of,
)

NAME = "keys.json"
SPARE = "keys.json.bak"
SETUP = "setup.key"
TO = "to.json"
"""Beside the sealed notes: whom they are sealed to, once more, for the day neither key file can be read; unproven."""

VERSION = 1
LARGEST = 64 << 10
"""Bytes a key file may have."""

_MOST = 32
_IDENTITIES = 8
"""Note identities kept: a note may wait while ways in are taken away several times in one evening."""


@dataclass(frozen=True)
class NoteKey:
    """The identity that opens sealed notes: its public recipient, and its secret wrapped under the ward's key."""

    to: str
    wrapped: bytes

    def words(self) -> dict[str, str]:
        """Give the fields as they are written."""
        return {"to": self.to, "wrapped": b64(self.wrapped)}


@dataclass(frozen=True)
class KeyFile:
    """The content of `keys.json`; `notes` newest first; `old` is the key before, sealed, while a rekey is under way."""

    slots: tuple[Slot, ...]
    notes: tuple[NoteKey, ...]
    old: bytes = b""
    seal: bytes = b""

    def sealed_words(self) -> dict[str, Any]:
        """Give everything the seal covers."""
        return {
            "v": VERSION,
            "slots": [slot.words() for slot in self.slots],
            "notes": [note.words() for note in self.notes],
            "old": b64(self.old),
        }

    def to_bytes(self) -> bytes:
        """Spell the file: one line of compact, sorted ASCII JSON."""
        return encode(self.sealed_words() | {"seal": b64(self.seal)}) + b"\n"

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of slot there are; with SETUP among them the ward is not yet protected."""
        return frozenset(slot.kind for slot in self.slots)

    @property
    def ways(self) -> tuple[Slot, ...]:
        """The slots that keep their secret away from the PC: every one but the setup slot."""
        return tuple(slot for slot in self.slots if slot.kind is not Kind.SETUP)

    @property
    def recovery(self) -> tuple[str, ...]:
        """The recovery recipients."""
        return tuple(slot.to for slot in self.slots if slot.kind is Kind.RECOVERY)

    @property
    def note_recipients(self) -> tuple[str, ...]:
        """Everyone a sealed note is sealed to."""
        return (self.notes[0].to, *self.recovery)


@dataclass(frozen=True)
class Unlocked:
    """What an opened slot gives: the ward's key (32 bytes and 16 of salt), the note identities, the proven file.

    `mended` says that it was proven by the spare copy: `keys.json` itself is missing, damaged or another's.
    """

    key: bytes = field(repr=False)
    identities: tuple[str, ...] = field(repr=False)
    file: KeyFile
    by: Kind
    old: bytes = field(default=b"", repr=False)
    mended: bool = False


def create(folder: Path, locks: Iterable[Lock], entropy: Entropy = secrets.token_bytes) -> Unlocked:
    """Make the key file of a new ward, with a slot per lock. Raises BadInput for a bad recipient, storage errors."""
    chosen = tuple(locks)
    return save(folder, chosen, entropy(KEY_SIZE), (), b"", entropy)


def create_unprotected(folder: Path, entropy: Entropy = secrets.token_bytes) -> Unlocked:
    """Make the key file of a new ward that has only a setup slot, its key beside it (DESIGN 4.9)."""
    setup = new_setup_key(entropy)
    files.write_file(folder / SETUP, b64(setup.raw).encode("ascii"))
    return create(folder, [setup], entropy)


def save(
    folder: Path, locks: tuple[Lock, ...], key: bytes, identities: tuple[str, ...], old: bytes, entropy: Entropy
) -> Unlocked:
    """Write a key file of new slots with a new note identity before the given ones; `old` is sealed in if not empty."""
    identity, _ = crypto.new_age_identity()
    kept = (identity, *identities)[:_IDENTITIES]
    file = KeyFile(
        slots=tuple(lock.lock(key, entropy) for lock in locks),
        notes=tuple(_note_key(key, secret, entropy) for secret in kept),
        old=seal_old(key, old, entropy) if old else b"",
    )
    return Unlocked(key, kept, write(folder, file, key, entropy), file.slots[0].kind, old)


def add(folder: Path, unlocked: Unlocked, lock: Lock, entropy: Entropy = secrets.token_bytes) -> Unlocked:
    """Write the key file with one more slot for the same key; what is returned replaces `unlocked`.

    Raises Refused while a change of key is under way, or when there are too many slots already; BadInput for a bad
    recipient; storage errors. Nothing has changed then.
    """
    file = unlocked.file
    if unlocked.old or files.read_file(folder / NAME, LARGEST) != file.to_bytes():
        raise Refused(rule="rekey-under-way")
    if len(file.slots) >= _MOST:
        raise Refused(rule="too-many-ways")
    more = replace(file, slots=(*file.slots, lock.lock(unlocked.key, entropy)))
    return replace(unlocked, file=write(folder, more, unlocked.key, entropy))


def seal_old(key: bytes, old: bytes, entropy: Entropy = secrets.token_bytes) -> bytes:
    """Seal the ward's key before under the one now."""
    return crypto.seal(_derived(key, "old key"), old, b"", entropy)


def open_old(key: bytes, sealed: bytes) -> bytes:
    """Undo `seal_old`; raises Unreadable."""
    return crypto.open_sealed(_derived(key, "old key"), sealed, b"")


def write(folder: Path, file: KeyFile, key: bytes, entropy: Entropy = secrets.token_bytes) -> KeyFile:
    """Seal the file under the ward's key and write it, then its spare copy; gives the sealed file.

    Raises storage errors, and then nothing has changed; a spare that cannot be written now is made up for by `mend`.
    """
    covered = encode(file.sealed_words())
    sealed = replace(file, seal=crypto.seal(_derived(key, "key file"), b"", covered, entropy))
    files.write_file(folder / NAME, sealed.to_bytes())
    try:
        files.write_file(folder / SPARE, sealed.to_bytes())
    except StorageTrouble:
        with suppress(StorageTrouble):  # none is better than one of the key before
            files.remove_file(folder / SPARE)
    _keep_recipients(folder, sealed)
    return sealed


def note_recipients(folder: Path, limits: Limits = LIMITS) -> tuple[str, ...]:
    """Give everyone a sealed note is sealed to, without a secret; unproven, from the copy if nothing else can be read.

    Raises NobodyToSealTo when there is no copy either.
    """
    try:
        return public(folder, limits).note_recipients
    except StorageTrouble as trouble:
        found = _kept_recipients(folder)
        if not found:
            raise NobodyToSealTo(path=str(folder), detail=trouble.facts.get("detail", "")) from trouble
        return found


def public(folder: Path, limits: Limits = LIMITS) -> KeyFile:
    """Read the key file without a secret, for its kinds and recipients; unproven.

    Raises DamagedFile when neither it nor its spare can be read, NewerVersion.
    """
    return _candidates(folder, limits)[0]


def setup_key(folder: Path) -> SetupKey:
    """Read the key beside a setup slot; raises NoSuchSlot when there is none, DamagedFile."""
    data = files.read_file(folder / SETUP, 100)
    if data is None:
        raise NoSuchSlot(kind=Kind.SETUP.value)
    try:
        return SetupKey(un64(data.decode("ascii")))
    except ValueError as error:
        raise DamagedFile(path=str(folder / SETUP), detail="spelling") from error


def unlock(folder: Path, secret: Secret, limits: Limits = LIMITS) -> Unlocked:
    """Open the ward's key with one secret, and prove the whole file by its seal.

    Tries the file, then its spare, and changes nothing: `mend` does, once the stores have opened. Raises NoSuchSlot,
    WrongKey, DamagedFile (nothing readable, or a slot opens and the seal does not fit: somebody changed the file),
    NewerVersion, storage errors.
    """
    trouble: list[Exception] = []
    for file in _candidates(folder, limits):
        try:
            unlocked = _unlocked(folder, file, secret)
            return replace(unlocked, mended=_differs(folder / NAME, file.to_bytes()))
        except (NoSuchSlot, WrongKey, DamagedFile) as error:
            trouble.append(error)
    raise max(trouble, key=lambda error: isinstance(error, DamagedFile))


def proves(key: bytes, file: KeyFile) -> bool:
    """Whether whoever wrote this file held the ward's key."""
    try:
        crypto.open_sealed(_derived(key, "key file"), file.seal, encode(file.sealed_words()))
    except Unreadable:
        return False
    return True


def mend(folder: Path, unlocked: Unlocked) -> None:
    """Put the proven file in both places, and sweep away the setup slot's key if there is no such slot.

    To be called when the ward's stores have opened under this key: a file from an old backup proves itself too, but
    opens nothing, and must never take the place of the true one. A medium that refuses keeps nobody out.
    """
    data = unlocked.file.to_bytes()
    for name in (NAME, SPARE):
        with suppress(StorageTrouble):
            if _differs(folder / name, data):
                files.write_file(folder / name, data)
    _keep_recipients(folder, unlocked.file)
    if Kind.SETUP not in unlocked.file.kinds and (folder / SETUP).exists():
        with suppress(StorageTrouble):
            files.remove_file(folder / SETUP)


def _unlocked(folder: Path, file: KeyFile, secret: Secret) -> Unlocked:
    slots = [slot for slot in file.slots if slot.kind is secret.kind]
    if not slots:
        raise NoSuchSlot(kind=secret.kind.value)
    for slot in slots:
        with suppress(Unreadable):
            return _proven(folder, file, slot.kind, secret.open(slot))
    raise WrongKey(kind=secret.kind.value)


def _proven(folder: Path, file: KeyFile, by: Kind, key: bytes) -> Unlocked:
    try:
        crypto.open_sealed(_derived(key, "key file"), file.seal, encode(file.sealed_words()))
        identities = tuple(
            crypto.open_sealed(_derived(key, "notes"), note.wrapped, note.to.encode()).decode() for note in file.notes
        )
        old = open_old(key, file.old) if file.old else b""
    except Unreadable as error:
        raise DamagedFile(path=str(folder / NAME), detail="changed") from error
    return Unlocked(key, identities, file, by, old)


def _candidates(folder: Path, limits: Limits) -> list[KeyFile]:
    """Give the key file and its spare, each once, those that can be read."""
    found: list[KeyFile] = []
    trouble: StorageTrouble = DamagedFile(path=str(folder / NAME), detail="missing")
    for name in (NAME, SPARE):
        try:
            data = files.read_file(folder / name, LARGEST)
            file = read(data, folder / name, limits) if data is not None else None
        except (DamagedFile, NewerVersion) as error:  # one flipped bit makes 1 a 9: the other copy decides
            trouble = error
            continue
        if file is not None and file not in found:
            found.append(file)
    if not found:
        raise trouble
    return found


def read(data: bytes, path: Path, limits: Limits = LIMITS) -> KeyFile:
    """Read the bytes of a key file that anybody may have changed; raises DamagedFile or NewerVersion."""
    try:
        words = json.loads(data)
        if type(words["v"]) is int and words["v"] > VERSION:
            raise NewerVersion(path=str(path), found=words["v"], known=VERSION)
        file = KeyFile(
            slots=tuple(read_slot(slot, limits) for slot in _listed(words["slots"])),
            notes=tuple(NoteKey(text_of(note["to"]), un64(note["wrapped"])) for note in _listed(words["notes"])),
            old=un64(words["old"]),
            seal=un64(words["seal"]),
        )
        whole = file.to_bytes() == data  # one spelling: no doubled names, no other fields, no spaces
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedFile(path=str(path), detail="content") from error
    if not whole:
        raise DamagedFile(path=str(path), detail="spelling")
    return file


def _listed(value: Any) -> list[Mapping[str, Any]]:
    if not isinstance(value, list) or not 1 <= len(value) <= _MOST:
        raise ValueError("list")
    return value


def _differs(path: Path, data: bytes) -> bool:
    try:
        return files.read_file(path, len(data)) != data
    except DamagedFile:
        return True


def _keep_recipients(folder: Path, file: KeyFile) -> None:
    data = encode({"v": VERSION, "to": list(file.note_recipients)}) + b"\n"
    with suppress(StorageTrouble):
        if folders.notes_path(folder).is_dir() and _differs(folders.notes_path(folder) / TO, data):
            files.write_file(folders.notes_path(folder) / TO, data)


def _kept_recipients(folder: Path) -> tuple[str, ...]:
    try:
        words = json.loads(files.read_file(folders.notes_path(folder) / TO, LARGEST) or b"")
        return tuple(text_of(to) for to in words["to"][: _MOST + 1])
    except (StorageTrouble, ValueError, KeyError, TypeError, RecursionError):
        return ()


def _note_key(key: bytes, identity: str, entropy: Entropy) -> NoteKey:
    to = crypto.age_recipient(identity)
    return NoteKey(to, crypto.seal(_derived(key, "notes"), identity.encode(), to.encode(), entropy))


def _derived(key: bytes, what: str) -> bytes:
    return crypto.hkdf(key, f"wardlog/1 {what}".encode(), 32)
