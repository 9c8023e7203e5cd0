# SPDX-License-Identifier: Apache-2.0
"""A child process that gives up memory, time and files before it reads anything hostile, and is asked from outside.

Whoever asks believes nothing but bytes of a bounded length from a child that ended well in time. Limits are the
system's own: RLIMIT on Linux, a job object on Windows. What a process gives up is gone for good, so `limit` must never
be called from any but a throw-away one.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

MEMORY = 1 << 30
"""Bytes of address space (on Windows: of committed memory)."""

CPU_SECONDS = 60
WALL_SECONDS = 120.0

_START = "import sys; sys.path.insert(0, sys.argv[1]); from logbook.core.exchange import {child}; {child}.{entry}()"


def command(argument: str, child: str, entry: str) -> list[str]:
    """Return how this program starts a child: built, itself with a hidden argument; else isolated, from its folder."""
    if getattr(sys, "frozen", False):
        return [sys.executable, argument]
    root = Path(__file__).resolve().parents[3]
    return [sys.executable, "-I", "-c", _START.format(child=child, entry=entry), str(root)]


def ask(started: Sequence[str], data: bytes, most: int, seconds: float = WALL_SECONDS) -> bytes | None:
    """Give a child its input and return what it says; None if it fails, hangs, or says more than `most` bytes."""
    try:
        child = subprocess.Popen(  # noqa: S603 - our own program
            started, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError:
        return None
    assert child.stdin is not None
    assert child.stdout is not None
    ending = threading.Timer(seconds, child.kill)
    feeding = threading.Thread(target=_feed, args=(child.stdin, data))
    ending.start()
    feeding.start()
    with child.stdout:
        answer = child.stdout.read(most + 1)
    if len(answer) > most:
        child.kill()
    status = child.wait()
    ending.cancel()
    feeding.join()
    return answer if status == 0 and len(answer) <= most else None


def _feed(door: IO[bytes], data: bytes) -> None:
    with suppress(OSError), door:  # it may have ended, or been ended, before it took everything
        door.write(data)


def limit(memory: int = MEMORY, cpu_seconds: int = CPU_SECONDS) -> None:
    """Take memory, time and files away from this process."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only Windows needs it

        from logbook.core.exchange import winjob  # noqa: PLC0415 - only Windows needs it

        winjob.confine(ctypes.WinDLL("kernel32"), memory, cpu_seconds)
        return
    import resource  # noqa: PLC0415 - Windows has none

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
