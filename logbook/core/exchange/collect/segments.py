# SPDX-License-Identifier: Apache-2.0
"""Whose log is it, and what does it go on from: devices against the team's list, segments against each other.

A ward's next segment may be written by another device, and whoever has seen a ward's last head can name it: only the
team's list tells the two apart. Without one nothing is decided, and what stands out is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import inf

from logbook.core.exchange.collect.logs import Found, Log, Standing
from logbook.core.exchange.collect.witness import Draft
from logbook.core.exchange.trust.lists import KnownDevice, known_device


def compared(draft: Draft, devices: Iterable[KnownDevice] | None) -> Draft:
    """Say what the team's list knows of a log's device, and up to which record it trusts it."""
    if devices is None:
        return draft
    log = draft.log
    known = known_device(devices, log.device, log.log)
    if known is None:
        return replace(draft, log=replace(log, standing=Standing.NOT_ENROLLED))
    home = (known.hospital, known.ward)
    if log.start is not None and known.ward and home != (log.start.hospital, log.start.ward):
        return replace(draft, log=replace(log, standing=Standing.OTHER_WARD))
    standing = Standing.ENROLLED if known.until is None else Standing.REVOKED
    at_home = log.start is not None and bool(known.ward)
    return replace(
        draft,
        log=replace(log, standing=standing, home=home if at_home else None),
        until=inf if known.until is None else known.until,
    )


def branched(log: Log, logs: Iterable[Log]) -> Log:
    """Mark from where a log was written on although another segment had gone on from the record before."""
    after = [
        other.start.earlier_number + 1
        for other in logs
        if other.start is not None and other.start.earlier_log == log.log and other.start.earlier_number is not None
    ]
    first = min(after, default=None)
    if log.start is None or first is None or log.records[-1].entry.ref.number < first:
        return log
    return replace(log, branch=first)


def stand_out(logs: Sequence[Log], devices: Iterable[KnownDevice] | None) -> Iterator[Found]:
    """Say what stands out about devices and segments."""
    listed = {(device.dev, device.log) for device in devices or ()}
    yield from (Found(log.standing, log.log) for log in logs if log.standing in _OUT)
    yield from _other_devices(logs)
    yield from _second_logs(logs, listed)
    yield from _follow(logs)


_OUT = frozenset({Standing.NOT_ENROLLED, Standing.OTHER_WARD})


def _other_devices(logs: Iterable[Log]) -> Iterator[Found]:
    """A log's id names its device through record 0: of two devices that speak for it, one at least must not."""
    claims = Counter(log.log for log in logs)
    yield from (Found("other-device", log.log) for log in logs if log.start is None and claims[log.log] > 1)


def _second_logs(logs: Sequence[Log], listed: set[tuple[bytes, str]]) -> Iterator[Found]:
    """Two logs of one device are explained by naming each other, or by the team's list naming them both."""
    for log in logs:
        others = {other.log for other in logs if other.device == log.device and other.log != log.log}
        linked = {log.start.earlier_log} if log.start else set()
        named = {other.log for other in logs if other.start and other.start.earlier_log == log.log}
        if (log.device, log.log) in listed:
            others -= {other for other in others if (log.device, other) in listed}
        if others - linked - named:
            yield Found("second-log", log.log)


def _follow(logs: Iterable[Log]) -> Iterator[Found]:
    """Say what does not fit where one log goes on from another."""
    known = {log.log: log for log in logs if log.start is not None}
    for log in known.values():
        start = log.start
        if start is None or not start.earlier_log:
            continue
        earlier = known.get(start.earlier_log)
        last = -1 if start.earlier_number is None else start.earlier_number
        heads = {merged.entry.head for merged in earlier.records if merged.entry.ref.number == last} if earlier else ()
        if earlier is None or (start.earlier_number is not None and not heads):
            yield Found("earlier-missing", log.log)
        elif heads and start.earlier_head not in heads:
            yield Found("earlier-differs", log.log)
        elif heads and earlier is not None and earlier.hand != log.hand:
            yield Found("continued-by-other-device", log.log)
        if earlier is not None and earlier.records[-1].entry.ref.number > last:
            yield Found("continued-after", earlier.log, last + 1)
