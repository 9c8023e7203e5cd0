# SPDX-License-Identifier: Apache-2.0
"""No IP socket is ever opened, by us, by a library or by Qt: read from the system calls of the real program."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CALLS = "trace=socket,connect,bind,sendto"


JOB = """
import sys
from pathlib import Path
from tests.e2e.test_headless import lived_through, logbook
place = Path(sys.argv[1])
night = lived_through(place, "5B")
logbook("verify", *night.files.values())
logbook("collect", night.files["incident"], "--into", place / "case")
print("done", night.records)
"""


def trace(tool, log, command, env=None):
    """Run a command under strace and return the network calls of it and all its children."""
    if subprocess.run([tool("strace"), "-o", os.devnull, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system does not let one process trace another")
    watched = [tool("strace"), "-f", "--seccomp-bpf", "-qq", "-o", str(log), "-e", CALLS, *command]
    done = subprocess.run(watched, capture_output=True, text=True, check=False, cwd=ROOT, env=env)
    return done, [line for line in log.read_text().splitlines() if re.search(r"AF_INET|AF_NETLINK|AF_PACKET", line)]


def test_the_trace_sees_a_socket_when_there_is_one(tool, tmp_path):
    code = "import socket; socket.socket(socket.AF_INET)"
    assert len(trace(tool, tmp_path / "log", [sys.executable, "-c", code])[1]) == 1


def test_store_paper_seal_and_window_open_no_socket(tool, tmp_path):
    done, calls = trace(tool, tmp_path / "log", [sys.executable, "-m", "logbook", "--selftest"])
    assert done.stdout.count("works") == 5
    assert calls == []


def test_the_console_script_opens_no_socket(tool, tmp_path):
    done, calls = trace(tool, tmp_path / "log", [sys.executable, "-m", "logbook.cli", "--help"])
    assert done.returncode == 0
    assert calls == []


def test_the_whole_job_without_a_window_opens_no_socket(tool, tmp_path):
    done, calls = trace(tool, tmp_path / "log", [sys.executable, "-c", JOB, str(tmp_path)])
    assert "done" in done.stdout, done.stderr[-2000:]
    assert calls == []


@pytest.mark.x11
def test_a_night_by_hand_opens_no_socket_but_the_screens_own(tool, tmp_path, screen):
    env = os.environ | screen | {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "xcb"}
    script = Path(__file__).with_name("night_shift.py")
    done, calls = trace(tool, tmp_path / "log", [sys.executable, str(script), str(tmp_path)], env)
    assert done.returncode == 0, done.stderr[-2000:]
    assert calls == []
