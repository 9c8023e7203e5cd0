# SPDX-License-Identifier: Apache-2.0
"""Care first, protect next (DESIGN 4.9): the ward gets its six words, its recovery recipients, and a new key.

Until the words are confirmed the log lies open beside its own key, and says so. Confirming makes the passphrase the
only way in beside the recovery recipients, and changes the database key, so that the old one opens nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from logbook import i18n
from logbook.core import crypto
from logbook.core import ward as wards
from logbook.core.model.codes import KeyEvent, Means
from logbook.core.model.frame import PROGRAM, Author, Entry, Frame, Happened
from logbook.core.model.safeguards import Keys
from logbook.core.vault import folder as folders
from logbook.core.vault import rekey, words
from logbook.core.vault.slots import Cost, Kind, Lock, Passphrase, Recovery, calibrated
from logbook.core.vault.store import Store
from logbook.core.ward import Ward


def word_list() -> words.WordList:
    """The list the six words are drawn from, and typed words are checked against."""
    return words.read_words(i18n.resources() / "wordlist" / "eff-large-no-yz.txt")


def confirmed(drawn: str, typed: str) -> bool:
    """Whether the words typed back are the ones drawn; case, spaces and hyphens do not matter."""
    return words.normal(drawn) == words.normal(typed)


def is_protected(ward: Ward) -> bool:
    """Whether a secret is needed to open this ward."""
    return Kind.SETUP not in ward.unlocked.file.kinds


def cost_here(now: Callable[[], float]) -> Cost:
    """Choose what one try costs on this PC, about 0.7 s; a few seconds of work, away from the window."""
    return calibrated(now)


def protect(
    ward: Ward, passphrase: str, cost: Cost, recovery: tuple[str, ...] = (), author: Author | None = None
) -> list[Entry]:
    """Give the ward a new key, opened by these words and recipients alone; on the worker's thread.

    Drafts and stores go along, and the journal says which ways in there are now. A crash in the middle is finished at
    the next opening. Raises the storage errors, and `BadInput` for a misspelt recipient before anything is changed.
    """
    if recovery:
        crypto.age_encrypt(b"", recovery)  # a misspelt recipient is found before anything is changed
    new = tuple(to for to in recovery if to not in ward.unlocked.file.recovery)
    locks: tuple[Lock, ...] = (Passphrase(passphrase, cost), *(Recovery(to) for to in new))
    ward.unlocked = rekey.begin(ward.path, ward.unlocked, locks)
    try:
        told = [Keys(KeyEvent.ADDED, slot.kind.value, slot.id) for slot in ward.unlocked.file.ways]
        now = ward.machine.clock()
        frame = Frame(author or Author(PROGRAM, Means.PROGRAM), Happened(now.wall, now.zone))
        return [entry for what in told for entry in wards.append(ward, what, frame)]
    finally:
        ward.unlocked = rekey.finish(ward.path, ward.unlocked, open_stores(ward))


def open_stores(ward: Ward) -> Mapping[Path, Store]:
    """The stores this program holds, by their paths, so that a change of key takes them along."""
    return {folders.store_path(ward.path, one.journal.segment): one.store for one in ward.segments}
