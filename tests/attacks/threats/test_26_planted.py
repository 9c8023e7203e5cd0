# SPDX-License-Identifier: Apache-2.0
"""Threat 26: a module or library with a system name is planted beside the data, and something asks for the network.

The program loads nothing from the folder it works in or from a stick, nor does its worker; any socket is refused before
it exists. On Windows the built program lies in a folder that only administrators write to. Openly not protected: an
attacker with administrator's rights, or a poisoned build of ours.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from logbook.core.exchange import apart, confine
from tests.chains import Chain

ROOT = Path(__file__).parents[3]
START = "import sys; from logbook.cli import main; sys.exit(main())"
"""What the console script is, in a folder of its own."""

NAMES = (
    "json", "re", "struct", "hashlib", "ctypes", "sqlcipher3", "cryptography", "pyrage", "sitecustomize",
    "usercustomize", "logbook",
)  # fmt: skip
LIBRARIES = (
    "libcrypto.so.3", "libsqlite3.so.0", "libc.so.6", "version.dll", "dbghelp.dll", "python3.dll", "libcrypto-3.dll",
    "vcruntime140.dll",
)  # fmt: skip


@pytest.fixture
def planted(tmp_path):
    """A stick with a good export, and everything that might be loaded by mistake; each leaves a mark if it is."""
    stick = tmp_path / "stick"
    stick.mkdir()
    for name in NAMES:
        (stick / f"{name}.py").write_text(f"open({str(tmp_path / 'loaded')!r}, 'a').write({name!r} + ' ')\n")
    for name in LIBRARIES:
        (stick / name).write_bytes(b"\x7fELF or MZ, and nothing that could be run")
    (stick / "uci.wlog").write_bytes(Chain().notes(1).text())
    return stick


def test_nothing_planted_beside_the_data_is_loaded(planted, tmp_path):
    script = tmp_path / "bin" / "logbook"
    script.parent.mkdir()
    script.write_text(START)
    command = [sys.executable, script, "--lang", "en", "collect", ".", "--into", tmp_path / "case"]
    ours = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=planted, env=ours, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "uci.wlog: GOOD" in done.stdout
    assert "version.dll: not ours, left where it is" in done.stdout
    assert not (tmp_path / "loaded").exists()


def test_the_planted_modules_would_have_been_loaded_by_a_careless_program(planted, tmp_path):
    careless = [sys.executable, "-c", "import json"]
    subprocess.run(careless, cwd=planted, capture_output=True, check=False)
    assert "json" in (tmp_path / "loaded").read_text()


def test_the_worker_looks_neither_where_it_stands_nor_where_it_is_told(planted, tmp_path, monkeypatch):
    monkeypatch.chdir(planted)
    monkeypatch.setenv("PYTHONPATH", str(planted))
    monkeypatch.setenv("PYTHONSTARTUP", str(planted / "json.py"))
    assert apart.judge((planted / "uci.wlog").read_bytes()).finding is None
    start = confine.command("", "apart_child", "check")
    code = start[3].replace("apart_child.check()", "print(sys.path, sys.flags.isolated)")
    said = subprocess.run([*start[:3], code, start[4]], capture_output=True, text=True, check=True).stdout
    assert said.strip().endswith("] 1")
    assert str(planted) not in said
    assert "''" not in said
    assert not (tmp_path / "loaded").exists()


REFUSED = """
import sys
from logbook.cli import _shut_doors
_shut_doors()
import socket
for ask in (lambda: socket.socket(), lambda: socket.getaddrinfo("example.org", 80), lambda: socket.socketpair()):
    try:
        ask()
    except BaseException as refused:
        print(type(refused).__name__)
    else:
        print("went through")
"""


def test_any_use_of_the_network_is_refused():
    done = subprocess.run([sys.executable, "-c", REFUSED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["NetworkRefused"] * 3
