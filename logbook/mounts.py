# SPDX-License-Identifier: Apache-2.0
"""The sticks and other removable places that are plugged into this machine now.

Known to the window and the command line only. It looks and never mounts, ejects or writes; a dead stick may keep it
waiting, so it is asked away from the window.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

TABLE = Path("/proc/self/mounts")
ROOTS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
"""Where the systems we know put what is plugged in."""

_NETWORK = re.compile(r"(nfs|cifs|smb|sshfs|fuse\.sshfs|9p|autofs|davfs|fuse\.davfs)")
_OCTAL = re.compile(r"\\([0-7]{3})")
_FIELDS = 4
_REMOVABLE = 2
"""What Windows calls a removable drive (GetDriveTypeW)."""


@dataclass(frozen=True, slots=True)
class Mount:
    """One place: its folder, the name people see, its free bytes, and whether it can be written to."""

    path: Path
    name: str
    free: int
    writable: bool


def plugged(table: Path = TABLE, roots: tuple[str, ...] = ROOTS) -> tuple[Mount, ...]:
    """List what is plugged in, by path; a place that does not answer is left out."""
    if sys.platform == "win32":
        found = [(letter, True) for letter in _letters()]
    elif table.exists():
        found = _mounted(table.read_text("utf-8", "surrogateescape"), roots)
    else:
        found = [(str(path), True) for root in roots for path in Path(root).glob("*") if path.is_mount()]
    seen = (_mount(Path(path), writable=writable) for path, writable in sorted(set(found)))
    return tuple(mount for mount in seen if mount is not None)


def consult(
    look: Callable[[tuple[Path, ...]], tuple[T, ...]], see: Callable[[], tuple[Mount, ...]] = plugged, most: float = 1.0
) -> tuple[T, ...]:
    """Ask what is plugged in, for at most so many seconds; nothing where it does not answer by then, or fails.

    A dead stick may never answer: its thread is left behind and ends with the program.
    """
    answers: list[tuple[T, ...]] = [()]

    def work() -> None:
        with suppress(OSError):
            answers.append(look(tuple(mount.path for mount in see())))

    asking = threading.Thread(target=work, name="sticks", daemon=True)
    asking.start()
    asking.join(most)
    return answers[-1]


def _mounted(table: str, roots: tuple[str, ...]) -> list[tuple[str, bool]]:
    """Read the kernel's table: device, place, type, options; spaces in a place are written as octal (fstab(5))."""
    found = []
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < _FIELDS or _NETWORK.match(fields[2]):
            continue
        place = _OCTAL.sub(lambda match: chr(int(match[1], 8)), fields[1])
        if place.startswith(roots) or f"{place}/" in roots:
            found.append((place, "ro" not in fields[3].split(",")))
    return found


def _mount(path: Path, *, writable: bool) -> Mount | None:
    try:
        free = shutil.disk_usage(path).free
    except OSError:
        return None
    return Mount(path, path.name or str(path), free, writable and os.access(path, os.W_OK))


if sys.platform == "win32":
    import ctypes

    def _letters() -> list[str]:
        """Name the drives Windows calls removable."""
        bits = ctypes.windll.kernel32.GetLogicalDrives()
        letters = (f"{chr(ord('A') + n)}:\\" for n in range(26) if bits >> n & 1)
        return [letter for letter in letters if ctypes.windll.kernel32.GetDriveTypeW(letter) == _REMOVABLE]
