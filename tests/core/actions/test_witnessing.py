# SPDX-License-Identifier: Apache-2.0
"""What somebody outside brings back, held against a real ward: paper, lines of this log and of others, receipts."""

from __future__ import annotations

import pytest

from logbook.core import crypto
from logbook.core.actions import opening, witnessing
from logbook.core.actions.witnessing import Compared, Match, Saying
from logbook.core.exchange import checkpoint
from logbook.core.exchange.checkpoint import Checkpoint
from logbook.core.model.chain import b64
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Ref
from logbook.core.model.opening_state import State
from logbook.core.model.records import Note
from tests import wards

GERMAN = str.maketrans("YZyz", "ZYzy")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    made = wards.make(tmp_path_factory.mktemp("ward"), people=("Anna Puig",))
    for n in range(5):
        made.record(Note(text=f"note {n}"))
    yield made
    made.shut()


@pytest.fixture(scope="module")
def team():
    return crypto.new_device_key()


def point_of(world, number, head=None):
    log, real = world.ward.journal.tail.log, world.on_thread(world.ward.journal.head_at, number)
    return Checkpoint(Realm.REAL, log, number, head or real, 1_800_000_000)


def line_of(world, number, head=None, sign=None, **more):
    return checkpoint.write_line(point_of(world, number, head), sign or world.ward.journal.device.sign, **more)


def hear(world, line, *keys):
    return world.on_thread(witnessing.hear, world.ward, line, keys)


def compare(world, typed_ref, code):
    ref = witnessing.read_ref(typed_ref, "A")
    return witnessing.compare(world.on_thread(witnessing.find, world.ward, ref), ref, code)


def code_of(world, number):
    return witnessing.show(world.on_thread(witnessing.find, world.ward, Ref("A", number))).code


def test_what_is_shown_is_the_newest_record_signed_and_coded(world):
    shown = witnessing.show(world.on_thread(witnessing.take, world.ward))
    tail, device = world.ward.journal.tail, world.ward.journal.device
    point = checkpoint.read_line(shown.line, device.point)
    assert (point.log, point.number, point.head) == (tail.log, tail.number, tail.head)
    assert (shown.ref, shown.head) == (Ref("A", tail.number), b64(tail.head))
    assert shown.code == checkpoint.hand_code(Realm.REAL, tail.log, tail.number, tail.head)
    assert (shown.at, shown.zone) == (world.clock().wall, 60)


def test_the_start_code_is_of_record_0_until_another_part_began(tmp_path):
    world = wards.make(tmp_path)
    world.record(Note("first"))
    begun = witnessing.show(world.on_thread(witnessing.take_start, world.ward))
    assert (begun.ref, begun.code) == (Ref("A", 0), code_of(world, 0))
    assert checkpoint.read_line(begun.line, world.ward.journal.device.point).number == 0
    world.on_thread(opening.close_segment, world.ward)
    assert world.on_thread(witnessing.take_start, world.ward).ref == Ref("B", world.ward.journal.tail.number)
    world.shut()


def test_the_last_four_typed_back_show_that_it_is_on_paper(world):
    shown = witnessing.show(world.on_thread(witnessing.take, world.ward))
    assert witnessing.copied(shown, f" {shown.code[-4:].lower()} ")
    other = "0000" if shown.code[-4:] != "0000" else "1111"
    assert not witnessing.copied(shown, other)
    assert not witnessing.copied(shown, shown.code[-3:])
    assert not witnessing.copied(shown, "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("214", Ref("A", 214)), (" b·7 ", Ref("B", 7)), ("AA.12", Ref("AA", 12)), ("C 3", Ref("C", 3)),
        ("B-0", Ref("B", 0)), ("", None), ("B·", None), ("twelve", None), ("12345678", None),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(typed, meant):
    assert witnessing.read_ref(typed, "A") == meant


def test_a_code_from_paper_agrees_or_is_some_letters_away(world):
    code = code_of(world, 3)
    wrong = "0" if code[0] != "0" else "1"
    assert compare(world, "3", code.lower().replace("-", " ")) == Compared(Match.SAME, Ref("A", 3))
    assert compare(world, "A·3", wrong + code[1:]) == Compared(Match.ONE_LETTER, Ref("A", 3), 1)
    assert compare(world, "3", code[1:]) == Compared(Match.ONE_LETTER, Ref("A", 3), 1)
    other = compare(world, "3", code_of(world, 4))
    assert other.match is Match.DIFFERENT
    assert other.apart > 1


def test_too_few_letters_are_no_code_yet(world):
    assert compare(world, "3", "547B AWTQ").match is Match.SHORT


def test_a_number_beyond_the_end_or_of_a_segment_that_is_not_here_says_so(world):
    code, last = code_of(world, 3), world.ward.journal.tail.number
    assert compare(world, "900", code) == Compared(Match.BEYOND, Ref("A", 900), last=last)
    assert compare(world, "B·1", code) == Compared(Match.BEYOND, Ref("B", 1))


def test_our_own_line_is_known_however_it_was_typed(world):
    line = line_of(world, 2)
    for typed in (line, f"  {line.lower()}\n", line.translate(GERMAN), line.lower().translate(GERMAN)):
        said = hear(world, typed)
        assert (said.saying, said.ref, said.line, said.proven) == (Saying.OWN, Ref("A", 2), line, True)
        assert said.contradicts is None


def test_our_own_signed_line_can_contradict_us(world):
    beyond = hear(world, line_of(world, 77, b"\1" * 32))
    assert (beyond.saying, beyond.contradicts) == (Saying.OWN_BEYOND, State.PUT_BACK)
    other = hear(world, line_of(world, 2, b"\1" * 32))
    assert (other.saying, other.contradicts, other.proven) == (Saying.OWN_DIFFERENT, State.FORKED, True)
    known = witnessing.known_by(other)
    assert (known.log, known.number, known.head) == (world.ward.journal.tail.log, 2, b"\1" * 32)
    assert known.told == other.line


def test_a_line_of_ours_that_we_never_signed_accuses_nobody(world):
    said = hear(world, line_of(world, 77, b"\1" * 32, sign=crypto.new_device_key().sign))
    assert (said.saying, said.contradicts, said.proven) == (Saying.OWN_UNSIGNED, None, False)


def test_another_wards_line_is_kept_as_it_came(world):
    line = checkpoint.write_line(Checkpoint(Realm.REAL, "Q" * 24, 5, b"\2" * 32, 7), crypto.new_device_key().sign)
    said = hear(world, f" {line.lower()} ")
    assert (said.saying, said.line, said.ref, said.contradicts) == (Saying.OTHER_WARD, line, None, None)
    assert said.point.number == 5


def test_an_exercise_never_counts_and_rubbish_is_no_line(world):
    drill = checkpoint.write_line(Checkpoint(Realm.DRILL, "Q" * 24, 5, b"\2" * 32, 7), crypto.new_device_key().sign)
    assert hear(world, drill).saying is Saying.OTHER_REALM
    assert hear(world, "hello").saying is Saying.NO_LINE
    assert hear(world, "").saying is Saying.NO_LINE


def test_a_receipt_agrees_or_contradicts_and_is_proven_only_by_the_teams_key(world, team):
    sign, key = team.sign, team.point
    for number, head, saying in (
        (3, None, Saying.RECEIPT),
        (3, b"\1" * 32, Saying.RECEIPT_DIFFERENT),
        (88, b"\1" * 32, Saying.RECEIPT_BEYOND),
    ):
        line = line_of(world, number, head, sign, receipt=True)
        assert (hear(world, line).saying, hear(world, line).proven) == (saying, False)
        assert (hear(world, line, key).saying, hear(world, line, key).proven) == (saying, True)
        assert hear(world, line.lower().translate(GERMAN), key).line == line
    assert hear(world, line, key).contradicts is State.PUT_BACK
    assert hear(world, line, crypto.new_device_key().point).saying is Saying.RECEIPT_UNSIGNED


def test_a_receipt_typed_on_another_keyboard_is_read_by_what_agrees(world, team):
    line = line_of(world, 4, sign=team.sign, receipt=True)
    assert hear(world, line.translate(GERMAN)).line == line


def test_a_receipt_for_another_log_says_so(world, team):
    point = Checkpoint(Realm.REAL, "Q" * 24, 5, b"\2" * 32, 7)
    said = hear(world, checkpoint.write_line(point, team.sign, receipt=True), team.point)
    assert (said.saying, said.contradicts) == (Saying.RECEIPT_ELSEWHERE, None)


def test_a_record_that_is_missing_inside_the_log_contradicts(tmp_path):
    world = wards.make(tmp_path, people=("Anna Puig",))
    line = line_of(world, 1)
    world.on_thread(world.ward.store.execute, "DELETE FROM rec WHERE i = 1")
    assert hear(world, line).saying is Saying.OWN_DIFFERENT
    world.shut()


def test_paper_from_the_segment_before_still_agrees(tmp_path):
    world = wards.make(tmp_path, people=("Anna Puig",))
    code = code_of(world, 1)
    world.on_thread(opening.close_segment, world.ward)
    assert compare(world, "A·1", code).match is Match.SAME
    assert witnessing.show(world.on_thread(witnessing.take, world.ward)).ref.segment == "B"
    world.shut()
