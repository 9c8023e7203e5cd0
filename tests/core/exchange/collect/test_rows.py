# SPDX-License-Identifier: Apache-2.0
"""Rows: chain order is certain, the rest goes by aligned time, and what is not decided is marked."""

import dataclasses

from logbook.core.crypto import new_device_key
from logbook.core.exchange.badge import Badge
from logbook.core.exchange.collect.merge import merge
from logbook.core.exchange.collect.rows import LAST_MS, timeline
from logbook.core.exchange.verify import verify
from logbook.core.model import chain
from logbook.core.model.codes import Axis, ClockUsed, Realm, Role
from logbook.core.model.frame import Happened, Ref
from logbook.core.model.records import AxisReading, ClockCheck, Note, Person, State
from logbook.core.model.traces import Carried, Start
from tests.chains import NIGHT, Chain, note

MINUTE = 60_000


def rows(*logs):
    verified = [verify(log.text(), lambda *_: Badge(())) for log in logs]
    return timeline(merge(verified, Realm.REAL)).rows


def checked(ward, ahead, error=30):
    """A ward whose clock is `ahead` minutes of the truth, compared at once by radio; then it writes one note."""
    log = Chain(ward=ward, minutes=ahead)
    now = NIGHT + int((log.minutes + 1) * MINUTE)
    return log.add(ClockCheck(ClockUsed.RADIO, now - ahead * MINUTE, now, error))


def told(found):
    return [(row.log.start.ward, row.entry.record.text) for row in found if isinstance(row.entry.record, Note)]


def test_wards_are_ordered_by_aligned_time():
    fast, slow = checked("fast", 24), checked("slow", -10)
    fast.add(note("first"), minutes=5)
    slow.add(note("second"), minutes=10)
    found = rows(fast, slow)
    assert told(found) == [("fast", "first"), ("slow", "second")]
    last = found[-1]
    assert (last.aligned, last.half, last.undecided) == (NIGHT + 11 * MINUTE, 30_000, False)
    assert last.entry.written.wall == NIGHT + MINUTE


def test_what_may_have_been_the_other_way_round_is_undecided():
    one, other = checked("one", 0, error=120), checked("other", 3, error=120)
    one.add(note("a"), minutes=10)
    other.add(note("b"), minutes=11)
    assert [row.undecided for row in rows(one, other) if isinstance(row.entry.record, Note)] == [True, True]
    far = checked("far", 0).add(note("c"), minutes=60)
    assert [row.undecided for row in rows(one, far) if isinstance(row.entry.record, Note)] == [False, False]


def test_a_clock_nobody_compared_is_undecided_among_several():
    plain = Chain(ward="plain").notes(1)
    assert not any(row.undecided for row in rows(plain))
    found = rows(plain, checked("other", 0))
    assert all(row.undecided for row in found if row.log.start.ward == "plain")
    assert {row.aligned for row in found if row.log.start.ward == "plain"} == {None}


def test_chain_order_holds_though_the_clock_went_back():
    log = Chain().add(note("first"), minutes=60).add(note("second"), minutes=-50)
    assert [text for _, text in told(rows(log))] == ["first", "second"]


def test_a_time_declared_by_the_pc_is_aligned_with_it():
    log = checked("fast", 24)
    log.add(note(), happened=Happened(NIGHT, 60)).add(note(), happened=Happened(NIGHT, 60, clock=ClockUsed.WATCH))
    by_pc, by_watch = rows(log)[-2:]
    assert (by_pc.happened_aligned, by_watch.happened_aligned) == (NIGHT - 24 * MINUTE, None)


def test_names_are_found_across_segments():
    first = Chain().add(Person("p1", Role.NURSE, name="Anna"))
    tail = first.tails[-1]
    start = Start("Hospital", "UCI", Realm.REAL, "B", "test", tail.log, tail.number, chain.b64(tail.head))
    found = rows(first, Chain(start=start).notes(1))
    assert found[-1].folds.people.name("p1") == "Anna"
    assert found[-1].folds is found[0].folds


def test_a_time_in_no_calendar_is_shown_at_its_edge():
    log = Chain().add(note(), happened=Happened(2**53, 60, until=2**53)).add(note(), happened=Happened(-5, 0))
    late, early = rows(log)[-2:]
    assert (late.entry.frame.happened.at, late.odd_time) == (LAST_MS, True)
    assert (early.entry.frame.happened.at, early.odd_time) == (0, True)
    assert not rows(log)[0].odd_time


def test_disputed_rows_are_shown_all():
    log = Chain().notes(2)
    other = log.branch()
    found = rows(log.add(note("here")), other.add(note("there")))
    assert {row.entry.record.text for row in found if row.disputed} == {"here", "there"}


def test_a_log_without_its_start_is_still_shown():
    log = Chain().notes(3)
    found = timeline(merge([verify(log.text(first=2), lambda *_: Badge(()))], Realm.REAL)).rows
    assert ([row.entry.ref.number for row in found], found[0].log.start) == ([2, 3], None)


def test_a_disputed_record_says_nothing_about_an_undisputed_one():
    log = Chain().add(Person("p1", Role.NURSE, name="Anna"))
    other = log.branch()
    log.notes(1)
    other.add(Person("p1", Role.NURSE, name="Mallory")).add(note(), corrects=Ref("A", 1))
    found = rows(log, other)
    person = next(row for row in found if row.entry.ref == Ref("A", 1))
    assert person.folds.people.name("p1") == "Anna"
    assert person.folds.timeline.marks(person.entry.ref).struck_by is None
    assert all(row.entry.ref in row.folds.timeline for row in found)


def test_a_log_that_only_claims_to_continue_another_shares_nothing_with_it():
    log = Chain().add(Person("p1", Role.NURSE, name="Anna"))
    tail = log.tails[-1]
    head = chain.b64(tail.head)
    claims = (
        ("Z9", tail.number, head),
        ("UCI", tail.number, chain.b64(bytes(32))),
        ("UCI", 9, head),
        ("UCI", None, ""),
    )
    for ward, number, named in claims:
        start = Start("Hospital", ward, Realm.REAL, "B", "test", tail.log, number, named)
        found = rows(log, Chain(start=start).add(Person("p1", Role.NURSE, name="Mallory")))
        names = {row.log.segment: row.folds.people.name("p1") for row in found}
        assert names == {"A": "Anna", "B": "Mallory"}


def test_another_devices_segment_is_shown_with_the_one_before_and_strikes_nothing_there():
    log = Chain().add(note("first")).add(State("BI-1", (AxisReading(Axis.FUNCTION, "works"),)))
    tail = log.tails[-1]
    start = Start("Hospital", "UCI", Realm.REAL, "B", "test", tail.log, tail.number, chain.b64(tail.head))

    def struck(device):
        after = Chain(start=start, device=device).add(note("mine"))
        after.add(note("struck"), corrects=Ref("A", 1)).add(note("own"), corrects=Ref("B", 1))
        inner = '{"at":{"at":1,"zone":0},"by":{"means":"pin"},"fix":"A.2","v":1}'
        after.add(Carried(Ref("A", 99), "note", "p1", NIGHT, 60, was_act=inner), user="pc")
        found = rows(log, after)
        assert len({id(row.folds) for row in found}) == 1
        assert Ref("A", 1) in [row.entry.frame.corrects for row in found]
        marked = [row for row in found if row.folds.timeline.marks(row.entry.ref).struck_by is not None]
        return [str(row.entry.ref) for row in marked], found[0].folds.devices.device("BI-1") is None

    assert struck(log.device) == (["A·1", "B·1"], True)
    assert struck(new_device_key()) == (["B·1"], False)


def test_two_that_continue_one_log_under_one_letter_do_not_speak_for_each_other():
    log = Chain().add(Person("p1", Role.NURSE, name="Anna"))
    tail = log.tails[-1]
    start = Start("Hospital", "UCI", Realm.REAL, "B", "test", tail.log, tail.number, chain.b64(tail.head))
    found = rows(log, Chain(start=start).notes(1).add(note("x"), corrects=Ref("B", 1)), Chain(start=start).notes(3))
    struck = [row for row in found if row.folds.timeline.marks(row.entry.ref).struck_by is not None]
    assert [(row.entry.ref, len(row.log.records)) for row in struck] == [(Ref("B", 1), 3)]


def test_a_slice_without_its_start_does_not_go_by_the_clock_of_the_log_it_names():
    log = checked("UCI", 24).notes(2)
    forged = log.branch()
    forged.device = new_device_key()
    forged.tails = [dataclasses.replace(tail, device=forged.device.point) for tail in forged.tails]
    verified = [verify(text, lambda *_: Badge(())) for text in (log.text(), forged.text(first=2))]
    found = timeline(merge(verified, Realm.REAL)).rows
    assert [row.aligned is None for row in found if row.log.start is None] == [True, True]
    assert all(row.aligned is not None for row in found if row.log.start)
