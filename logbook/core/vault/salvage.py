# SPDX-License-Identifier: Apache-2.0
"""Reading around damaged pages: every record that can still be read is, and those that cannot are numbered.

It changes nothing and decides nothing; whoever reads says that something was missing. One bad page poisons a
connection, so each refusal costs a fresh one, and patience with a wholly ruined file is bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from logbook.core.model.errors import DamagedFile
from logbook.core.vault.store import Row, Store

Read = Callable[[int, int], list[Row]]
"""(first, last) -> the rows of these numbers, in order; the number is a row's first value."""


@dataclass
class Patience:
    """How many refusals may still be looked into; beyond, a range with one bad page counts as bad throughout."""

    left: int = 500


def around(store: Store, read: Read, first: int, last: int, patience: Patience) -> Iterator[tuple[int, Row | None]]:
    """Give each readable row of a range with its number, and None for each number that cannot be read."""
    try:
        rows = read(first, last)
    except DamagedFile:
        store.refresh()
    else:
        yield from ((row[0], row) for row in rows)
        return
    if first == last or patience.left <= 0:
        yield from ((number, None) for number in range(first, last + 1))
        return
    patience.left -= 1
    middle = (first + last) // 2
    yield from around(store, read, first, middle, patience)
    yield from around(store, read, middle + 1, last, patience)
