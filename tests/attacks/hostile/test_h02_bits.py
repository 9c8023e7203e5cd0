# SPDX-License-Identifier: Apache-2.0
"""Hostile input H02: one bit of an export is flipped, wherever it is (the full sweep is `dev.py deep every-byte`).

It is refused with the part that broke, and nothing of a changed log is collected. Openly not protected: nothing.
"""

from __future__ import annotations

import hashlib

import pytest

from logbook.core.exchange import badge_rule
from tests.attacks.changes import MASKS, elsewhere, unnoticed
from tests.attacks.exports import codes, exported, flipped
from tests.attacks.said import CHANGED, MISSPELT, NO_LOG, about, collect, findings

ODD = "[seal-odd-bytes]: The seal is not written as the program writes it."


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return exported(tmp_path_factory.mktemp("ward"))


def test_the_export_itself_is_good(made):
    assert codes(made.pdf) == []


def test_no_byte_of_the_log_can_change(made):
    assert unnoticed(made.pdf, made.log) == []


def test_no_byte_of_the_bare_log_can_change(made):
    assert unnoticed(made.text, range(len(made.text)), MASKS) == []


def test_no_digit_of_a_sample_of_the_signature_can_change(made):
    digits = made.pdf[made.contents.start : made.contents.stop]
    start, stop = made.contents.start - 1, made.contents.stop + 1
    digest = hashlib.sha256(made.pdf[:start] + made.pdf[stop:]).digest()

    def good(changed: bytes) -> bool:
        return not list(badge_rule._signature(changed, digest, made.device.point))

    assert good(digits)
    assert not [place for place in range(0, len(digits), 5) if good(flipped(digits, place))]
    assert unnoticed(made.pdf, made.contents[:: len(digits) // 20]) == []


def test_none_of_a_sample_of_all_other_bytes_can_change(made):
    assert unnoticed(made.pdf, elsewhere(made, 100, seed=len(made.pdf))) == []


@pytest.mark.parametrize("more", [b"\n", b" ", b"\0", b"%%EOF\n", b"x" * 5000])
def test_nothing_can_be_added_at_either_end(made, more):
    assert set(codes(made.pdf + more)) <= {"seal-not-whole-file", "seal-not-a-pdf"}
    assert codes(made.pdf + more)
    assert codes(more + made.pdf)


def test_no_bit_of_a_sample_of_the_file_can_be_flipped(made):
    """Each of the eight bits of a byte, all over the file."""
    places = range(0, len(made.pdf), len(made.pdf) // 12)
    assert unnoticed(made.pdf, places, [1 << bit for bit in range(8)]) == []


def test_the_finder_of_a_flipped_bit_is_told_what_it_broke(made):
    assert about(flipped(made.pdf, made.log.stop - 30)) == [f"[header-field-value]: {MISSPELT}"]
    assert about(flipped(made.pdf, made.contents.start + 9)) in ([ODD], [CHANGED], [ODD, CHANGED])
    assert about(flipped(made.text, 3)) == [NO_LOG]


def test_nothing_of_a_flipped_log_is_collected(made, tmp_path):
    (tmp_path / "bit.pdf").write_bytes(flipped(made.pdf, made.log.start + len(made.text) // 2))
    done = collect(tmp_path, tmp_path / "bit.pdf")
    assert (done.code, done.err) == (1, "")
    assert len(findings(done)) == 1
    assert not (tmp_path / "case" / "timeline.csv").exists()
