# SPDX-License-Identifier: Apache-2.0
"""Numbered sheets: each serial once, what became of it, which lines were typed in, and what is missing."""

from __future__ import annotations

import pytest

from logbook.core.model.frame import Ref
from logbook.core.model.paperwork import Forms, SheetEvent, SheetFate
from logbook.core.model.records import Correction, Note
from logbook.core.model.sheets import LAST, MOST, Sheets, line_ref, read_line_ref
from tests.core.model.acts import Night


def fold(*records):
    """Take records (or records with the number of the one they correct) into a fold; returns it."""
    night, sheets = Night(), Sheets()
    for record in records:
        what, corrects = record if isinstance(record, tuple) else (record, None)
        sheets.apply(night.write(what, corrects=None if corrects is None else Ref("A", corrects)))
    return sheets


def test_serials_are_given_out_once():
    assert fold().next == 1
    sheets = fold(Forms("mar", 1, 3, 5, place="box"), Forms("blood", 4, 4))
    assert sheets.next == 5
    assert [(view.serial, view.form, view.event, view.place) for view in sheets.all()] == [
        (1, "mar", None, "box"), (2, "mar", None, "box"), (3, "mar", None, "box"), (4, "blood", None, "")
    ]  # fmt: skip
    assert [record.form for _, record in sheets.batches] == ["mar", "blood"]


def test_the_latest_word_counts_and_bed_and_patient_stay():
    sheets = fold(
        Forms("mar", 1, 4),
        SheetFate(SheetEvent.USED, 2, 3, bed="7", patient="K4"),
        SheetFate(SheetEvent.RETURNED, 2, 2, place="folder 7"),
        SheetFate(SheetEvent.MISSING, 4, 9, text="not in the folder"),
    )
    one, two, three, four = sheets.all()
    assert (two.event, two.bed, two.patient, two.place) == (SheetEvent.RETURNED, "7", "K4", "folder 7")
    assert (three.event, three.bed) == (SheetEvent.USED, "7")
    assert four.text == "not in the folder"
    assert [view.open for view in (one, two, three, four)] == [False, True, True, True]
    assert sheets.counts() == {None: 1, SheetEvent.RETURNED: 1, SheetEvent.USED: 1, SheetEvent.MISSING: 1}
    assert sheets.sheet(2) == two
    assert sheets.sheet(9) is None


def test_lines_typed_in_belong_to_their_sheet():
    sheets = fold(
        Forms("hics-214", 1, 2), Note("a", paper="1/1"), Note("b", paper="1/3"), Note("c", paper="0114"),
        Note("d", paper="9/1"),
    )  # fmt: skip
    assert [line for line, _ in sheets.sheet(1).lines] == [1, 3]
    assert (sheets.next_line(1), sheets.next_line(2)) == (4, 1)


def test_what_was_struck_has_no_effect_but_its_serials_are_gone():
    sheets = fold(
        Forms("mar", 1, 2), SheetFate(SheetEvent.VOID, 1, 1), (Correction(), 1), Note("a", paper="1/1"),
        (Correction(), 3), Forms("mar", 3, 4), (Correction(), 5),
    )  # fmt: skip
    assert [view.serial for view in sheets.all()] == [1, 2]
    assert sheets.sheet(1).event is None
    assert sheets.sheet(1).lines == ()
    assert (sheets.next_line(1), sheets.next) == (1, 5)
    assert len(sheets.batches) == 1


def test_a_monstrous_range_holds_nobody_up():
    sheets = fold(Forms("mar", -5, 10**12), SheetFate(SheetEvent.VOID, 1, 10**12))
    assert len(sheets.all()) <= MOST
    assert sheets.next <= MOST
    assert fold(Forms("mar", LAST, LAST + 9)).next == LAST + 1


@pytest.mark.parametrize(
    ("paper", "found"), [("7/3", (7, 3)), (" 12/1 ", (12, 1)), ("0/1", None), ("7/0", None), ("0114", None), ("", None)]
)
def test_a_line_of_a_sheet_is_named_one_way(paper, found):
    assert read_line_ref(paper) == found
    if found:
        assert line_ref(*found) == paper.strip()
