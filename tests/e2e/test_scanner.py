# SPDX-License-Identifier: Apache-2.0
"""A scanner set to US keys on a Spanish keyboard, with real key events in a real X server."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("scanner_desk.py")
LOST = "0108435012345672" + "17280131" + "10LOT77" + "21SER0042"
HIBC = "+A99912345/$$52001510X3/16D20111212/S77DE1G45-"


@pytest.mark.x11
def test_four_labels_are_read_right_after_teach_in_and_typing_is_typing(screen, tool, tmp_path):
    tool("xdotool")
    tool("setxkbmap")
    environment = os.environ | screen | {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path / "ward")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["typed"] == "ñáuÑ"
    assert (told["taught"], told["unknown"]) == (True, "")
    assert told["asset"] == "AB-12/7"
    assert told["gs1"] == ["SER0042", "SER0042", LOST]
    assert told["hibc"] == ["77DE1G45", "77DE1G45", HIBC]
    assert told["plain"] == ["OLD TAG 17.3", "", "OLD TAG 17.3"]
    assert (told["note"], told["written"]) == ("", 0)
