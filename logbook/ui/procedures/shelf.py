# SPDX-License-Identifier: Apache-2.0
"""The procedures on this PC: the pack's, the hospital's own beside the log, the log's own, the program's samples.

What somebody approved takes the place of a sample of the same code. A file that cannot be read is named, never
guessed at, and the others are shown all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path

from logbook.core.model import library, shelf
from logbook.core.model.errors import BadInput, LogbookError, StorageTrouble
from logbook.core.model.library import Heading, Procedure
from logbook.core.model.records import InForce
from logbook.core.model.shelf import Approved
from logbook.i18n import N_

HEADINGS = {
    Heading.FIRST: N_("First minutes"),
    Heading.THEN: N_("Then"),
    Heading.WRITE: N_("Write down"),
    Heading.ASK: N_("Ask for help if"),
    Heading.END: N_("End"),
}
OWN = "procedures"
"""The folder beside the ward's log where a hospital puts its own."""


def _nobody(_procedure: Procedure) -> bool:
    return False


@dataclass(frozen=True)
class Shelf:
    """What there is, and what could not be read.

    `packed` holds the digests of those that the hospital's pack brought: whoever signed it approved them. `approved`
    says of a text whether two people approved it here. `pictures` names by digest the pictures that came with one.
    """

    procedures: tuple[Procedure, ...] = ()
    trouble: tuple[LogbookError, ...] = ()
    packed: frozenset[str] = frozenset()
    approved: Approved = _nobody
    pictures: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def with_own(self, own: tuple[Procedure, ...], approved: Approved) -> Shelf:
        """Add what was written on this ward, and who approves."""
        return replace(self, procedures=(*own, *self.procedures), approved=approved)

    def newest(self) -> tuple[Procedure, ...]:
        """Return one of each code, as people count them; what was withdrawn is left out."""
        return shelf.newest(self.procedures, self.packed, self.approved)

    def waiting(self) -> tuple[Procedure, ...]:
        """Return the texts that are newer than the one shown of their code, and approved by nobody yet."""
        return shelf.waiting(self.procedures, self.newest())

    def exact(self, record: InForce) -> Procedure | None:
        """Return the very text that was put in force; None if it is not on this PC any more."""
        return self.by_digest(record.digest)

    def by_digest(self, digest: str) -> Procedure | None:
        """Return the very text with this digest; None if it is not on this PC."""
        return next((one for one in self.procedures if one.digest == digest), None)


def read_shelf(
    folders: Iterable[Path],
    pack: Future[tuple[Procedure, ...]] | None = None,
    pictures: Future[dict[str, tuple[str, ...]]] | None = None,
) -> Shelf:
    """Read all procedures: those of the hospital's pack, then those of earlier folders before those of later ones."""
    signed = pack.result() if pack is not None else ()
    found: list[Procedure] = list(signed)
    trouble: list[LogbookError] = []
    for folder in folders:
        here: list[Procedure] = []
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            try:
                here.append(_read(path))
            except LogbookError as error:
                trouble.append(error)
        found += sorted(here, key=lambda one: -one.version)
    packed = frozenset(one.digest for one in signed)
    return Shelf(tuple(found), tuple(trouble), packed, pictures=pictures.result() if pictures is not None else {})


def _read(path: Path) -> Procedure:
    try:
        with path.open("rb") as file:
            return library.read(file.read(library.LIMIT + 1))
    except OSError as error:
        raise StorageTrouble(path=str(path), detail=error.strerror) from error
    except BadInput as error:
        raise type(error)(**{**error.facts, "path": path.name}) from error
