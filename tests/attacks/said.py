# SPDX-License-Identifier: Apache-2.0
"""What people are told of an attack: the window's sentences, and the command line's words to the collector."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from logbook.cli.findings import finding_words
from logbook.core.exchange.verify import verify
from logbook.core.model.errors import LogbookError
from logbook.i18n import words_for
from logbook.trouble import tell
from tests.attacks.exports import judged
from tests.cli.conftest import Run, run

EN = words_for("en")
NOT_TRUSTED = "This does not come from who may say so."
NOTHING_TAKEN = "Nothing was taken over, and nothing was changed."
KEEP_APART = "Keep the stick or paper apart and call the incident team."
NO_LOG = "[no-log]: There is no ward log in this file."
CUT_OFF = "[log-cut-off]: The end of the log is missing."
SEVERAL = "[several-logs]: There is more than one log in this file."
NOT_CHECKED = "[log-not-checked]: The file could not be checked: checking it took too long, or it broke the checking."
CHANGED = "[seal-broken]: The PDF was changed after it was sealed."
ADDED = "[seal-not-whole-file]: Something was added to the PDF after it was sealed."
ACTIVE = "[seal-active-content]: The PDF holds something that acts by itself. It was not opened."
MISSPELT = "The log is not written as the program writes it."
NOT_SIGNED = "The log is not the one that its end was signed for."
NOT_PART = "The record is not part of this log, or was changed."


def refused(kind: type[LogbookError], act: Callable[..., object], *args: object, **more: object) -> str:
    """Do what must end in this very kind of error; returns what the window says then."""
    with pytest.raises(LogbookError) as caught:
        act(*args, **more)
    assert type(caught.value) is kind
    return str(tell(caught.value, EN))


def untrusted(where: str) -> str:
    """What everybody is told of a stick that may not say what it says; `where` names file and reason."""
    return f"{NOT_TRUSTED}\n{where}\n{NOTHING_TAKEN}\n{KEEP_APART}"


def about(data: bytes) -> list[str]:
    """What whoever verifies a file is told is wrong with it, a line a finding."""
    return [finding_words(EN, found) for found in verify(data, judged).report.findings]


def collect(folder: Path, *given: object) -> Run:
    """Collect files or sticks, with options, into the folder's case."""
    return run("collect", *given, "--into", folder / "case")


def findings(done: Run) -> list[str]:
    """The lines about what was found."""
    return [line.strip() for line in done.out.splitlines() if line.lstrip().startswith("✗")]
