# SPDX-License-Identifier: Apache-2.0
"""A few megabytes kept in reserve beside the store, given back when the disk is full.

SQLite needs room for its journal even to change one line; dropping the ballast makes room for thousands of records
while somebody clears the disk. It holds noise: file systems that pack or skip zeros would reserve nothing.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from logbook.core.crypto import Entropy
from logbook.core.model.errors import DiskFull
from logbook.core.vault import files

SIZE = 4 << 20


class Ballast:
    """The reserve file at `path`, of `size` bytes."""

    def __init__(self, path: Path, size: int = SIZE, entropy: Entropy = secrets.token_bytes) -> None:
        self._path = path
        self._size = size
        self._entropy = entropy

    def fill(self) -> bool:
        """Take the reserve if it is not there; False when the disk has no room for it now."""
        if self.held:
            return True
        try:
            files.write_file(self._path, self._entropy(self._size))
        except DiskFull:
            return False
        return True

    def drop(self) -> bool:
        """Give the room back; True when there was some, so that trying the write again makes sense."""
        held = self.held
        files.remove_file(self._path)
        return held

    @property
    def held(self) -> bool:
        """Whether the reserve is there in full."""
        return self._path.is_file() and self._path.stat().st_size == self._size
