# SPDX-License-Identifier: Apache-2.0
"""The worklist in words: real time, who lay there then, each step with who and when, and nothing that need not be."""

from dataclasses import replace

from logbook.core.model.backlist import Area
from logbook.core.model.codes import Act, Role, YesNoUnknown
from logbook.core.model.folds import Folds
from logbook.core.model.paperwork import Forms, SheetEvent, SheetFate
from logbook.core.model.places import Admission
from logbook.core.model.records import Intervention, Note, Person
from logbook.core.model.shifts import BackEntry, BackTask
from logbook.i18n import words_for
from logbook.telling.backentry import COLUMNS, area_word, item_told, sheet_rows, totals
from tests.core.model.acts import Night

WORDS = words_for("en")


def made():
    night = Night()
    for user, name in (("p1", "Anna Puig"), ("p2", "Joan Riera")):
        night.write(Person(user, Role.NURSE, name=name))
    night.write(Admission("7", 4, patient="K4"))
    night.write(Intervention(Act.SETTING, text="rate", before="4", after="6", bed="7", back_entry=YesNoUnknown.YES))
    return night


def folds(night):
    found = Folds()
    found.apply_all(night.entries)
    return found


def test_an_item_says_bed_patient_time_and_what():
    found = folds(made())
    told = item_told(found.back.items()[0], found, WORDS, 60)
    assert (told.bed, told.patient, told.area, told.ref) == ("7", "K4", "4 Nursing", "A·3")
    assert told.what == "setting changed · rate · 4 → 6"
    assert told.author == "Anna Puig"
    assert set(told.steps.values()) == {""}
    assert told.discrepancy == ""


def test_steps_name_who_when_and_for_whom():
    night = made()
    target = night.entries[3].ref
    entered = night.write(BackEntry(BackTask.ENTERED, target, section="Charts"), "p2")
    author = replace(entered.frame.author, on_behalf_of="p1")
    night.entries[-1] = replace(entered, frame=replace(entered.frame, author=author))
    night.write(BackEntry(BackTask.DISCREPANCY, target, text="other rate"))
    found = folds(night)
    told = item_told(found.back.items()[0], found, WORDS, 60)
    assert told.steps[BackTask.ENTERED].startswith("Joan Riera, ")
    assert told.steps[BackTask.ENTERED].endswith("on behalf of Anna Puig")
    assert told.section == "Charts"
    assert told.discrepancy.startswith("other rate · Anna Puig, ")


def test_the_sheet_has_its_columns_and_leaves_out_what_need_not_be_entered():
    night = made()
    night.write(Note("bare", back_entry=YesNoUnknown.NO))
    found = folds(night)
    head, row = sheet_rows(found.back.items(), found, WORDS, 60)
    assert head == COLUMNS
    assert len(row) == len(COLUMNS)
    assert row[0:4] == ("7", "K4", "4 Nursing", "A·3")


def test_every_area_has_its_word():
    assert len({area_word(WORDS, area) for area in Area}) == len(Area)


def test_the_last_line_counts_what_is_left_and_the_numbered_paper():
    night = made()
    assert totals(WORDS, folds(night)) == "Must be entered: 1. Entered and verified: 0."
    night.write(Forms("mar", 1, 12, 5))
    for event, last in (
        (SheetEvent.USED, 4),
        (SheetEvent.TRANSCRIBED, 2),
        (SheetEvent.BLANK, 7),
        (SheetEvent.MISSING, 9),
    ):
        night.write(SheetFate(event, last, last))
    assert totals(WORDS, folds(night)).endswith("0. Forms: 12 printed, 2 used, 1 back blank, 1 missing.")
