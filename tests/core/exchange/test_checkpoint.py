# SPDX-License-Identifier: Apache-2.0
"""Checkpoint lines, hand codes and square codes."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logbook.core.crypto import argon2id, device_key_from, verify_device
from logbook.core.exchange.checkpoint import (
    Checkpoint,
    claims,
    hand_code,
    letters_apart,
    matrix,
    read_line,
    read_receipt,
    stretched_code,
    write_line,
)
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput

DEVICE = device_key_from(bytes(range(1, 33)))
OTHER = device_key_from(bytes(range(2, 34)))
LOG = "ABCDEFGHIJKLMNOPQRSTUVW2"
HEAD = bytes(range(100, 132))
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
POINT = Checkpoint(Realm.REAL, LOG, 214, HEAD, 1_795_401_234)
# signatures differ each time; one that ends with "A" makes the tests below the same each time
LINE = next(line for line in iter(lambda: write_line(POINT, DEVICE.sign), "") if line.endswith("A"))


def reason(line, device=DEVICE.point):
    with pytest.raises(BadInput) as caught:
        read_line(line, device)
    assert caught.value.facts.keys() == {"field", "reason"}
    assert caught.value.facts["field"] == "checkpoint"
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


@pytest.mark.parametrize(
    ("realm", "receipt", "prefix", "signed"),
    [
        (Realm.REAL, False, "WL1", b"wardlog/1 checkpoint\n"),
        (Realm.DRILL, False, "WD1", b"wardlog-drill/1 checkpoint\n"),
        (Realm.REAL, True, "WT1", b"wardlog/1 receipt\n"),
        (Realm.DRILL, True, "DT1", b"wardlog-drill/1 receipt\n"),
    ],
)
def test_each_kind_of_line_is_signed_in_its_own_domain(realm, receipt, prefix, signed):
    line = write_line(Checkpoint(realm, LOG, 214, HEAD, 1_795_401_234), DEVICE.sign, receipt=receipt)
    body, _, signature = line.rpartition(":")
    assert body == f"{prefix}:{LOG}:214:MRSWMZ3INFVGW3DNNZXXA4LSON2HK5TXPB4XU634PV7H7AEBQKBQ:1795401234"
    (claim,) = claims(line)[:1]
    assert (claim.point, claim.receipt) == (Checkpoint(realm, LOG, 214, HEAD, 1_795_401_234), receipt)
    assert claim.signed == signed + body.encode()
    assert verify_device(DEVICE.point, base64.b32decode(signature + "="), signed + body.encode())


@pytest.mark.parametrize(
    ("number", "at", "fits"),
    [
        (0, 0, True),
        (9_999_999, 999_999_999_999, True),
        (10_000_000, 0, False),
        (0, 1_000_000_000_000, False),
    ],
)
def test_number_and_time_have_their_limits(number, at, fits):
    line = write_line(Checkpoint(Realm.REAL, LOG, number, HEAD, at), DEVICE.sign)
    assert [(claim.point.number, claim.point.at) for claim in claims(line)[:1]] == [(number, at)] * fits


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
    with pytest.raises(BadInput) as caught:
        read_receipt(LINE, DEVICE.point)
    assert caught.value.facts == {"field": "checkpoint", "reason": "shape"}


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
    head = LINE.split(":")[3]
    assert reason(LINE.replace(head, head[:-1] + chr(ord(head[-1]) + 1))) == "shape"


def test_a_last_letter_exchanged_with_its_neighbour_on_the_keyboard_is_put_right():
    line = next(line for line in iter(lambda: write_line(POINT, DEVICE.sign), "") if line.endswith("Y"))
    assert read_line(line.translate(str.maketrans("YZ", "ZY")), DEVICE.point) == POINT


def test_the_square_code_is_version_8():
    modules = matrix(LINE)
    assert len(modules) == 49
    assert {len(row) for row in modules} == {49}
    assert modules[0][:8] == (True,) * 7 + (False,)


@pytest.mark.parametrize("text", [LINE, "AGE-SECRET-KEY-1", "7"])
def test_the_square_codes_error_correction_is_m_even_where_a_higher_one_fits(text):
    # the format information, row 8 from the left: the level's two bits come first, 00 for M, xor 10 of the mask
    assert matrix(text)[8][:2] == (True, False)


def test_letters_the_square_code_has_not_are_refused():
    with pytest.raises(ValueError, match="alphanumeric"):
        matrix("wl1")


def test_the_hand_code_is_fixed_for_ever():
    code = hand_code(Realm.REAL, LOG, 214, HEAD)
    assert code == "4HKT-BGCC-QK6G-MCBK"
    assert code != hand_code(Realm.DRILL, LOG, 214, HEAD)
    assert code != hand_code(Realm.REAL, LOG, 215, HEAD)


def test_the_hand_code_is_the_first_80_bits_in_crockfords_letters():
    stretched = argon2id(
        f"{LOG}\n214\n".encode() + HEAD, b"wardlog/1 hand code", memory_kib=65_536, passes=3, lanes=4, length=10
    )
    bits = f"{int.from_bytes(stretched):080b}"
    letters = [CROCKFORD[int(bits[at : at + 5], 2)] for at in range(0, 80, 5)]
    assert hand_code(Realm.REAL, LOG, 214, HEAD).replace("-", "") == "".join(letters)


def test_codes_for_the_hand_use_every_letter_of_crockfords_and_no_other():
    codes = [stretched_code(bytes([number]), "a salt of a test") for number in range(16)]
    assert {len(code) for code in codes} == {19}
    assert {code[at] for code in codes for at in (4, 9, 14)} == {"-"}
    assert set("".join(codes)) == set(CROCKFORD) | {"-"}


@pytest.mark.parametrize(
    ("typed", "apart"),
    [
        ("547B-AWTQ-0KG7-2A0K", 0),
        (" 547b awtq okg7 2aok ", 0),
        ("547B-AWTQ-0KG7-2A0J", 1),
        ("547B-AWTQ-0KG7-2A0", 1),
        ("5547B-AWTQ-0KG7-2A0K", 1),
        ("47B-AWTQ-0KG7-2A0K", 1),
        ("7B-AWTQ-0KG7-2A0K", 2),
        ("547B-AWTQ-0KG7-2A0KXY", 2),
        ("5X47B-AWTQ-0KG7-2A0", 2),
        ("547B\tAWTQ--0KG72A0K\n", 0),
        ("457B-AWTQ-0KG7-2A0K", 2),
        ("", 16),
    ],
)
def test_a_hand_code_is_compared_letter_by_letter(typed, apart):
    assert letters_apart(typed, "547B-AWTQ-0KG7-2A0K") == apart
