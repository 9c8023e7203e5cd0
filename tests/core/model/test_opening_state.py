# SPDX-License-Identifier: Apache-2.0
"""No log is called good that somebody contradicts: every prefix, cut and fork of a small chain, and drawn ones."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from logbook.core.model.opening_state import Known, State, Verdict, judge

LENGTH = 7


def chain(branch: int, at: int, length: int) -> list[bytes]:
    """Heads of a chain that leaves the first one (branch 0) at record `at`."""
    heads, before = [], b""
    for number in range(length):
        salt = branch if number >= at else 0
        before = hashlib.sha256(before + bytes([salt, number])).digest()
        heads.append(before)
    return heads


TRUE = chain(0, 0, LENGTH)


def known(number: int, heads: list[bytes] = TRUE) -> Known:
    return Known("LOG", number, heads[number], f"line {number}")


def verdict(heads: list[bytes], *anchors: Known, seal_ok: bool = True) -> Verdict:
    def head_at(number: int) -> bytes | None:
        return heads[number]

    return judge(len(heads) - 1, head_at, anchors, seal_ok=seal_ok)


def test_every_prefix_with_every_witness():
    for length in range(1, LENGTH + 1):
        for number in range(LENGTH):
            found = verdict(TRUE[:length], known(number))
            if number < length:
                assert found == Verdict(State.GOOD)
            else:
                assert found == Verdict(State.PUT_BACK, known(number))


def test_every_fork_with_every_witness():
    for at in range(LENGTH):
        for length in range(at + 1, LENGTH + 1):
            other = chain(1, at, length)
            for number in range(LENGTH):
                found = verdict(other, known(number))
                if number < at:
                    assert found.state is State.GOOD
                else:
                    assert found == Verdict(State.FORKED if number < length else State.PUT_BACK, known(number))


def test_a_fork_weighs_more_than_a_cut_and_the_highest_is_named():
    other = chain(1, 2, 5)
    assert verdict(other, known(1), known(6), known(3), known(4)) == Verdict(State.FORKED, known(4))
    assert verdict(TRUE[:3], known(5), known(4), known(6)) == Verdict(State.PUT_BACK, known(6))


def test_a_witnessed_record_that_is_not_there_contradicts():
    assert judge(4, lambda _number: None, [known(2)], seal_ok=True) == Verdict(State.FORKED, known(2))


def test_a_broken_seal_is_said_only_when_nobody_knows_more():
    assert verdict(TRUE, seal_ok=False) == Verdict(State.SEAL_BROKEN)
    assert verdict(TRUE, known(3), seal_ok=False) == Verdict(State.SEAL_BROKEN)
    assert verdict(TRUE[:2], known(3), seal_ok=False) == Verdict(State.PUT_BACK, known(3))


def test_only_the_known_numbers_are_asked_for():
    asked = []

    def head_at(number: int) -> bytes:
        asked.append(number)
        return TRUE[number]

    judge(LENGTH - 1, head_at, [known(2), known(5)], seal_ok=True)
    assert asked == [5, 2]


def test_what_has_no_line_is_named_by_its_numbers():
    assert Known("LOG", 3, b"\x01\x02").told == "LOG:3:0102"
    assert known(3).told == "line 3"


@given(
    length=st.integers(1, LENGTH),
    at=st.integers(0, LENGTH),
    branch=st.integers(0, 2),
    witnesses=st.lists(st.tuples(st.integers(0, LENGTH - 1), st.integers(0, 2), st.integers(0, LENGTH)), max_size=5),
    seal_ok=st.booleans(),
)
def test_good_means_that_nobody_contradicts(length, at, branch, witnesses, seal_ok):
    mine = chain(branch, at, length)
    anchors = [known(number, chain(other, left, LENGTH)) for number, other, left in witnesses]
    contradicts = [one for one in anchors if one.number >= length or mine[one.number] != one.head]
    found = verdict(mine, *anchors, seal_ok=seal_ok)
    assert (found.state is State.GOOD) == (seal_ok and not contradicts)
    assert (found.by in contradicts) if contradicts else found.by is None


def test_what_a_record_0_says_of_the_segment_before_never_changes():
    assert [state.value for state in State] == ["good", "put-back", "forked", "seal-broken"]
