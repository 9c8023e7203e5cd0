# SPDX-License-Identifier: Apache-2.0
"""A receipt says what the team holds, no more; it is given once, and what contradicts it later is found."""

import dataclasses

from logbook.core.crypto import new_device_key
from logbook.core.exchange.badge import Badge
from logbook.core.exchange.collect.logs import Found
from logbook.core.exchange.collect.merge import merge
from logbook.core.exchange.collect.points import Outside
from logbook.core.exchange.collect.receipts import give, place, text
from logbook.core.exchange.trust import team
from logbook.core.exchange.verify import verify
from logbook.core.model import chain
from logbook.core.model.codes import Realm
from tests.chains import NIGHT, Chain

TEAM = new_device_key()
AT = NIGHT // 1000
UCI = Chain().notes(4)
ID = UCI.tails[0].log


def seen(*logs, realm=Realm.REAL, **known):
    texts = [one if isinstance(one, bytes) else one.text() for one in logs]
    return merge([verify(one, lambda *_: Badge(())) for one in texts], realm, Outside(**known))


def given(*logs, known=(), at=AT, realm=Realm.REAL):
    return give(seen(*logs, realm=realm).logs, known, TEAM, at)


def told(found):
    points = [team.read_receipt(one.line, (TEAM.point,)) for one in found]
    return [(point.log, point.number, point.at) for point in points]


def test_each_log_gets_a_receipt_for_its_last_record():
    ward = Chain(ward="5B").notes(1)
    found = given(UCI, ward)
    assert sorted(told(found)) == sorted([(ID, 4, AT), (ward.tails[0].log, 1, AT)])
    point = next(team.read_receipt(one.line, (TEAM.point,)) for one in found if one.log.log == ID)
    assert (point.head, point.realm) == (UCI.tails[4].head, Realm.REAL)


def test_a_receipt_ends_before_a_gap_and_before_a_dispute():
    assert told(given(UCI.text(last=1), UCI.text(first=3))) == [(ID, 1, AT)]
    one, two = UCI.branch().notes(1), UCI.branch().notes(2)
    assert told(given(one, two)) == [(ID, 4, AT)]


def test_a_log_without_its_start_gets_none():
    assert given(UCI.text(first=1)) == ()
    zero = dataclasses.replace(seen(UCI).logs[0], records=())
    assert give([zero], (), TEAM, AT) == ()


def test_asking_again_gives_the_same_line_until_something_new_came():
    (first,) = given(UCI)
    assert [one.line for one in given(UCI, known=(first.line,), at=AT + 99)] == [first.line]
    longer = UCI.branch().notes(1)
    assert told(given(longer, known=(first.line,), at=AT + 99)) == [(ID, 5, AT + 99)]
    (second,) = given(longer, known=(first.line,), at=AT + 99)
    assert given(UCI, known=(first.line, second.line)) == ()


def test_of_two_alike_the_earlier_counts_and_other_keys_do_not():
    (late,), (early,) = given(UCI, at=AT + 9), given(UCI)
    assert told(given(UCI, known=(late.line, early.line, late.line), at=AT + 50)) == [(ID, 4, AT)]
    strange = UCI.line(4, team=new_device_key(), at=1)
    assert told(given(UCI, known=(strange, UCI.line(4, at=1), "noise"), at=AT)) == [(ID, 4, AT)]


def test_an_other_history_of_the_same_length_gets_no_second_receipt():
    one, two = UCI.branch().notes(1), UCI.branch().notes(1)
    (first,) = given(one)
    assert given(two, known=(first.line,)) == ()


def test_a_later_import_that_contradicts_a_receipt_is_found():
    one, two = UCI.branch().notes(2), UCI.branch().notes(2)
    (first,) = given(one)
    known = {"team": (TEAM.point,), "receipts": (first.line,)}
    assert seen(one, **known).found == ()
    assert "".join(record.level for record in seen(one, **known).logs[0].records) == "AAAAAAA"
    assert seen(two, **known).found == (Found("receipt-differs", ID, 6),)
    assert seen(UCI, **known).found == (Found("receipt-beyond", ID, 6),)


def test_an_exercise_gets_receipts_of_its_own():
    drill = Chain(realm=Realm.DRILL)
    (one,) = given(drill, realm=Realm.DRILL)
    assert one.line.startswith("DT1:")


def test_the_text_says_whose_each_line_is():
    (one,) = given(UCI)
    assert text([one]).decode() == f"# UCI · Hospital · A·4\n{one.line}\n"
    assert place(dataclasses.replace(one.log, start=None)) == ID
    assert chain.b64(UCI.tails[4].head)
