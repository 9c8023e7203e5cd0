# SPDX-License-Identifier: Apache-2.0
"""A time of day as it stands on paper: the last such time that has passed."""

from __future__ import annotations

_DAY, _MINUTE = 86_400_000, 60_000


def latest_time(hour: int, minute: int, now: int, zone: int) -> int:
    """Return the last such time of a day up to `now` (ms UTC) in a zone (minutes)."""
    local = now + zone * _MINUTE
    at = local - local % _DAY + (hour * 60 + minute) * _MINUTE
    return (at if at <= local else at - _DAY) - zone * _MINUTE
