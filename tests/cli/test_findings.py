# SPDX-License-Identifier: Apache-2.0
"""Every code that a verification or a collection can give has words."""

import re
from pathlib import Path

import pytest

from logbook.cli.findings import FINDINGS, NOT_PROVEN, PROVEN, finding_words
from logbook.core.exchange import badge, verify
from logbook.core.exchange.collect import merge, paper, points, segments, witness
from logbook.core.exchange.verify import Finding
from logbook.i18n import words_for

SOURCES = [Path(module.__file__).read_text("utf-8") for module in (verify, merge, points, paper, segments, witness)]
CODES = {
    code
    for text in SOURCES
    for made in re.findall(r'(?:Finding|Found)\(("[^)]*)', text)
    for code in re.findall(r'"([a-z-]{2,})"', made)
}


@pytest.mark.parametrize("code", sorted(CODES | {finding.value for finding in badge.Finding}))
def test_every_finding_has_words(code):
    assert code in FINDINGS


def test_everything_proven_and_not_proven_has_words():
    assert set(PROVEN) == set(verify.Proven)
    assert set(NOT_PROVEN) == set(verify.NotProven)


def test_a_finding_is_said_with_code_record_part_and_words():
    told = finding_words(words_for("en"), Finding("part-missing", 4, "text"))
    assert told.startswith("[part-missing] record 4 (text): A part is missing although it should be here.")


def test_an_odd_spelling_has_one_sentence_for_all_codes():
    assert "not written as the program writes it" in finding_words(words_for("en"), Finding("header-spelling"))
