# SPDX-License-Identifier: Apache-2.0
"""The log as text: written once, read in one spelling, every fault refused."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core.model import chain, logtext
from logbook.core.model.chain import EMPTY, b64
from logbook.core.model.codes import PARTS, Part, Profile, Realm
from logbook.core.model.errors import BadChain, NotOurs
from logbook.core.model.logtext import END_LINE, SLICE_LINE, Opening
from tests.core.model.chains import DEVICE, OTHER_DEVICE, SIGNATURES, build, point, sign_device

LINKS, TAIL = build(count=4)
START = replace(EMPTY, log=TAIL.log, device=point(DEVICE))


def written(profile=Profile.CLINICAL, before=START, links=LINKS, tail=TAIL, withheld=(), sign=sign_device):
    opening = Opening(Realm.REAL, profile, before, frozenset(withheld))
    return logtext.write(opening, links, tail, 1_795_500_000, sign)


TEXT = written()


def checked(text):
    return logtext.check(logtext.read(text), SIGNATURES)


def refusal(text):
    with pytest.raises(BadChain) as caught:
        checked(text)
    return caught.value.facts["number"], caught.value.facts["code"]


def respelled(text, change_slice=None, change_end=None, sign=sign_device):
    """Change values of SLICE or END, and make counts and signature fit again."""
    lines = text.splitlines(keepends=True)
    if change_slice:
        lines[1] = b"SLICE " + chain.encode(json.loads(lines[1][6:]) | change_slice) + b"\n"
    end = json.loads(lines[-1].split(b" ", 2)[2])
    end["lines"] = b64(hashlib.sha256(b"".join(lines[:-1])).digest())
    raw = chain.encode(end | (change_end or {}))
    signature = b64(sign(chain.to_sign(Realm.REAL, "end", raw))).encode()
    return b"".join(lines[:-1]) + b"END " + signature + b" " + raw + b"\n"


def test_a_text_reads_as_it_was_written():
    read = logtext.read(TEXT)
    assert (read.links, read.count, read.first, read.last) == (tuple(LINKS), 4, 0, 3)
    assert (read.head, read.stamped) == (TAIL.head, 1_795_500_000)
    proof = checked(TEXT)
    assert proof.tail == TAIL
    assert [header.i for header in proof.headers] == [0, 1, 2, 3]
    assert (proof.unexplained, proof.beyond_profile) == ((), ())
    assert respelled(TEXT) == TEXT


@pytest.mark.parametrize("at", [1, 2, 3])
def test_slices_join_at_head_and_key(at):
    _, middle = chain.verify(Realm.REAL, LINKS[:at], SIGNATURES)
    first, second = written(links=LINKS[:at], tail=middle), written(before=middle, links=LINKS[at:])
    assert checked(first).tail == middle
    assert logtext.read(second).opening.before == middle
    assert checked(second).tail == TAIL


@pytest.mark.parametrize("profile", list(Profile))
def test_a_profile_closes_its_parts_and_that_is_no_finding(profile):
    text = written(profile)
    for link in logtext.read(text).links:
        assert {part for part, data in zip(PARTS, link.parts, strict=True) if not chain.is_open(data)} == set(
            profile.withholds
        )
    assert checked(text).unexplained == checked(text).beyond_profile == ()
    assert (b64(LINKS[1].parts[2]).encode() in text) is (Part.PATIENT not in profile.withholds)


def test_a_text_somebody_withheld_is_closed_and_no_finding():
    proof = checked(written(withheld=[2]))
    assert proof.unexplained == ()
    assert not chain.is_open(logtext.read(written(withheld=[2])).links[2].parts[1])


def test_what_is_withheld_may_be_the_first_and_the_last_record():
    read = logtext.read(written(withheld=[0, 3]))
    assert [chain.is_open(link.parts[1]) for link in read.links] == [False, True, True, False]


def test_what_is_withheld_of_a_later_slice_begins_at_its_first_record():
    _, middle = chain.verify(Realm.REAL, LINKS[:2], SIGNATURES)
    links = [*LINKS[2:3], replace(LINKS[3], parts=chain.bare(Realm.REAL, LINKS[3].parts, [Part.ACT]))]
    proof = checked(written(before=middle, links=links, withheld=[2]))
    assert (proof.unexplained, proof.beyond_profile) == (((3, Part.ACT),), ())
    assert refusal(written(before=middle, links=LINKS[2:], withheld=[1])) == (SLICE_LINE, "withheld")


def test_a_part_closed_without_leave_is_a_finding():
    links = [*LINKS[:2], replace(LINKS[2], parts=chain.bare(Realm.REAL, LINKS[2].parts, [Part.TEXT])), LINKS[3]]
    assert checked(written(links=links)).unexplained == ((2, Part.TEXT),)


def test_a_part_open_beyond_the_profile_is_a_finding():
    text = respelled(TEXT, {"profile": "incident"}, {"profile": "incident"})
    assert checked(text).beyond_profile == tuple((number, Part.PATIENT) for number in range(4))
    assert checked(respelled(TEXT, {"withheld": [1]})).beyond_profile == ((1, Part.TEXT),)


def test_the_log_is_found_in_other_bytes():
    realm, found = logtext.find(b"%PDF stuff\n" + TEXT + b"\nendstream")
    assert (realm, found) == (Realm.REAL, TEXT)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no-log"),
        (TEXT + TEXT, "several-logs"),
        (TEXT + b"WARDLOG-DRILL 1\n", "several-logs"),
        (TEXT[:-1], "log-cut-off"),
        (TEXT[:500], "log-cut-off"),
    ],
)
def test_no_log_or_two_or_half_a_one_is_not_ours(data, reason):
    with pytest.raises(NotOurs) as caught:
        logtext.find(data)
    assert caught.value.facts == {"reason": reason}


@pytest.mark.parametrize("text", [b"", b"WARDLOG 2\n", TEXT[1:], TEXT[:-1]])
def test_what_does_not_begin_and_end_as_a_log_is_not_ours(text):
    with pytest.raises(NotOurs) as caught:
        logtext.read(text)
    assert caught.value.facts == {"reason": "no-log"}


def line(number, new):
    lines = TEXT.splitlines(keepends=True)
    lines[number] = new(lines[number]) if callable(new) else new
    return b"".join(lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"WARDLOG 1\nx\n", (END_LINE, "line-count")),
        (line(3, b""), (END_LINE, "line-count")),
        (line(3, b"P " + b"A" * logtext.LINE_LIMIT + b"\n"), (END_LINE, "line-too-long")),
        (line(1, lambda old: old.lower()), (SLICE_LINE, "line-kind")),
        (line(1, b"SLICE {\n"), (SLICE_LINE, "header-not-json")),
        (line(1, b"SLICE []\n"), (SLICE_LINE, "header-fields")),
        (line(1, lambda old: old.replace(b'"v":1', b'"v":2')), (SLICE_LINE, "header-field-value")),
        (line(1, lambda old: old.replace(b'"v":1', b'"v": 1')), (SLICE_LINE, "header-spelling")),
        (line(1, lambda old: old.replace(b"clinical", b"everything")), (SLICE_LINE, "header-field-value")),
        (line(2, lambda old: b"S" + old[1:]), (0, "line-kind")),
        (line(2, b"R x\n"), (0, "line-kind")),
        (line(2, lambda old: b"R \xff" + old[3:]), (0, "not-ascii")),
        (line(2, lambda old: b"R =" + old[3:]), (0, "base64")),
        (line(3, lambda old: b"Q" + old[1:]), (0, "line-kind")),
        (line(3, lambda old: old[:-1] + b" +A\n"), (0, "line-kind")),
        (line(5, lambda old: old.replace(b"P +", b"P -")), (1, "part")),
        (line(5, lambda old: old.replace(b"P +", b"P *")), (1, "part")),
        (line(5, b"P +AA +AA +AA +AA\n"), (1, "part")),
        (line(-1, b"END x\n"), (END_LINE, "line-kind")),
        (line(-1, lambda old: old[:-1] + b" \n"), (END_LINE, "header-spelling")),
    ],
)  # fmt: skip
def test_a_line_in_another_spelling_is_refused(text, expected):
    assert refusal(text) == expected


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"withheld": {}}, "withheld"),
        ({"withheld": ["1"]}, "withheld"),
        ({"withheld": [2, 1]}, "withheld"),
        ({"withheld": [1, 1]}, "withheld"),
        ({"withheld": [4]}, "withheld"),
        ({"first": 1, "prev": b64(bytes(32)), "key": b64(bytes(32)), "withheld": [0]}, "withheld"),
        ({"first": 1}, "slice-before"),
        ({"prev": b64(bytes(32))}, "slice-before"),
        ({"key": b64(bytes(32))}, "slice-before"),
        ({"log": "A" * 24}, "slice-names"),
        ({"dev": b64(bytes(65))}, "slice-names"),
    ],
)
def test_a_slice_that_misnames_itself_is_refused(values, code):
    text = respelled(TEXT, values, {name: value for name, value in values.items() if name == "first"})
    assert refusal(text) == (SLICE_LINE, code)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"profile": "incident"}, "end-counts"),
        ({"first": 1}, "end-counts"),
        ({"count": 3}, "end-counts"),
        ({"lines": b64(bytes(32))}, "end-lines"),
        ({"last": 4}, "end-head"),
        ({"head": b64(bytes(32))}, "end-head"),
        ({"log": "A" * 24}, "end-head"),
        ({"t": -1}, "header-field-value"),
        ({"x": 1}, "header-fields"),
    ],
)
def test_an_end_that_says_something_else_is_refused(values, code):
    assert refusal(respelled(TEXT, change_end=values)) == (END_LINE, code)


@pytest.mark.parametrize(
    ("name", "least", "most", "code"),
    [
        ("v", 1, 1, "end-signature"),
        ("count", 1, 100_000, "end-counts"),
        ("first", 0, 10_000_000, "end-counts"),
        ("last", 0, 10_000_000, "end-head"),
        ("t", 0, 8_796_093_022_208, "end-signature"),
    ],
)
def test_a_number_of_the_end_lies_within_its_limits(name, least, most, code):
    def code_of(value):
        return refusal(respelled(TEXT, change_end={name: value}, sign=lambda _: bytes(64)))

    within = [code_of(value) for value in {least, most} - {json.loads(logtext.read(TEXT).end_raw)[name]}]
    assert within == [(END_LINE, code)] * len(within)
    assert [code_of(value) for value in (least - 1, most + 1)] == [(END_LINE, "header-field-value")] * 2


@pytest.mark.parametrize(("name", "least", "most"), [("v", 1, 1), ("first", 0, 10_000_000)])
def test_a_number_of_the_slice_lies_within_its_limits(name, least, most):
    for value in (least - 1, most + 1):
        assert refusal(respelled(TEXT, {name: value})) == (SLICE_LINE, "header-field-value")
    late = respelled(TEXT, {"first": 10_000_000, "prev": b64(bytes(32)), "key": b64(bytes(32))}, {"first": 10_000_000})
    assert refusal(late) == (10_000_000, "header-fields")


def test_a_text_holds_at_least_one_record():
    lines = TEXT.splitlines(keepends=True)
    empty = respelled(b"".join([*lines[:2], lines[-1]]), change_end={"count": 0})
    assert refusal(empty) == (END_LINE, "header-field-value")


def test_an_end_by_anybody_else_is_refused():
    assert refusal(respelled(TEXT, sign=lambda _: bytes(64))) == (END_LINE, "end-signature")


def test_a_cut_tail_with_a_recomputed_end_is_refused():
    lines = TEXT.splitlines(keepends=True)
    cut = b"".join([*lines[:-3], lines[-1]])
    _, tail = chain.verify(Realm.REAL, LINKS[:3], SIGNATURES)
    values = {"count": 3, "last": 2, "head": b64(tail.head)}
    assert refusal(respelled(cut, change_end=values, sign=lambda _: bytes(64))) == (END_LINE, "end-signature")


def test_a_broken_record_is_named():
    assert (SLICE_LINE, END_LINE) == (-1, -2)  # what no record is numbered
    spoiled = [*LINKS[:2], replace(LINKS[2], signature=bytes(64)), LINKS[3]]
    assert refusal(written(links=spoiled)) == (2, "signature")


def test_a_drill_is_no_real_log():
    links, tail = build(Realm.DRILL, 1)
    before = replace(EMPTY, log=tail.log, device=point(DEVICE))
    drill = logtext.write(Opening(Realm.DRILL, Profile.CLINICAL, before), links, tail, 1, sign_device)
    assert checked(drill).tail == tail
    assert refusal(drill.replace(b"WARDLOG-DRILL 1", b"WARDLOG 1"))[1] == "end-lines"


@given(st.integers(0, len(TEXT) - 1), st.integers(0, 7))
def test_every_flipped_bit_is_refused(place, bit):
    broken = bytearray(TEXT)
    broken[place] ^= 1 << bit
    with pytest.raises((BadChain, NotOurs)):
        checked(bytes(broken))


@given(st.binary(max_size=200))
def test_noise_is_refused_and_never_another_error(noise):
    with pytest.raises((BadChain, NotOurs)):
        checked(b"WARDLOG 1\n" + noise + b"\n")


@pytest.mark.parametrize("text", [b"WARDLOG 1\n", b"WARDLOG 1\nSLICE {}\n", b"WARDLOG-DRILL 1\n"])
def test_a_text_that_is_all_head_is_refused(text):
    assert refusal(text) == (END_LINE, "line-count")


def test_as_many_records_as_a_text_may_hold_are_read():
    head = b"".join(TEXT.splitlines(keepends=True)[:2])
    assert refusal(head + b"R\nP\n" * 100_000 + b"END\n") == (0, "line-kind")
    assert refusal(head + b"R\nP\n" * 100_001 + b"END\n") == (END_LINE, "line-count")


def test_a_line_of_349760_bytes_is_read_and_a_longer_one_is_not():
    assert refusal(line(3, b"Q".ljust(349_760) + b"\n")) == (0, "line-kind")
    assert refusal(line(3, b"Q".ljust(349_761) + b"\n")) == (END_LINE, "line-too-long")


@pytest.mark.parametrize(("sign", "sizes"), [("+", (34, 65_568)), ("-", (32, 32))])
def test_a_part_has_the_size_its_sign_says(sign, sizes):
    def parts(size):
        return b"P " + b" ".join([f"{sign}{b64(bytes(size))}".encode()] * 4)

    record = TEXT.splitlines()[2]
    assert all(logtext.read_link(7, record, parts(size)).parts == (bytes(size),) * 4 for size in sizes)
    for size in (min(sizes) - 1, max(sizes) + 1):
        with pytest.raises(BadChain) as caught:
            logtext.read_link(7, record, parts(size))
        assert caught.value.facts == {"number": 7, "code": "part"}


@pytest.mark.parametrize("withheld", [5, None, True, {}, {"1": 1}, "12"])
def test_what_is_withheld_is_a_list(withheld):
    assert refusal(respelled(TEXT, change_slice={"withheld": withheld})) == (SLICE_LINE, "withheld")


@pytest.mark.parametrize("values", [b"5", b"null", b"[]", b'"text"', b"true"])
def test_slice_and_end_are_objects(values):
    lines = TEXT.splitlines(keepends=True)
    assert refusal(b"".join([lines[0], b"SLICE " + values + b"\n", *lines[2:]])) == (SLICE_LINE, "header-fields")
    end = b" ".join([*lines[-1].split(b" ")[:2], values]) + b"\n"
    assert refusal(b"".join([*lines[:-1], end])) == (END_LINE, "header-fields")


@pytest.mark.parametrize("sign", [b"*", b"x", b"=", b"~"])
def test_a_part_has_one_of_two_signs(sign):
    text = written(Profile.OUTSIDE)
    lines = text.splitlines(keepends=True)
    lines[3] = lines[3].replace(b" -", b" " + sign, 1)
    assert refusal(respelled(b"".join(lines))) == (0, "part")


OTHER = point(OTHER_DEVICE)


def sign_other(data):
    return sign_device(data, OTHER_DEVICE)


def copied(by=OTHER, sign=sign_other):
    opening = Opening(Realm.REAL, Profile.CLINICAL, START, frozenset())
    return logtext.write(opening, LINKS, TAIL, 1_795_500_000, sign, by)


def test_the_bytes_of_both_are_settled_for_ever():
    assert hashlib.sha256(TEXT).hexdigest() == "35efbda7916b06972a3e117a0e1bbc46cb2159a92731e3a8db2dc49b12ca3e34"
    assert hashlib.sha256(copied()).hexdigest() == "c5e3a2ca0d8870a70ca9a91ade26c34d87233f05fe345e81af2a965b9ca2a330"


def test_a_copy_is_the_same_lines_under_another_first_and_last_one():
    text, own = copied().splitlines(), TEXT.splitlines()
    assert (text[0], own[0]) == (b"WARDLOG-COPY 1", b"WARDLOG 1")
    assert text[1:-1] == own[1:-1]
    end = json.loads(text[-1].split(b" ", 2)[2])
    assert end["by"] == b64(OTHER)
    assert set(end) - {"by"} == set(json.loads(own[-1].split(b" ", 2)[2]))


def test_a_copy_proves_the_log_and_names_who_hands_it_in():
    read = logtext.read(copied())
    assert (read.by, read.links, logtext.read(TEXT).by) == (OTHER, tuple(LINKS), b"")
    assert checked(copied()).tail == TAIL


def test_only_the_device_a_copy_names_can_end_it_and_only_as_a_copy():
    assert refusal(copied(sign=sign_device)) == (END_LINE, "end-signature")
    assert refusal(copied(by=point(DEVICE))) == (END_LINE, "end-signature")
    other_words = copied(sign=lambda data: sign_other(data.replace(b" copy end\n", b" end\n", 1)))
    assert refusal(other_words) == (END_LINE, "end-signature")


def test_a_copy_never_passes_for_an_original_nor_the_other_way_round():
    posing = copied().replace(b"WARDLOG-COPY 1", b"WARDLOG 1")
    assert refusal(posing) == (END_LINE, "header-fields")
    assert refusal(TEXT.replace(b"WARDLOG 1", b"WARDLOG-COPY 1")) == (END_LINE, "header-fields")
    lines = copied().splitlines(keepends=True)
    end = json.loads(lines[-1].split(b" ", 2)[2])
    for by in ("", "A" * 86, 7):
        raw = chain.encode(end | {"by": by})
        assert refusal(b"".join(lines[:-1]) + b"END QUJD " + raw + b"\n") == (END_LINE, "header-field-value")
    raw = chain.encode(end | {"by": b64(OTHER)[:-1] + "_"})
    assert refusal(b"".join(lines[:-1]) + b"END QUJD " + raw + b"\n")[0] == END_LINE


def test_a_copy_is_found_and_two_logs_of_any_kind_are_too_many():
    assert logtext.find(b"%PDF\n" + copied() + b"rest") == (Realm.REAL, copied())
    for both in (copied() + TEXT, TEXT + copied(), copied() + copied()):
        with pytest.raises(NotOurs) as caught:
            logtext.find(both)
        assert caught.value.facts["reason"] == "several-logs"
    assert logtext.STARTS[b"WARDLOG-DRILL-COPY 1\n"] is Realm.DRILL
