# SPDX-License-Identifier: Apache-2.0
"""The first lines of the one-folder program: window, console script, or a child that reads hostile files."""

from __future__ import annotations

import sys
from multiprocessing import freeze_support
from pathlib import Path


def start() -> int:
    """Hand over to what this process is for; only that is loaded."""
    freeze_support()  # children that compute go on in here and do not return
    if sys.argv[1:] == ["check-seal"]:
        from logbook.core.exchange import badge_child  # noqa: PLC0415

        badge_child.main()
        return 0
    if sys.argv[1:] in (["check-log"], ["open-sealed"]):
        from logbook.core.exchange import apart_child  # noqa: PLC0415

        {"check-log": apart_child.check, "open-sealed": apart_child.open_sealed}[sys.argv[1]]()
        return 0
    if Path(sys.argv[0]).stem == "logbook":
        from logbook.cli import main  # noqa: PLC0415

        return main()
    from logbook.__main__ import window  # noqa: PLC0415

    return window()


if __name__ == "__main__":
    sys.exit(start())
