# SPDX-License-Identifier: Apache-2.0
"""What the seal on a PDF is worth: asked of a throw-away child process, never of this one.

The PDF may be hostile. A child that crashes, hangs or answers oddly costs the badge and nothing else: the log inside
proves itself. This module never parses the PDF, and believes of the answer only what fits `Finding`.
"""

from __future__ import annotations

import enum
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from logbook.core.exchange import confine

if TYPE_CHECKING:
    from collections.abc import Sequence

CHILD = "check-seal"
"""The built program's hidden argument: with it as the first, it must run `badge_child.main()` and nothing else."""

SECONDS = 60.0
_MOST_ANSWER = 1024


class Finding(enum.Enum):
    """What is wrong with a seal; the values are stable, programs outside rely on them."""

    NOT_CHECKED = "seal-not-checked"
    NOT_A_PDF = "seal-not-a-pdf"
    NO_SIGNATURE = "seal-missing"
    MANY_SIGNATURES = "seal-not-alone"
    NOT_WHOLE = "seal-not-whole-file"
    NOT_CERTIFIED = "seal-allows-changes"
    ODD_CONTENTS = "seal-odd-bytes"
    BAD_SIGNATURE = "seal-broken"
    OTHER_KEY = "seal-other-key"
    ATTACHMENTS = "seal-attachments"
    OTHER_LOG = "seal-other-log"
    FORBIDDEN = "seal-active-content"
    COMPRESSED = "seal-hidden-objects"


@dataclass(frozen=True, slots=True)
class Badge:
    """The verdict on a PDF's seal. Red with NOT_CHECKED means: nothing is known, the log must speak for itself."""

    findings: tuple[Finding, ...]

    @property
    def good(self) -> bool:
        """Whether the seal is what our program makes, by the log's own key, over this file, and nothing else."""
        return not self.findings


def check(
    pdf: bytes, point: bytes, log_digest: bytes, command: Sequence[str] | None = None, seconds: float = SECONDS
) -> Badge:
    """Return the badge of `pdf`: `point` (65 bytes) is the log's device key, `log_digest` the SHA-256 of the log found
    in the file by its marker. `command` starts the child; it takes at most `seconds`. Raises nothing.
    """  # noqa: D205 - three arguments need two lines
    answer = confine.ask(command or child_command(), point + log_digest + pdf, _MOST_ANSWER, seconds)
    return Badge((Finding.NOT_CHECKED,)) if answer is None else _read(answer)


def child_command() -> list[str]:
    """Return how this program, in a checkout or built, starts the child: isolated, its own folder the only import."""
    return confine.command(CHILD, "badge_child", "main")


def _read(answer: bytes) -> Badge:
    try:
        codes = json.loads(answer)
        if isinstance(codes, list):
            return Badge(tuple(Finding(code) for code in codes))
    except ValueError:
        pass
    return Badge((Finding.NOT_CHECKED,))
