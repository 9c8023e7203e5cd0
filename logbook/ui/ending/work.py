# SPDX-License-Identifier: Apache-2.0
"""The work behind retiring, for the task pool: drawing and signing are loaded only when a log is really retired."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from logbook import i18n
from logbook.core.actions.signing_on import Hand
from logbook.core.model.codes import Means, Profile
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Author
from logbook.core.vault import wipe
from logbook.core.vault.stick import OnStick
from logbook.core.ward import Ward
from logbook.i18n import Words

if TYPE_CHECKING:
    from logbook.core.actions.retiring import Closed, Standing

Order: TypeAlias = Any
"""An order to retire, as `actions.retiring` makes it; its module is loaded late."""


@dataclass(frozen=True)
class Plan:
    """What was filled in: both people with their PINs (user, PIN), where to, and the word for a missing receipt."""

    words: Words
    folder: Path
    recipients: tuple[str, ...]
    first: tuple[str, str]
    second: tuple[str, str]
    why: str
    by_name: str


def standing(folds: Folds, segment: str, team: tuple[bytes, ...]) -> Standing:
    """Say what is true before; `segment` is the live one, `team` the keys that receipts are signed by."""
    from logbook.core.actions import retiring  # noqa: PLC0415 - drawing and signing (D20)

    return retiring.standing(folds, segment, team)


def order(ward: Ward, plan: Plan) -> Order:
    """Make the order."""
    from logbook.core.actions import export, retiring  # noqa: PLC0415 - drawing and signing (D20)

    now = ward.machine.clock()
    name = f"{ward.start.ward} {i18n.day(plan.words, now.wall, now.zone)}.pdf".replace("/", "-")
    last = export.Order(
        plan.folder / name, plan.words, Author(plan.first[0], Means.PIN), plan.by_name, Profile.CLINICAL,
        plan.recipients,
    )  # fmt: skip
    return retiring.Order(last, Hand(*plan.first), Hand(*plan.second), plan.why)


def close(ward: Ward, order: Order) -> Closed:
    """Write that the log is retired; on the worker's thread."""
    from logbook.core.actions import retiring  # noqa: PLC0415 - drawing and signing (D20)

    return retiring.close(ward, order)


def leave(ward: Ward, order: Order, sticks: tuple[OnStick, ...] = ()) -> None:
    """Make the last export, read it back, wipe the copies on these sticks, and mark the log's folder for wiping.

    Whoever opens the folder next wipes it. Nothing may write to the sticks any more.
    """
    from logbook.core.actions import retiring  # noqa: PLC0415 - drawing and signing (D20)

    made = retiring.last_export(ward, order.export)
    retiring.take_copies(retiring.copies(sticks, made))
    wipe.mark(ward.path)
