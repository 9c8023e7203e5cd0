# SPDX-License-Identifier: Apache-2.0
"""What every widget is handed: how things look and how they are said."""

from __future__ import annotations

from dataclasses import dataclass

from logbook.i18n import Words
from logbook.ui.look.look import Look


@dataclass(frozen=True)
class Kit:
    """Look and words of one window; a change of language makes a new kit and new pages."""

    look: Look
    words: Words
