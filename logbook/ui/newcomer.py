# SPDX-License-Identifier: Apache-2.0
"""Whether whoever signed on has never written here: such a person is told once where the help is."""

from __future__ import annotations

from logbook.core.model.topics import kind_of
from logbook.core.ward import Ward

_SILENT = frozenset({"person", "vouch"})


def is_new(ward: Ward, user: str) -> bool:
    """Whether no record of this person says anything of the ward; a log that is not whole yet says no."""
    wrote = (kind_of(entry.record) not in _SILENT for entry in reversed(ward.folds.authors.of(user)))
    return ward.loaded and not any(wrote)
