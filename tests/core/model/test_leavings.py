# SPDX-License-Identifier: Apache-2.0
"""A close-down stands until it is taken back, or another part goes on."""

from logbook.core.model.codes import Realm
from logbook.core.model.leavings import Leavings
from logbook.core.model.records import Note
from logbook.core.model.safeguards import Leaving
from logbook.core.model.traces import Start
from tests.core.model.acts import Night


def test_a_close_down_stands_whatever_is_written_after_it():
    night = Night()
    night.write(Note("before"))
    assert night.into(Leavings()).last is None
    left = night.write(Leaving())
    night.write(Note("after"))
    assert night.into(Leavings()).last == left


def test_it_is_taken_back_by_one_act_and_can_be_done_again():
    night = Night()
    night.write(Leaving())
    night.write(Leaving(stays=True))
    assert night.into(Leavings()).last is None
    again = night.write(Leaving())
    assert night.into(Leavings()).last == again


def test_the_part_that_goes_on_elsewhere_is_not_closed():
    night = Night()
    night.write(Leaving())
    night.next_segment("B")
    night.write(Start("H", "UCI 2", Realm.REAL, "B", "p", earlier_log="LOG"))
    assert night.into(Leavings()).last is None
