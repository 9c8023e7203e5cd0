# SPDX-License-Identifier: Apache-2.0
"""What this PC's window remembers between starts: language, theme, the real ward's folder, when to lock.

Preferences that cannot be written stop nobody: the window goes on as it is.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, replace
from pathlib import Path

from logbook import config
from logbook.config import Start
from logbook.core.model.errors import LogbookError
from logbook.i18n import Words, next_language, words_for
from logbook.ui.idle import LOCK_AFTER


@dataclass(frozen=True)
class Habits:
    """How the window is used now; `lock_after` in minutes, 0 for never."""

    language: str
    theme: str
    lock_after: float
    real: Path
    exercise: Path

    @property
    def words(self) -> Words:
        """The words of the language."""
        return words_for(self.language)

    def other_language(self) -> Habits:
        """Go on to the next language."""
        return replace(self, language=next_language(self.language))

    def other_theme(self) -> Habits:
        """Go from day to night, or back."""
        return replace(self, theme="day" if self.theme == "night" else "night")


def habits_at(start: Start) -> Habits:
    """Return the habits the window starts with."""
    places = config.places(os.environ)
    kept = config.load(places.preferences)
    return Habits(
        start.language,
        "night" if start.night else "day",
        float(kept.lock_after) if kept.lock_after.isdecimal() else LOCK_AFTER,
        places.ward(exercise=False) if start.exercise else start.ward,
        places.ward(exercise=True),
    )


def remember(habits: Habits, ward: Path | None) -> None:
    """Keep the habits for the next start, and the real ward's folder if one is open."""
    file = config.places(os.environ).preferences
    kept = replace(
        config.load(file), language=habits.language, theme=habits.theme, lock_after=f"{habits.lock_after:.0f}"
    )
    with contextlib.suppress(LogbookError):
        config.save(file, kept if ward is None else replace(kept, ward=str(ward)))
