# SPDX-License-Identifier: Apache-2.0
"""Passphrases of six words: generated, never chosen; read back however they are typed.

The list has no word with y, z or a hyphen, which other keyboard layouts hide. It must never say more about a wrong
passphrase than which typed words are not in the (public) list.
"""

from __future__ import annotations

import difflib
import re
import secrets
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from logbook.core.model.errors import DamagedFile
from logbook.core.vault import files

COUNT = 6
LEAST = 6_000
"""Six words out of so many give 75 bits."""

_LIMIT = 1 << 20
_APART = re.compile(r"[\s\W_]+")


@dataclass(frozen=True)
class Mistyped:
    """A word that is not in the list: its place from 1, what was typed, and the nearest word, if any is near."""

    place: int
    typed: str
    nearest: str


class WordList:
    """The words a passphrase is made of."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        self._known = frozenset(words)

    def new_passphrase(self, choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
        """Draw six words, joined by single spaces."""
        return " ".join(choose(self.words) for _ in range(COUNT))

    def mistyped(self, typed: str) -> tuple[Mistyped, ...]:
        """Name the typed words that are not in the list."""
        words = enumerate(normal(typed).split(), start=1)
        return tuple(Mistyped(place, word, self._nearest(word)) for place, word in words if word not in self._known)

    def _nearest(self, word: str) -> str:
        return next(iter(difflib.get_close_matches(word, self.words, n=1, cutoff=0.7)), "")


def read_words(path: Path) -> WordList:
    """Read a list of one word a line; raises DamagedFile when it is missing or too short to be safe."""
    data = files.read_file(path, _LIMIT) or b""
    words = data.decode("ascii", "replace").split()
    if len(set(words)) < LEAST:
        raise DamagedFile(path=str(path), detail="too few words")
    return WordList(words)


def normal(typed: str) -> str:
    """Give the one spelling of a typed passphrase: NFKC, lower case, words apart by one space, nothing else between."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", typed).casefold())
    return " ".join(_APART.split(folded)).strip()
