# SPDX-License-Identifier: Apache-2.0
"""Injects of a drill: read whole or not at all, shown at their minute, answered once, and carried in their plan."""

import json
from pathlib import Path

import pytest

from logbook.core.model.drills import LIMIT, MOST, Drills, Inject, read_injects, spell
from logbook.core.model.errors import BadInput, TooLarge
from logbook.core.model.records import Correction, Note
from logbook.core.model.shifts import InjectAnswer, InjectPlan, InjectResult
from tests.core.model.acts import MINUTE, T0, Night

HEAD = '{"drill": 1, "title": "Night"}\n'
TWO = (
    HEAD + '# a remark\n\n{"after": 20, "title": "Phone is dead"}\n'
    '{"after": 5, "title": "Radio", "text": "x", "from": "ward 5B"}\n'
)


def test_injects_are_read_in_the_order_of_their_minutes():
    title, injects = read_injects(TWO.encode())
    assert title == "Night"
    assert injects == (Inject(5, "Radio", "x", "ward 5B"), Inject(20, "Phone is dead"))
    assert read_injects(spell(title, injects).encode()) == (title, injects)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no-injects"),
        (HEAD, "no-injects"),
        ('{"drill": 2}\n', "unknown-version"),
        ('{"drill": true}\n', "unknown-version"),
        (HEAD + "nothing", "not-json"),
        (HEAD + "[1]", "not-an-object"),
        (HEAD + '{"after": 1}', "missing-field"),
        (HEAD + '{"after": 1, "title": "x", "at": 3}', "unknown-field"),
        (HEAD + '{"after": -1, "title": "x"}', "out-of-range"),
        (HEAD + '{"after": true, "title": "x"}', "out-of-range"),
        (HEAD + '{"after": 1, "title": 3}', "wrong-type"),
        (HEAD + '{"after": 1, "title": "\\ud800"}', "spelling"),
        (HEAD + '{"after": 1, "title": "x"}\n' * (MOST + 1), "too-large"),
    ],
)
def test_what_is_no_list_is_refused_with_its_line(text, reason):
    with pytest.raises(BadInput) as caught:
        read_injects(text.encode())
    assert caught.value.facts["reason"] == reason


def test_bytes_that_are_no_text_or_too_many_are_refused():
    with pytest.raises(BadInput):
        read_injects(b"\xff")
    with pytest.raises(TooLarge):
        read_injects(b" " * (LIMIT + 1))


def plan(lines=TWO, start=T0):
    return InjectPlan(start, 2, name="Night", lines=lines)


def test_the_last_standing_plan_runs_and_its_injects_are_answered():
    night = Night()
    assert night.into(Drills()).injects() == ()
    old = night.write(plan(start=0))
    ran = night.write(plan())
    night.write(Note("x"))
    night.write(InjectAnswer(old.ref, 2, InjectResult.SEEN))
    answer = night.write(InjectAnswer(ran.ref, 1, InjectResult.DONE, text="called"), "p2")
    first, second = night.into(Drills()).injects()
    assert (first.number, first.at, first.inject.title) == (1, T0 + 5 * MINUTE, "Radio")
    assert (first.result, first.by, first.text, first.answered_at) == (
        InjectResult.DONE, "p2", "called", answer.frame.happened.at,
    )  # fmt: skip
    assert (second.at, second.result) == (T0 + 20 * MINUTE, None)
    night.write(Correction(), corrects=answer.ref)
    assert night.into(Drills()).injects()[0].result is None
    night.write(Correction(), corrects=ran.ref)
    assert night.into(Drills()).plan.ref == old.ref


def test_a_plan_whose_words_are_gone_shows_nothing():
    night = Night()
    night.write(plan(lines=""))
    assert night.into(Drills()).injects() == ()


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_the_drills_that_come_along_can_be_read(lang):
    title, injects = read_injects((Path("resources/demo") / f"drill-{lang}.jsonl").read_bytes())
    assert title
    assert len(injects) >= 8
    assert json.loads(spell(title, injects).splitlines()[0])["drill"] == 1
