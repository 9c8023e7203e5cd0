# SPDX-License-Identifier: Apache-2.0
"""A team's stick in a real folder, taken by a ward that accepted one before, and by the team's own collector."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from logbook.core.actions import trusting
from logbook.core.exchange.trust import stick
from logbook.core.exchange.trust.metadata import Read
from logbook.core.exchange.trust.stick import Offer
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Ref
from logbook.core.model.trust import Accepted
from tests.attacks.said import collect
from tests.chains import Chain
from tests.cli.conftest import Run
from tests.sticks import Stick
from tests.wards import NIGHT


def reading(folder: Path, asked: list[str] | None = None) -> Read:
    """Read a stick's files as the ward does; `asked` notes their names."""
    inner = trusting.reader(folder)

    def read(name: str, most: int) -> bytes | None:
        if asked is not None:
            asked.append(name)
        return inner(name, most)

    return read


def look(folder: Path, typed: str = "", known: Accepted | None = None) -> Offer:
    """Check a stick as a real ward does."""
    return stick.check(reading(folder), Realm.REAL, NIGHT.wall, known, typed)


def accepted(offer: Offer) -> Accepted:
    """What the ward's log says once a stick was taken."""
    return Accepted(offer.root, offer.digest, offer.targets, offer.procedures, offer.pack_keys, 0, Ref("A", 1))


def before(folder: Path, **fields: object) -> Accepted:
    """Put the team's good stick into a folder and take it."""
    good = Stick(**fields)
    return accepted(look(good.put(folder), good.card()))


def team(folder: Path, given: Path, card: str) -> Run:
    """Collect one ward's log with a stick as the team would."""
    export = folder / "uci.wlog"
    export.write_bytes(Chain().notes(1).text())
    return collect(folder, export, "--trust", given, "--card", card)


@contextmanager
def no_case(folder: Path) -> Iterator[None]:
    """A refused stick leaves no case behind."""
    yield
    assert not (folder / "case").exists()
