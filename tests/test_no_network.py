# SPDX-License-Identifier: Apache-2.0
"""Each case needs a process of its own: a gate, once shut, stays shut."""

import subprocess
import sys

import pytest

SHUT = "from logbook.no_network import NetworkRefused, refuse_sockets\nrefuse_sockets()\n"
TRY = "try:\n    {}\nexcept NetworkRefused as refused:\n    print('refused', refused)\nelse:\n    print('went through')"


def run(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket()",
        "import socket; socket.socketpair()",
        "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
        "import socket; socket.socket(socket.AF_UNIX)",
        "import socket; socket.getaddrinfo('example.org', 80)",
        "import socket; socket.gethostbyname('example.org')",
        "import http.client; http.client.HTTPConnection('192.0.2.1').request('GET', '/')",
        "import asyncio; asyncio.run(asyncio.sleep(0))",
        "import multiprocessing as m; m.Pipe()",
    ],
)
def test_every_way_to_a_socket_is_refused(attempt):
    assert run(SHUT + TRY.format(attempt)).startswith("refused socket.")


def test_a_library_cannot_swallow_the_refusal_as_an_ordinary_network_error():
    assert run(SHUT + "print(issubclass(NetworkRefused, OSError))") == "False"


def test_the_name_of_the_machine_may_be_asked():
    assert run(SHUT + TRY.format("import socket; socket.gethostname()")) == "went through"


def test_programs_and_files_are_not_touched_by_the_gate():
    code = (
        "import subprocess, sys, tempfile; subprocess.run([sys.executable, '-c', '']); tempfile.TemporaryFile().close()"
    )
    assert run(SHUT + TRY.format(code)) == "went through"
