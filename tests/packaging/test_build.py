# SPDX-License-Identifier: Apache-2.0
"""The one-folder build takes half a minute and tools of its own: a long campaign, `pytest -m deep tests/packaging`."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.deep
def test_the_built_program_works_with_no_python_on_its_path(tmp_path):
    subprocess.run([sys.executable, ROOT / "packaging" / "build.py"], check=True)
    bare = {"PATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    folder = ROOT / "dist" / "ward-logbook"
    done = subprocess.run([folder / "ward-logbook", "--selftest"], env=bare, capture_output=True, text=True, check=True)
    assert done.stdout.count("works") == 4
    said = subprocess.run([folder / "logbook", "--help"], env=bare, capture_output=True, text=True, check=True)
    assert "verify" in said.stdout
