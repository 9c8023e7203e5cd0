# SPDX-License-Identifier: Apache-2.0
"""Hostile files are searched, parsed and verified in a throw-away process; sealed ones are opened in another.

The child answers in lines of one shape, and nothing else is believed. What it says is good is read here once more from
the same bytes, without the signatures, and has to end at the same head: so nothing of a record comes through the
child, and a file that breaks a parser breaks a child. A child that fails costs its file, never the run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from logbook.core.exchange import confine
from logbook.core.exchange.verify import Finding, Judged
from logbook.core.model import logtext
from logbook.core.model.chain import Signatures, b64
from logbook.core.model.errors import BadInput, Unreadable

CHECK, OPEN = "check-log", "open-sealed"
"""The built program's hidden arguments: `apart_child.check()` or `apart_child.open_sealed()` and nothing else."""

NOT_CHECKED = Finding("log-not-checked")
_ANSWER = re.compile(
    r"WARDCHECK 1\n(?:finding (?P<code>[a-z][a-z-]{1,40}) (?P<number>-|0|[1-9][0-9]{0,6})"
    r"|good (?P<last>0|[1-9][0-9]{0,6}) (?P<head>[A-Za-z0-9_-]{43}))\nend\n",
    re.ASCII,
)
_MOST = 256
_OPENED, _REFUSED, _MISSPELT = b"+", b"-", b"?"
_TRUSTED = Signatures(lambda *_: True, lambda *_: True)
"""The child has checked the signatures; here only what they sign is read."""


def judge(data: bytes, command: Sequence[str] | None = None, seconds: float = confine.WALL_SECONDS) -> Judged:
    """Do what `verify.judge` does in a process of its own; raises nothing."""
    said = confine.ask(command or confine.command(CHECK, "apart_child", "check"), data, _MOST, seconds)
    answer = None if said is None else _ANSWER.fullmatch(said.decode("ascii", "replace"))
    if answer is None:
        return Judged(NOT_CHECKED)
    if answer["code"] is not None:
        return Judged(Finding(answer["code"], None if answer["number"] == "-" else int(answer["number"])))
    try:
        _, text = logtext.find(data)
        log = logtext.read(text)
        checked = logtext.check(log, _TRUSTED)
    except BadInput:
        return Judged(NOT_CHECKED)
    if (checked.tail.number, b64(checked.tail.head)) != (int(answer["last"]), answer["head"]):
        return Judged(NOT_CHECKED)
    return Judged(None, text, log, checked)


def open_sealed(
    data: bytes, identity: str, command: Sequence[str] | None = None, seconds: float = confine.WALL_SECONDS
) -> bytes:
    """Open an age file with an X25519 identity (`AGE-SECRET-KEY-1…`); never longer than what it came from.

    Raises Unreadable when it does not open, or the child failed, BadInput when the identity is misspelt.
    """
    given = identity.strip().encode("utf-8", "replace") + b"\n" + data
    said = confine.ask(command or confine.command(OPEN, "apart_child", "open_sealed"), given, len(data) + 1, seconds)
    if said == _MISSPELT:
        raise BadInput(field="age identity", reason="spelling")
    if said is None or not said.startswith(_OPENED):
        raise Unreadable(what="age file")
    return said[1:]
