# SPDX-License-Identifier: Apache-2.0
"""Checkpoint lines, hand codes and square codes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logbook.core.crypto import device_key_from
from logbook.core.exchange.checkpoint import (
    Checkpoint,
    claims,
    hand_code,
    letters_apart,
    log_of,
    matrix,
    read_line,
    read_receipt,
    write_line,
)
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput

DEVICE = device_key_from(bytes(range(1, 33)))
OTHER = device_key_from(bytes(range(2, 34)))
LOG = "ABCDEFGHIJKLMNOPQRSTUVW2"
HEAD = bytes(range(100, 132))
POINT = Checkpoint(Realm.REAL, LOG, 214, HEAD, 1_795_401_234)
# signatures differ each time; one that ends with "A" makes the tests below the same each time
LINE = next(line for line in iter(lambda: write_line(POINT, DEVICE.sign), "") if line.endswith("A"))


def reason(line, device=DEVICE.point):
    with pytest.raises(BadInput) as caught:
        read_line(line, device)
    return caught.value.facts["reason"]


@settings(max_examples=25)
@given(st.sampled_from(Realm), st.integers(0, 9_999_999), st.binary(min_size=32, max_size=32), st.integers(0, 10**11))
def test_a_line_says_what_was_written(realm, number, head, at):
    point = Checkpoint(realm, LOG, number, head, at)
    assert read_line(write_line(point, DEVICE.sign), DEVICE.point) == point


def test_the_line_has_the_settled_shape():
    parts = LINE.split(":")
    assert [len(part) for part in parts] == [3, 24, 3, 52, 10, 103]
    assert parts[0] == "WL1"
    assert write_line(Checkpoint(Realm.DRILL, LOG, 0, HEAD, 0), DEVICE.sign).startswith("WD1:")


def test_lower_case_and_a_scanners_line_end_are_read():
    assert read_line(LINE.lower() + "\r\n", DEVICE.point) == POINT


def test_a_german_keyboards_y_and_z_are_exchanged_once():
    typed = LINE.translate(str.maketrans("YZ", "ZY"))
    assert typed != LINE
    assert read_line(typed, DEVICE.point) == POINT


def test_another_devices_line_is_refused():
    assert reason(write_line(POINT, OTHER.sign)) == "signature"
    assert reason(LINE, OTHER.point) == "signature"


def test_a_receipt_is_the_teams_word_and_no_checkpoint():
    receipt = write_line(POINT, OTHER.sign, receipt=True)
    assert receipt.startswith("WT1:")
    assert write_line(Checkpoint(Realm.DRILL, LOG, 0, HEAD, 0), OTHER.sign, receipt=True).startswith("DT1:")
    assert read_receipt(receipt.lower(), OTHER.point) == POINT
    assert reason(receipt, OTHER.point) == "shape"
    assert reason(receipt.replace("WT1", "WL1"), OTHER.point) == "signature"
    with pytest.raises(BadInput):
        read_receipt(LINE, DEVICE.point)


def test_what_a_line_claims_is_read_without_its_key():
    typed = LINE.translate(str.maketrans("YZ", "ZY"))
    assert [claim.by(DEVICE.point) for claim in claims(typed)] == [False, True]
    assert claims(LINE)[0].point == POINT
    assert claims("WL1:nothing") == ()


def test_a_drills_line_is_no_real_one():
    assert reason(LINE.replace("WL1", "WD1")) == "signature"


@pytest.mark.parametrize("place", range(len(LINE)))
def test_every_changed_letter_is_noticed(place):
    other = "2" if LINE[place] != "2" else "3"
    assert reason(LINE[:place] + other + LINE[place + 1 :]) in {"shape", "signature"}


@pytest.mark.parametrize(
    "line",
    ["", "WL1", LINE[:-1], LINE + "A", LINE.replace(":214:", ":0214:"), LINE.replace(":214:", ":٢١٤:"), "x" * 10**6],
)
def test_what_is_no_line_is_said_to_be_none(line):
    assert reason(line) == "shape"


def test_bits_beyond_the_last_byte_are_no_second_spelling():
    assert reason(LINE[:-1] + "B") == "shape"


def test_a_last_letter_exchanged_with_its_neighbour_on_the_keyboard_is_put_right():
    line = next(line for line in iter(lambda: write_line(POINT, DEVICE.sign), "") if line.endswith("Y"))
    assert read_line(line.translate(str.maketrans("YZ", "ZY")), DEVICE.point) == POINT


def test_the_log_can_be_named_before_its_key_is_known():
    assert log_of(LINE.lower()) == LOG
    with pytest.raises(BadInput, match="shape"):
        log_of("nothing")


def test_the_square_code_is_version_8():
    modules = matrix(LINE)
    assert len(modules) == 49
    assert {len(row) for row in modules} == {49}
    assert modules[0][:8] == (True,) * 7 + (False,)


def test_the_hand_code_is_fixed_for_ever():
    code = hand_code(Realm.REAL, LOG, 214, HEAD)
    assert code == "4HKT-BGCC-QK6G-MCBK"
    assert code != hand_code(Realm.DRILL, LOG, 214, HEAD)
    assert code != hand_code(Realm.REAL, LOG, 215, HEAD)


@pytest.mark.parametrize(
    ("typed", "apart"),
    [
        ("547B-AWTQ-0KG7-2A0K", 0),
        (" 547b awtq okg7 2aok ", 0),
        ("547B-AWTQ-0KG7-2A0J", 1),
        ("547B-AWTQ-0KG7-2A0", 1),
        ("5547B-AWTQ-0KG7-2A0K", 1),
        ("457B-AWTQ-0KG7-2A0K", 2),
        ("", 16),
    ],
)
def test_a_hand_code_is_compared_letter_by_letter(typed, apart):
    assert letters_apart(typed, "547B-AWTQ-0KG7-2A0K") == apart
