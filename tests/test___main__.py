# SPDX-License-Identifier: Apache-2.0
"""The way in, as a process."""

import os
import subprocess
import sys


def test_without_a_screen_there_is_a_sentence_in_the_systems_language():
    without = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    bare = {**without, "QT_QPA_PLATFORM": "", "LC_ALL": "en_GB.UTF-8", "PYTHONUTF8": "1"}
    asked = [sys.executable, "-m", "logbook"]
    done = subprocess.run(asked, env=bare, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 4
    assert done.stderr.startswith("No screen: start Ward Logbook from the desktop")
