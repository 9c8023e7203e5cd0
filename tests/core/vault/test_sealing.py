# SPDX-License-Identifier: Apache-2.0
"""One record sealed: it follows the tail, commits to its words, and nothing of it is the same twice."""

import secrets

import pytest

from logbook.core import crypto
from logbook.core.model import chain
from logbook.core.model.codes import Means, Realm
from logbook.core.model.errors import Refused
from logbook.core.model.frame import PROGRAM, Now, Raw
from logbook.core.model.records import Note
from logbook.core.model.traces import Start
from logbook.core.vault.journal import SIGNATURES
from logbook.core.vault.sealing import program_frame, sealed

NOW = Now(wall=1_800_000_000_000, boot=50_000, zone=60, boot_id="boot-1")
START = Start("Hospital", "UCI", Realm.REAL, "A", "test")


def begun():
    device = crypto.new_device_key()
    link, key = sealed(
        Realm.REAL, chain.EMPTY, START, program_frame(NOW), NOW, 1, b"", secrets.token_bytes, device
    )  # fmt: skip
    return chain.follow(Realm.REAL, chain.EMPTY, link, SIGNATURES)[1], key


def test_a_record_follows_the_one_before_and_announces_the_key_after():
    tail, key = begun()
    link, coming = sealed(Realm.REAL, tail, Note("words"), program_frame(NOW), NOW, 1, key, secrets.token_bytes)
    header, after = chain.follow(Realm.REAL, tail, link, SIGNATURES)
    assert (header.i, header.k, header.u) == (1, "note", PROGRAM)
    assert after.next_key == crypto.record_public(coming)
    assert b'"dev"' not in link.raw


def test_the_header_holds_the_clocks_the_session_and_who_wrote_it():
    tail, key = begun()
    now = Now(wall=1_800_000_000_123, boot=77, zone=-90, boot_id="boot-2")
    link, _ = sealed(Realm.REAL, tail, Note("words"), program_frame(now), now, 5, key, secrets.token_bytes)
    header, _ = chain.follow(Realm.REAL, tail, link, SIGNATURES)
    assert (header.w, header.m, header.z, header.s, header.u) == (now.wall, 77, -90, 5, PROGRAM)


def test_the_same_words_are_never_committed_to_in_the_same_way():
    tail, key = begun()
    made = [sealed(Realm.REAL, tail, Note("x"), program_frame(NOW), NOW, 1, key, secrets.token_bytes) for _ in range(2)]
    assert made[0][0].parts != made[1][0].parts
    assert made[0][1] != made[1][1]


def test_a_kind_nobody_can_read_is_never_sealed():
    tail, key = begun()
    with pytest.raises(Refused) as caught:
        sealed(Realm.REAL, tail, Raw("later"), program_frame(NOW), NOW, 1, key, secrets.token_bytes)
    assert caught.value.facts == {"rule": "unknown-kind", "kind": "raw"}


def test_the_program_signs_as_itself():
    frame = program_frame(NOW)
    assert (frame.author.user, frame.author.means, frame.happened.at) == (PROGRAM, Means.PROGRAM, NOW.wall)
