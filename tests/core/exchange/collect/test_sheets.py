# SPDX-License-Identifier: Apache-2.0
"""An evidence sheet shows the signed bytes side by side, and nobody's name."""

import pytest

from logbook.core.exchange.collect import sheets
from logbook.core.exchange.collect.logs import Compared, Sheet, Side
from logbook.core.exchange.draw.values import Callout, Heading, PageBreak, Table
from logbook.i18n import words_for

EN = words_for("en")
RECORD = Side("record", "head1", "{signed one}", "sig1", ("a" * 64,), None, True)
LINE = Side("line", "head2", "WL1:two", "sig2", (), ("LOG", 7))
TYPED = Side("receipt", "head3", "WT1:three", "sig3")
SLICE = Side("slice", "head4", "", "", tuple(f"{n:064x}" for n in range(22)))


def text(cell):
    return " ".join("".join(run.text for run in line) for line in cell)


def tables(*sides):
    blocks = list(sheets.sheets(EN, [Sheet("LOG", 5, sides)], {"LOG": "UCI A"}))
    assert [type(block) for block in blocks[:3]] == [PageBreak, Heading, Callout]
    assert blocks[1].text == "Evidence: record 5 of UCI A"
    return [[[text(cell) for cell in row.cells] for row in one.rows] for one in blocks if isinstance(one, Table)]


def test_two_statements_stand_side_by_side():
    (table,) = tables(RECORD, LINE)
    assert table == [
        ["What", "Record, signed by the log  ✓ witnessed first", "Checkpoint, signed by the device"],
        ["Held by", "a" * 16, "UCI A, record 7"],
        ["Head", "head1", "head2"],
        ["Signature", "sig1", "sig2"],
        ["Signed bytes", "{signed one}", "WL1:two"],
    ]


def test_more_than_two_go_below_each_other():
    first, second = tables(RECORD, LINE, TYPED)
    assert len(first[0]) == 3
    assert second[1] == ["Held by", "typed in, or held by the incident team"]


def test_many_files_are_counted():
    assert tables(SLICE, RECORD)[0][1][1].endswith("… +2")


@pytest.mark.parametrize(
    ("letters", "told"),
    [
        (0, "UCI A · record 5 · CODE · no second name: ✓ matches"),
        (1, "1 letter differs: check the handwriting"),
        (3, "3 letters differ: check the handwriting"),
        (12, "does not match: check number, ward and handwriting"),
    ],
)
def test_a_code_is_told_by_its_distance(letters, told):
    assert told in sheets.code(EN, Compared(5, "CODE", "LOG", letters, ""), {"LOG": "UCI A"})


def test_codes_name_the_second_person_and_say_what_they_prove():
    heading, items, para = sheets.codes(EN, [Compared(5, "CODE", "", 0, "Maria")], {})
    assert text(items.lines) == "record 5 · CODE · second name: Maria: ✓ matches"
    assert heading.text == "Codes from paper"
    assert "agreement only" in text([para.line])
    assert list(sheets.codes(EN, [], {})) == []
