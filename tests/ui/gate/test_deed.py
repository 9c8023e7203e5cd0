# SPDX-License-Identifier: Apache-2.0
"""What is missing is said, whatever it is; nothing is forbidden."""

import pytest

from logbook.core.model.codes import Act, Axis, Backup, DeviceType, Effect, Missing
from logbook.core.model.devices import DeviceBoard
from logbook.core.model.records import AxisReading
from logbook.i18n import words_for
from logbook.ui.gate.deed import GATED, Asked, Deed, change, deed_of, expected, fields_of, lacking


@pytest.mark.parametrize("kind", list(DeviceType))
def test_every_kind_of_device_has_something_to_be_seen_at_the_bed(kind):
    assert expected(kind)


def test_nothing_answered_lacks_everything():
    assert lacking(Asked(), (Backup.OXYGEN,), witness=False) == tuple(Missing)


def test_one_unseen_thing_is_enough_to_be_said():
    asked = Asked(yes_by="Dr Ferrer", backups=(Backup.OXYGEN,), effect=Effect.SEEN)
    assert lacking(asked, (Backup.OXYGEN, Backup.SUCTION), witness=True) == (Missing.MANUAL_BACKUP,)
    assert lacking(asked, (Backup.OXYGEN,), witness=True) == ()


def test_an_act_nobody_knows_is_left_open():
    assert deed_of({"act": "dance"}, DeviceBoard()) is None
    assert deed_of({}, DeviceBoard()) is None


def test_an_act_says_what_the_board_shows_after_it():
    deed = deed_of({"act": "stand-alone", "device": "VM-07"}, DeviceBoard())
    assert deed.readings == (AxisReading(Axis.MODE, "stand-alone"),)


def test_a_device_nobody_knows_has_no_gate_and_no_before():
    deed = Deed(Act.NETWORK_OUT, "XX-1")
    assert not deed.gated(DeviceBoard())
    assert change(deed, DeviceBoard(), words_for("en")) == ("", "")


def test_looking_and_testing_need_no_yes():
    assert not GATED & {Act.CHECK, Act.ALARM_TEST}


def test_a_deed_can_be_kept_and_read_back():
    deed = Deed(Act.SWAP, "VM-07", "7", "now", "VM-09", "store", (AxisReading(Axis.MODE, "replaced", "VM-09"),))
    assert deed_of(fields_of(deed), DeviceBoard()) == deed
