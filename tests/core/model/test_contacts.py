# SPDX-License-Identifier: Apache-2.0
"""The list of contacts and its calls."""

from logbook.core.model.contacts import Contacts
from logbook.core.model.coordination import Call, Contact, Method, Reached
from logbook.core.model.records import Correction, Note
from tests.core.model.acts import MINUTE, T0, Night


def test_an_empty_list():
    contacts = Night().into(Contacts())
    assert (contacts.contacts(), contacts.calls(), contacts.contact("c1"), contacts.next_id()) == ((), (), None, "c1")


def test_lines_stand_by_position_and_the_latest_counts():
    night = Night()
    night.write(Contact("c1", "Pharmacy", "Ada"))
    night.write(Contact("c2", "Óxygen", "Bo"))
    newer = night.write(Contact("c1", "Laboratory", "Ada", phone="4411"), user="p2")
    night.write(Contact("z-9", "Laboratory", "Abe"))
    night.write(Note())
    contacts = night.into(Contacts())
    assert [view.id for view in contacts.contacts()] == ["z-9", "c1", "c2"]
    view = contacts.contact("c1")
    assert (view.record.phone, view.by, view.at, view.ref) == ("4411", "p2", T0 + 3 * MINUTE, newer.ref)
    assert contacts.next_id() == "c3"


def test_a_line_is_taken_off_and_a_struck_line_comes_back():
    night = Night()
    night.write(Contact("c1", "Laboratory"))
    gone = night.write(Contact("c1", "Laboratory", gone=True))
    contacts = night.into(Contacts())
    assert contacts.contacts() == ()
    assert contacts.contact("c1").record.gone
    night.write(Correction(), corrects=gone.ref)
    assert [view.id for view in night.into(Contacts()).contacts()] == ["c1"]


def test_the_latest_call_comes_first_and_a_struck_one_is_gone():
    night = Night()
    first = night.write(Call(Method.PHONE, Reached.BUSY, "c1"))
    wrong = night.write(Call(Method.PHONE, Reached.BUSY, "c1"))
    night.write(Correction(), corrects=wrong.ref)
    other = night.write(Call(Method.RADIO, Reached.ANSWERED, name="Laia"))
    contacts = night.into(Contacts())
    assert [view.ref for view in contacts.calls()] == [other.ref, first.ref]
    assert [view.ref for view in contacts.calls("c1")] == [first.ref]


def test_the_last_call_of_a_line_is_the_latest_that_stands():
    night = Night()
    night.write(Call(Method.PHONE, Reached.BUSY, "c2"), at=T0)
    late = night.write(Call(Method.PHONE, Reached.ANSWERED, "c1"), at=T0 + 2 * MINUTE)
    early = night.write(Call(Method.PHONE, Reached.BUSY, "c1"), at=T0)
    assert night.into(Contacts()).last_call("c1").ref == late.ref
    night.write(Correction(), corrects=late.ref)
    contacts = night.into(Contacts())
    assert contacts.last_call("c1").ref == early.ref
    assert contacts.last_call("c9") is None
