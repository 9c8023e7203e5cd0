# SPDX-License-Identifier: Apache-2.0
"""Keeps the PC from falling asleep by itself while a log is open: a sleeping ward PC is one that nobody writes on.

Whoever presses its button or closes its lid still sends it to sleep. Where the system cannot be asked, it sleeps as it
is set; nothing fails for that. The child ends with this process, however this one ends.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

COMMAND = ("systemd-inhibit", "--what=idle", "--who=Ward Logbook", "--why=a ward log is open", "cat")
"""Holds the idle lock as long as `cat` reads: its input is a pipe of ours, which the system closes with us."""

_CONTINUOUS, _SYSTEM = 0x80000000, 0x00000001
"""ES_CONTINUOUS and ES_SYSTEM_REQUIRED of SetThreadExecutionState."""


def nothing() -> None:
    """Let go of nothing."""


if sys.platform == "win32":
    import ctypes

    def keep_awake() -> Callable[[], None]:
        """Ask Windows, for this thread; returns how to let go."""
        ctypes.windll.kernel32.SetThreadExecutionState(_CONTINUOUS | _SYSTEM)
        return lambda: ctypes.windll.kernel32.SetThreadExecutionState(_CONTINUOUS) and None
else:

    def keep_awake(command: Sequence[str] = COMMAND) -> Callable[[], None]:
        """Ask logind, through its own program; returns how to let go, which does nothing where it is missing."""
        program = shutil.which(command[0])
        if program is None:
            return nothing
        try:
            child = subprocess.Popen(  # noqa: S603 - a program of the system, with words of ours
                [program, *command[1:]], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        except OSError:
            return nothing

        def let_go() -> None:
            with suppress(OSError):
                if child.stdin is not None:
                    child.stdin.close()
            with suppress(subprocess.TimeoutExpired):
                child.wait(timeout=2)

        return let_go
