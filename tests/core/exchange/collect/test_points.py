# SPDX-License-Identifier: Apache-2.0
"""A line counts only if the device it speaks for signed it; a receipt only if the team did."""

import dataclasses

import pytest

from logbook.core.crypto import new_device_key
from logbook.core.exchange.badge import Badge
from logbook.core.exchange.collect import points as pointing
from logbook.core.exchange.collect.logs import Found
from logbook.core.exchange.collect.merge import merge
from logbook.core.exchange.collect.points import MOST_STRANGE, Outside, Typed, gather
from logbook.core.exchange.trust.lists import KnownDevice
from logbook.core.exchange.verify import verify
from logbook.core.model import chain
from logbook.core.model.codes import Place, Realm
from logbook.core.model.safeguards import Anchor, Receipt, Seen
from logbook.core.model.traces import Export, Printed, Start
from tests.chains import NIGHT, Chain

UCI = Chain().notes(4)
TEAM = new_device_key()
ID = UCI.tails[0].log


def logs(*chains, outside=None):
    verified = [verify(one.text(), lambda *_: Badge(())) for one in chains]
    return merge(verified, Realm.REAL, outside or Outside()).logs


def gathered(*chains, **known):
    outside = Outside(**known)
    return gather(Realm.REAL, logs(*chains, outside=outside), outside)


def other(*lines, ward="5B", kind=Seen):
    log = Chain(ward=ward)
    for line in lines:
        log.add(kind(line))
    return log


def test_a_line_taken_down_by_another_ward_is_a_point():
    ward = other(UCI.line(3, at=NIGHT // 1000))
    (point,) = gathered(UCI, ward).points
    assert (point.log, point.number, point.head) == (ID, 3, chain.b64(UCI.tails[3].head))
    assert (point.independent, point.receipt, point.holder) == (True, False, (ward.tails[0].log, 1))
    assert (point.signed_at, point.at) == (NIGHT, NIGHT + 60_000)
    assert point.signed.startswith("wardlog/1 checkpoint\nWL1:")


def test_a_hand_scanner_on_a_german_keyboard_is_read():
    for _ in range(4):  # the name of the log itself may hold the two letters, or not
        log = Chain().notes(1)
        line = log.line(1).lower().translate(str.maketrans("yz", "zy"))
        assert len(gathered(log, other(line)).points) == 1


@pytest.mark.parametrize("known", [None, (), (KnownDevice(UCI.device.point),)])
def test_a_witness_counts_as_independent_only_if_the_team_knows_it(known):
    (point,) = gathered(UCI, other(UCI.line(3)), devices=known).points
    assert point.independent is (known is None)


def test_an_enrolled_witness_is_independent():
    ward = other(UCI.line(3))
    (point,) = gathered(UCI, ward, devices=(KnownDevice(ward.device.point, "", "Hospital", "5B"),)).points
    assert point.independent


def test_a_ward_does_not_witness_itself():
    same_ward = other(UCI.line(3), ward="UCI")
    tail = UCI.tails[-1]
    start = Start("H", "renamed", Realm.REAL, "B", "test", tail.log, tail.number, chain.b64(tail.head))
    next_segment = Chain(start=start).add(Seen(UCI.line(3)))
    same_device = Chain(ward="5B", device=UCI.device).add(Seen(UCI.line(3)))
    unknown_start = dataclasses.replace(other(UCI.line(3)))
    for ward in (same_ward, next_segment, same_device):
        assert [point.independent for point in gathered(UCI, ward).points] == [False]
    verified = [verify(one, lambda *_: Badge(())) for one in (UCI.text(), unknown_start.text(first=1))]
    found = gather(Realm.REAL, merge(verified, Realm.REAL).logs, Outside())
    assert [point.independent for point in found.points] == [False]


def test_what_contradicted_the_segment_before_is_a_point_of_its_own():
    tail = UCI.tails[-1]
    start = Start("Hospital", "UCI", Realm.REAL, "B", "t", tail.log, 4, chain.b64(tail.head), "cut", UCI.line(4))
    (point,) = gathered(UCI, Chain(start=start)).points
    assert (point.number, point.independent) == (4, False)


def test_a_line_nobody_signed_proves_nothing_and_accuses_nobody():
    forged = Chain(device=new_device_key())
    forged.tails = UCI.tails
    ward = other(forged.line(2))
    found = gathered(UCI, ward)
    assert (found.points, found.found) == (set(), {Found("line-unsigned", ward.tails[0].log, 1)})


def test_what_is_no_line_is_said():
    ward = other("WL1:smudged")
    assert gathered(ward).found == {Found("line-unreadable", ward.tails[0].log, 1)}


def test_a_line_of_an_exercise_is_none_in_a_real_log():
    ward = other(Chain(realm=Realm.DRILL).line(0))
    assert gathered(ward).found == {Found("line-unreadable", ward.tails[0].log, 1)}
    assert gathered(UCI, typed=(Typed("nothing"),)).found == set()


def test_a_log_that_was_not_received_cannot_be_checked_yet():
    ward = other(Chain(ward="gone").line(0))
    assert gathered(UCI, ward).found == {Found("line-of-unknown-log", ward.tails[0].log, 1)}


def test_a_log_that_a_known_device_signed_for_is_missing():
    lost = Chain(device=UCI.device).notes(1)
    assert gathered(UCI, other(lost.line(1))).found == {Found("log-missing", lost.tails[0].log)}
    gone = Chain(ward="gone")
    enrolled = gathered(other(gone.line(0)), devices=(KnownDevice(gone.device.point, gone.tails[0].log),))
    assert Found("log-missing", gone.tails[0].log) in enrolled.found


def test_lines_of_nobody_known_do_not_cost_for_ever(monkeypatch):
    monkeypatch.setattr(pointing, "MOST_STRANGE", 1)
    gone = Chain(ward="gone").notes(1)
    assert len(gathered(other(gone.line(0), gone.line(1))).found) == 1
    assert MOST_STRANGE > 100
    monkeypatch.setattr(pointing, "MOST", 1)
    assert len(gathered(UCI, other(UCI.line(0), UCI.line(1))).points) == 1


def test_a_receipt_is_the_teams_word():
    line = UCI.line(2, at=NIGHT // 1000 + 60, team=TEAM)
    for given in ({"receipts": (line,)}, {"typed": (Typed(line),)}):
        (point,) = gathered(UCI, team=(TEAM.point,), **given).points
        assert (point.receipt, point.independent, point.holder, point.at) == (True, True, None, NIGHT + 60_000)
    log = UCI.branch().add(Receipt(line))
    (point,) = gathered(log, team=(new_device_key().point, TEAM.point)).points
    assert (point.independent, point.holder, point.signed_at) == (True, (ID, 5), NIGHT + 60_000)


def test_a_receipt_that_the_team_did_not_sign_is_said_once_its_key_is_known():
    log = UCI.branch().add(Receipt(UCI.line(2, team=new_device_key())))
    assert gathered(log).found == set()
    assert gathered(log, team=(TEAM.point,)).found == {Found("receipt-unsigned", ID, 5)}
    assert gathered(log, team=(TEAM.point,)).points == set()


def test_a_line_typed_from_paper_is_independent_with_a_second_name():
    for name, independent in (("", False), ("Maria Soler", True)):
        (point,) = gathered(UCI, typed=(Typed(UCI.line(3), name),)).points
        assert (point.independent, point.holder, point.at) == (independent, None, point.signed_at)


def test_a_stranger_who_speaks_for_the_log_takes_no_part():
    forged = UCI.branch()
    forged.device = new_device_key()
    forged.tails = [dataclasses.replace(tail, device=forged.device.point) for tail in forged.tails]
    forged.add(Seen("nonsense"))
    verified = [verify(one, lambda *_: Badge(())) for one in (UCI.text(), forged.text(first=3))]
    assert gather(Realm.REAL, merge(verified, Realm.REAL).logs, Outside()).found == set()


def test_a_log_says_where_its_own_state_was_put():
    log = UCI.branch().add(Anchor(Place.STICK, 3)).add(Anchor(Place.PAPER, 2, segment="A")).add(Anchor(Place.STICK, 99))
    log.add(Printed("board", number=4, code="x")).add(Printed("board", number=4)).add(
        Printed("board", number=99, code="x")
    )
    log.add(Export("clinical", "x", 0, 6)).add(Export("clinical", "x", 0, 99))
    (one,) = logs(log)
    assert list(pointing.own(one)) == [("A", 3), ("A", 2), ("A", 4), ("A", 6)]


def test_an_export_of_a_later_segment_does_not_say_of_which():
    tail = UCI.tails[-1]
    start = Start("Hospital", "UCI", Realm.REAL, "B", "t", tail.log, 4, chain.b64(tail.head))
    (one,) = logs(Chain(start=start).notes(2).add(Export("clinical", "x", 0, 1)))
    assert list(pointing.own(one)) == []
