# SPDX-License-Identifier: Apache-2.0
"""Square codes in pictures and PDFs, read by a throw-away child process: what a camera brings may be hostile.

The reader (zxing-cpp) is no part of the program and may be missing; then a hand scanner types the codes into a text
file. Nothing is believed of the answer but that it is a list of texts.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from logbook.core.model.errors import BadInput

SECONDS = 120.0
LIMIT = 64 * 1024 * 1024
"""Bytes of the largest picture or PDF taken."""

NO_READER = 3
"""The child's exit status where no reader is installed."""

_MOST_ANSWER = 4 * 1024 * 1024
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from logbook.core.exchange import pictures_child; pictures_child.main()"
)


def read(data: bytes, command: Sequence[str] | None = None, seconds: float = SECONDS) -> tuple[str, ...]:
    """Return the texts of all square codes in a picture or PDF; `command` starts the child.

    Raises `BadInput` with the reason "no-code-reader" where none is installed, "picture-unread" where it is no picture
    or the child did not answer.
    """
    if command is None and getattr(sys, "frozen", False):  # a built program carries no reader
        raise BadInput(reason="no-code-reader")
    try:
        child = subprocess.run(  # noqa: S603 - our own program
            command or _child(), input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds,
            check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BadInput(reason="picture-unread") from error
    if child.returncode == NO_READER:
        raise BadInput(reason="no-code-reader")
    return _texts(child.returncode, child.stdout)


def _child() -> list[str]:
    root = Path(__file__).resolve().parents[3]
    return [sys.executable, "-I", "-c", _START, str(root)]


def _texts(status: int, answer: bytes) -> tuple[str, ...]:
    if status == 0 and len(answer) <= _MOST_ANSWER:
        try:
            texts = json.loads(answer)
        except ValueError:
            texts = None
        if isinstance(texts, list) and all(isinstance(text, str) for text in texts):
            return tuple(texts)
    raise BadInput(reason="picture-unread")
