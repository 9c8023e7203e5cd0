# SPDX-License-Identifier: Apache-2.0
"""Nothing typed lies in clear in any file the program leaves, while it runs or after; the key is what is missing.

Stores and their journals are copied in mid-write, over and over, as a thief or a backup program would.
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

from logbook.core.actions import notes, protecting
from logbook.core.vault import folder as folders
from logbook.core.vault.drafts import Draft, Drafts
from logbook.core.vault.sealed_notes import LooseNote
from logbook.core.vault.slots import Cost
from tests.attacks.night import PATIENT_NAMES, SCENARIO, played
from tests.wards import PINS

ROOT = Path(__file__).parents[2]
WORDS = "anchor velvet comet ribbon gravel sunset"
DRAFT = "borrador sobre la bomba de la cama cinco"
NOTE = "nota sellada desde el control de enfermería"


def typed() -> set[str]:
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


NEEDLES = {word: {one for one in spellings(word) if len(one) >= 6} for word in typed()}


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
    temp, stolen, kept = tmp_path / "tmp", tmp_path / "stolen", tmp_path / "kept"
    for folder in (temp, stolen, kept):
        folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temp))
    thief = Thief(kept / "ward", stolen)
    thief.start()
    try:
        world = played(kept)
        drafts = Drafts(folders.drafts_path(world.path), world.ward.unlocked.key)
        drafts.save(Draft("log", "p1", {"text": DRAFT, "patient": PATIENT_NAMES[0]}))
        now = world.clock()
        notes.write(world.path, LooseNote(PATIENT_NAMES[1], "auxiliar", NOTE, now.wall, now.boot, now.zone))
        world.on_thread(protecting.protect, world.ward, WORDS, Cost())
        while_open = searched(kept)
        world.shut()
    finally:
        thief.done.set()
        thief.join()
    assert thief.journals > 0
    assert while_open == searched(kept) == searched(stolen) == searched(temp) == {}
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
