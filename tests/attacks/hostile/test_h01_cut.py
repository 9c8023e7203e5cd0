# SPDX-License-Identifier: Apache-2.0
"""Hostile input H01: an export is cut after every possible byte, as a stick pulled too early or somebody would.

Each cut is refused with the end that is missing, and nothing of it is imported. Openly not protected: nothing; what was
cut off must come in another export.
"""

from __future__ import annotations

import pytest

from tests.attacks.exports import codes, exported
from tests.attacks.said import CUT_OFF, MISSPELT, NO_LOG, about, collect, findings


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return exported(tmp_path_factory.mktemp("ward"))


def test_every_cut_of_the_log_is_refused_in_one_sentence(made):
    told = {tuple(about(made.text[:end])) for end in range(len(made.text))}
    assert {(NO_LOG,), (CUT_OFF,)} <= told
    assert all(len(lines) == 1 for lines in told)
    assert {line.partition(": ")[2] for (line,) in told} <= {
        NO_LOG.partition(": ")[2],
        CUT_OFF.partition(": ")[2],
        MISSPELT,
        "The end of the log is not signed by the ward's device.",
    }


def test_every_cut_of_the_pdf_around_the_log_is_refused(made):
    whole = (1, 2, 7, 1000, len(made.pdf) - made.log.stop, len(made.pdf) // 2)
    assert all(codes(made.pdf[:-cut]) for cut in whole)
    assert all(codes(made.pdf[cut:]) for cut in (1, 9, 1000))
    assert about(made.pdf[: made.log.stop - 1]) == [CUT_OFF]


def test_nothing_of_a_cut_export_is_imported(made, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    for cut in (40, 400, len(made.text) // 2):
        (stick / f"{cut}.wlog").write_bytes(made.text[:-cut])
    done = collect(tmp_path, stick)
    assert (done.code, done.err) == (1, "")
    assert findings(done) == [f"✗ {CUT_OFF}"] * 3
    assert not (tmp_path / "case" / "timeline.csv").exists()
    (stick / "whole.pdf").write_bytes(made.pdf)
    done = collect(tmp_path, stick)
    assert "whole.pdf: GOOD" in done.out
    assert (tmp_path / "case" / "timeline.csv").read_text("utf-8-sig").count("Ventilator alarm heard") == 1
