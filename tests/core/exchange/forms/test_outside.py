# SPDX-License-Identifier: Apache-2.0
"""Sheets filled from the log: each field of the blank form, and what became of a request; nothing is made up."""

import pytest

from logbook.core.exchange.draw.values import Table
from logbook.core.exchange.forms import engine, outside
from logbook.core.model.codes import YesNoUnknown
from logbook.core.model.contacts import Contacts
from logbook.core.model.coordination import (
    Call,
    Contact,
    Errand,
    Method,
    Priority,
    Reached,
    Request,
    RequestStep,
    Status,
    SystemStatus,
    Turn,
)
from logbook.core.model.loops import Loops
from logbook.core.model.systems import Systems
from tests.core.exchange.forms.conftest import FONTS, texts
from tests.core.model.acts import Night

NAMES = {"p1": "Anna Puig", "c1": "Laboratory"}


def drawn(form, sheet):
    return " ".join(" ".join(texts(engine.draw(form, sheet, FONTS))).split())


def blocks(form, sheet):
    """What a form is made of, in words; shapes are drawn and can be read in no PDF's text."""
    told = []
    for block in form.blocks(sheet):
        told += [f"{row.cells}" for row in block.rows] if isinstance(block, Table) else [f"{block}"]
    return "".join(told).replace("\\xa0", " ")


def loop(record, *steps):
    night = Night()
    ref = night.write(record).ref
    for step in steps:
        night.write(RequestStep(ref, *step[:1], **step[1]))
    return night.into(Loops()).loop(ref)


MESSAGE = Request(
    Errand.MESSAGE, "Two beds, please.\nBefore <b>08:00</b>", subject="Beds", priority=Priority.URGENT, to="ward 5B",
    to_name="Joan Riera", asked_by="Laia Soler", sender="incident lead", approved_by="Dr Ferrer", response=True,
)  # fmt: skip


def test_a_message_has_every_field_of_hics_213_and_its_reply(sheet):
    view = loop(
        MESSAGE, (Turn.READ_BACK, {"person": "Joan Riera", "position": "nurse"}),
        (Turn.ANSWERED, {"person": "Joan Riera", "position": "nurse", "text": "Beds 4 and 7"}),
    )  # fmt: skip
    text = drawn(outside.request(view, "Anna Puig"), sheet(serial=None))
    for said in (
        "General message", "HICS 213", "Joan Riera", "ward 5B", "Laia Soler", "incident lead", "Beds", "Dr Ferrer",
        "Two beds, please. Before <b>08:00</b>", "Beds 4 and 7", "nurse", "Joan Riera, nurse",
        "read back by Joan Riera",
    ):  # fmt: skip
        assert said in text
    told = blocks(outside.request(view, "Anna Puig"), sheet(serial=None))
    assert "✓ urgent – high   □ non-urgent – medium" in told
    assert "✓ yes   □ no" in told


def test_a_bare_message_leaves_room_for_the_pen(sheet):
    text = drawn(outside.request(loop(Request(Errand.MESSAGE)), "Anna Puig"), sheet(serial=None))
    assert "nothing done yet" in text
    assert "Reply / action taken" in text
    assert "Anna Puig" in text


@pytest.mark.parametrize(
    ("errand", "title"),
    [
        (Errand.LAB, "Laboratory request"), (Errand.IMAGING, "Imaging request"), (Errand.PHARMACY, "Request"),
        (Errand.BLOOD, "Blood: request and transfusion"),
    ],
)  # fmt: skip
def test_a_requisition_says_who_what_and_how_to_reach_them(sheet, errand, title):
    record = Request(
        errand, "Potassium", priority=Priority.MEDIUM, bed="7", patient="UCI-07", patient_band="B-118", to="lab",
        asked_by="Dr Ferrer", reach="ext. 4411", specimen="blood", collected_by="Marc Vidal", collected="02:50",
        checked_by="Joan", device="VM-07", note="arrhythmia", paper="0115", back_entry=YesNoUnknown.YES,
    )  # fmt: skip
    view = loop(record, (Turn.PHONED, {"person": "Dr Ferrer", "text": "6.1"}))
    text = drawn(outside.request(view, "Anna Puig"), sheet(serial=None))
    for said in (title, "UCI-07", "0115", "Potassium", "Dr Ferrer", "ext. 4411", "arrhythmia", "VM-07", "6.1"):
        assert said in text
    assert ("02:50" in text) is (errand in {Errand.LAB, Errand.BLOOD})
    assert ("B-118" in text) is (errand is Errand.BLOOD)


def test_a_requisition_without_anything_is_drawn_too(sheet):
    assert "Request" in drawn(outside.request(loop(Request(Errand.OTHER)), "Anna"), sheet(serial=None))


def test_open_loops_are_listed_with_their_age(sheet):
    waiting = loop(Request(Errand.LAB, "K", bed="7", patient="K4", to="lab", paper="0115"))
    moved = loop(Request(Errand.PHARMACY, "NA", asked_by="Dr Ferrer"), (Turn.TAKEN, {"person": "Pau"}))
    text = drawn(outside.open_loops([waiting, moved], NAMES), sheet(serial=None))
    for said in ("Laboratory: K", "7 · K4", "0115", "Anna Puig", "nothing done yet", "taken by Pau"):
        assert said in text
    assert "Nothing is open." in drawn(outside.open_loops([], NAMES), sheet(serial=None))


def test_the_runner_log_holds_what_was_carried_only(sheet):
    carried = loop(
        Request(Errand.LAB, "K", bed="7"), (Turn.TAKEN, {"person": "Pau"}), (Turn.RECEIVED, {"person": "Pere"})
    )
    planned = loop(Request(Errand.LAB, "gases", runner="Ada", paper="0116"))
    phoned = loop(Request(Errand.IMAGING, "thorax"))
    text = drawn(outside.runner_log([carried, planned, phoned]), sheet(serial=None))
    for said in ("Pau", "Pere", "A·0", "Ada", "0116"):
        assert said in text
    assert "thorax" not in text


def test_the_board_says_status_age_and_who(sheet):
    night = Night()
    night.write(SystemStatus("ehr", Status.DOWN, text="no login", outlook="noon"))
    night.write(SystemStatus("power", Status.WORKS, tested_by="Pau"))
    night.write(SystemStatus("own-1", Status.LIMITED, name="Blood supplier"))
    form = outside.system_status(night.into(Systems()).all(), NAMES)
    text = drawn(form, sheet(serial=None)) + blocks(form, sheet(serial=None))
    for said in (
        "HICS 251", "■ does not work", "no login · noon", "Anna Puig", "● works", "Pau", "○ not checked",
        "▲ works with limits", "Blood supplier", "Outside suppliers", "Clinical systems",
    ):  # fmt: skip
        assert said in text


def test_contacts_are_printed_with_their_day_and_their_mark(sheet):
    night = Night()
    night.write(Contact("c1", "Laboratory", "Pere", "4411", "600", "118", "channel 4", "Pau", "cellar", "at night",
                        sensitive=True, dated="2026-11-20"))  # fmt: skip
    night.write(Contact("c2", "Porter"))
    text = drawn(outside.communications(night.into(Contacts()).contacts()), sheet(serial=None))
    for said in ("HICS 205A", "Laboratory", "Pere", "4411", "600", "118", "channel 4", "runner Pau", "cellar",
                 "at night", "sensitive", "2026-11-20", "Porter", "Sensitive: for staff only"):  # fmt: skip
        assert said in text


def test_calls_are_printed_in_order(sheet):
    night = Night()
    night.write(Call(Method.PHONE, Reached.ANSWERED, "c1", number="4411", text="K 6.1\nread twice", read_back=True))
    night.write(Call(Method.RADIO, Reached.BUSY, name="Laia", incoming=True))
    night.write(Call(Method.OTHER, Reached.LEFT_WORD))
    text = drawn(outside.calls(night.into(Contacts()).calls(), NAMES), sheet(serial=None))
    for said in ("to Laboratory", "telephone 4411", "K 6.1 read twice", "yes", "from Laia", "somebody not named"):
        assert said in text
