# SPDX-License-Identifier: Apache-2.0
"""What people are told of an attack: the window's sentences, and the command line's words to the collector."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from logbook.core.model.errors import LogbookError
from logbook.i18n import words_for
from logbook.trouble import tell
from tests.cli.conftest import Run, run

EN = words_for("en")
NOT_TRUSTED = "This does not come from who may say so."
NOTHING_TAKEN = "Nothing was taken over, and nothing was changed."
KEEP_APART = "Keep the stick or paper apart and call the incident team."


def refused(kind: type[LogbookError], act: Callable[..., object], *args: object, **more: object) -> str:
    """Do what must end in this very kind of error; returns what the window says then."""
    with pytest.raises(LogbookError) as caught:
        act(*args, **more)
    assert type(caught.value) is kind
    return str(tell(caught.value, EN))


def untrusted(where: str) -> str:
    """What everybody is told of a stick that may not say what it says; `where` names file and reason."""
    return f"{NOT_TRUSTED}\n{where}\n{NOTHING_TAKEN}\n{KEEP_APART}"


def collect(folder: Path, *given: object) -> Run:
    """Collect files or sticks, with options, into the folder's case."""
    return run("collect", *given, "--into", folder / "case")


def findings(done: Run) -> list[str]:
    """The lines about what was found."""
    return [line.strip() for line in done.out.splitlines() if line.lstrip().startswith("✗")]
