# SPDX-License-Identifier: Apache-2.0
"""A log text made small and whole again: the same bytes, and nothing a stranger makes unfolds without bound."""

from __future__ import annotations

import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core.exchange.squeeze import LIMIT, squeeze, unsqueeze
from logbook.core.model import chain, logtext
from logbook.core.model.chain import EMPTY
from logbook.core.model.codes import Profile, Realm
from logbook.core.model.errors import BadChain, BadInput, NotOurs, TooLarge
from logbook.core.model.logtext import Opening
from tests.core.model.chains import DEVICE, SIGNATURES, build, point, sign_device

LINKS, TAIL = build(count=12)
START = replace(EMPTY, log=TAIL.log, device=point(DEVICE))


def written(profile=Profile.INCIDENT, first=0, withheld=()):
    before = START
    for link in LINKS[:first]:
        _, before = chain.follow(Realm.REAL, EMPTY if before is START else before, link, SIGNATURES)
    opening = Opening(Realm.REAL, profile, before, frozenset(withheld))
    return logtext.write(opening, LINKS[first:], TAIL, 1_795_500_000, sign_device)


def small(lines, heap=b""):
    packed = zlib.compress(lines)
    return len(packed).to_bytes(4, "big") + packed + heap


def refusal(data):
    with pytest.raises(BadInput) as caught:
        unsqueeze(data)
    return caught.value.facts.get("reason", type(caught.value))


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("first", [0, 1, 7])
def test_a_text_comes_back_byte_for_byte(profile, first):
    text = written(profile, first, withheld={first + 2})
    assert unsqueeze(squeeze(text)) == text
    assert len(squeeze(text)) < len(zlib.compress(text, 9)) * 0.85


def test_parts_that_are_no_json_and_hold_line_ends_come_back():
    links, tail = build(count=1)
    odd = replace(links[0], parts=tuple(bytes(32) + words for words in (b"\n\n", b"END \n", b"\xff" * 9, b"{}")))
    text = logtext.write(Opening(Realm.REAL, Profile.CLINICAL, START), [odd], tail, 1, sign_device)
    assert unsqueeze(squeeze(text)) == text  # its body is not what the record commits to, and is kept as it stands


def test_only_a_log_text_in_its_one_spelling_is_made_small():
    with pytest.raises(NotOurs):
        squeeze(b"hello\n")
    text = written()
    with pytest.raises(BadChain):
        squeeze(text.replace(b'"i":3', b'"i":4'))


def test_what_unfolds_without_bound_is_refused():
    assert refusal(small(bytes(LIMIT + 1))) is TooLarge
    assert refusal(small(bytes(LIMIT))) == "codes-content"


GOOD = squeeze(written())
HEAD = b'WARDLOG 1\nSLICE {"prev":""}\n'


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\0\0\0\x09abc", b"\0\0\0\x03abc", GOOD[:-1], GOOD + b"x", small(b"WARDLOG 2\nSLICE {}\nEND"),
        small(b"WARDLOG 1"), small(b"WARDLOG 1\nSLICE []\nEND x"), small(b"WARDLOG 1\nSLICE {}\nEND x"),
        small(b"WARDLOG 1\nSLICE " + b"[" * 100_000), small(HEAD + b"END x\nmore"), small(HEAD + b"END x", b"y"),
        small(HEAD + b"{}"), small(HEAD + b"[]\n- - - -\n\nEND x", bytes(300)),
        small(HEAD + b"{}\n- - -\n\nEND x", bytes(300)), small(HEAD + b"{}\n- - - -1\n\nEND x", bytes(300)),
        small(HEAD + b"{}\n9 - - -\nabc\nEND x", bytes(300)), small(HEAD + b"{}\n3 - - -\nabc", bytes(300)),
        small(HEAD + b"{}\n2 - - -\nabc\nEND x", bytes(300)),
        (len(GOOD) - 4).to_bytes(4, "big") + zlib.compress(HEAD + b"END x")[:-3],
        small(b"")[:4].replace(b"\x08", b"\x09") + zlib.compress(b"") + b"x",
    ],
)  # fmt: skip
def test_what_was_never_made_so_is_refused(data):
    assert refusal(data) == "codes-content"


@given(st.data())
def test_a_changed_byte_gives_other_bytes_or_a_refusal_never_a_crash(data):
    at = data.draw(st.integers(0, len(GOOD) - 1))
    changed = bytearray(GOOD)
    changed[at] ^= data.draw(st.integers(1, 255))
    try:
        text = unsqueeze(bytes(changed))
        log = logtext.read(text)
        logtext.check(log, SIGNATURES)
    except BadInput:
        return
    assert text == written(), "only the stream's own frame may differ"


@given(st.binary(max_size=300))
def test_any_lines_are_read_or_refused(lines):
    try:
        unsqueeze(small(HEAD + lines, bytes(200)))
    except BadInput:
        return
    assert lines.startswith(b"END ")
