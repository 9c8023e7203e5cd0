# SPDX-License-Identifier: Apache-2.0
"""A night by hand, as seen from outside: it runs in a process of its own, and its PDF is verified and read."""

import json
import os
import subprocess
import sys

from logbook.core.model import chain, logtext
from logbook.core.vault.journal import SIGNATURES


def by_hand(script, screen, folder):
    """Live through the night in a home of its own; the acts of each task."""
    environment = os.environ | screen | {"HOME": str(folder), "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, str(script), str(folder)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[:1500] + " … " + done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def verified(pdf):
    """Have the command line verify a PDF as somebody outside would."""
    done = subprocess.run(
        [sys.executable, "-m", "logbook.cli", "--lang", "en", "verify", str(pdf)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "GOOD" in done.stdout.splitlines()[0]


def read(pdf):
    """Each record as its header and the open text of its parts, without opening any ward."""
    log = logtext.read(logtext.find(pdf.read_bytes())[1])
    headers = logtext.check(log, SIGNATURES).headers
    for header, link in zip(headers, log.links, strict=True):
        yield header, [part[chain.SALT :].decode("utf-8") for part in link.parts if chain.is_open(part)]
