# SPDX-License-Identifier: Apache-2.0
"""The child that judges seals, as the child it is: one line out, nothing else left to it."""

import subprocess
import sys

import pytest

from logbook.core.exchange.badge import child_command
from logbook.core.exchange.badge_rule import answer


def test_the_child_answers_in_one_line_of_codes(sealed):
    for pdf, line in ((sealed.pdf, "[]"), (sealed.plain, '["seal-missing"]')):
        data = sealed.device.point + sealed.digest + pdf
        done = subprocess.run(child_command(), input=data, capture_output=True, check=True, timeout=60)
        assert answer(data) == done.stdout.decode() == line


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of this kind")
def test_the_child_may_not_write_files_nor_take_much_memory(tmp_path):
    command = child_command()
    start = command[3].replace("badge_child.main()", "badge_child.limit()")
    write = f"import os; os.write(os.open({str(tmp_path / 'x')!r}, os.O_CREAT | os.O_WRONLY), b'x')"
    for act, error in ((write, b"OSError: [Errno 27]"), ("bytes(2 << 30)", b"MemoryError")):
        code = f"{start}; {act}"
        done = subprocess.run([*command[:3], code, command[4]], capture_output=True, check=False, timeout=60)
        assert error in done.stderr


def test_the_child_may_not_open_sockets():
    command = child_command()
    start = "from logbook.core.exchange import badge_child; badge_child.limit = lambda: __import__('socket').socket()"
    code = f"import sys; sys.path.insert(0, sys.argv[1]); {start}; badge_child.main()"
    done = subprocess.run([*command[:3], code, command[4]], input=b"", capture_output=True, check=False, timeout=60)
    assert b"NetworkRefused" in done.stderr
