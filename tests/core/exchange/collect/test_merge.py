# SPDX-License-Identifier: Apache-2.0
"""Merging is a union: order and repetition do not matter, and nothing is lost or decided."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core.crypto import new_device_key
from logbook.core.exchange.badge import Badge
from logbook.core.exchange.collect.logs import Found, Level
from logbook.core.exchange.collect.merge import merge
from logbook.core.exchange.verify import verify
from logbook.core.model import chain
from logbook.core.model.codes import Part, Profile, Realm
from logbook.core.model.safeguards import Seen
from logbook.core.model.traces import Start
from tests.chains import NIGHT, Chain, note

UCI = Chain().notes(5)
LATER = UCI.branch().notes(3)


def seen(*texts, realm=Realm.REAL):
    return merge([verify(text, lambda *_: Badge(())) for text in texts], realm)


def codes(merged):
    return [(found.code, found.number) for found in merged.found]


def levels(merged):
    return "".join(record.level for record in merged.logs[0].records)


def numbers(merged):
    return [record.entry.ref.number for record in merged.logs[0].records]


def forked():
    """The same log, written on by two programs from record 4 on."""
    one, other = Chain().notes(3), None
    other = one.branch()
    return one.notes(2), other.notes(1)


def test_one_log_is_itself():
    found = seen(UCI.text())
    assert (found.logs[0].segment, found.logs[0].start.ward, numbers(found)) == ("A", "UCI", list(range(6)))
    assert (codes(found), levels(found)) == ([], "CCCCCC")


def test_the_longer_of_two_is_kept_and_the_shorter_vouches():
    found = seen(UCI.text(), LATER.text())
    assert (numbers(found), codes(found), levels(found)) == (list(range(9)), [], "BBBBBBCCC")
    assert len(found.logs[0].records[0].files) == 2


def test_slices_are_joined():
    found = seen(LATER.text(first=5), LATER.text(first=0, last=4))
    assert (numbers(found), codes(found)) == (list(range(9)), [])


def test_a_missing_volume_is_a_gap():
    assert codes(seen(LATER.text(first=6), LATER.text(last=2))) == [("gap", 3)]
    assert codes(seen(LATER.text(first=6))) == [("gap", 0)]


def test_a_later_export_that_is_shorter_is_a_finding():
    found = seen(LATER.text(stamped=100), UCI.text(stamped=200))
    assert (codes(found), len(numbers(found))) == ([("shorter-later", 5)], 9)


def test_a_copy_joins_what_the_logs_own_device_gave_and_may_well_be_shorter():
    copy = UCI.text(last=3, stamped=NIGHT // 1000 + 9999, by=new_device_key())
    merged = seen(LATER.text(), copy)
    assert (codes(merged), len(merged.logs), numbers(merged)) == ([], 1, list(range(9)))
    assert merged.logs[0].records[2].files != merged.logs[0].records[-1].files


def test_volumes_of_one_export_are_no_finding():
    assert codes(seen(LATER.text(last=4, stamped=100), LATER.text(first=5, stamped=100))) == []


def test_a_fork_keeps_both_branches_and_disputes_from_there_on():
    one, other = forked()
    found = seen(one.text(), other.text())
    assert numbers(found) == [0, 1, 2, 3, 4, 4, 5]
    assert levels(found) == "BBBBDDD"
    assert ("fork", 4) in codes(found)


def test_a_slice_that_begins_after_another_record_is_a_fork():
    one, other = forked()
    other.notes(2)
    found = seen(one.text(), other.text(first=5))
    assert ("fork", 4) in codes(found)
    assert levels(found) == "BBBBDDDD"


def test_parts_come_from_whichever_file_opened_them():
    for one, other in ((Profile.OUTSIDE, Profile.CLINICAL), (Profile.CLINICAL, Profile.OUTSIDE)):
        found = seen(UCI.text(one, last=3), UCI.text(other))
        assert not any(record.entry.closed for record in found.logs[0].records[:4])
    closed = seen(UCI.text(Profile.OUTSIDE)).logs[0].records[1].entry.closed
    assert closed == {Part.TEXT, Part.PATIENT, Part.PERSON}


def test_exercise_and_real_are_never_together():
    drill = Chain(realm=Realm.DRILL).notes(1)
    assert [log.realm for log in seen(UCI.text(), drill.text()).logs] == [Realm.REAL]
    assert [log.realm for log in seen(UCI.text(), drill.text(), realm=Realm.DRILL).logs] == [Realm.DRILL]


def test_what_does_not_hold_takes_no_part():
    assert seen(b"noise", UCI.text()[:-9]).logs == ()


def test_a_device_that_is_not_the_logs_is_kept_apart():
    """A slice may name any device before it: record 0 says whose the log is."""
    stranger = new_device_key()
    forged = UCI.branch()
    forged.device = stranger
    tails = [dataclasses.replace(tail, device=stranger.point) for tail in forged.tails]
    forged.tails = tails
    found = seen(UCI.text(), forged.text(first=3))
    assert [log.device for log in found.logs if log.start] == [UCI.device.point]
    assert codes(found)[-1] == ("other-device", -1)
    assert codes(seen(forged.text(first=3))) == [("gap", 0)]
    apart = codes(seen(UCI.text(first=2), forged.text(first=3)))
    assert [code for code, _ in apart if code != "gap"] == ["other-device"]


def test_a_second_log_of_one_device_is_a_finding():
    again = Chain(device=UCI.device).notes(1)
    assert [code for code, _ in codes(seen(UCI.text(), again.text()))] == ["second-log", "second-log"]


def following(chain_before, device=None, **changes):
    tail = chain_before.tails[-1]
    start = Start("Hospital", "UCI", Realm.REAL, "B", "test 1", tail.log, tail.number, chain.b64(tail.head), "damaged")
    return Chain(start=dataclasses.replace(start, **changes), device=device or new_device_key()).notes(1)


def test_segments_are_linked_by_their_start():
    found = seen(UCI.text(), following(UCI).text())
    assert [log.segment for log in found.logs] == ["A", "B"]
    assert codes(found) == [("continued-by-other-device", -1)]
    assert codes(seen(UCI.text(), following(UCI, UCI.device).text())) == []


def test_a_segment_without_the_one_before_it_is_a_finding():
    assert codes(seen(following(UCI).text())) == [("earlier-missing", -1)]
    assert codes(seen(UCI.text(), following(LATER).text())) == [("earlier-missing", -1)]


def test_a_segment_that_names_another_history_is_a_finding():
    wrong = following(UCI, earlier_head=chain.b64(bytes(32)))
    assert codes(seen(UCI.text(), wrong.text())) == [("earlier-differs", -1)]


def test_a_segment_written_on_after_it_was_closed_is_a_finding():
    assert codes(seen(LATER.text(), following(UCI, UCI.device).text())) == [("continued-after", 6)]
    unnumbered = following(UCI, earlier_number=None)
    assert codes(seen(UCI.text(), unnumbered.text())) == [("continued-after", 0)]


def test_a_part_that_one_file_lacks_without_a_reason_is_kept_from_another():
    bare = UCI.branch()
    link = bare.links[2]
    bare.links[2] = dataclasses.replace(link, parts=chain.bare(Realm.REAL, link.parts, {Part.TEXT}))
    found = seen(UCI.text(), bare.text())
    assert codes(found) == [("part-kept", 2)]
    assert Part.TEXT not in found.logs[0].records[2].entry.closed
    assert codes(seen(bare.text())) == []


ONE, OTHER = forked()
SEES = Chain(ward="3A").add(Seen(ONE.line(4))).add(Seen(UCI.line(3))).add(Seen(OTHER.line(4))).add(Seen("noise"))
POOL = [
    UCI.text(), LATER.text(Profile.OUTSIDE), LATER.text(first=4, last=7), ONE.text(), OTHER.text(),
    following(UCI).text(), Chain(ward="5B").notes(2).text(Profile.INCIDENT), UCI.text(stamped=NIGHT),
    SEES.text(), SEES.branch().notes(1).text(first=2),
]  # fmt: skip
VERIFIED = [verify(text, lambda *_: Badge(())) for text in POOL]


@given(st.permutations(VERIFIED), st.lists(st.sampled_from(VERIFIED), max_size=4))
def test_neither_order_nor_repetition_changes_anything(order, again):
    assert merge([*order, *again], Realm.REAL) == merge(VERIFIED, Realm.REAL)


@given(st.lists(st.sampled_from(VERIFIED), min_size=1))
def test_no_record_is_ever_lost(some):
    wanted = {(one.report.log, entry.head) for one in some for entry in one.entries}
    found = {(log.log, record.entry.head) for log in merge(some, Realm.REAL).logs for record in log.records}
    assert found == wanted


@pytest.mark.parametrize("code", ["gap", "fork"])
def test_findings_sort_by_code_log_and_number(code):
    assert min(Found(code, "B"), Found(code, "A", 3)) == Found(code, "A", 3)


def test_the_levels_are_what_the_report_counts():
    assert [*Level] == ["A", "B", "C", "D"]
    assert seen(Chain().add(note()).text()).logs[0].records[0].level is Level.C
