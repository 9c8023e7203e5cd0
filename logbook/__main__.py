# SPDX-License-Identifier: Apache-2.0
"""Opens the window: `python -m logbook`, `ward-logbook`, and the program of the one-folder build.

Closes the doors nobody needs (network, core dumps) before anything else is loaded, and must stay the only way in.
"""

from __future__ import annotations

import sys

from logbook.no_core_dump import refuse_core_dumps
from logbook.no_network import refuse_sockets


def window() -> int:
    """Open the window and return its exit code; with `--selftest` try out all parts of a build instead."""
    refuse_core_dumps()
    refuse_sockets()
    # imported late: the doors above are shut first, and a self-test must be able to report a window that cannot load
    if sys.argv[1:2] == ["--selftest"]:
        from logbook.selftest import selftest  # noqa: PLC0415

        return selftest()
    from logbook.ui.app import run  # noqa: PLC0415

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(window())
