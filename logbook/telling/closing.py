# SPDX-License-Identifier: Apache-2.0
"""The steps of a close-down in people's words, for window and command line alike."""

from __future__ import annotations

from logbook.i18n import N_, Words

COPY, EXPORT, NUMBER, PAPER = "copy", "export", "number", "paper"
"""The steps in their order, as the core calls them."""

TITLES = {
    COPY: N_("Copy the log to the stick"),
    EXPORT: N_("Export for the incident team"),
    NUMBER: N_("Last number and its code"),
    PAPER: N_("Print the notice and the receipt"),
}
NOTHING_THERE = {
    COPY: N_("No stick of this ward is plugged in."),
    EXPORT: N_("Plug in a stick, or choose a place."),
    NUMBER: N_("To be copied onto paper."),
    PAPER: N_("No printer on a cable. Copy the number by hand."),
}
"""What is said of a step that has nothing to work with."""


def outcome(words: Words, step: str, reached: tuple[str, ...], why: str) -> str:
    """Say what a step reached, or why it reached nothing; `why` is empty where there was nothing to work with."""
    if reached:
        return words("Done: {names}").format(names=", ".join(reached))
    return words("Not possible. {why}").format(why=why or words(NOTHING_THERE[step]))
