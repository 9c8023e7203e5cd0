# SPDX-License-Identifier: Apache-2.0
"""What is not back is named, for whatever a log came back from, and nothing twice."""

from logbook.core.model.frame import Ref
from logbook.core.model.restored import OF_A_STICK, OF_A_TEXT, Back, Gap, Lost


def test_pins_are_never_back_and_the_ways_in_only_from_a_stick():
    for never in (OF_A_STICK, OF_A_TEXT):
        assert Lost.PINS in never
        assert len(set(never)) == len(never)
    assert Lost.WAYS_IN in set(OF_A_TEXT) - set(OF_A_STICK)
    assert {*OF_A_STICK, *OF_A_TEXT, Lost.WITHHELD} == set(Lost)


def test_a_stick_leaves_nothing_open_that_only_texts_leave_open():
    back = Back(3, ("A",), Ref("A", 2), 0, 0, "B")
    assert (back.lost, back.carried, back.withheld, back.missing) == (OF_A_STICK, 0, 0, ())
    assert min(Gap("A", 5, 6), Gap("A", 0, 2)).first == 0
