# SPDX-License-Identifier: Apache-2.0
"""What the records about the log's own safety say."""

import pytest

from logbook.core.model.codes import DeviceType, FileSign, How, KeyEvent, Part, Place, StickEvent
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Ref
from logbook.core.model.safeguards import (
    SAFEGUARDS,
    Anchor,
    Approval,
    Bulletin,
    Close,
    Erase,
    FileAlarm,
    Keys,
    Leaving,
    Pack,
    Receipt,
    Seen,
    Stick,
    Trust,
)
from logbook.i18n import words_for
from logbook.telling.safeguards import TELLERS
from logbook.telling.tale import Tale, Teller


def told(record, lang="en"):
    tale = Tale()
    TELLERS[type(record)](tale, record, Teller(words_for(lang), Folds()))
    return tale


CASES = [
    (Anchor(Place.STICK, 9, stick="A"), "Copied to stick A up to record 9"),
    (Anchor(Place.PAPER, 9, segment="B"), "Checkpoint of record B·9 copied onto paper"),
    (Anchor(Place.PRINT, 9), "Checkpoint of record 9 printed"),
    (Anchor(Place.EXPORT, 9), "Checkpoint of record 9 left in an export"),
    (Anchor(Place.WARD, 9), "Checkpoint of record 9 shown to another ward"),
    (Anchor(Place.TEAM, 9), "Checkpoint of record 9 given to the incident team"),
    (Seen("WL1:X"), "Another ward's checkpoint was seen here"),
    (Receipt("WT1:X"), "Receipt of the incident team"),
    (Trust(1, 2, first=True), "Trust stick accepted for the first time"),
    (Trust(1, 3), "Trust stick accepted"),
    (Pack(4, 23, "d" * 64), "Procedure pack 4 accepted, files: 23"),
    (Pack(3, 1, "d" * 64, "k", "qr", ("P06.3",)), "Procedure P06, version 3, came as codes"),
    (Pack(4, 2, "d" * 64, procedures=("P06.3",)), "Procedure pack 4 accepted, files: 2"),
    (Bulletin("B7", 1, "d" * 64, title="Pumps"), "Bulletin B7, version 1: Pumps"),
    (Stick("s1", StickEvent.KNOWN, "A"), "Stick A belongs to this ward from now on"),
    (Stick("s1", StickEvent.TAKEN), "Stick s1 taken away"),
    (Stick("s1", StickEvent.BACK, "A"), "Stick A is back"),
    (Stick("s1", StickEvent.LOST, "A"), "Stick A is lost"),
    (Stick("s1", StickEvent.FORGOTTEN, "A"), "Stick A no longer belongs to this ward"),
    (Keys(KeyEvent.ADDED, "stick"), "A way to open the log was added: key stick and PIN"),
    (Keys(KeyEvent.REMOVED, "later-way"), "A way to open the log was taken away: later-way"),
    (Keys(KeyEvent.CHANGED), "The key of the log was changed"),
    (Erase(Ref("A", 12), Part.TEXT), "A part of record A·12 was erased"),
    (Approval("P05", 3, "ca", "d" * 64), "Procedure P05, version 3, approved for this ward"),
    (Close(214), "The log is retired after record 214"),
    (Leaving(), "This PC is closed down: the log may go on at another one"),
    (Leaving(stays=True), "Writing goes on at this PC after all"),
    *((FileAlarm(sign, "ward.db"), None) for sign in FileSign),
]


@pytest.mark.parametrize(("record", "title"), CASES)
def test_each_says_what_happened_in_every_language(record, title):
    assert told(record).title == title or (title is None and "ward.db" in told(record).title)
    for lang in ("es", "ca"):
        assert told(record, lang).title not in {"", title}


def test_none_is_left_out():
    assert set(TELLERS) == set(SAFEGUARDS) == {type(record) for record, _ in CASES}


def test_details_are_told_where_there_are_any():
    code = "547B-AWTQ-0KG7-2A0K"
    assert told(Anchor(Place.PAPER, 9, code=code, witness="Joan")).details == [("Code", code), ("Witness", "Joan")]
    assert told(Seen("WL1:X", How.PHONE)).details == [("How", "by phone"), ("Line", "WL1:X")]
    assert told(Trust(1, 2, 3)).details == [("Versions", "keys 1, lists 2, procedures 3")]
    assert told(Pack(1, 1, "d", signed_by="k")).details == [("Signed by", "k")]
    assert told(Bulletin("B", 1, "d", signed_by="k")).details == [("Signed by", "k")]
    about = Bulletin("B", 1, "d", types=(DeviceType.INFUSION_PUMP,), models=("X2",))
    assert told(about).details == [("Concerns", "Infusion pump, X2")]
    assert told(Stick("s", StickEvent.TAKEN, holder="Pau")).details == [("Who has it", "Pau")]
    assert told(Keys(KeyEvent.ADDED, "stick", label="night")).details == [("Name", "night")]
    assert told(Erase(Ref("A", 1), Part.TEXT, "why")).details == [("Part", "free text")]
    assert told(Approval("P", 1, "es", "d", second="p2")).details == [("And by", "p2")]
    assert told(Close(1, second="p2")).details == [("And by", "p2")]
