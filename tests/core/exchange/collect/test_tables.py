# SPDX-License-Identifier: Apache-2.0
"""What leaves for other programs keeps every row, every offset and every word, and can run nothing."""

import csv
import io
import json
from datetime import datetime

import pytest

from logbook.core.exchange.badge import Badge
from logbook.core.exchange.collect import tables
from logbook.core.exchange.collect.merge import merge
from logbook.core.exchange.collect.rows import timeline
from logbook.core.exchange.verify import verify
from logbook.core.model.codes import ClockUsed, Realm
from logbook.core.model.frame import Happened, Ref
from logbook.core.model.plain import visible
from logbook.core.model.records import ClockCheck
from logbook.i18n import words_for
from tests.chains import NIGHT, Chain, note

ENGLISH = words_for("en")
HOSTILE = "=cmd|'/C calc'!A0 <b>&\u202e\"x\",\r\n\x1b[2J"


def rows(log, realm=Realm.REAL):
    return timeline(merge([verify(log.text(), lambda *_: Badge(()))], realm)).rows


def events(log, realm=Realm.REAL):
    return [json.loads(line) for line in tables.json_lines(rows(log, realm), ENGLISH).decode().splitlines()]


def cells(log):
    data = tables.table(rows(log), ENGLISH)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_record_written_at_once_is_one_event_and_a_late_one_two():
    log = Chain().notes(1).add(note("late"), happened=Happened(NIGHT, 60))
    found = events(log)
    assert [event["timestamp_desc"] for event in found] == [
        "Occurred and recorded", "Occurred and recorded", "Occurred", "Recorded",
    ]  # fmt: skip
    assert (found[2]["timestamp"], found[3]["timestamp"]) == (NIGHT * 1000, (NIGHT + 120_000) * 1000)


def test_every_time_has_offset_and_microseconds_and_fits_the_timestamp():
    for event in events(Chain().notes(3)):
        moment = datetime.strptime(event["datetime"], "%Y-%m-%dT%H:%M:%S.%f%z")
        assert event["datetime"].endswith("+00:00")
        assert round(moment.timestamp() * 10**6) == event["timestamp"]
        assert event["message"]


def test_an_aligned_event_keeps_the_time_that_was_shown():
    log = Chain()
    log.add(ClockCheck(ClockUsed.RADIO, NIGHT, NIGHT + 60_000, 30))
    event = events(log)[-1]
    assert (event["aligned"], event["uncertainty_s"]) == (True, 30.0)
    assert (event["datetime"], event["datetime_shown"]) == (tables.iso(NIGHT), tables.iso(NIGHT + 60_000))


def test_marks_travel_as_tags():
    log = Chain(realm=Realm.DRILL).add(note("x"), happened=Happened(2**53, 60)).notes(1)
    log.add(note("y"), corrects=Ref("A", 2))
    tags = [event["tag"] for event in events(log, Realm.DRILL)]
    assert tags[0] == ["exercise"]
    assert ["exercise", "struck"] in tags
    assert {"late", "odd-time"} <= set(tags[1])


def test_hostile_words_stay_one_row_and_run_nothing():
    log = Chain(ward=HOSTILE[:40]).add(note(HOSTILE, bed="=1+1"))
    found = cells(log)
    assert len(found) == 2
    assert found[-1]["title"] == f"'{visible(HOSTILE)}"
    assert all(not cell.startswith(("=", "+", "@", "-")) for row in found for cell in row.values())
    assert "\u202e" not in events(log)[-1]["message"]


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(cell):
    assert tables.harmless(cell) == f"'{cell}"
    assert tables.harmless(f"a{cell}") == f"a{cell}"


def test_the_table_has_one_line_a_record():
    log = Chain().notes(2).add(note("z"), corrects=Ref("A", 1))
    found = cells(log)
    assert [row["record"] for row in found] == ["A.0", "A.1", "A.2", "A.3"]
    assert (found[1]["struck"], found[1]["evidence"], found[1]["exercise"]) == ("A.3", "C", "no")
    assert (found[1]["ward"], found[1]["uncertainty_s"], found[1]["undecided"]) == ("UCI", "", "no")


def test_the_earliest_and_the_latest_time_are_spelt_in_full():
    assert tables.iso(0) == "1970-01-01T00:00:00.000000+00:00"


def test_a_log_without_its_start_has_no_ward():
    log = Chain().notes(2)
    merged = merge([verify(log.text(first=1), lambda *_: Badge(()))], Realm.REAL)
    assert json.loads(tables.json_lines(timeline(merged).rows, ENGLISH).splitlines()[0])["ward"] == ""
    assert tables.table(timeline(merged).rows, ENGLISH).count(b"\r\n") == 3
