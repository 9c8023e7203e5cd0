# SPDX-License-Identifier: Apache-2.0
"""A child is believed only if it ends well, in time, and says little; what it gave up it does not get back."""

import subprocess
import sys
import time

import pytest

from logbook.core.exchange import confine
from logbook.core.exchange.confine import ask, command


def python(code):
    return [sys.executable, "-I", "-c", code]


def test_a_child_gets_its_input_and_is_believed():
    echo = python("import sys; sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])")
    assert ask(echo, b"abc" * 100_000, 400_000) == b"cba" * 100_000


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(1)",
        "import os; os.abort()",
        "print('x' * 11)",
        "import sys\nwhile True: sys.stdout.write('x' * 100_000)",
        "print('x'); import os; os.kill(os.getpid(), 9)",
    ],
)
def test_a_child_that_fails_or_says_too_much_says_nothing(code):
    assert ask(python(code), b"in" * 1_000_000, 10) is None


def test_a_child_that_hangs_is_ended():
    began = time.monotonic()
    assert ask(python("while True: pass"), b"", 10, seconds=0.5) is None
    assert ask(python("import sys, time; sys.stdout.close(); time.sleep(99)"), b"", 10, seconds=0.5) is None
    assert time.monotonic() - began < 30


def test_a_child_that_cannot_start_says_nothing(tmp_path):
    assert ask([str(tmp_path / "nothing")], b"", 10) is None


def test_a_built_program_starts_itself_with_the_hidden_argument(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command("check-log", "apart_child", "check") == [sys.executable, "check-log"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a job object instead")
@pytest.mark.parametrize(
    ("act", "error"),
    [
        ("bytes(2 << 30)", b"MemoryError"),
        ("import os; os.write(os.open(sys.argv[2], os.O_CREAT | os.O_WRONLY), b'x')", b"[Errno 27]"),
        ("while True: pass", b""),
    ],
)
def test_what_was_given_up_is_gone(tmp_path, act, error):
    start = command("", "confine", "limit")
    code = start[3].replace("limit()", "limit(cpu_seconds=1)") + f"\n{act}"
    run = [*start[:3], code, start[4], str(tmp_path / "x")]
    done = subprocess.run(run, capture_output=True, check=False, timeout=60)
    assert done.returncode != 0
    assert error in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a job object instead")
def test_all_limits_are_set(monkeypatch):
    resource = pytest.importorskip("resource")
    taken = {}
    monkeypatch.setattr(resource, "setrlimit", taken.__setitem__)
    confine.limit(5, 6)
    none = (0, 0)
    wanted = {resource.RLIMIT_AS: (5, 5), resource.RLIMIT_CPU: (6, 6)}
    assert taken == wanted | {resource.RLIMIT_FSIZE: none, resource.RLIMIT_CORE: none}
