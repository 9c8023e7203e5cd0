# SPDX-License-Identifier: Apache-2.0
"""Reading an entry never fails on a record whose chain holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logbook.core.model import chain
from logbook.core.model.codes import PARTS, Means, Part, Realm
from logbook.core.model.entries import read_entry
from logbook.core.model.frame import Author, Frame, Happened, Raw, Ref, Written
from logbook.core.model.records import Note
from tests.core.model.chains import build, opening

LINKS, TAIL = build(count=2)
LINK = LINKS[1]
HEADER = chain.read_header(LINK.raw, 1)


def entry(link, **more):
    return read_entry(Realm.REAL, "A", HEADER, link, TAIL.log, **more)


def test_an_entry_tells_place_time_author_and_record():
    read = entry(LINK)
    assert (read.ref, read.log, read.verified, read.closed) == (Ref("A", 1), TAIL.log, True, frozenset())
    assert read.head == chain.b64(TAIL.head)
    assert read.written == Written(HEADER.w, HEADER.m, HEADER.z, HEADER.s)
    assert read.frame == Frame(Author("p1", Means.PIN), Happened(1, 0))
    assert read.record == Note(text="Record 1: bomba cambiada", patient="UCI-07 K4")
    assert not entry(LINK, verified=False).verified


def test_closed_parts_are_named_and_their_fields_empty():
    shut = replace(LINK, parts=chain.bare(Realm.REAL, LINK.parts, [Part.PATIENT]))
    read = entry(shut)
    assert read.closed == {Part.PATIENT}
    assert read.record == Note(text="Record 1: bomba cambiada")


def test_without_act_the_header_vouches_for_author_and_time():
    shut = replace(LINK, parts=chain.bare(Realm.REAL, LINK.parts, PARTS))
    read = entry(shut)
    assert read.frame == Frame(Author("p1", Means.NONE), Happened(HEADER.w, HEADER.z))
    assert read.record == Raw("note")
    assert read.closed == frozenset(PARTS)


@pytest.mark.parametrize("act", ['{"v":1}', "{", '{"v":2}', "\x00"])
def test_an_act_that_cannot_be_read_is_shown_raw(act):
    read = entry(replace(LINK, parts=(opening(1, "act", act), *LINK.parts[1:])))
    assert read.record.kind == "note"
    assert read.record.parts[0] == ("act", act)
    assert read.frame.author == Author("p1", Means.NONE)


def test_bytes_that_are_no_text_are_shown_as_far_as_they_go():
    read = entry(replace(LINK, parts=(LINK.parts[0], bytes(32) + b"a\xff", *LINK.parts[2:])))
    assert dict(read.record.parts)["text"] == "a\N{REPLACEMENT CHARACTER}"
