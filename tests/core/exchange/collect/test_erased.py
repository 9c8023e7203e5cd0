# SPDX-License-Identifier: Apache-2.0
"""What was erased by law is not shown again because an older file still holds it; a forged erasure hides nothing."""

import dataclasses

from logbook.core.crypto import new_device_key
from logbook.core.exchange.badge import Badge
from logbook.core.exchange.collect.merge import merge
from logbook.core.exchange.collect.points import Outside
from logbook.core.exchange.trust.lists import KnownDevice
from logbook.core.exchange.verify import verify
from logbook.core.model import chain
from logbook.core.model.codes import Part, Realm
from logbook.core.model.frame import Ref
from logbook.core.model.safeguards import Erase
from logbook.core.model.traces import Start
from tests.chains import Chain

UCI = Chain().notes(3)


def seen(*texts, devices=None):
    texts = [text if isinstance(text, bytes) else text.text() for text in texts]
    return merge([verify(text, lambda *_: Badge(())) for text in texts], Realm.REAL, Outside(devices))


def closed(found, number):
    return next(log for log in found.logs if log.segment == "A").records[number].entry.closed


def codes(found):
    return [(one.code, one.number) for one in found.found]


def erasing(number=1, part=Part.TEXT, log=UCI, segment="A"):
    return log.branch().add(Erase(Ref(segment, number), part, "a name"))


def bare(log, number, part=Part.TEXT):
    link = log.links[number]
    log.links[number] = dataclasses.replace(link, parts=chain.bare(log.realm, link.parts, [part]))
    return log


def following(device):
    tail = UCI.tails[-1]
    start = Start("Hospital", "UCI", Realm.REAL, "B", "t", tail.log, tail.number, chain.b64(tail.head))
    return Chain(start=start, device=device).add(Erase(Ref("A", 1), Part.TEXT, "a name"))


def test_an_erasure_is_followed_and_the_older_file_is_said_to_hold_the_words():
    found = seen(UCI, bare(erasing(), 1))
    assert (closed(found, 1), codes(found)) == ({Part.TEXT}, [("erased-but-open", 1)])
    assert found.logs[0].records[1].entry.record.text == ""
    assert not closed(found, 2)


def test_what_every_file_erased_is_no_finding():
    assert codes(seen(bare(erasing(), 1))) == []


def test_all_but_the_act_can_be_erased_and_never_an_erasure():
    assert closed(seen(erasing(1, Part.ACT)), 1) == set()
    twice = erasing().add(Erase(Ref("A", 4), Part.TEXT, "hide it"))
    assert closed(seen(twice), 4) == set()
    assert closed(seen(erasing(4)), 4) == set()
    assert closed(seen(erasing(99)), 1) == set()


def test_an_erasure_in_dispute_hides_nothing():
    assert closed(seen(erasing(), UCI.branch().notes(1)), 1) == set()


def test_a_log_without_its_letter_orders_nothing():
    assert not seen(erasing().text(first=2)).logs[0].records[0].entry.closed


def test_the_next_segment_erases_by_the_same_hand_only():
    assert closed(seen(UCI, following(UCI.device)), 1) == {Part.TEXT}
    other = following(new_device_key())
    assert closed(seen(UCI, other), 1) == set()
    listed = [KnownDevice(one.device.point, "", "Hospital", "UCI") for one in (UCI, other)]
    assert closed(seen(UCI, other, devices=listed), 1) == {Part.TEXT}
