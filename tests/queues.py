# SPDX-License-Identifier: Apache-2.0
"""A real CUPS scheduler of the test's own, with one queue whose printer keeps what it gets; on a Unix socket only."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

DAEMON, ADMIN = "/usr/sbin/cupsd", "/usr/sbin/lpadmin"
EXEC = Path("/usr/lib/cups/daemon/cups-exec")

_DAEMON = """Listen {room}/sock
LogLevel warn
MaxLogSize 0
WebInterface No
Browsing No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
_FILES = """RequestRoot {room}/spool
CacheDir {room}/cache
StateDir {room}/state
ServerRoot {room}
ServerBin {room}/bin
TempDir {room}/temp
ErrorLog {room}/error
AccessLog {room}/access
PageLog {room}/page
"""
# the printer: what it gets lies in a folder, the options beside it; written first, then named
_PRINTER = """#!/bin/sh
[ $# -eq 0 ] && exit 0
folder=${DEVICE_URI#usb:}
printf '%s\\n' "$5" > "$folder/$1.options"
if [ -n "$6" ]; then cat "$6"; else cat; fi > "$folder/$1.part"
mv "$folder/$1.part" "$folder/$1.pdf"
"""


@dataclass(frozen=True)
class Queue:
    """A queue's name and where its printer puts what it gets."""

    name: str
    tray: Path

    def wait(self, jobs: int) -> list[Path]:
        """Wait until so many jobs came out; returns them in order."""
        end = time.monotonic() + 60
        while len(found := sorted(self.tray.glob("*.pdf"), key=lambda path: int(path.stem))) < jobs:
            assert time.monotonic() < end, f"{len(found)} of {jobs} jobs came out"
            time.sleep(0.02)
        return found


@contextmanager
def queue(room: Path, name: str = "Ward") -> Iterator[Queue]:
    """Run a scheduler below `room` (a short path: sockets have short names) for as long as it is needed."""
    for folder in ("spool", "cache", "state", "temp", "tray", "bin/backend", "bin/daemon"):
        (room / folder).mkdir(parents=True)
    (room / "cupsd.conf").write_text(_DAEMON.format(room=room))
    (room / "cups-files.conf").write_text(_FILES.format(room=room))
    shutil.copy(EXEC, room / "bin/daemon")
    printer = room / "bin/backend/usb"
    printer.write_text(_PRINTER)
    printer.chmod(0o700)  # else a scheduler run by root starts it as somebody else
    command = [DAEMON, "-f", "-c", str(room / "cupsd.conf"), "-s", str(room / "cups-files.conf")]
    with subprocess.Popen(command) as daemon:
        before = os.environ.get("CUPS_SERVER")
        os.environ["CUPS_SERVER"] = str(room / "sock")
        try:
            _add(name, room / "tray")
            yield Queue(name, room / "tray")
        finally:
            daemon.terminate()
            os.environ.pop("CUPS_SERVER") if before is None else os.environ.update(CUPS_SERVER=before)


def _add(name: str, tray: Path) -> None:
    """Make the queue, as soon as the scheduler listens."""
    order = [ADMIN, "-p", name, "-v", f"usb:{tray}", "-m", "raw", "-E"]
    end = time.monotonic() + 30
    while subprocess.run(order, capture_output=True, check=False).returncode:
        assert time.monotonic() < end, "the scheduler does not listen"
        time.sleep(0.05)
