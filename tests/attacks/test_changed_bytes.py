# SPDX-License-Identifier: Apache-2.0
"""A changed byte, wherever it is in an export, is refused (the full sweep is `dev.py deep every-byte`)."""

from __future__ import annotations

import hashlib

import pytest

from logbook.core.exchange import badge_rule
from tests.attacks.changes import MASKS, elsewhere, unnoticed
from tests.attacks.exports import codes, exported, flipped


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


def test_nothing_can_be_cut_off_at_either_end(made):
    assert all(codes(made.pdf[:-cut]) for cut in (1, 2, 7, 1000, len(made.pdf) - made.log.stop, len(made.pdf) // 2))
    assert all(codes(made.pdf[cut:]) for cut in (1, 9, 1000))


def test_every_cut_of_the_log_is_refused(made):
    assert all(codes(made.text[:end]) for end in range(len(made.text)))
