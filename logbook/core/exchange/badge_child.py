# SPDX-License-Identifier: Apache-2.0
"""The process that judges a seal: it gives up sockets, files, memory and time before it reads anything.

What it reads may be hostile; it writes one line of JSON and keeps nothing. It must never be called from another process
than its own: what it gives up is gone for good.
"""

from __future__ import annotations

import sys

from logbook.core.exchange import confine
from logbook.core.exchange.badge_rule import answer
from logbook.no_network import refuse_sockets

_CPU_SECONDS = 50


def main() -> None:
    """Give up what is not needed, then answer standard input on standard output."""
    refuse_sockets()
    limit()
    sys.stdout.write(answer(sys.stdin.buffer.read()))


def limit() -> None:
    """Take memory, time and files away from this process."""
    confine.limit(cpu_seconds=_CPU_SECONDS)
