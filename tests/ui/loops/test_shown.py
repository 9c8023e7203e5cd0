# SPDX-License-Identifier: Apache-2.0
"""A request in words: its age, its next step; nothing is ranked or judged."""

import pytest

from logbook.core.model.coordination import Errand, Priority, Request, RequestStep, Turn
from logbook.core.model.loops import Loops
from logbook.i18n import words_for
from logbook.ui.loops.shown import ACTS, ICONS, next_turn, shown
from tests.core.model.acts import MINUTE, T0, Night

WORDS = words_for("en")


def view_of(record, *steps):
    night = Night()
    ref = night.write(record).ref
    for turn, more in steps:
        night.write(RequestStep(ref, turn, **more))
    return night.into(Loops()).loop(ref)


def test_every_kind_has_an_icon_and_every_step_a_word():
    assert set(ICONS) == set(Errand)
    assert set(ACTS) == set(Turn)


@pytest.mark.parametrize(
    ("record", "steps", "expected"),
    [
        (Request(Errand.LAB), (), Turn.TAKEN),
        (Request(Errand.LAB), (Turn.TAKEN,), Turn.RECEIVED),
        (Request(Errand.LAB), (Turn.RECEIVED,), Turn.ANSWERED),
        (Request(Errand.LAB), (Turn.PHONED,), None),
        (Request(Errand.LAB), (Turn.GIVEN,), None),
        (Request(Errand.LAB), (Turn.READ_BACK,), None),
        (Request(Errand.BIOMEDICAL), (), Turn.RECEIVED),
        (Request(Errand.MESSAGE), (), Turn.TAKEN),
        (Request(Errand.MESSAGE, incoming=True), (), Turn.READ_BACK),
        (Request(Errand.MESSAGE, incoming=True), (Turn.READ_BACK,), Turn.ANSWERED),
    ],
)
def test_the_usual_next_step(record, steps, expected):
    assert next_turn(view_of(record, *((turn, {}) for turn in steps))) is expected


def test_a_row_says_what_where_how_long_and_what_was_done_last():
    record = Request(
        Errand.LAB, "K and gases\nsecond line", priority=Priority.URGENT, bed="7", patient="K4", to="lab",
        asked_by="Dr Ferrer", paper="0115",
    )  # fmt: skip
    row = shown(WORDS, view_of(record), T0 + 73 * MINUTE)
    assert row.lines.title == "Laboratory: K and gases"
    assert row.lines.meta == "Bed 7 · K4 · urgent · to lab · from Dr Ferrer · sheet 0115"
    assert (row.lines.fact, row.lines.below, row.lines.last, row.ended) == (
        "1 h 12 min",
        "open for",
        "nothing done yet",
        False,
    )
    assert row.lines.spoken().startswith("Laboratory: K and gases. Bed 7")


def test_a_row_that_ended_says_how_long_it_took_and_asks_for_nothing():
    view = view_of(Request(Errand.OTHER), (Turn.GIVEN, {"person": "Anna", "text": "K 6,1"}))
    row = shown(WORDS, view, T0 + 99 * MINUTE)
    assert (row.lines.below, row.lines.fact, row.next, row.ended, row.lines.meta) == ("took", "1 min", None, True, "")
    assert row.lines.last == "answer given to Anna, 1 h 37 min ago: K 6,1"
