# SPDX-License-Identifier: Apache-2.0
"""The sheets of the crisis cabinet and of extortion contacts: every field, blank and filled; why nobody answers."""

from __future__ import annotations

import pytest

from logbook.core.exchange.draw.values import Paper
from logbook.core.exchange.forms import cabinet, engine
from logbook.core.model.cabinet import Cabinet, CabinetEvent, Contact, Extortion
from logbook.core.model.codes import How
from logbook.core.model.crisis import Crisis
from tests.core.exchange.forms.conftest import FONTS, texts
from tests.core.model.acts import Night


@pytest.fixture
def crisis():
    night = Night()
    night.write(Cabinet(CabinetEvent.CONVENED, "direction", "Dra. Mas", How.PHONE, 1_795_500_000_000, 60))
    night.write(Cabinet(CabinetEvent.CALLED, "IT", "Pau Serra"))
    night.write(Cabinet(CabinetEvent.NO_ANSWER, "IT", "Pau Serra"))
    night.write(Cabinet(CabinetEvent.DECISION, "direction", "Dra. Mas", How.RADIO, text="No PC leaves its ward"))
    night.write(Extortion(Contact.SCREEN, "PC-3", "7", "pharmacy", "your files are <b>ours</b>", told="Pau"))
    return night.into(Crisis())


@pytest.mark.parametrize("paper", list(Paper))
def test_blank_sheets_ask_for_everything_on_one_page(sheet, paper):
    (text,) = texts(engine.draw(cabinet.cabinet(), sheet(paper=paper), FONTS))
    for field in ("Convened", "By whom", "Next meeting", "Answered?", "Decision", "From whom", "Prepared by"):
        assert field in text
    (text,) = texts(engine.draw(cabinet.extortion(), sheet(paper=paper), FONTS))
    for field in (
        "Where", "Device", "Bed", "word for word", "Anything touched or clicked?", "Did anybody answer them?",
        "Device left on?", "Who was told", "Photograph", "Witness",
    ):  # fmt: skip
        assert field in text


def test_the_sheet_says_why_nobody_answers(sheet):
    (text,) = texts(engine.draw(cabinet.extortion(), sheet(), FONTS))
    assert "Nobody here answers or pays: an answer tells them" in " ".join(text.split())
    assert "Do not answer · do not pay · touch nothing" in text


def test_a_filled_sheet_has_what_the_log_has_and_no_serial(sheet, crisis):
    (text,) = texts(engine.draw(cabinet.cabinet(crisis.now), sheet(serial=None), FONTS))
    for said in ("Dra. Mas, direction", "Pau Serra", "No answer", "No PC leaves its ward", "by radio"):
        assert said in text
    assert "Form no." not in text


def test_words_seen_on_a_screen_stand_as_they_were_typed(sheet, crisis):
    (text,) = texts(engine.draw(cabinet.extortion(crisis.contacts), sheet(serial=None), FONTS))
    assert "your files are <b>ours</b>" in text
    assert "PC-3" in text
    assert "pharmacy" in text


def test_a_log_without_a_cabinet_fills_no_line(sheet):
    (text,) = texts(engine.draw(cabinet.cabinet(Crisis().now), sheet(serial=None), FONTS))
    assert "Decisions handed down" in text
