# SPDX-License-Identifier: Apache-2.0
"""Threat 16: a program in the session waits for the log to crash, and reads what the crash leaves on the disk.

A crash leaves no dump, no text and no key in any file, and no other program of this user may attach; a fault of ours
is told without a word that was typed. Openly not protected: everything that is typed or shown while a spy runs.
"""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from logbook.cli import main
from tests.chains import Chain

ROOT = Path(__file__).parents[3]
TYPED = "señora Pepa avisada por teléfono"
CRASH = """
import os, resource, sys
from pathlib import Path
from logbook.no_core_dump import refuse_core_dumps
from logbook.core.model.records import Note
from tests.wards import make
resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2)
refuse_core_dumps()
world = make(Path(sys.argv[1]), people=("Anna Puig",))
world.record(Note(sys.stdin.read()))
print(world.ward.unlocked.key.hex(), flush=True)
os.chdir(sys.argv[2])
os.abort()
"""


def test_a_crash_leaves_no_dump_no_text_and_no_key(tmp_path):
    if resource.getrlimit(resource.RLIMIT_CORE)[1] != resource.RLIM_INFINITY:
        pytest.skip("this machine allows no core dumps at all: nothing could show that we refuse them")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    child = subprocess.Popen(
        [sys.executable, "-c", CRASH, tmp_path, crashed], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    with child:
        child.stdin.write(TYPED.encode())
        child.stdin.close()
        said, errors = child.stdout.read(), child.stderr.read()
        _, status = os.waitpid(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    assert os.WIFSIGNALED(status)
    assert not os.WCOREDUMP(status)
    assert list(crashed.iterdir()) == []
    key = bytes.fromhex(said.decode())
    left = errors + b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for secret in (TYPED.encode(), key, key[:32], key.hex().encode()):
        assert secret not in left


class Breaking(io.StringIO):
    """A terminal that fails with the very text that was written to it."""

    def write(self, text: str) -> int:
        raise ValueError(text)


def test_a_fault_of_the_program_is_told_without_what_was_typed(tmp_path):
    file = tmp_path / f"{TYPED}.wlog"
    file.write_bytes(Chain().text())
    err = io.StringIO()
    assert main(["--lang", "en", "verify", str(file)], Breaking(), err) == 3
    told = err.getvalue().splitlines()
    assert told[0] == "This is a fault of the program, not yours. Everything written before is safe."
    assert told[-1] == "ValueError"
    assert TYPED not in err.getvalue()
