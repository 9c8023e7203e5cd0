# SPDX-License-Identifier: Apache-2.0
"""The work behind the codes: load, read on the store's thread, cut and draw on the task pool.

What signs, compresses and draws is imported here and only when somebody wants codes (D20).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from logbook.core.model.codes import Profile
from logbook.core.vault import files
from logbook.core.ward import Ward
from logbook.i18n import Words
from logbook.ui.widgets.square import Matrix

if TYPE_CHECKING:
    from logbook.core.actions.bridging import Volume


def load() -> None:
    """Import what makes codes, away from the window."""
    from logbook.core.actions import bridging  # noqa: F401, PLC0415 - see the module's docstring


def receipted(ward: Ward) -> int:
    """Return the last record a receipt names, -1 for none."""
    from logbook.core.actions import bridging  # noqa: PLC0415 - loaded before

    return bridging.receipted(ward)


def take(ward: Ward, after: int) -> Any:
    """Read what is to leave; on the store's thread."""
    from logbook.core.actions import bridging  # noqa: PLC0415 - loaded before

    return bridging.take(ward, after)


def make(taken: Any, profile: Profile, recipients: tuple[str, ...]) -> tuple[Volume, ...]:
    """Cut into sets; raises `BadInput` and `TooLarge`."""
    from logbook.core.actions import bridging  # noqa: PLC0415 - loaded before

    records, now = taken
    return bridging.make(records, now, profile, recipients)


def matrix(frame: str) -> Matrix:
    """Return one code's modules: some hundredths of a second, so that a code is drawn when it is shown."""
    from logbook.core.exchange import bridge  # noqa: PLC0415 - loaded before

    return bridge.matrix(frame)


def keep(taken: Any, volumes: tuple[Volume, ...], words: Words, path: Path) -> Path:
    """Draw all sets and write the PDF whole or not at all; raises the storage errors."""
    from logbook.core.actions import bridging  # noqa: PLC0415 - loaded before

    files.write_file(path, bridging.paper(taken[0], volumes, taken[1], words))
    return path
