# SPDX-License-Identifier: Apache-2.0
"""What requests, systems, contacts and calls say."""

import pytest

from logbook.core.model import coordination as kinds
from logbook.core.model.codes import Level
from logbook.core.model.coordination import COORDINATION, Contact, Method
from logbook.i18n import words_for
from logbook.telling import entry as telling
from logbook.telling.coordination import MEANS, TELLERS, said, ways
from tests.wards import make, one_of_each

WORDS = words_for("en")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    made = make(tmp_path_factory.mktemp("coordination"))
    made.wrote = one_of_each(made)
    yield made
    made.shut()


def told(world, name):
    return telling.tell(world.wrote[name], world.ward.folds, WORDS)


def test_every_kind_has_its_teller():
    assert set(TELLERS) == set(COORDINATION)


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_every_code_has_a_word(lang):
    words = words_for(lang)
    for codes in (kinds.Errand, kinds.Priority, kinds.Turn, kinds.Status, kinds.Method, kinds.Reached):
        assert len({said(words, code) for code in codes}) == len(codes)
    assert set(MEANS) == set(Level)


def test_a_request_says_everything_the_sheet_asks_for(world):
    tale = told(world, "request")
    assert dict(tale.details) == {
        "Goes to": "Pere, laboratorio", "Comes from": "Dr Ferrer", "To be reached at": "ext. 4411", "Runner": "Pau",
        "Specimen": "sangre", "Collected by": "Marc Vidal, 02:50", "Wristband no.": "B-118",
        "Second person at the bed": "Joan", "Clinical note": "arritmia", "Paper": "0115",
    }  # fmt: skip
    assert set(tale.chips) == {"Request", "urgent", "Answer wanted", "Back-entry needed"}
    assert (tale.place, tale.patient) == ("Bed 7", "UCI-07·K4")


def test_a_message_that_came_in_says_so_and_keeps_its_words(world):
    tale = told(world, "request_message")
    assert tale.body == "Hacen falta dos camas.\nA partir de las 04:00"
    assert dict(tale.details) == {"Comes from": "Laia Soler, gabinete", "Approved by": "Dr Ferrer"}
    assert "Message came in" in tale.chips


def test_a_step_says_where_and_whether_it_is_critical(world):
    tale = told(world, "request_given")
    assert (tale.body, tale.patient) == ("K 6,1", "UCI-07·K4")
    assert dict(tale.details) == {"Where": "cama 7", "Paper": "0116"}
    assert "Critical result" in tale.chips


def test_a_system_says_who_tried_it_and_what_is_said_of_its_repair(world):
    tale = told(world, "system")
    assert (tale.body, dict(tale.details)) == ("no abre", {"Tested by": "Pau", "What is said of its repair": "mañana"})


def test_a_contact_says_every_way_and_that_it_is_sensitive(world):
    tale = told(world, "contact")
    assert dict(tale.details) == {
        "telephone": "4411", "mobile phone": "600", "pager": "12", "radio": "canal 4", "runner": "Pau",
        "in person": "sótano", "List of": "2026-11-20",
    }  # fmt: skip
    assert "Sensitive" in tale.chips
    assert ways(Contact("c9", radio="4")) == [(Method.RADIO, "4")]


def test_a_call_says_what_it_was_about(world):
    tale = told(world, "call")
    assert dict(tale.details) == {"About": "Laboratory: potasio y gases"}
    assert "Read back" in tale.chips
    assert dict(told(world, "call_in").details) == {"Number": "canal 4"}
    assert dict(told(world, "call_nobody").details) == {}
