# SPDX-License-Identifier: Apache-2.0
"""A crash must not write the open log's key to disk: switches core dumps off for this process and its children.

It must never fail a start: where a system offers less, less is done, silently.
"""

from __future__ import annotations

import ctypes
import sys

_PR_SET_DUMPABLE = 4  # prctl(2)


def refuse_core_dumps() -> None:
    """Set the size limit of core dumps to nothing and, on Linux, keep other programs of this user from attaching.

    Windows and macOS keep no dump of a program unless told to by an administrator (security 3.13).
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
