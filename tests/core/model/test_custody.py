# SPDX-License-Identifier: Apache-2.0
"""Custody goes by what happened, and says only what was written."""

from logbook.core.model.bedside import Custody, CustodyEvent
from logbook.core.model.custody import Custodies
from logbook.core.model.records import Correction, Note
from tests.core.model.acts import T0, Night

FOUND, TRANSFER, RETURNED = CustodyEvent.FOUND, CustodyEvent.TRANSFER, CustodyEvent.RETURNED


def test_a_device_that_was_never_set_aside_has_no_custody():
    custodies = Night().into(Custodies())
    assert custodies.of("BI-1") is None
    assert custodies.open() == ()


def test_what_a_step_leaves_unsaid_holds_on():
    night = Night()
    night.write(Note("x"))
    night.write(Custody(FOUND, "BI-1", tag="T-1", place="clean room", custodian="Anna"))
    night.write(Custody(TRANSFER, "BI-1", bag="B-9", released_by="Anna", received_by="Pau"))
    view = night.into(Custodies()).of("BI-1")
    assert (view.open, view.tag, view.bag, view.place, view.custodian) == (True, "T-1", "B-9", "clean room", "Pau")
    assert [entry.record.event for entry in view.steps] == [FOUND, TRANSFER]


def test_a_late_entry_goes_where_it_happened_and_a_struck_one_nowhere():
    night = Night()
    night.write(Custody(FOUND, "BI-1", place="here"))
    night.write(Custody(TRANSFER, "BI-1", place="there"))
    night.write(Custody(CustodyEvent.CHECKED, "BI-1", place="before"), at=T0)
    assert night.into(Custodies()).of("BI-1").place == "there"
    assert night.into(Custodies()).of("BI-1").since == T0
    night.write(Correction(), corrects=night.entries[1].ref)
    assert night.into(Custodies()).of("BI-1").place == "here"
    for entry in (night.entries[0], night.entries[2]):
        night.write(Correction(), corrects=entry.ref)
    assert night.into(Custodies()).of("BI-1") is None


def test_custody_ends_and_may_begin_anew():
    night = Night()
    night.write(Custody(FOUND, "BI-1", tag="T-1"))
    night.write(Custody(RETURNED, "BI-1"))
    assert not night.into(Custodies()).of("BI-1").open
    assert night.into(Custodies()).open() == ()
    night.write(Custody(FOUND, "BI-1", tag="T-2"))
    night.write(Custody(FOUND, "A-1", tag="T-3"))
    view = night.into(Custodies()).of("BI-1")
    assert (view.tag, len(view.steps), view.open) == ("T-2", 1, True)
    assert [one.device for one in night.into(Custodies()).open()] == ["BI-1", "A-1"]
