# SPDX-License-Identifier: Apache-2.0
"""Threat 14: the nurse is called away, and somebody else sits down at the open window.

Prevents: after a few minutes, or with the desktop's own lock, only a name with its PIN writes on; closing and locking
ends the process, and a fresh one asks for the six words: it holds no key and no text of the log. Openly not protected:
a colleague within those minutes.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from logbook.core.model.records import Note
from logbook.core.vault.slots import Cost, Passphrase
from tests.attacks.told import this_pc
from tests.wards import make

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read through /proc")

ROOT = Path(__file__).parents[3]
SIX = "amber basin canal dried early flint"
NOTE = "the ventilator at bed seven went dark"
PATIENT = "UCI-07·K4"
PATIENCE = 90.0
OPEN_AND_LOCK = """
import sys
from PySide6.QtCore import QTimer
from logbook.ui import app, program

class Driven(program.Program):
    def run(self):
        super().run()
        self.poll = QTimer(self)
        self.poll.timeout.connect(self.step)
        self.poll.start(50)
        self.typed = False

    def step(self):
        if self.cold is not None and not self.typed:
            self.typed = True
            self.cold.opened.emit(sys.argv[2])
        elif self.session is not None and self.session.ward.loaded:
            self.poll.stop()
            print("open", flush=True)
            sys.stdin.readline()
            self.lock_hard()

app.Program = Driven
sys.exit(app.run(["--ward", sys.argv[1]]))
"""
COLD = "import sys\nfrom logbook.ui import app\nsys.exit(app.run(['--ward', sys.argv[1]]))"


def memory(pid):
    """Every readable byte of another process, a region at a time."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as held:
        for line in Path(f"/proc/{pid}/maps").read_text("ascii", "replace").splitlines():
            span, rights = line.split()[:2]
            start, stop = (int(at, 16) for at in span.split("-"))
            if rights.startswith("r") and "[v" not in line:
                try:
                    held.seek(start)
                    yield held.read(stop - start)
                except (OSError, ValueError, OverflowError):
                    continue


def spelt(text):
    """A text as Python and Qt keep it."""
    return {text.encode(), text.encode("utf-16-le")}


def found(pid, needles):
    """The names of those needles that are in the memory of a process."""
    seen = set()
    for region in memory(pid):
        seen |= {name for name, spellings in needles.items() if any(one in region for one in spellings)}
    return seen


def running(path):
    """The processes of the program on this ward, by their command lines."""
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                words = (place / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"logbook" in words and os.fsencode(path) in words:
                yield int(place.name)


def waited(ready):
    """Wait until something is so, as long as somebody at the desk would."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        made = ready()
        if made:
            return made
        time.sleep(0.05)
    raise AssertionError("nobody would wait that long")


def settled(pid):
    """Whether a process has done what it does at its start: it uses no more processor."""

    def spent():
        return sum(int(field) for field in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13])

    before = spent()
    time.sleep(1.5)
    return spent() - before <= 2 and before > 20


@pytest.fixture
def ward(tmp_path):
    world = this_pc(make(tmp_path, people=("Anna Puig",), locks=(Passphrase(SIX, Cost(64 << 10, 1, 1)),)))
    world.record(Note(NOTE, bed="7", patient=PATIENT))
    key = world.ward.unlocked.key
    world.shut()
    needles = {
        "key": {key[:32], key.hex().encode()}, "note": spelt(NOTE), "patient": spelt(PATIENT),
        "six words": spelt(SIX), "folder": spelt(str(world.path)),
    }  # fmt: skip
    return world.path, needles


def test_after_the_hard_lock_the_process_is_gone_and_the_fresh_one_knows_nothing(ward, tmp_path):
    path, needles = ward
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    command = [sys.executable, "-c", OPEN_AND_LOCK, str(path), SIX]
    with subprocess.Popen(command, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as old:
        assert old.stdout.readline() == "open\n"
        assert found(old.pid, needles) == set(needles), "the search does not find what must be there"
        old.stdin.write("lock\n")
        old.stdin.flush()
        assert old.wait(PATIENCE) == 0
    assert not Path(f"/proc/{old.pid}").exists()
    (fresh,) = waited(lambda: list(running(path)))
    try:
        waited(lambda: settled(fresh))
        assert fresh != old.pid
        try:
            assert found(fresh, needles) == {"folder"}
        except PermissionError:  # nobody but root may look at all; then look into one started without that door
            with subprocess.Popen([sys.executable, "-c", COLD, str(path)], cwd=ROOT, env=env) as child:
                waited(lambda: settled(child.pid))
                seen = found(child.pid, needles)
                child.kill()
            assert seen == {"folder"}
    finally:
        os.kill(fresh, signal.SIGTERM)
        waited(lambda: not Path(f"/proc/{fresh}").exists())
