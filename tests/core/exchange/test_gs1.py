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
        ("0102990001000117990815", Label()),
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
