# SPDX-License-Identifier: Apache-2.0
"""Whose log it is by the team's list, and which segments go on from which."""

import pytest

from logbook.core.crypto import new_device_key
from logbook.core.exchange.badge import Badge
from logbook.core.exchange.collect.logs import Found, Standing
from logbook.core.exchange.collect.merge import merge
from logbook.core.exchange.collect.points import Outside
from logbook.core.exchange.collect.rows import timeline
from logbook.core.exchange.trust.lists import KnownDevice
from logbook.core.exchange.verify import verify
from logbook.core.model import chain
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Ref
from logbook.core.model.records import Correction
from logbook.core.model.traces import Start
from tests.chains import Chain

UCI = Chain().notes(4)
ID = UCI.tails[0].log


def seen(*logs, devices=None):
    texts = [one if isinstance(one, bytes) else one.text() for one in logs]
    return merge([verify(text, lambda *_: Badge(())) for text in texts], Realm.REAL, Outside(devices))


def known(of, **more):
    return KnownDevice(of.device.point, **{"hospital": "Hospital", "ward": "UCI"} | more)


def following(before, number=-1, device=None):
    tail = before.tails[number]
    start = Start("Hospital", "UCI", Realm.REAL, "B", "t", tail.log, tail.number, chain.b64(tail.head))
    return Chain(start=start, device=device or new_device_key()).notes(1)


@pytest.mark.parametrize(
    ("devices", "standing", "codes"),
    [
        (None, Standing.NOT_COMPARED, []),
        ((), Standing.NOT_ENROLLED, ["not-enrolled"]),
        ((known(UCI),), Standing.ENROLLED, []),
        ((known(UCI, log=ID),), Standing.ENROLLED, []),
        ((known(UCI, log="A" * 24),), Standing.NOT_ENROLLED, ["not-enrolled"]),
        ((known(UCI, ward="5B"),), Standing.OTHER_WARD, ["other-ward"]),
        ((known(UCI, ward="", hospital=""),), Standing.ENROLLED, []),
        ((known(UCI, until=2),), Standing.REVOKED, ["revoked"]),
        ((known(UCI, until=9),), Standing.REVOKED, []),
    ],
)
def test_the_list_says_what_a_device_is(devices, standing, codes):
    found = seen(UCI, devices=devices)
    assert (found.logs[0].standing, [one.code for one in found.found]) == (standing, codes)


def test_only_a_device_listed_for_the_ward_speaks_as_the_ward():
    assert seen(UCI).logs[0].hand == UCI.device.point
    assert seen(UCI, devices=(known(UCI),)).logs[0].hand == b"Hospital\nUCI"
    assert seen(UCI, devices=(known(UCI, ward=""),)).logs[0].hand == UCI.device.point
    assert seen(UCI.text(first=1), devices=(known(UCI),)).logs[0].hand == UCI.device.point


def test_another_pc_goes_on_where_both_are_enrolled():
    after = following(UCI)
    told = [one.code for one in seen(UCI, after).found]
    assert told == ["continued-by-other-device"]
    assert seen(UCI, after, devices=(known(UCI), known(after))).found == ()
    assert [one.code for one in seen(UCI, after, devices=(known(UCI),)).found] == [
        "continued-by-other-device", "not-enrolled",
    ]  # fmt: skip


def test_corrections_strike_across_enrolled_devices_only():
    after = following(UCI).add(Correction(), corrects=Ref("A", 2))
    for devices, struck in ((None, None), ((known(UCI), known(after)), Ref("B", 2))):
        rows = timeline(seen(UCI, after, devices=devices)).rows
        assert rows[0].folds.timeline.marks(Ref("A", 2)).struck_by == struck


def test_a_tail_beyond_the_next_segment_is_a_visible_branch():
    found = seen(UCI, following(UCI, number=2, device=UCI.device))
    assert found.found == (Found("continued-after", ID, 3),)
    assert [log.branch for log in found.logs] == [3, None]
    rows = [row for row in timeline(found).rows if row.log.log == ID]
    assert [row.branch for row in rows] == [False, False, False, True, True]
    assert [log.branch for log in seen(UCI, following(UCI, device=UCI.device)).logs] == [None, None]


def test_a_second_log_is_explained_by_a_list_that_names_both():
    again = Chain(device=UCI.device).notes(1)
    assert [one.code for one in seen(UCI, again).found] == ["second-log", "second-log"]
    both = (known(UCI, log=ID), known(again, log=again.tails[0].log))
    assert seen(UCI, again, devices=both).found == ()
    assert [one.code for one in seen(UCI, again, devices=(known(UCI),)).found] == ["second-log", "second-log"]


def test_a_log_that_names_none_before_it_follows_nothing():
    tail = UCI.tails[-1]
    unnumbered = Start("Hospital", "UCI", Realm.REAL, "B", "t", tail.log, None)
    assert seen(UCI, Chain(start=unnumbered, device=UCI.device)).logs[0].branch is None


def test_a_segment_whose_forerunner_does_not_fit_is_said():
    assert [one.code for one in seen(following(UCI)).found] == ["earlier-missing"]
    tail = UCI.tails[-1]
    wrong = Start("Hospital", "UCI", Realm.REAL, "B", "t", tail.log, tail.number, chain.b64(bytes(32)))
    assert [one.code for one in seen(UCI, Chain(start=wrong, device=UCI.device)).found] == ["earlier-differs"]
