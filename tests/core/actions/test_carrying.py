# SPDX-License-Identifier: Apache-2.0
"""A record carried over keeps number, author, time and words, and is carried once at most."""

from logbook.core.actions.carrying import carried
from logbook.core.model import chain
from logbook.core.model.chain import Link
from logbook.core.model.codes import Part, Realm
from logbook.core.model.frame import Ref
from logbook.core.model.traces import Carried
from tests.chains import Chain, note


def of(log, number=-1):
    link = log.links[number]
    return chain.read_header(link.raw, len(log.links) - 1), link


def test_its_parts_are_what_they_were():
    log = Chain().add(note("heard it", patient="UCI-07"))
    header, link = of(log)
    what = carried(Realm.REAL, "A", header, link)
    assert (what.origin, what.kind, what.user, what.wall) == (Ref("A", 1), "note", "p1", header.w)
    assert (what.was_text, what.was_patient) == ('{"text":"heard it"}', '{"patient":"UCI-07"}')
    assert what.head == chain.b64(log.tails[-1].head)


def test_a_part_that_is_closed_stays_empty():
    log = Chain().add(note("heard it"))
    header, link = of(log)
    closed = Link(link.raw, link.signature, chain.bare(Realm.REAL, link.parts, {Part.TEXT}))
    assert carried(Realm.REAL, "A", header, closed).was_text == "{}"


def test_what_was_carried_before_stays_what_it_was():
    before = Carried(Ref("A", 3), "note", "p1", 1, 60, was_text='{"text":"x"}', head="h")
    log = Chain().add(before, user="pc")
    assert carried(Realm.REAL, "B", *of(log)) == before
    header, link = of(log)
    shut = Link(link.raw, link.signature, chain.bare(Realm.REAL, link.parts, {Part.ACT}))
    assert carried(Realm.REAL, "B", header, shut).kind == "carried"
