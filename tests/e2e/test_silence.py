# SPDX-License-Identifier: Apache-2.0
"""No IP socket is ever opened, by us, by a library or by Qt: read from the system calls of the real program."""

import os
import re
import subprocess
import sys

import pytest

CALLS = "trace=socket,connect,bind,sendto"


def trace(tool, log, command):
    """Run a command under strace and return the network calls of it and all its children."""
    if subprocess.run([tool("strace"), "-o", os.devnull, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system does not let one process trace another")
    watched = [tool("strace"), "-f", "-qq", "-o", str(log), "-e", CALLS, *command]
    done = subprocess.run(watched, capture_output=True, text=True, check=False)
    return done, [line for line in log.read_text().splitlines() if re.search(r"AF_INET|AF_NETLINK|AF_PACKET", line)]


def test_the_trace_sees_a_socket_when_there_is_one(tool, tmp_path):
    code = "import socket; socket.socket(socket.AF_INET)"
    assert len(trace(tool, tmp_path / "log", [sys.executable, "-c", code])[1]) == 1


def test_store_paper_seal_and_window_open_no_socket(tool, tmp_path):
    done, calls = trace(tool, tmp_path / "log", [sys.executable, "-m", "logbook", "--selftest"])
    assert done.stdout.count("works") == 4
    assert calls == []


def test_the_console_script_opens_no_socket(tool, tmp_path):
    done, calls = trace(tool, tmp_path / "log", [sys.executable, "-m", "logbook.cli", "--help"])
    assert done.returncode == 0
    assert calls == []
