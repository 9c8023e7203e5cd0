# SPDX-License-Identifier: Apache-2.0
"""Threat 1: while the ward writes, a second program encrypts and renames every file it can reach.

Detects: after each record the program looks at its files, records a sign and tells it. Recovers: the stick in the
drawer brings the log back on a bare PC, in a new segment that names the last head. Openly not protected: what was
written since the swap; a stick that is plugged in is as lost as the disk.
"""

from __future__ import annotations

import subprocess
import sys

import pytest
import shiboken6

from logbook.core import ward as wards
from logbook.core.actions import mirroring, watching
from logbook.core.actions.copying import Copy
from logbook.core.model.chain import b64
from logbook.core.model.errors import LogbookError, NotAWard
from logbook.core.model.records import Note
from logbook.core.vault.slots import Cost, Passphrase
from logbook.telling.entry import tell
from logbook.ui.look.look import Look
from logbook.ui.standing import Standing
from logbook.ui.widgets.kit import Kit
from tests.attacks.told import WORDS as ENGLISH
from tests.attacks.told import begun, opened, said, texts, this_pc
from tests.cli.conftest import run
from tests.wards import make

WORDS = "amber basin canal dried early flint"
SECRET = Passphrase(WORDS, Cost(64 << 10, 1, 1))
BEFORE, DURING = 20, 60
RANSOM = """
import pathlib, sys
print("begun", flush=True)
for place in sys.argv[1:]:
    for file in sorted(pathlib.Path(place).rglob("*"), reverse=True):
        if file.is_file():
            with file.open("r+b") as held:
                held.write(bytes(byte ^ 0x5A for byte in held.read(1 << 16)) or b"x")
                held.seek(0)
                held.write(b"pay us" * 700)
            file.rename(file.with_name(file.name + ".locked"))
"""


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path, people=("Anna Puig",), locks=(SECRET,))
    for name in ("plugged", "drawer"):
        (tmp_path / name).mkdir()
        made.record(mirroring.register(made.ward, tmp_path / name, name)[1])
    return made


def write(world, copy, count):
    """Write so many notes, each followed onto the plugged stick as the window does; returns those acknowledged."""
    kept = []
    for number in range(count):
        try:
            kept.append(world.record(Note(f"bed {number}: seen")).record.text)
            copy.follow()
        except LogbookError:
            continue
    return kept


def raid(world, copy, *places):
    """Let the ransom program run while the ward writes; returns what was acknowledged meanwhile."""
    command = [sys.executable, "-c", RANSOM, *map(str, places)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as thief:
        assert thief.stdout.readline() == "begun\n"
        kept = write(world, copy, DURING)
    assert thief.returncode == 0
    return kept


def alarm(qapp, signs):
    """What stands above every page of the window."""
    look = Look(qapp)
    look.apply("day")
    standing = Standing(Kit(look, ENGLISH), ())
    standing.show_signs(signs)
    text = standing.alarm.text()
    shiboken6.delete(standing)
    qapp.setStyleSheet("")
    shiboken6.delete(look)
    return text


def test_the_stick_in_the_drawer_brings_back_all_but_what_came_after_the_swap(world, tmp_path, qapp):
    plugged, drawer = (mirroring.find(world.ward, [tmp_path / name])[0] for name in ("plugged", "drawer"))
    watch = world.on_thread(watching.begin, world.ward)
    assert world.on_thread(watching.look, world.ward, watch) == ((), [])
    copy = Copy(world.ward, plugged)
    copy.visit()
    kept = write(world, copy, BEFORE)
    Copy(world.ward, drawer).visit()  # the swap: this one goes into the drawer
    pulled, since = world.ward.journal.tail, raid(world, copy, world.path, tmp_path / "plugged")
    signs, written = world.on_thread(watching.look, world.ward, watch)
    assert {sign.file for sign in signs} == {"A/ward.db", "keys.json", "ward.json"}
    assert alarm(qapp, signs) == (
        "Something else changed or damaged files of the log: A/ward.db, keys.json, ward.json. Copy to a stick, unplug "
        "it, and tell the incident team. Writing goes on."
    )
    wards.fold(world.ward, written)
    told = [tell(entry, world.ward.folds, ENGLISH).title for entry in written]
    assert told == [f"A file of the log is gone: {sign.file}" for sign in signs][: len(told)]
    world.shut()
    (tmp_path / "words").write_text(WORDS)
    lost = run("restore", tmp_path / "plugged", "--into", tmp_path / "x", "--passphrase-file", tmp_path / "words")
    assert (lost.code, lost.err.splitlines()[0]) == (3, said(NotAWard())[0])
    done = run("restore", tmp_path / "drawer", "--into", tmp_path / "bare", "--passphrase-file", tmp_path / "words")
    assert done.code == 0, done.err
    first, *rest = done.out.splitlines()
    assert first.startswith(f"Records back: {pulled.number + 1}. The last one is A·{pulled.number}, written ")
    assert rest == [
        "Writing goes on in segment B.", "Not back:", "– records written after the last copy",
        "– PINs: everybody sets a new one", "– unfinished texts", "– sealed notes that had not entered the log",
        "– the settings of the ward",
    ]  # fmt: skip
    back = opened(this_pc(world), tmp_path / "bare", SECRET)
    assert texts(back.ward) == kept
    assert len(since) <= DURING
    start = back.ward.start
    assert (start.earlier_number, start.earlier_head, start.reason) == (pulled.number, b64(pulled.head), "restored")
    told = begun(back.ward)["Earlier log"]
    assert told.startswith(f"goes on after part A of UCI 2, record {pulled.number}, written ")
    assert told.endswith(f" · log {pulled.log}")
    back.shut()
