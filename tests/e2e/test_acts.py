# SPDX-License-Identifier: Apache-2.0
"""The acts of the commonest tasks, counted again at a real X server, against the table in maintainers/acts.md."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("acts.py")
TABLE = Path(__file__).parents[2] / "resources" / "help" / "maintainers" / "acts.md"
SIZES = ("1366x768", "1093x614")
MOST, TEN = 3, 10
"""Acts that none of the ten commonest tasks may exceed."""


def table():
    """The rows of both tables: place, task, acts on the large and on the small screen."""
    rows = [line.split("|") for line in TABLE.read_text("utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in row[1:5]] for row in rows]
    return [(place, task, (int(large), int(small))) for place, task, large, small in cells if large.isdigit()]


def test_twenty_tasks_and_none_of_the_ten_commonest_takes_more_than_three_acts():
    numbered = [(place, acts) for place, _, acts in table() if place.strip("*").isdigit()]
    assert [int(place.strip("*")) for place, _ in numbered] == list(range(1, 21))
    commonest = [acts for place, acts in numbered if place.startswith("**")]
    assert len(commonest) == TEN
    assert all(max(acts) <= MOST for acts in commonest)


@pytest.mark.x11
@pytest.mark.parametrize("size", SIZES)
def test_each_task_takes_the_acts_of_the_table(screen, tool, tmp_path, size):
    tool("xdotool")
    environment = os.environ | screen | {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path), size], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    counted = json.loads(done.stdout.splitlines()[-1])
    assert counted == {task: acts[SIZES.index(size)] for _, task, acts in table()}
