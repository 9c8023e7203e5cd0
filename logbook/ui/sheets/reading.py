# SPDX-License-Identifier: Apache-2.0
"""Which sheets somebody means: a number, a range, or the square code of a sheet as a scanner types it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from logbook.core.exchange.forms import serials
from logbook.core.exchange.forms.serials import FormCode
from logbook.core.model.errors import BadInput

_RANGE = re.compile(r"([0-9]{1,7})(?:\s*[-–]\s*([0-9]{1,7}))?", re.ASCII)


@dataclass(frozen=True)
class Meant:
    """The sheets from `first` to `last`, and the code they were named by; `foreign` if it is another log's."""

    first: int
    last: int
    code: FormCode | None = None
    foreign: bool = False


def read(text: str, ours: Callable[[str], bool]) -> Meant | None:
    """Return what is meant, or None if that cannot be told; `ours` knows the logs of this ward."""
    match = _RANGE.fullmatch(text.strip())
    if match:
        first = int(match[1])
        last = int(match[2] or first)
        return Meant(first, last) if 0 < first <= last else None
    try:
        code = serials.read(text)
    except BadInput:
        return None
    return Meant(code.serial, code.serial, code, foreign=not ours(code.log))
