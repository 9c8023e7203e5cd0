# SPDX-License-Identifier: Apache-2.0
"""Places on a keyboard mean the same on every PC."""

import string

from logbook.ui.scanning.strokes import GROUP_SEPARATOR, Stroke, as_typed, as_us, us_letter
from tests.ui.scanning.keyboards import us_scanner

PRINTED = string.printable[:95]


def strokes(code, **how):
    return [Stroke(key.place, key.shift, ctrl=key.ctrl, text=key.text) for key in us_scanner(code, **how)]


def test_every_printed_character_comes_through_whatever_the_pc_types():
    for layout in ("us", "es"):
        for caps in (False, True):
            assert as_us(strokes(PRINTED, layout=layout, caps=caps)) == PRINTED


def test_what_the_pc_types_is_something_else():
    assert as_typed(strokes("AB-12/7")) == "AB'12-7"
    assert as_typed(strokes("AB-12/7", caps=True)) == "ab'12-7"
    assert as_typed(strokes("A'B\x1d")) == "AB" + GROUP_SEPARATOR


def test_the_number_pad_and_the_separator_have_places_too():
    assert as_us([Stroke(71), Stroke(98), Stroke(83), Stroke(27, ctrl=True), Stroke(30, ctrl=True)]) == "7/.\x1d"
    assert us_letter(Stroke(999)) == ""


def test_without_places_nothing_is_known_of_them():
    assert as_us([Stroke(text="A")]) == ""
    assert (Stroke(text="A").unit, Stroke(12, shift=True, altgr=True).unit) == (":A", "12sg")
