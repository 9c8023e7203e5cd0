# SPDX-License-Identifier: Apache-2.0
"""The processes behind `apart`: one searches, parses and verifies a file, one opens a sealed file.

Each gives up sockets, files, memory and time before it reads anything, answers standard input on standard output, and
ends. They must never be called from another process than their own.
"""

from __future__ import annotations

import sys

from logbook.core import crypto
from logbook.core.exchange import confine
from logbook.core.exchange.verify import judge
from logbook.core.model.chain import b64
from logbook.core.model.errors import BadInput, Unreadable
from logbook.no_network import refuse_sockets


def check() -> None:
    """Judge a file in one line: what is wrong, or the last number and its head."""
    _give_up()
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))


def open_sealed() -> None:
    """Open a sealed file: the identity is the first line."""
    _give_up()
    sys.stdout.buffer.write(opened(sys.stdin.buffer.read()))


def _give_up() -> None:
    refuse_sockets()
    confine.limit()


def answer(data: bytes) -> bytes:
    """Say what `verify.judge` says, in the lines that `apart` believes."""
    judged = judge(data)
    if judged.finding is not None:
        number = judged.finding.number
        told = f"finding {judged.finding.code} {'-' if number is None else number}"
    else:
        assert judged.checked is not None
        tail = judged.checked.tail
        told = f"good {tail.number} {b64(tail.head)}"
    return f"WARDCHECK 1\n{told}\nend\n".encode("ascii")


_HEADER = 64 * 1024
"""Bytes in which an age file's header must end: fifty recipients need 6,000, and age is slow with more."""


def opened(data: bytes) -> bytes:
    """Open an age file with the identity in its first line; `+` and the words, or `-`, or `?` for no identity."""
    identity, _, sealed = data.partition(b"\n")
    key = identity.decode("utf-8", "replace")
    try:
        crypto.age_recipient(key)  # misspelt is said first
        if sealed.find(b"\n--- ", 0, _HEADER) < 0:
            return b"-"
        return b"+" + crypto.age_decrypt(sealed, key)
    except Unreadable:
        return b"-"
    except BadInput:
        return b"?"
