# SPDX-License-Identifier: Apache-2.0
"""The process refuses sockets: installed once at the start by the window, the command line and each child process.

Python's own audit events are the gate, so a library that tries to phone home fails loudly. It can never be taken out
again and must never be widened. Code outside Python is watched by a test that traces system calls instead.
"""

from __future__ import annotations

import sys

_HARMLESS = {"socket.gethostname"}


class NetworkRefused(RuntimeError):
    """Something asked for a socket: a fault of ours or of a library, never of the user; the text is the audit event."""


def refuse_sockets() -> None:
    """Refuse every socket from now on, an event loop's private pair included: nothing of ours runs one.

    Any attempt raises NetworkRefused, deliberately no OSError, which libraries swallow (security 3.13).
    """

    def gate(event: str, _facts: tuple[object, ...]) -> None:
        if event.startswith("socket.") and event not in _HARMLESS:
            raise NetworkRefused(event)

    sys.addaudithook(gate)
