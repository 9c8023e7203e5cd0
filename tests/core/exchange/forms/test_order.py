# SPDX-License-Identifier: Apache-2.0
"""One act of printing: serials in a row, posters and procedures without one, each counting its own pages."""

from __future__ import annotations

import pytest

from logbook.core.exchange.draw.values import Paper
from logbook.core.exchange.forms import order, shelf
from logbook.core.exchange.forms.order import Order
from logbook.core.model import library
from logbook.core.model.paperwork import Forms
from logbook.i18n import resources
from tests.core.exchange.forms.conftest import FONTS, flat, texts


@pytest.fixture(scope="module")
def procedures():
    return [library.read((resources() / "procedures" / f"{code}.toml").read_bytes()) for code in ("P01", "P06")]


def test_serials_follow_each_other_and_posters_have_none(sheet):
    wanted = Order({"mar": 2, "poster-crash": 1, "blood": 3, "tag": 0})
    reserved = order.reserve(wanted, 7, sheet(serial=None, paper=Paper.LETTER), FONTS, "red box")
    assert reserved == (
        Forms("mar", 7, 8, 5, "en", "letter", "red box"), Forms("blood", 9, 11, 1, "en", "letter", "red box")
    )  # fmt: skip
    drawn = list(order.pieces(wanted, reserved, sheet(serial=None)))
    assert [(form.key, one.serial) for form, one in drawn] == [
        ("poster-crash", None), ("mar", 7), ("mar", 8), ("blood", 9), ("blood", 10), ("blood", 11)
    ]  # fmt: skip
    assert wanted.sheets == 6


def test_without_a_ward_forms_have_no_serial(sheet):
    wanted = Order({"hics-214": 2})
    told = texts(order.draw(wanted, (), sheet(serial=None, stamp=None), FONTS))
    assert len(told) == 2
    assert "Form no." not in "".join(told)


def test_the_binder_is_everything_in_one_act(sheet, procedures):
    box = order.binder_of(procedures)
    reserved = order.reserve(box, 1, sheet(serial=None), FONTS)
    drawn = list(order.pieces(box, reserved, sheet(serial=None)))
    assert [form.key for form, _ in drawn[:3]] == ["p01", "p06", "poster-crash"]
    assert len(drawn) == box.sheets == 2 + sum(shelf.BINDER.values())
    assert reserved[-1].last == sum(shelf.BINDER.values()) - 6


def test_a_procedure_is_a_sheet_that_says_sample_unless_approved(sheet, procedures):
    ticks = []
    wanted = Order({"tag": 1}, tuple(procedures))
    first, *_, last = texts(order.draw(wanted, (), sheet(serial=None), FONTS, ticks.append))
    assert "SAMPLE – not approved by this hospital" in first
    assert "P01 v" in first
    assert "SAMPLE" not in last
    assert ticks == [0, 1, 2]
    known = Order({}, tuple(procedures[:1]), {procedures[0].digest: "approved by Anna Puig and Dr Ferrer"})
    told = flat(order.draw(known, (), sheet(serial=None), FONTS))
    assert "SAMPLE" not in told
    assert "approved by Anna Puig" in told
