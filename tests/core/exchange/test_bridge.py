# SPDX-License-Identifier: Apache-2.0
"""Codes in any order, twice, missing, mistyped, mixed up, forged: put together, or said plainly what is wrong."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core.exchange import bridge
from logbook.core.exchange.bridge import FRAME_BYTES, MOST, ROOM, Cargo, batches, cut, is_frame, join, read_frame
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput

PAYLOAD = random.Random(7).randbytes(3 * FRAME_BYTES + 100)
FRAMES = cut(Realm.REAL, Cargo.SLICE, PAYLOAD)


def refusal(act, *args):
    with pytest.raises(BadInput) as caught:
        act(*args)
    return caught.value.facts.get("field"), caught.value.facts["reason"]


def resealed(body):
    return body + bridge._checksum(body)


@given(st.binary(min_size=1, max_size=4000), st.sampled_from(Realm), st.sampled_from(Cargo), st.randoms())
def test_any_bytes_come_back_in_any_order_and_read_twice(payload, realm, cargo, dice):
    frames = cut(realm, cargo, payload)
    read = [read_frame(frame) for frame in [*frames, *frames]]
    dice.shuffle(read)
    (batch,) = batches(read)
    assert (batch.realm, batch.cargo, batch.total, batch.missing) == (realm, cargo, len(frames), ())
    assert join(batch) == payload


def test_a_frame_has_letters_and_digits_only_and_fills_no_more_than_version_25():
    assert all(frame.isalnum() and frame.isupper() for frame in FRAMES)
    full = cut(Realm.REAL, Cargo.SLICE, bytes(ROOM))
    assert (len(full), {len(frame) for frame in full}) == (MOST, {1447})
    assert len(bridge.matrix(full[0])) == 17 + 4 * 25


def test_what_is_too_much_or_nothing_is_not_cut():
    assert refusal(cut, Realm.REAL, Cargo.SLICE, bytes(ROOM + 1)) == (None, "codes-too-many")
    assert refusal(cut, Realm.REAL, Cargo.SLICE, b"") == (None, "codes-too-many")


@pytest.mark.parametrize("change", [str.lower, lambda text: f" {text[:40]} \r\n{text[40:]}\t", str.upper])
def test_case_and_blanks_do_not_matter(change):
    assert read_frame(change(FRAMES[0])) == read_frame(FRAMES[0])


def test_y_and_z_typed_on_another_keyboard_are_put_right():
    german = FRAMES[1].translate(str.maketrans("YZ", "ZY"))
    assert german != FRAMES[1]
    assert read_frame(german) == read_frame(FRAMES[1])


@given(st.data())
def test_one_wrong_letter_never_passes(data):
    at = data.draw(st.integers(0, len(FRAMES[0]) - 1))
    letter = data.draw(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
    typed = FRAMES[0][:at] + letter + FRAMES[0][at + 1 :]
    if typed != FRAMES[0]:
        assert refusal(read_frame, typed)[1] in {"code-check", "code-shape"}


@pytest.mark.parametrize("typed", ["", "WS1", "hello", FRAMES[0][:-1], FRAMES[0] + "Ñ", "WX1" + FRAMES[0][3:]])
def test_what_is_no_code_is_said_to_be_none(typed):
    assert refusal(read_frame, typed)[1] in {"code-shape", "code-check"}


def test_a_code_made_wrong_on_purpose_is_refused_too():
    body = FRAMES[0][:-8]
    for place in ("0004", "0504", "0121", "0000"):
        assert refusal(read_frame, resealed(body[:19] + place + body[23:])) == ("code", "code-place")
    assert refusal(read_frame, resealed(body[:23] + "A")) == ("code", "code-shape")
    assert refusal(read_frame, resealed(body[:23] + "AAA")) == ("code", "code-shape")
    assert refusal(read_frame, resealed(body[:23] + "AB")) == ("code", "code-shape")


def test_a_line_that_looks_like_a_code_is_known_by_its_beginning():
    assert is_frame(" ws1 ABC")
    assert is_frame(FRAMES[0])
    assert not is_frame("WL1:ABC")


def test_missing_codes_are_named():
    (batch,) = batches([read_frame(FRAMES[3]), read_frame(FRAMES[1])])
    assert batch.missing == (1, 3)
    assert refusal(join, batch) == ("1, 3", "codes-missing")


def test_codes_of_another_set_are_kept_apart():
    other = cut(Realm.REAL, Cargo.SLICE, b"other")
    drill = cut(Realm.DRILL, Cargo.SLICE, b"other")
    mixed = [FRAMES[0], other[0], FRAMES[2], drill[0], FRAMES[1], FRAMES[3]]
    found = batches(map(read_frame, mixed))
    assert [(batch.realm, join(batch)) for batch in found] == [
        (Realm.REAL, PAYLOAD), (Realm.REAL, b"other"), (Realm.DRILL, b"other"),
    ]  # fmt: skip


def test_two_different_codes_for_one_place_are_refused():
    body = FRAMES[1][:-8]
    forged = resealed(body[:30] + ("A" if body[30] != "A" else "B") + body[31:])
    assert refusal(batches, [read_frame(FRAMES[1]), read_frame(forged)]) == ("2", "code-twice")


def test_codes_that_do_not_agree_on_their_number_are_refused():
    other = resealed(FRAMES[1][:19] + "0209" + FRAMES[1][23:-8])
    assert refusal(batches, [read_frame(FRAMES[0]), read_frame(other)]) == ("2", "code-total")


def test_a_whole_that_is_not_what_its_name_says_is_refused():
    body = FRAMES[0][:-8]
    forged = resealed(body[:30] + ("A" if body[30] != "A" else "B") + body[31:])
    (batch,) = batches(map(read_frame, [forged, *FRAMES[1:]]))
    assert refusal(join, batch) == (batch.set, "codes-whole")
