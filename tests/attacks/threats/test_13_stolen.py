# SPDX-License-Identifier: Apache-2.0
"""Threat 13: the PC or its disk is stolen, switched off, or a thief copies its files while it runs, and the sticks too.

Prevents: nothing typed lies in clear in any file the program leaves, and no key either; a PIN opens nothing, for there
is no slot that a PIN alone would open, and what a PIN is checked against lies in the encrypted store alone. Openly not
protected: a ward that has not confirmed its six words (the window says so all the time), words on a note under the
keyboard, printed pages and the printer's own memory.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from logbook import trouble
from logbook.core import crypto
from logbook.core.actions import mirroring, notes, opening, protecting
from logbook.core.actions.copying import Copy
from logbook.core.model.errors import LogbookError, NoSuchSlot, Unreadable, WrongKey
from logbook.core.vault import folder as folders
from logbook.core.vault import keys, keysticks, mirror
from logbook.core.vault.drafts import Draft, Drafts
from logbook.core.vault.memory import Memory
from logbook.core.vault.sealed_notes import LooseNote
from logbook.core.vault.slots import Cost, KeyStick, Kind, Passphrase, Recovery, RecoveryKey, SetupKey, Slot, typed
from tests.attacks.night import PATIENT_NAMES, SCENARIO, played
from tests.attacks.told import WORDS as ENGLISH
from tests.attacks.told import strip
from tests.wards import PINS, make

ROOT = Path(__file__).parents[3]
CHEAP = Cost(8, 1, 1)
PIN = "480513"
"""The PIN of the nurse, and of the key stick: it is among those tried."""
WORDS = "anchor velvet comet ribbon gravel sunset"
DRAFT = "borrador sobre la bomba de la cama cinco"
NOTE = "nota sellada desde el control de enfermería"


def written() -> set[str]:
    """Fifty and more words, names, codes and PINs that somebody typed, none shorter than six characters."""
    lines = [json.loads(line) for line in SCENARIO.read_text().splitlines() if line.startswith("{")]
    texts = " ".join(str(line.get(field, "")) for line in lines for field in ("text", "before", "why", "done_by"))
    long = sorted(set(re.findall(r"[^\W\d_]{8,}", texts)))
    codes = {line["patient"] for line in lines if line.get("patient")}
    names = {line["as"] for line in lines if "as" in line}
    secret = {*long[:: max(1, len(long) // 40)], *codes, *names, *PINS.values(), *PATIENT_NAMES, WORDS, DRAFT, NOTE}
    assert len(secret) > 50
    return secret


def spellings(word: str) -> Iterator[bytes]:
    """UTF-8, UTF-16 both ways, JSON, and the inside of base64 at each of its three offsets."""
    for data in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"), json.dumps(word)[1:-1].encode()):
        yield data
        for offset in range(3):
            spelt = base64.b64encode(b"\0" * offset + data)
            inside = spelt[-(-8 * offset // 6) : 8 * (offset + len(data)) // 6]
            yield inside
            yield inside.replace(b"+", b"-").replace(b"/", b"_")


NEEDLES = {word: {one for one in spellings(word) if len(one) >= 6} for word in written()}


def in_clear(data: bytes) -> list[str]:
    return [word for word, needles in NEEDLES.items() if any(needle in data for needle in needles)]


def searched(folder: Path) -> dict[str, list[str]]:
    """Every file below a folder, with what was found in its bytes and its name."""
    files = {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    return {name: found for name, path in files.items() if (found := in_clear(name.encode() + path.read_bytes()))}


class Thief(threading.Thread):
    """Copies the ward's folder again and again while it is written."""

    def __init__(self, ward: Path, into: Path) -> None:
        super().__init__()
        self.ward, self.into = ward, into
        self.done = threading.Event()
        self.journals = 0

    def run(self) -> None:
        number = 0
        while not self.done.wait(0.002):
            for path in self.ward.rglob("*") if self.ward.exists() else ():
                try:
                    if path.name == "ballast" or not path.is_file():
                        continue
                    data = path.read_bytes()
                except OSError:
                    continue
                number += 1
                self.journals += path.name.endswith("-journal") and bool(data)
                (self.into / f"{number % 20}-{path.name}").write_bytes(data)


@pytest.mark.parametrize("word", ["vent", "Mercedes García Llopis", "480513", "UCI-07·K4"])
@pytest.mark.parametrize("place", range(3))
def test_the_search_itself_finds_a_word_however_it_is_spelt(word, place):
    needles = [one for one in spellings(word) if len(one) >= 3]
    for codec in ("utf-8", "utf-16-le"):
        data = b"{" * place + word.encode(codec) + b" and more"
        for packed in (data, base64.b64encode(data), base64.urlsafe_b64encode(data)):
            assert any(needle in packed for needle in needles), (codec, packed)


def test_no_file_of_a_ward_holds_anything_typed(tmp_path, monkeypatch):
    temp, stolen, kept, mount = (tmp_path / name for name in ("tmp", "stolen", "kept", "mount"))
    for folder in (temp, stolen, kept, mount):
        folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temp))
    thief = Thief(kept / "ward", stolen)
    thief.start()
    try:
        world = played(kept)
        world.ward.memory = Memory(kept / "last.json")
        drafts = Drafts(folders.drafts_path(world.path), world.ward.unlocked.key)
        drafts.save(Draft("log", "p1", {"text": DRAFT, "patient": PATIENT_NAMES[0]}))
        now = world.clock()
        notes.write(world.path, LooseNote(PATIENT_NAMES[1], "auxiliar", NOTE, now.wall, now.boot, now.zone))
        world.on_thread(protecting.protect, world.ward, WORDS, Cost())
        on, stick = mirroring.register(world.ward, mount, "A")
        world.record(stick)
        copied = Copy(world.ward, on).visit()
        while_open = searched(kept)
        world.shut()
    finally:
        thief.done.set()
        thief.join()
    assert thief.journals > 0
    assert while_open == searched(kept) == searched(stolen) == searched(temp) == searched(mount) == {}
    assert copied.last is not None
    assert (mirror.count_lines(on.folder / "A.mirror"), (kept / "last.json").is_file()) == (
        copied.last.number + 1,
        True,
    )
    assert not list(temp.iterdir())


def test_the_command_line_leaves_nothing_typed_outside_the_ward(tmp_path):
    """Its own log, its preferences, its temporary files: everything below a home of its own."""
    home = tmp_path / "home"
    (home / "tmp").mkdir(parents=True)
    (home / "given").mkdir()
    pins, words = home / "given" / "pin", home / "given" / "words"
    pins.write_text("480513\n")
    keep = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    env = keep | {"HOME": str(home), "TMPDIR": str(home / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"}

    def logbook(*arguments: object) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "logbook.cli", *map(str, arguments)]
        return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True)

    logbook("new", home / "ward", "--hospital", "Hospital", "--ward", "UCI", "--exercise", "--passphrase-out", words)
    passphrase = words.read_bytes().strip()
    opened = ("--passphrase-file", words)
    logbook("people", home / "ward", "add", "Anna Puig", "--role", "nurse", "--new-pin-file", pins, *opened)
    said = logbook("replay", home / "ward", SCENARIO, *opened)
    assert not in_clear(said.stdout + said.stderr)
    shutil.rmtree(home / "given")
    assert searched(home) == {}
    assert not any(passphrase in path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert not list((home / "tmp").iterdir())


def every_slot(stick: Path) -> tuple[dict[Kind, Slot], KeyStick]:
    """One slot of each kind there is, as cheap to try as can be, round one and the same key; and the true stick."""
    made = keysticks.make(stick, PIN, CHEAP)
    secret = os.urandom(48)
    locks = {
        Kind.SETUP: SetupKey(os.urandom(32)), Kind.PASSPHRASE: Passphrase(WORDS, CHEAP), Kind.STICK: made,
        Kind.RECOVERY: Recovery(crypto.new_age_identity()[1]),
    }  # fmt: skip
    assert set(locks) == set(Kind), "a new kind of slot must be attacked here"
    return {kind: lock.lock(secret, os.urandom) for kind, lock in locks.items()}, made


def opens(slot: Slot, pin: str) -> bool:
    """Whether a PIN alone opens a slot in any way that the kinds of secret allow."""
    tries = [
        Passphrase(pin, CHEAP), RecoveryKey(pin), SetupKey(pin.encode()), SetupKey(pin.encode().ljust(32, b"\0")),
        *(KeyStick(slot.id, raw, pin, CHEAP) for raw in (b"", bytes(32), pin.encode().ljust(32, b"0"))),
    ]  # fmt: skip
    for one in tries:
        if slot.kind is Kind.RECOVERY and one.kind is not Kind.RECOVERY:
            continue  # it holds no salt that anything else could be tried with
        if slot.kind is not Kind.RECOVERY and one.kind is Kind.RECOVERY:
            continue  # it is no age file
        try:
            one.open(slot)
        except Unreadable:
            continue
        return True
    return False


def test_no_kind_of_slot_opens_by_a_pin(tmp_path):
    slots, stick = every_slot(tmp_path)
    pins = [PIN, *(f"{number * 997 % 1_000_000:06}" for number in range(1_000))]
    assert [(kind, pin) for kind, slot in slots.items() for pin in pins if opens(slot, pin)] == []
    assert len(stick.open(slots[Kind.STICK])) == 48  # the same PIN with what lies on the stick: that is what is missing


def test_what_somebody_types_as_a_pin_at_the_closed_log_is_only_a_wrong_passphrase(tmp_path):
    world = make(tmp_path, people=("Anna Puig",), locks=(Passphrase(WORDS, Cost(64 << 10, 1, 1)),))
    world.shut()
    with pytest.raises(WrongKey) as caught:
        opening.unlock(world.path, typed(PINS["Anna Puig"]))
    assert str(trouble.tell(caught.value, ENGLISH)).splitlines()[0] == ("This passphrase or key does not open the log.")
    with pytest.raises(NoSuchSlot):
        opening.unlock(world.path, KeyStick(keys.public(world.path).slots[0].id, bytes(32), PIN))


def test_what_a_pin_is_checked_against_lies_in_no_file_in_clear(tmp_path):
    (tmp_path / "stick").mkdir()
    world = make(tmp_path, locks=(Passphrase(WORDS, Cost(64 << 10, 1, 1)),))
    Copy(world.ward, mirroring.register(world.ward, tmp_path / "stick", "A")[0]).visit()
    query = "SELECT value FROM secret WHERE name LIKE 'pin:%'"
    verifiers = [row[0] for row in world.on_thread(world.ward.store.query, query)]
    key = world.ward.unlocked.key
    world.shut()
    whole = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert len(verifiers) == 3
    for secret in (key[:32], *verifiers, *(one[:16] for one in verifiers), *(one[16:] for one in verifiers)):
        assert not [data for data in whole if secret in data or base64.b64encode(secret)[:20] in data]
    with mirror.reading(next((tmp_path / "stick").rglob("A.mirror")), key) as reader:
        records = b"".join(part for link in reader for part in (link.raw, *link.parts))
    assert b"Marc Vidal" in records
    assert not [one for one in verifiers if one in records]


def test_a_ward_without_its_six_words_says_all_the_time_that_it_is_open(tmp_path):
    world = make(tmp_path)
    assert strip(world)["Protection"] == "not yet"
    world.on_thread(protecting.protect, world.ward, WORDS, Cost(64 << 10, 1, 1))
    assert strip(world)["Protection"] == "on"
    world.shut()
    with pytest.raises(LogbookError):
        opening.unlock(world.path)
