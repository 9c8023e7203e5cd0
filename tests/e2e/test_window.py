# SPDX-License-Identifier: Apache-2.0
"""The main job through the window, with real mouse and key events in a real X server, up to a verified PDF."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from logbook.core.model import chain, logtext
from logbook.core.vault.journal import SIGNATURES

SCRIPT = Path(__file__).with_name("night_shift.py")


@pytest.mark.x11
def test_a_night_by_hand_ends_in_a_verified_pdf(screen, tool, tmp_path):
    tool("xdotool")
    environment = os.environ | screen | {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    counted = json.loads(done.stdout.splitlines()[-1])
    assert counted["first_record"]["acts"] <= 15
    assert counted["first_record"]["seconds"] < 180  # what an untrained person may take, and a machine must not
    verdict = subprocess.run(
        [sys.executable, "-m", "logbook.cli", "--lang", "en", "verify", str(tmp_path / "night.pdf")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert verdict.returncode == 0, verdict.stdout
    assert "GOOD" in verdict.stdout.splitlines()[0]
    kinds = kinds_in(tmp_path / "night.pdf")
    assert kinds["device"] == 82
    assert kinds["intervention"] == 1
    assert kinds["state"] == 3
    assert kinds["sealed-note"] == 1
    assert kinds["person"] == 2
    assert kinds["step"] == 2
    assert kinds["note"] >= 8
    assert sum(kinds.values()) >= 82 + 20


def kinds_in(pdf):
    log = logtext.read(logtext.find(pdf.read_bytes())[1])
    headers = logtext.check(log, SIGNATURES).headers
    assert [header.i for header in headers] == list(range(len(headers)))
    assert chain.b64(log.head) == chain.b64(logtext.check(log, SIGNATURES).tail.head)
    return Counter(header.k for header in headers)
