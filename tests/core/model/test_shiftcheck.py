# SPDX-License-Identifier: Apache-2.0
"""The readiness check: what the program knows, what somebody says instead, and that nothing is left unsaid."""

from dataclasses import replace

from logbook.core.model.readiness import Facts, judge
from logbook.core.model.shiftcheck import answers, checks_of, known
from logbook.core.model.shifts import Looked, ReadyItem

GOOD = Facts(
    protected=True, broken=0, copy=5, sticks=2, export=5, unwitnessed=0, due=False, free=9_000, reserve=True, clock=5,
    notes=0,
)  # fmt: skip


def test_what_the_program_knows_is_answered_by_it():
    assert known(judge(GOOD)) == dict.fromkeys(
        (ReadyItem.STICK, ReadyItem.CLOCK, ReadyItem.SPACE, ReadyItem.LOG), Looked.YES
    )
    bad = known(judge(replace(GOOD, sticks=1, clock=None, free=3, protected=False)))
    assert set(bad.values()) == {Looked.NO}
    assert known(()) == {}


def test_every_check_of_the_log_belongs_to_one_item():
    checks = judge(GOOD)
    told = [check for item in ReadyItem for check in checks_of(item, checks)]
    assert sorted(told, key=str) == sorted(checks, key=str)
    assert checks_of(ReadyItem.TONER, checks) == ()


def test_somebody_s_word_goes_before_the_program_s():
    found = {one.item: one for one in answers({ReadyItem.CLOCK: Looked.NO}, {ReadyItem.CLOCK: Looked.YES})}
    assert tuple(found) == tuple(ReadyItem)
    assert (found[ReadyItem.CLOCK].answer, found[ReadyItem.CLOCK].by_program) == (Looked.NO, False)
    assert found[ReadyItem.TONER].answer is Looked.NOT_LOOKED
    kept = {one.item: one for one in answers({}, {ReadyItem.SPACE: Looked.YES})}
    assert (kept[ReadyItem.SPACE].answer, kept[ReadyItem.SPACE].by_program) == (Looked.YES, True)
