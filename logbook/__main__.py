# SPDX-License-Identifier: Apache-2.0
"""Opens the window: `python -m logbook`, `ward-logbook`, and the program of the one-folder build.

Closes the doors nobody needs (network, core dumps) before anything else is loaded, and must stay the only way in.
"""

from __future__ import annotations

import os
import sys

from logbook.config import system_language
from logbook.i18n import words_for
from logbook.no_core_dump import refuse_core_dumps
from logbook.no_network import refuse_sockets


def window() -> int:
    """Open the window and return its exit code; with `--selftest` try out all parts of a build instead."""
    refuse_core_dumps()
    refuse_sockets()
    if not _has_screen():
        words = words_for(system_language(os.environ))
        sys.stderr.write(words("No screen: start Ward Logbook from the desktop, or use the command “logbook”.") + "\n")
        return 4
    # imported late: the doors above are shut first, and Qt ends the process itself where it finds no screen
    if sys.argv[1:2] == ["--selftest"]:
        from logbook.selftest import selftest  # noqa: PLC0415

        return selftest()
    from logbook.ui.app import run  # noqa: PLC0415

    return run(sys.argv[1:])


def _has_screen() -> bool:
    asked = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return sys.platform != "linux" or any(os.environ.get(name) for name in asked)


if __name__ == "__main__":
    sys.exit(window())
