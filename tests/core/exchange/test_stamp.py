# SPDX-License-Identifier: Apache-2.0
"""The stamp at the foot of printed pages: the checkpoint in words and as a code; none without a ward."""

from __future__ import annotations

from logbook.core.exchange import checkpoint
from logbook.core.exchange.draw.values import Footer, say
from logbook.core.exchange.stamp import Stamp, stamped
from logbook.i18n import words_for

WORDS = words_for("en")
LINE = f"WL1:{'Q' * 24}:214:{'A' * 52}:1795398000:{'A' * 103}"
FIRST = (say("Page 1 of 1"),)


def test_without_a_ward_there_is_no_stamp():
    assert stamped(WORDS, FIRST, None, "SAMPLE") == Footer(FIRST, band="SAMPLE")


def test_with_one_number_and_code_stand_on_the_page():
    made = stamped(WORDS, FIRST, Stamp("UCI 2", "B·214", "547B-AWTQ-0KG7-2A0K", LINE), "SAMPLE")
    assert made.lines[0] == FIRST[0]
    told = "".join(run.text for run in made.lines[1])
    assert told == "Checkpoint of record B·214: 547B-AWTQ-0KG7-2A0K   UCI 2"
    assert made.matrix == checkpoint.matrix(LINE)
    assert made.band == "SAMPLE"


def test_an_exercise_says_so_on_every_page():
    stamp = Stamp("UCI 2", "B·214", "547B-AWTQ-0KG7-2A0K", LINE, drill=True)
    assert stamped(WORDS, FIRST, stamp).band == "EXERCISE – not real"
    assert stamped(WORDS, FIRST, stamp, "SAMPLE").band == "EXERCISE – not real · SAMPLE"
