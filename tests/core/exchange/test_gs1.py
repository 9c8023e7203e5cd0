# SPDX-License-Identifier: Apache-2.0
"""What a label says is read to the end, or not at all."""

import pytest

from logbook.core.exchange import gs1
from logbook.core.exchange.gs1 import Label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("(01)02990001000117(11)220415(21)ASHK-0411", Label("02990001000117", "ASHK-0411")),
        ("(01)02990001000117(17)290930(10)L0051(21)88", Label("02990001000117", "88", "L0051")),
        ("0102990002000222112204152120866", Label("02990002000222", "20866")),
        ("]d20102990001000124" + "10L0012\x1d21ASNB-0127", Label("02990001000124", "ASNB-0127", "L0012")),
        ("010299000600061710L0061<GS>21FT-7B", Label("02990006000617", "FT-7B", "L0061")),
        ("]C101029900020002392114902", Label("02990002000239", "14902")),
        ("(8004)8412345UCI-7", Label(giai="8412345UCI-7")),
        ("02990001000117", Label("02990001000117")),
        ("2990001000117", Label("02990001000117")),
        ("  ", Label()),
        ("+A99912345/$$52001510X3", Label()),
        ("(01)02990001000117 and more (", Label()),
        ("0102990001000117990815", Label("02990001000117")),
        ("0102990001000117A", Label()),
        ("2199\x1d880", Label()),
        ("0102990001", Label()),
        ("21\x1d", Label()),
        ("21A\x1d21B", Label()),
        ("(21)=cmd|'/C calc'!A0", Label(serial="=cmd|'/C calc'!A0")),
    ],
)
def test_a_label_says_what_is_printed_on_it(text, label):
    assert gs1.read(text) == label


def test_a_wrong_check_digit_is_told():
    assert not gs1.read("(01)02990001000118(21)A").sound
    assert not gs1.read("(01)0299000100011x(21)A").sound


def test_digits_that_are_no_article_number_say_nothing():
    assert gs1.read("02990001000118") == Label()


def test_every_split_that_fits_is_told_the_finest_first():
    assert gs1.splits("010299000100011710LOT7721SER42") == (
        (("01", "02990001000117"), ("10", "LOT77"), ("21", "SER42")),
        (("01", "02990001000117"), ("10", "LOT7721SER42")),
    )


def test_a_separator_that_is_there_leaves_nothing_open():
    assert gs1.splits("10LOT21SER\x1d17280131") == ((("10", "LOT21SER"), ("17", "280131")),)


def test_a_flood_of_splits_is_cut_short():
    assert len(gs1.splits("21" + "A10A11280101A17280101A30"[:20])) <= 6
    assert gs1.splits("21" + "10" * 60) == ()


@pytest.mark.parametrize(
    ("text", "marked"),
    [("]d20102990001000117", True), ("\x1d10L", True), ("(10)L", True), ("10L{GS}21A", True), ("10L", False),
     ("]C010L", False)],
)  # fmt: skip
def test_a_string_says_itself_that_it_is_gs1(text, marked):
    assert gs1.is_marked(text) is marked
