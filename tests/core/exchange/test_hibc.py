# SPDX-License-Identifier: Apache-2.0
"""HIBC codes are read as the standard writes them, or not at all."""

import pytest

from logbook.core.exchange import hibc
from logbook.core.exchange.hibc import Hibc


def sealed(body):
    return body + hibc.check_character(body)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("+A123BJC5D6E71G", Hibc("A123", "BJC5D6E7", "1")),
        ("*+A123BJC5D6E71G*", Hibc("A123", "BJC5D6E7", "1")),
        ("+a123bjc5d6e71g\r", Hibc("A123", "BJC5D6E7", "1")),
        (
            "+A99912345/$$52001510X3/16D20111212/S77DE1G45-",
            Hibc("A999", "1234", "5", expires="2020 day 015", made="2011-12-12", lot="10X3", serial="77DE1G45"),
        ),
        (sealed("+A99912345/14D20280131/Q12"), Hibc("A999", "1234", "5", "12", "2028-01-31")),
    ],
)
def test_examples_of_the_standard_are_read(code, said):
    assert hibc.read(code) == said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("28031LOT", Hibc(expires="2028 day 031", lot="LOT")),
        ("$LOT1", Hibc(lot="LOT1")),
        ("$+S1", Hibc(serial="S1")),
        ("$$0128L", Hibc(expires="2028-01", lot="L")),
        ("$$+0128S", Hibc(expires="2028-01", serial="S")),
        ("$$2013128L", Hibc(expires="2028-01-31", lot="L")),
        ("$$3280131L", Hibc(expires="2028-01-31", lot="L")),
        ("$$428013122L", Hibc(expires="2028-01-31T22", lot="L")),
        ("$$528031L", Hibc(expires="2028 day 031", lot="L")),
        ("$$62803122L", Hibc(expires="2028 day 031T22", lot="L")),
        ("$$7L", Hibc(lot="L")),
        ("$$3990131L", Hibc(expires="1999-01-31", lot="L")),
        ("$$8240128L", Hibc(quantity="24", expires="2028-01", lot="L")),
        ("$$900050", Hibc(quantity="00050")),
        ("$$8247L", Hibc(quantity="24", lot="L")),
    ],
)
def test_a_second_code_alone_tells_its_link(data, said):
    found = hibc.read(sealed("+" + data + "G"))
    assert found == Hibc(quantity=said.quantity, expires=said.expires, lot=said.lot, serial=said.serial, link="G")


@pytest.mark.parametrize(
    "body",
    [
        "+", "+G", "+1999", "+A99912345/X", "+A99912345//S1", "+A99912345/$$", "+A99912345/$$1328L",
        "+A99912345/$$2013228L", "+A99912345/28400L", "+A99912345/S", "+A99912345/Q123456", "+$$G", "+XG",
    ],
)  # fmt: skip
def test_what_does_not_follow_the_standard_says_nothing(body):
    assert hibc.read(sealed(body)) is None


@pytest.mark.parametrize("text", ["", "AB-12/7", "+A123BJC5D6E71H", "+A123_ñ", "0102990001000117"])
def test_what_is_no_such_code_or_contradicts_itself_says_nothing(text):
    assert hibc.read(text) is None


def test_a_blank_that_checks_may_be_lost_or_printed_as_a_line():
    bodies = (f"+A123{one}{two}0" for one in "ABCXYZ189" for two in "ABCXYZ189")
    body = next(body for body in bodies if hibc.check_character(body) == " ")
    assert hibc.read(body) is not None
    assert hibc.read(body + " ") == hibc.read(body) == hibc.read(f"*{body}_*")


def test_every_single_slip_of_a_letter_is_noticed():
    code = "+A123BJC5D6E71G"
    for place in range(1, len(code)):
        for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789":
            slip = code[:place] + letter + code[place + 1 :]
            assert (hibc.read(slip) is None) or slip == code
