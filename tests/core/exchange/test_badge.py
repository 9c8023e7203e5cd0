# SPDX-License-Identifier: Apache-2.0
"""The parent believes of its child only what fits, and takes nothing it does for a good seal."""

from __future__ import annotations

import sys

import pytest

from logbook.core.exchange.badge import CHILD, Badge, Finding, check, child_command

POINT, DIGEST = bytes(65), bytes(32)


def answer(code, seconds=30.0):
    return check(b"%PDF-", POINT, DIGEST, [sys.executable, "-I", "-c", code], seconds)


def test_a_good_seal_is_good_from_end_to_end(sealed):
    assert check(sealed.pdf, sealed.device.point, sealed.digest) == Badge(())
    assert Badge(()).good


def test_findings_come_back_as_they_are(sealed):
    badge = check(sealed.pdf + b"\n", sealed.device.point, sealed.digest)
    assert badge == Badge((Finding.NOT_WHOLE,))
    assert not badge.good


def test_the_child_gets_point_digest_and_pdf_in_this_order():
    code = "import sys; d = sys.stdin.buffer.read(); print('[]' if d == bytes(97) + b'%PDF-' else '?')"
    assert answer(code).good


@pytest.mark.parametrize(
    "code",
    [
        "print('[]'); raise SystemExit(1)",
        "import os; os.abort()",
        "",
        "print('{}')",
        "print('true')",
        "print('[[]]')",
        "print('[1]')",
        "print('[\"seal-fine\"]')",
        "print('[' * 100000)",
        "print('[]' + ' ' * 2000)",
        "import sys; sys.stdout.buffer.write(bytes([255]))",
    ],
)
def test_a_child_that_fails_or_answers_oddly_leaves_the_seal_unchecked(code):
    assert answer(code) == Badge((Finding.NOT_CHECKED,))


def test_a_child_that_hangs_is_ended():
    assert answer("while True: pass", seconds=0.5) == Badge((Finding.NOT_CHECKED,))


def test_a_child_that_cannot_start_leaves_the_seal_unchecked(tmp_path):
    assert check(b"", POINT, DIGEST, [str(tmp_path / "nothing")]) == Badge((Finding.NOT_CHECKED,))


def test_a_built_program_starts_itself_with_the_hidden_argument(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command() == [sys.executable, CHILD]


def test_codes_are_distinct_and_say_they_are_about_the_seal():
    assert all(finding.value.startswith("seal-") for finding in Finding)
    assert len({finding.value for finding in Finding}) == len(Finding)
