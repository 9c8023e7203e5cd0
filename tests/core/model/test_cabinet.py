# SPDX-License-Identifier: Apache-2.0
"""The kinds of the crisis cabinet and of extortion contacts: which words travel in which part."""

from logbook.core.model.cabinet import CABINET, Cabinet, CabinetEvent, Contact, Extortion
from logbook.core.model.codes import Means, Part
from logbook.core.model.frame import Author, Frame, Happened
from logbook.core.model.parts import from_bytes, to_bytes, to_words
from logbook.core.model.records import KINDS

FRAME = Frame(Author("p1", Means.PIN), Happened(1_000, 60))


def test_every_kind_is_known():
    assert set(CABINET) <= set(KINDS.values())


def test_names_are_persons_and_words_are_text():
    words = to_words(FRAME, Cabinet(CabinetEvent.CALLED, "medical director", "Dra. Soler", text="no answer yet"))
    assert words[Part.PERSON] == {"name": "Dra. Soler"}
    assert words[Part.TEXT] == {"text": "no answer yet"}
    assert words[Part.ACT]["event"] == "called"
    words = to_words(FRAME, Extortion(Contact.SCREEN, "PC-3", where="pharmacy", text="pay", told="IT Pau"))
    assert words[Part.PERSON] == {"told": "IT Pau"}
    assert words[Part.TEXT] == {"where": "pharmacy", "text": "pay"}


def test_they_come_back_as_they_were_written():
    for record in (Cabinet(CabinetEvent.MEETING, meeting=5, meeting_zone=60), Extortion(Contact.PHONE, photo="ab")):
        assert from_bytes(record.KIND, "p1", to_bytes(to_words(FRAME, record)))[1] == record
