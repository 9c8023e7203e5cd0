# SPDX-License-Identifier: Apache-2.0
"""This machine's clocks and name, read once per record; the core is handed what is read here.

It must never correct a clock: what the PC shows is what is written, wrong or right.
"""

from __future__ import annotations

import ctypes
import hashlib
import platform
import sys
import time
import uuid
from pathlib import Path

from logbook.core.model.frame import Now

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_MACHINE_ID = Path("/etc/machine-id")
_BOOT_GRAIN = 10
"""Seconds to which a boot's wall time is rounded where the system names no boot."""


def read_clock() -> Now:
    """Read wall clock, time since boot (suspend included), zone and boot in one go."""
    wall = max(0, time.time_ns() // 1_000_000)  # a dead battery may show a year before 1970: a record has no such time
    boot = _since_boot()
    zone = (time.localtime(wall // 1000).tm_gmtoff or 0) // 60
    return Now(wall=wall, boot=boot, zone=zone, boot_id=_boot_id(wall, boot))


def machine() -> str:
    """Name this machine without telling anything about it: 16 hex digits, the same at each start."""
    known = _MACHINE_ID.read_text("ascii").strip() if _MACHINE_ID.exists() else f"{uuid.getnode():x}"
    return hashlib.sha256(f"ward-logbook {known} {platform.node()}".encode()).hexdigest()[:16]


def _since_boot() -> int:
    if sys.platform == "win32":
        ticks = ctypes.windll.kernel32.GetTickCount64
        ticks.restype = ctypes.c_uint64
        return int(ticks())
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime_ns(clock) // 1_000_000


def _boot_id(wall: int, boot: int) -> str:
    if _BOOT_ID.exists():
        return _BOOT_ID.read_text("ascii").strip()
    return f"boot {round((wall - boot) / 1000 / _BOOT_GRAIN)}"
