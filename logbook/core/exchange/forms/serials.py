# SPDX-License-Identifier: Apache-2.0
r"""The square code of one page of a blank form: which form, which serial of which log, and a checkpoint for the hand.

Text: `WF1:<log>:<form>:<serial>:<page>:<number>:<hand code>`, `DF1` in an exercise; capitals, digits and hyphens only,
so that it fits a small code and any hand scanner types it. The hand code is the checkpoint's of record `number`
without its hyphens: it says what the log was when the sheet was printed. The code proves nothing about what is written
on the sheet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from logbook.core.exchange import checkpoint
from logbook.core.model.errors import BadInput

if TYPE_CHECKING:
    from logbook.core.exchange.draw.values import Matrix
    from logbook.core.exchange.stamp import Stamp

_PREFIX = {False: "WF1", True: "DF1"}
_LINE = re.compile(
    "(WF1|DF1):([A-Z2-7]{24}):([A-Z0-9][A-Z0-9-]{0,15}):([1-9][0-9]{0,6}):([1-9][0-9]{0,2}):"
    "(0|[1-9][0-9]{0,6}):([0-9A-HJKMNP-TV-Z]{16})",
    re.ASCII,
)
_GERMAN = str.maketrans("YZ", "ZY")
_GROUP = 4


@dataclass(frozen=True, slots=True)
class FormCode:
    """Page `page` of the sheet `serial` of the log `log`, a blank `form`, printed at record `number` with `code`.

    `code` is the hand code with its hyphens, as people see it; `drill` says that it is paper of an exercise.
    """

    log: str
    form: str
    serial: int
    page: int
    number: int
    code: str
    drill: bool = False

    def __str__(self) -> str:
        """As the square code spells it."""
        head = f"{_PREFIX[self.drill]}:{self.log}:{self.form.upper()}:{self.serial}:{self.page}"
        return f"{head}:{self.number}:{self.code.replace('-', '')}"

    @property
    def matrix(self) -> Matrix:
        """The QR code (alphanumeric, error correction M), True is dark, without its quiet zone."""
        return checkpoint.matrix(str(self))


def coded(stamp: Stamp, form: str, serial: int, page: int) -> FormCode:
    """Return the code of a page that is printed with this stamp."""
    log, number = stamp.line.split(":")[1:3]
    return FormCode(log, form, serial, page, int(number), stamp.code, stamp.drill)


def read(text: str) -> FormCode:
    """Return what a scanned or typed code says, whoever made it.

    Case does not matter, and Y and Z are exchanged if need be: a hand scanner types as if on another keyboard.
    Raises BadInput with the reason "shape".
    """
    typed = text.strip().upper()
    match = _LINE.fullmatch(typed) or _LINE.fullmatch(typed.translate(_GERMAN))
    if match is None:
        raise BadInput(field="form", reason="shape")
    prefix, log, form, serial, page, number, code = match.groups()
    hand = "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))
    return FormCode(log, form.lower(), int(serial), int(page), int(number), hand, prefix == _PREFIX[True])
