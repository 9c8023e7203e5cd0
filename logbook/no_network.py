# SPDX-License-Identifier: Apache-2.0
"""The process refuses sockets: installed once at the start by the window, the command line and each child process.

Python's own audit events are the gate, so a library that tries to phone home fails loudly. It can never be taken out
again, and must never be widened beyond an event loop's private pair. Code outside Python is watched by a test that
traces system calls instead.
"""

from __future__ import annotations

import sys

_HARMLESS = {"socket.gethostname"}


class NetworkRefused(RuntimeError):
    """Something asked for a socket: a fault of ours or of a library, never of the user; the text is the audit event."""


def refuse_sockets(*, own_pair: bool = False) -> None:
    """Refuse every socket from now on; `own_pair` lets an event loop wake itself, and nothing else.

    Any attempt raises NetworkRefused, deliberately no OSError, which libraries swallow (security 3.13).
    """

    def gate(event: str, facts: tuple[object, ...]) -> None:
        if event.startswith("socket.") and event not in _HARMLESS and not (own_pair and _is_own_pair(event, facts)):
            raise NetworkRefused(event)

    sys.addaudithook(gate)


def _is_own_pair(event: str, facts: tuple[object, ...]) -> bool:
    import socket  # noqa: PLC0415 - only a process that runs an event loop pays for it

    if sys.platform == "win32":  # has no pair of its own: Python connects a listening loopback socket to itself
        return event == "socket.__new__" or (event in {"socket.bind", "socket.connect"} and _is_loopback(facts[1]))
    return event == "socket.__new__" and facts[1] == socket.AF_UNIX


def _is_loopback(address: object) -> bool:
    return isinstance(address, tuple) and address[0] == "127.0.0.1"
