# SPDX-License-Identifier: Apache-2.0
"""Why a log begins after another one, in people's words: one sentence of what was found. It accuses nobody."""

from __future__ import annotations

from logbook.i18n import N_, Words

_REASONS = {
    "put-back": N_("The log before was put back to an older state, or its end was cut off"),
    "forked": N_("The log before was written on in two places, or a record in it was exchanged"),
    "seal-broken": N_("The seal of the log before is broken"),
    "damaged": N_("The file of the log before is damaged"),
    "not-good": N_("A record of the log before was changed"),
    "other-machine": N_("The log before was last written on another PC"),
}
REASONS = frozenset(_REASONS)
"""The reasons that have words, as `Start.reason` spells them."""


def reason(words: Words, code: str) -> str:
    """Say what was found; empty for a log that nothing was found about."""
    return words(_REASONS[code]) if code in _REASONS else ""
