# SPDX-License-Identifier: Apache-2.0
"""The built program's first lines: each hidden argument starts its own child, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from logbook.core.exchange import apart, badge

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("argument", "given", "told"),
    [
        (apart.CHECK, b"", b"WARDCHECK 1\nfinding no-log -\nend\n"),
        (apart.OPEN, b"no key\n", b"?"),
        (badge.CHILD, bytes(97), b'["seal-not-a-pdf"]'),
    ],
)
def test_a_hidden_argument_starts_its_child(argument, given, told):
    plain = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = [sys.executable, str(ROOT / "packaging" / "start.py"), argument]
    done = subprocess.run(run, input=given, env=plain, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (0, told)
