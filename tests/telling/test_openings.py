# SPDX-License-Identifier: Apache-2.0
"""Every reason to begin after another log has its words in every language; an ordinary one has none."""

import pytest

from logbook.core.actions.opening import BROKEN, OTHER_MACHINE
from logbook.core.model.codes import Realm
from logbook.core.model.records import Note
from logbook.core.model.timeline import Timeline
from logbook.core.model.traces import Start
from logbook.i18n import words_for
from logbook.telling.openings import REASONS, earlier, reason
from tests.core.model.acts import Night


def test_every_reason_the_program_writes_has_words():
    assert BROKEN | {OTHER_MACHINE} == REASONS


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_they_differ_from_each_other(lang):
    words = words_for(lang)
    assert len({reason(words, code) for code in REASONS}) == len(REASONS)


def test_nothing_is_said_where_nothing_was_found():
    assert reason(words_for("en"), "") == reason(words_for("en"), "moved") == ""


def test_the_part_before_is_named_as_a_ward_does_and_its_number_comes_last():
    night, words = Night(), words_for("en")
    night.write(Note("one"))
    last = night.write(Note("two"))
    night.write(Note("written by mistake after the ward had moved"))
    start = Start("H", "UCI 2", Realm.REAL, "B", "p", earlier_log=last.log, earlier_number=last.ref.number)
    told = earlier(words, start, night.into(Timeline()))
    assert told.startswith("goes on after part A of UCI 2, record 1, written 24 Nov 2026 ")
    assert told.endswith(" · log LOG")
    assert earlier(words, start, Timeline()) == "goes on after record 1 of another log · log LOG"
