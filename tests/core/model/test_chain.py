# SPDX-License-Identifier: Apache-2.0
"""The chain: one spelling, and every change is refused where it is."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core.model import chain
from logbook.core.model.chain import EMPTY, Header, Link, Tail
from logbook.core.model.codes import PARTS, Part, Realm
from logbook.core.model.errors import BadChain
from tests.core.model import make_vectors
from tests.core.model.chains import SIGNATURES, Spoil, build, make, opening, openings

LINKS, TAIL = build()
VECTORS = sorted(make_vectors.FOLDER.glob("*.txt"))


def refusal(links, tail=EMPTY, realm=Realm.REAL):
    with pytest.raises(BadChain) as caught:
        chain.verify(realm, links, SIGNATURES, tail)
    return caught.value.facts["number"], caught.value.facts["code"]


def test_a_good_chain_tells_its_headers_and_where_it_stands():
    headers, tail = chain.verify(Realm.REAL, LINKS, SIGNATURES)
    assert [header.i for header in headers] == [0, 1, 2]
    assert tail == TAIL
    assert tail.log == chain.log_id(chain.head_of(Realm.REAL, LINKS[0].raw))


def test_a_run_goes_on_from_the_tail_before_it():
    _, tail = chain.verify(Realm.REAL, LINKS[:1], SIGNATURES)
    assert chain.verify(Realm.REAL, LINKS[1:], SIGNATURES, tail)[1] == TAIL
    assert chain.verify(Realm.REAL, [], SIGNATURES, tail)[1] == tail


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("field", ["raw", "signature", "act", "text", "patient", "person"])
def test_every_changed_byte_is_refused_in_its_record(number, field):
    link = LINKS[number]
    data = {"raw": link.raw, "signature": link.signature, **dict(zip(PARTS, link.parts, strict=True))}
    for place in range(len(data[field])):
        broken = bytearray(data[field])
        broken[place] ^= 1
        changed = data | {field: bytes(broken)}
        parts = tuple(changed[part] for part in PARTS)
        spoiled = [*LINKS[:number], Link(changed["raw"], changed["signature"], parts), *LINKS[number + 1 :]]
        assert refusal(spoiled)[0] == number


@given(st.integers(0, 2), st.integers(0, 5), st.data())
def test_any_other_bytes_are_refused(number, field, data):
    link = LINKS[number]
    pieces = [link.raw, link.signature, *link.parts]
    other = data.draw(st.binary(max_size=80).filter(lambda made: made != pieces[field]))
    pieces[field] = other
    spoiled = [*LINKS[:number], Link(pieces[0], pieces[1], tuple(pieces[2:])), *LINKS[number + 1 :]]
    assert refusal(spoiled)[0] == number


@given(st.permutations(range(3)))
def test_any_other_order_is_refused(order):
    if order != [0, 1, 2]:
        number, _ = refusal([LINKS[place] for place in order])
        assert order[number] != number


def test_a_cut_tail_verifies_and_says_where_it_stands():
    assert chain.verify(Realm.REAL, LINKS[:2], SIGNATURES)[1].number == 1


def test_a_record_does_not_follow_a_tail_of_another_log_or_head():
    _, tail = chain.verify(Realm.REAL, LINKS[:1], SIGNATURES)
    assert refusal(LINKS[1:], replace(tail, log="A" * 24)) == (1, "other-log")
    assert refusal(LINKS[1:], replace(tail, head=bytes(32))) == (1, "chain")
    assert refusal(LINKS[1:], replace(tail, next_key=bytes(32))) == (1, "signature")


def test_before_record_0_nothing_is_known():
    assert Tail(number=-1, head=b"", next_key=b"", log="", device=b"") == EMPTY


@pytest.mark.parametrize("size", [2, 65_536])
def test_a_part_may_be_as_short_and_as_long_as_the_format_says(size):
    _, tail = chain.verify(Realm.REAL, LINKS[:1], SIGNATURES)
    parts = (*openings(1)[:3], opening(1, "person", "x" * size))
    link = make(Realm.REAL, tail, Spoil(values={"body": chain.b64(chain.body_of(Realm.REAL, parts))}))
    assert chain.follow(Realm.REAL, tail, replace(link, parts=parts), SIGNATURES)[1].number == 1


def test_closing_a_part_changes_no_commitment():
    for part in PARTS:
        closed = chain.bare(Realm.REAL, openings(1), [part])
        assert [chain.is_open(item) for item in closed] == [name is not part for name in PARTS]
        assert chain.body_of(Realm.REAL, closed) == chain.body_of(Realm.REAL, openings(1))
        assert chain.part_hash(Realm.REAL, part, closed[PARTS.index(part)]) == closed[PARTS.index(part)]


@pytest.mark.parametrize("count", [3, 5])
def test_a_record_has_four_parts(count):
    parts = (*openings(1), openings(2)[0])[:count]
    with pytest.raises(ValueError, match="zip"):
        chain.body_of(Realm.REAL, parts)
    with pytest.raises(ValueError, match="zip"):
        chain.bare(Realm.REAL, parts, [])


def test_equal_texts_in_two_parts_have_different_hashes():
    same = openings(0)[0]
    assert chain.part_hash(Realm.REAL, Part.ACT, same) != chain.part_hash(Realm.REAL, Part.TEXT, same)
    assert chain.part_hash(Realm.REAL, Part.ACT, same) != chain.part_hash(Realm.DRILL, Part.ACT, same)


@given(st.binary(max_size=100))
def test_base64_reads_what_it_writes(data):
    assert chain.un64(chain.b64(data)) == data


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"f", "Zg"),
        (b"fo", "Zm8"),
        (b"foobar", "Zm9vYmFy"),
        (b"\xfb\xff\xbf", "-_-_"),
        (b"\0\0\x31", "AAAx"),
    ],
)
def test_base64_is_the_one_of_rfc_4648_for_urls_and_not_padded(data, text):
    assert (chain.b64(data), chain.un64(text)) == (text, data)


@pytest.mark.parametrize("text", ["A", "A A", "é", "AAAAA"])
def test_what_is_no_base64_is_refused(text):
    with pytest.raises(ValueError, match=r"base64|padding|ASCII"):
        chain.un64(text)


@pytest.mark.parametrize("text", ["AB", "AA=", "AA==", "AAA+", "AAA/", "AA AA", "AAAA\n", "AA.AA", "AAAA===="])
def test_base64_in_another_spelling_is_refused(text):
    with pytest.raises(ValueError, match=r"^base64 spelling$"):
        chain.un64(text)


CODE = st.from_regex(r"[a-z-]{1,24}", fullmatch=True)
KEY = st.binary(min_size=32, max_size=32).map(chain.b64)
BIG = st.integers(0, 2**53)


@given(
    st.builds(
        Header, i=st.integers(1, 10**7), w=BIG, m=BIG, z=st.integers(-1440, 1440), s=st.integers(0, 2**31), k=CODE,
        u=st.from_regex(r"[a-z0-9]{1,16}", fullmatch=True), body=KEY, next=KEY, prev=KEY,
        log=st.from_regex(r"[A-Z2-7]{24}", fullmatch=True),
    )
)  # fmt: skip
def test_a_header_reads_as_it_was_written(header):
    assert chain.read_header(chain.write_header(header), header.i) == header


def test_record_0_names_its_device_and_no_predecessor():
    header = chain.read_header(LINKS[0].raw, 0)
    assert (header.log, header.prev) == ("", "")
    assert chain.write_header(header) == LINKS[0].raw
    assert set(asdict(header)) >= {"dev"}
    assert chain.read_header(LINKS[1].raw, 1).dev == ""


def header_code(raw):
    """Read the header of a later record; the code it is refused with, or nothing."""
    try:
        chain.read_header(raw, 1)
    except BadChain as error:
        return error.facts["code"]
    return ""


def header_with(name, value):
    return chain.encode(json.loads(LINKS[1].raw) | {name: value})


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("v", 1, 1),
        ("i", 0, 10_000_000),
        ("w", 0, 9_007_199_254_740_992),
        ("m", 0, 9_007_199_254_740_992),
        ("z", -1440, 1440),
        ("s", 0, 2_147_483_648),
    ],
)
def test_a_number_of_the_header_lies_within_its_limits(name, least, most):
    assert [header_code(header_with(name, value)) for value in (least, most)] == ["", ""]
    assert [header_code(header_with(name, value)) for value in (least - 1, most + 1)] == ["header-field-value"] * 2


@pytest.mark.parametrize(
    ("name", "letter", "shortest", "longest"),
    [("k", "z", 1, 24), ("u", "9", 1, 16), ("log", "7", 24, 24), ("prev", "_", 43, 43), ("body", "-", 43, 43)],
)
def test_a_text_of_the_header_is_as_long_as_the_format_says(name, letter, shortest, longest):
    assert [header_code(header_with(name, letter * length)) for length in (shortest, longest)] == ["", ""]
    for length in (shortest - 1, longest + 1):
        assert header_code(header_with(name, letter * length)) == "header-field-value"


def test_a_header_of_4096_bytes_is_looked_at_and_a_longer_one_is_not():
    assert header_code(LINKS[1].raw.ljust(4096)) == "header-spelling"
    assert header_code(LINKS[1].raw.ljust(4097)) == "header-too-long"


@given(st.binary(max_size=300))
def test_noise_is_no_header_and_never_another_error(noise):
    with pytest.raises(BadChain):
        chain.read_header(noise, 1)


def read_vector(path):
    """Read one vector by the rules of resources/help/vectors.md."""
    marker, what, realm, expect, *rest = path.read_bytes().removesuffix(b"\n").split(b"\n")
    assert marker == b"WARDLOG VECTOR 1"
    assert what.startswith(b"what ")
    links = []
    for record, line in zip(rest[::2], rest[1::2], strict=True):
        signature, raw = record.removeprefix(b"R ").split(b" ", 1)
        tokens = line.decode().removeprefix("P ").split(" ")
        parts = tuple(chain.un64(token[1:]) for token in tokens)
        assert [token[0] for token in tokens] == ["+" if chain.is_open(part) else "-" for part in parts]
        links.append(Link(raw, chain.un64(signature.decode()), parts))
    return Realm(realm.decode().removeprefix("realm ")), expect.decode().removeprefix("expect "), links


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_a_vector_gives_the_result_it_names(path):
    realm, expect, links = read_vector(path)
    assert make_vectors.check(realm, links) == expect


def test_the_vectors_are_the_ones_the_generator_makes():
    made = {name: make_vectors.text_of(what, *rest) for name, what, *rest in make_vectors.vectors()}
    assert {path.stem: path.read_bytes() for path in VECTORS} == made
    assert len(made) >= 25


def test_the_vectors_can_be_written_anew(tmp_path, monkeypatch):
    (tmp_path / "old.txt").write_text("gone")
    monkeypatch.setattr(make_vectors, "FOLDER", tmp_path)
    make_vectors.main()
    assert sorted(path.name for path in tmp_path.iterdir()) == [path.name for path in VECTORS]
