# SPDX-License-Identifier: Apache-2.0
"""What was witnessed where: only what agrees counts, and people are asked in time."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from logbook.core.model.anchors import ASK_AFTER, ASK_AT, FIRST_AFTER, HANDOVER_AFTER, HANDOVER_AT, Anchors
from logbook.core.model.chain import b64
from logbook.core.model.codes import Place, StickEvent
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Ref
from logbook.core.model.records import Acknowledge, Note
from logbook.core.model.safeguards import Anchor, Receipt, Seen, Stick
from logbook.core.model.traces import Export, Printed, SignOn
from tests.core.model.acts import MINUTE, T0, Night

LOG = "A" * 24


def raw_head(segment: str, number: int) -> bytes:
    return hashlib.sha256(f"{segment}{number}".encode()).digest()


def head(number: int, segment: str = "A") -> str:
    return b64(raw_head(segment, number))


class Log(Night):
    """A night whose entries have heads of their own."""

    def write(self, record, **more):
        entry = super().write(record, **more)
        entry = replace(entry, log=LOG if self.segment == "A" else "B" * 24, head=head(entry.ref.number, self.segment))
        self.entries[-1] = entry
        return entry

    def notes(self, how_many):
        for _ in range(how_many):
            self.write(Note())

    def fold(self):
        folds = Folds()
        folds.apply_all(self.entries)
        return folds.anchors


def receipt(number, digest, log=LOG, prefix="WT1"):
    spelled = base64.b32encode(digest).decode().rstrip("=")
    return Receipt(f"{prefix}:{log}:{number}:{spelled}:1700000000:{'A' * 103}")


def test_an_empty_log_asks_for_nothing():
    anchors = Anchors()
    assert (anchors.all, anchors.against, anchors.by_place, anchors.outside) == ((), (), {}, None)
    assert anchors.since == 0
    assert anchors.age(T0) is None
    assert not anchors.due(T0)


def test_every_place_is_read_from_its_record():
    log = Log()
    log.notes(4)
    log.write(Anchor(Place.PAPER, 3, head(3), "547B-AWTQ-0KG7-2A0K", witness="Joan"), user="p2")
    log.write(Export("incident", "0" * 64, 0, 4))
    log.write(Printed("P06", 1, number=5, code="547B-AWTQ-0KG7-2A0K"))
    log.write(Printed("P06", 1))
    log.write(receipt(2, raw_head("A", 2)))
    log.write(Anchor(Place.STICK, 6, stick="s1"))
    found = log.fold().by_place
    reached = {place: one.upto.number for place, one in found.items()}
    assert reached == {Place.PAPER: 3, Place.EXPORT: 4, Place.PRINT: 5, Place.TEAM: 2, Place.STICK: 6}
    paper = found[Place.PAPER]
    assert (paper.by, paper.at, paper.said, paper.witness) == ("p2", T0 + 5 * MINUTE, Ref("A", 4), "Joan")
    assert (paper.code, paper.head) == ("547B-AWTQ-0KG7-2A0K", head(3))
    assert [one.place for one in log.fold().all] == [Place.PAPER, Place.EXPORT, Place.PRINT, Place.TEAM, Place.STICK]


def test_a_stick_is_a_witness_only_once_it_was_taken_away():
    log = Log()
    log.notes(3)
    log.write(Anchor(Place.PAPER, 0, head(0)))
    log.write(Anchor(Place.STICK, 2, stick="s1"))
    assert log.fold().outside.place is Place.PAPER
    log.write(Stick("s1", StickEvent.TAKEN))
    assert log.fold().outside.place is Place.STICK
    log.write(Stick("s1", StickEvent.BACK))
    assert log.fold().outside.place is Place.PAPER


def test_an_export_on_a_stick_of_the_ward_is_a_witness_only_once_the_stick_was_taken_away():
    log = Log()
    log.notes(3)
    log.write(Export("incident", "0" * 64, 0, 2, stick="s1"))
    assert log.fold().outside is None
    assert log.fold().since == 3
    log.write(Stick("s1", StickEvent.TAKEN))
    assert log.fold().outside.place is Place.EXPORT
    log.write(Stick("s1", StickEvent.BACK))
    assert log.fold().outside is None
    log.write(Export("incident", "0" * 64, 0, 3))
    assert log.fold().outside.upto.number == 3


def test_what_reaches_furthest_counts_and_of_equals_the_latest():
    log = Log()
    log.notes(5)
    log.write(Anchor(Place.PAPER, 4, head(4)))
    log.write(Anchor(Place.WARD, 2, head(2)))
    again = log.write(Anchor(Place.PAPER, 4, head(4)))
    assert log.fold().outside.said == again.ref


def test_what_does_not_agree_never_counts():
    log = Log()
    log.notes(3)
    log.write(Anchor(Place.PAPER, 2, "another head"))
    log.write(Anchor(Place.PAPER, 99, head(99)))
    log.write(Anchor(Place.PAPER, 1, head(1), segment="C"))
    log.write(Export("incident", "0" * 64, 0, 500))
    log.write(receipt(2, b"\0" * 32))
    anchors = log.fold()
    assert anchors.outside is None
    assert anchors.all == ()
    assert [one.said.number for one in anchors.against] == [3, 4, 5, 6, 7]


def test_a_receipt_of_another_log_or_of_no_shape_says_nothing():
    log = Log()
    log.notes(2)
    for record in (
        receipt(1, raw_head("A", 1), log="Z" * 24),
        Receipt("WT1"),
        Receipt(f"WT1:{LOG}:x:AA:1:AA"),
        Receipt(f"WT1:{LOG}:1:0189:1:AA"),
    ):
        log.write(record)
    assert log.fold().all == log.fold().against == ()


def test_records_since_are_counted_without_the_statements_themselves():
    log = Log()
    log.notes(10)
    log.write(Seen("WL1"))
    assert log.fold().since == 10
    log.write(Anchor(Place.PAPER, 9, head(9)))
    assert log.fold().since == 0
    log.notes(2)
    log.write(Export("incident", "0" * 64, 0, 3))
    assert log.fold().since == 2


def test_a_next_segment_counts_on_and_is_witnessed_by_its_own_numbers():
    log = Log()
    log.notes(5)
    log.write(Anchor(Place.PAPER, 3, head(3)))
    log.next_segment("B")
    log.notes(3)
    assert log.fold().since == 1 + 3
    log.write(Export("incident", "0" * 64, 0, 4, segment="A"))
    assert log.fold().since == 3
    log.write(Anchor(Place.PAPER, 1, head(1, "B")))
    anchors = log.fold()
    assert anchors.outside.upto == Ref("B", 1)
    assert anchors.since == 1
    log.write(receipt(5, raw_head("A", 5)))
    assert log.fold().by_place[Place.TEAM].upto == Ref("A", 5)
    assert log.fold().outside.upto == Ref("B", 1)


def test_people_are_asked_at_fifty_records():
    log = Log()
    log.notes(ASK_AT - 1)
    assert not log.fold().due(T0 + MINUTE)
    log.notes(1)
    assert log.fold().due(T0 + MINUTE)
    log.write(Anchor(Place.PAPER, ASK_AT - 1, head(ASK_AT - 1)))
    assert not log.fold().due(log.wall)


def test_people_are_asked_after_four_hours_if_anything_was_written():
    log = Log()
    log.notes(2)
    first = T0 + MINUTE
    assert log.fold().age(first + 5) == 5
    assert not log.fold().due(first + FIRST_AFTER - 1)
    assert log.fold().due(first + FIRST_AFTER)
    log.write(Anchor(Place.PAPER, 1, head(1)))
    assert not log.fold().due(log.wall + 2 * ASK_AFTER)
    said = log.wall
    log.notes(1)
    assert not log.fold().due(said + ASK_AFTER - 1)
    assert log.fold().due(said + ASK_AFTER)


def test_when_hands_change_people_are_asked_earlier():
    log = Log()
    log.write(SignOn("p1"))
    log.notes(HANDOVER_AT - 1)
    assert not log.fold().due(T0 + MINUTE)
    log.write(SignOn("p1"))
    assert not log.fold().due(T0 + MINUTE)
    log.write(SignOn("p2"))
    assert log.fold().due(T0 + MINUTE)
    log.write(Anchor(Place.PAPER, log.number - 1, head(log.number - 1)))
    log.notes(2)
    assert not log.fold().due(log.wall + HANDOVER_AFTER)
    log.write(SignOn("p2", on=False))
    assert not log.fold().due(log.wall)
    assert log.fold().due(log.wall + HANDOVER_AFTER)


def test_who_read_what_record_0_says_of_the_log_before():
    log = Log()
    log.notes(1)
    log.next_segment("B")
    log.notes(1)
    log.write(Acknowledge(Ref("A", 3)))
    assert log.fold().read_by("B") == ""
    log.write(Acknowledge(Ref("B", 0)), user="p2")
    assert log.fold().read_by("B") == "p2"


def test_a_clock_that_was_set_back_makes_no_age_below_nothing():
    log = Log()
    log.notes(1)
    assert log.fold().age(0) == 0


@given(st.lists(st.sampled_from(["note", "paper", "stick", "wrong", "segment"]), max_size=30))
def test_what_nobody_outside_saw_is_never_counted_as_seen(acts):
    log = Log()
    log.notes(1)
    seen = -1
    order = {"A": 0}
    for act in acts:
        last = log.entries[-1].ref
        if act == "note":
            log.notes(1)
        elif act == "segment":
            log.next_segment("A" + log.segment)
            order[log.segment] = len(order)
            log.notes(1)
        elif act == "paper":
            ours = next(entry.head for entry in log.entries if entry.ref == last)
            log.write(Anchor(Place.PAPER, last.number, ours, segment=last.segment))
            seen = len(log.entries) - 2
        else:
            log.write(
                Anchor(Place.STICK if act == "stick" else Place.PAPER, last.number, "" if act == "stick" else "x")
            )
    anchors = log.fold()
    unseen = [entry for entry in log.entries[seen + 1 :] if not isinstance(entry.record, Anchor)]
    assert anchors.since == len(unseen)


def test_what_is_told_later_of_less_leaves_what_reaches_furthest():
    log = Log()
    log.notes(4)
    far = log.write(Anchor(Place.PAPER, 3, head(3))).ref
    log.write(Anchor(Place.PAPER, 1, head(1)))
    assert log.fold().by_place[Place.PAPER].said == far
