# SPDX-License-Identifier: Apache-2.0
"""Reading around damaged pages costs a bounded number of fresh connections and leaves out only what must be."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from logbook.core.model.errors import DamagedFile
from logbook.core.vault.salvage import Patience, around


@dataclass
class Disk:
    """Numbers on pages; a range that touches a bad number is refused, and then everything until a fresh connection."""

    bad: frozenset[int]
    there: frozenset[int]
    poisoned: bool = False
    fresh: int = 0
    asked: list[tuple[int, int]] = field(default_factory=list)

    def read(self, first, last):
        assert not self.poisoned
        self.asked.append((first, last))
        if any(first <= number <= last for number in self.bad):
            self.poisoned = True
            raise DamagedFile(detail="page")
        return [(number,) for number in sorted(self.there) if first <= number <= last]

    def refresh(self):
        self.poisoned = False
        self.fresh += 1


def read(disk, first, last, patience):
    return dict(around(disk, disk.read, first, last, patience))


@given(st.frozensets(st.integers(0, 80)), st.frozensets(st.integers(0, 80)))
def test_all_that_is_good_is_read_and_each_bad_number_is_named(bad, gaps):
    disk = Disk(bad, frozenset(range(81)) - gaps)
    found = read(disk, 0, 80, Patience())
    assert {number for number, row in found.items() if row is None} == bad
    assert {number for number, row in found.items() if row is not None} == disk.there - bad


def test_patience_with_a_ruined_file_ends():
    disk = Disk(frozenset(range(10_000)), frozenset(range(10_000)))
    found = read(disk, 0, 9_999, Patience(left=50))
    assert set(found) == set(range(10_000))
    assert set(found.values()) == {None}
    assert disk.fresh < 200
