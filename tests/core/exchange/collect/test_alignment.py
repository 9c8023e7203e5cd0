# SPDX-License-Identifier: Apache-2.0
"""Intervals hold the truth, and evidence that cannot be true is said to be so."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core.exchange.badge import Badge
from logbook.core.exchange.collect.alignment import REFERENCE, Edge, Interval, Node, align, bounds
from logbook.core.exchange.collect.logs import Sighting
from logbook.core.exchange.verify import verify
from logbook.core.model.codes import ClockUsed
from logbook.core.model.frame import Ref
from logbook.core.model.records import ClockCheck, Correction
from logbook.core.model.traces import ClockStep, Resume
from tests.chains import NIGHT, Chain, note

MINUTE = 60_000
A, B, C = Node("A", 0), Node("B", 0), Node("C", 0)


def aligned(log):
    entries = verify(log.text(), lambda *_: Badge(())).entries
    return align([(log.tails[0].log, entries)])


def check(log, ahead, clock=ClockUsed.RADIO, device="", pc=None):
    """The PC is `ahead` minutes of the other clock."""
    now = NIGHT + int((log.minutes + 1) * MINUTE) if pc is None else pc
    return log.add(ClockCheck(clock, now - int(ahead * MINUTE), now, 30, device))


def intervals(log):
    return [(interval.least, interval.most) for _, interval in sorted(aligned(log).intervals.items())]


def test_a_check_bounds_the_clock_both_ways():
    log = check(Chain(), 24)
    assert intervals(log) == [(24 * MINUTE - 30_000, 24 * MINUTE + 30_000)]


@pytest.mark.parametrize(
    ("clock", "device"), [(ClockUsed.WALL, ""), (ClockUsed.DEVICE, "VM-1"), (ClockUsed.RADIO, "X")]
)
def test_a_clock_of_the_ward_says_nothing_about_the_truth(clock, device):
    assert intervals(check(Chain(), 5, clock, device)) == [(-inf, inf)]
    assert not aligned(Chain().notes(1)).of("nobody", 0).known


def test_a_struck_check_does_not_count():
    log = check(Chain(), 24)
    log.add(Correction(), corrects=Ref("A", 1))
    assert intervals(log) == [(-inf, inf)]


def test_a_reading_from_before_this_clock_began_does_not_count():
    assert intervals(check(Chain().notes(3), 24, pc=NIGHT - 10 * MINUTE)) == [(-inf, inf)]


def test_a_step_is_measured_by_the_time_since_boot():
    log = check(Chain(), 4)
    log.add(ClockStep(-7 * MINUTE), user="pc", minutes=-6, boot=log.boot + MINUTE)
    before, after = intervals(log)
    assert before == (4 * MINUTE - 30_000, 4 * MINUTE + 30_000)
    assert after == (-3 * MINUTE - 30_013, -3 * MINUTE + 30_013)


def test_a_step_that_is_told_counts_though_drift_could_hide_it():
    log = check(Chain(), 4)
    log.add(ClockStep(4_000), user="pc", minutes=600 + 4 / 60, boot=log.boot + 600 * MINUTE)
    assert len(intervals(log)) == 2


def test_a_clock_that_crept_is_no_contradiction():
    log = check(Chain(), 0)
    for _ in range(100):
        for record, slip in ((note(), 1), (note(), 1), (ClockStep(3_000), 1)):
            log.add(record, user="pc", minutes=1 + slip / 60, boot=log.boot + MINUTE)
    check(log, 5)
    found = aligned(log)
    assert not found.contradiction
    last = found.of(log.tails[0].log, len(log.tails) - 1)
    assert last.least <= 5 * MINUTE <= last.most
    assert last.most - last.least <= MINUTE


def test_a_step_that_no_record_tells_is_seen():
    log = check(Chain(), 4)
    log.add(note(), minutes=61, boot=log.boot + MINUTE)
    assert len(intervals(log)) == 2


def test_across_a_boot_only_the_order_is_known():
    log = check(Chain().add(Resume("p", "m", "one"), user="pc"), 4)
    log.add(Resume("p", "m", "two"), user="pc", minutes=10, boot=1000)
    log.add(note())
    _, after = intervals(log)
    assert after == (-inf, 14 * MINUTE + 30_000)


def test_the_first_start_belongs_to_the_same_boot():
    log = Chain().add(Resume("p", "m", "one"), user="pc").add(Resume("p", "m", "one"), user="pc")
    assert len(intervals(log)) == 1


def test_a_first_start_on_another_day_is_another_clock():
    log = Chain().add(Resume("p", "m", "one"), user="pc", minutes=600, boot=1000)
    assert len(intervals(log)) == 2


def test_evidence_that_cannot_be_true_is_a_contradiction():
    found = aligned(check(check(Chain(), 4), 120))
    assert (found.contradiction, found.intervals) == (True, {})
    assert not found.of("x", 0).known


def test_a_circle_far_from_the_reference_is_found():
    assert bounds([A, B], [Edge(A, B, -1), Edge(B, A, 0)]) is None


def test_another_wards_sight_of_a_checkpoint_bounds_it():
    edges = [Edge(REFERENCE, A, 500), Edge(A, REFERENCE, 500), Edge(A, B, 2000), Edge(B, A, 1000)]
    assert bounds([A, B, C], edges) == {A: Interval(-500, 500), B: Interval(-1500, 2500), C: Interval(-inf, inf)}


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 5000)), max_size=20), st.data())
def test_the_truth_is_never_outside(seen, data):
    nodes = [REFERENCE, A, B, C]
    truth = [0, *data.draw(st.lists(st.integers(-(10**6), 10**6), min_size=3, max_size=3))]
    edges = [Edge(nodes[a], nodes[b], truth[b] - truth[a] + slack) for a, b, slack in seen]
    found = bounds(nodes[1:], edges)
    assert all(
        found[node].least <= offset <= found[node].most for node, offset in zip(nodes[1:], truth[1:], strict=True)
    )


def wards(*sightings, **checked):
    """Aligned wards by name: a number is a clock that many minutes ahead by radio, None was never compared."""
    told = {}
    for name, ahead in checked.items():
        log = Chain(ward=name)
        log = log.notes(1) if ahead is None else check(log, ahead)
        told[name] = verify(log.text(), lambda *_: Badge(())).entries
    return align(told.items(), sightings)


def sighting(here, signed, there, taken):
    """At so many minutes of the night by each clock."""
    sides = [("", 0) if one == "team" else (one, 1) for one in (here, there)]
    return Sighting(sides[0], NIGHT + signed * MINUTE, sides[1], NIGHT + taken * MINUTE)


def test_what_one_ward_signed_and_another_took_down_bounds_their_clocks():
    found = wards(sighting("known", 1, "other", 4), sighting("other", 1, "known", 3), known=0, other=None)
    assert found.of("other", 1) == Interval(-2 * MINUTE - 31_000, 3 * MINUTE + 31_000)
    one_way = wards(sighting("known", 1, "other", 4), known=0, other=None)
    assert one_way.of("other", 1) == Interval(-inf, 3 * MINUTE + 31_000)


def test_a_receipt_bounds_a_clock_by_the_teams_own():
    found = wards(sighting("one", 1, "team", 6), sighting("team", 6, "one", 9), one=None)
    assert found.of("one", 1) == Interval(-5 * MINUTE - 61_000, 3 * MINUTE + 61_000)


def test_a_line_signed_while_no_record_of_that_clock_was_written_says_nothing():
    assert not wards(sighting("known", 0, "other", 4), known=0, other=None).of("other", 1).most < inf
    assert not wards(Sighting(("gone", 1), NIGHT, ("other", 1), NIGHT), other=None).of("other", 1).most < inf
    assert not wards(sighting("other", 1, "other", 1), other=None).of("other", 1).most < inf


def test_a_line_signed_between_two_records_says_when():
    log = Chain().notes(2).add(ClockStep(3_600_000), minutes=61, boot=1_000_000 + 3 * MINUTE)
    entries = verify(log.text(), lambda *_: Badge(())).entries
    other = verify(Chain(ward="5B").notes(1).text(), lambda *_: Badge(())).entries

    def most(number, signed):
        seen = Sighting(("one", number), NIGHT + signed * MINUTE, ("other", 1), NIGHT + 200 * MINUTE)
        found = align([("one", entries), ("other", other)], [seen, sighting("other", 1, "team", 1)])
        return found.of("one", number).least

    assert most(1, 1) > -inf
    assert most(1, 2) > -inf
    assert most(1, 3) == -inf
    assert most(2, 2) > -inf
    assert most(2, 60) == -inf
    assert most(3, 90) > -inf


def test_clocks_that_contradict_each_other_are_named_and_the_rest_stays():
    found = wards(
        sighting("behind", 1, "ahead", 1), sighting("behind", 1, "fine", 500), ahead=0, behind=-30, fine=2
    )  # fmt: skip
    assert (found.contradiction, found.against) == (True, {"ahead", "behind"})
    assert not found.of("ahead", 1).known
    assert found.of("fine", 1) == Interval(2 * MINUTE - 30_000, 2 * MINUTE + 30_000)
    assert not wards(fine=2).contradiction
