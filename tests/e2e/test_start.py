# SPDX-License-Identifier: Apache-2.0
"""The way in, in a real X server: what the first of the README's two commands ends with."""

import subprocess
import sys

import pytest


@pytest.mark.x11
def test_the_window_opens_and_leaves_nothing_in_a_new_home(tool, screen, tmp_path):
    program = subprocess.Popen([sys.executable, "-m", "logbook"], env={**screen, "HOME": str(tmp_path)})
    try:
        search = [
            tool("xdotool"),
            "search",
            "--sync",
            "--onlyvisible",
            "--pid",
            str(program.pid),
            "--name",
            "Ward Logbook",
        ]
        found = subprocess.run(search, env=screen, capture_output=True, text=True, timeout=60, check=True)
        assert found.stdout.split()
        assert program.poll() is None
        assert not [file for file in tmp_path.rglob("*") if file.is_file() and "cache" not in str(file)]
    finally:
        program.terminate()
        program.wait(timeout=20)
