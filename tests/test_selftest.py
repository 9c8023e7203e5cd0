# SPDX-License-Identifier: Apache-2.0
"""The self-test a build is tried with."""

import os
import subprocess
import sys


def test_all_parts_of_this_checkout_work():
    plain = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    asked = [sys.executable, "-m", "logbook", "--selftest"]
    done = subprocess.run(asked, env=plain, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "encrypted store: works",
        "signed paper: works",
        "foreign files: works",
        "languages: works",
        "window: works",
    ]
