# SPDX-License-Identifier: Apache-2.0
"""What the records of the cabinet and of extortion contacts say."""

import pytest

from logbook.core.model.cabinet import CABINET, Cabinet, CabinetEvent, Contact, Extortion
from logbook.core.model.codes import How, YesNoUnknown
from logbook.core.model.folds import Folds
from logbook.i18n import words_for
from logbook.telling import cabinet
from logbook.telling.tale import Tale, Teller

TELLER = Teller(words_for("en"), Folds())


def told(record):
    tale = Tale()
    cabinet.TELLERS[type(record)](tale, record, TELLER)
    return tale


def test_every_kind_and_code_has_words():
    assert set(cabinet.TELLERS) == set(CABINET)
    assert set(cabinet.EVENTS) == set(CabinetEvent)
    assert set(cabinet.CONTACTS) == set(Contact)
    assert set(cabinet.TOLD) == set(YesNoUnknown)


@pytest.mark.parametrize(
    ("record", "title"),
    [
        (Cabinet(CabinetEvent.CONVENED), "Cabinet convened"),
        (Cabinet(CabinetEvent.CALLED, "IT", "Pau"), "Somebody was called: Pau, IT"),
        (Cabinet(CabinetEvent.ANSWERED, "IT"), "Answered: IT"),
    ],
)
def test_an_event_names_whom(record, title):
    assert told(record).title == title


def test_a_meeting_and_the_way_of_the_word_are_details():
    tale = told(Cabinet(CabinetEvent.MEETING, how=How.RADIO, meeting=1_795_398_000_000, meeting_zone=60, text="all"))
    assert tale.body == "all"
    assert tale.details == [("Next meeting", "23 Nov 2026 02:40"), ("How the word came", "by radio")]


def test_a_contact_says_what_was_seen_and_what_nobody_did():
    record = Extortion(
        Contact.SCREEN, "PC-3", "7", "pharmacy", "pay", touched=YesNoUnknown.NO, told="Pau", told_how=How.PHONE,
        photo="ab" * 32, paper="0113",
    )  # fmt: skip
    tale = told(record)
    assert (tale.title, tale.body) == ("Extortion contact: Message on a screen", "pay")
    assert (tale.bed, tale.devices) == ("7", ("PC-3",))
    assert dict(tale.details) == {
        "Where": "pharmacy", "Anything touched or clicked?": "no", "Did anybody answer them?": "not known",
        "Device left on?": "not known", "Who was told": "Pau, by phone", "Photo": "ab" * 8, "Paper": "0113",
    }  # fmt: skip
    assert dict(told(Extortion(Contact.OTHER, told="Pau")).details)["Who was told"] == "Pau"
    assert "Who was told" not in dict(told(Extortion(Contact.OTHER)).details)
