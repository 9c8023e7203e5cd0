# SPDX-License-Identifier: Apache-2.0
"""Every value of every axis can be reached by a tap; looking is never taken for acting."""

import pytest

from logbook.core.model.codes import AXIS_VALUES, NOT_CHECKED, Act, Axis
from logbook.i18n import resources
from logbook.ui.devices.axes import ICONS, act_for, offered, state_of
from logbook.ui.look.marks import State


@pytest.mark.parametrize("axis", list(Axis))
def test_every_value_can_be_reached(axis):
    values = {value for value, _icon in offered(axis, NOT_CHECKED)}
    assert values == set(AXIS_VALUES[axis]) - {NOT_CHECKED}


@pytest.mark.parametrize("axis", list(Axis))
def test_every_icon_has_its_file(axis):
    names = [ICONS[axis], *(icon for _value, icon in offered(axis, NOT_CHECKED) if icon)]
    assert all((resources() / "icons" / f"{name}.svg").exists() for name in names)


def test_what_is_shown_is_not_offered():
    assert "works" not in {value for value, _icon in offered(Axis.FUNCTION, "works")}


def test_observations_are_no_acts():
    assert act_for(Axis.FUNCTION, "does-not-work", "works") is None
    assert act_for(Axis.NETWORK, "no-link", "connected") is None
    assert act_for(Axis.POWER, "none", "emergency-outlet") is None
    assert act_for(Axis.TRUST, "suspect", "no-suspicion") is None
    assert act_for(Axis.POWER, "battery", NOT_CHECKED) is None


def test_acts_are_acts():
    assert act_for(Axis.NETWORK, "cable-out", NOT_CHECKED) is Act.NETWORK_OUT
    assert act_for(Axis.NETWORK, "connected", "cable-out") is Act.NETWORK_BACK
    assert act_for(Axis.POWER, "battery", "emergency-outlet") is Act.POWER


def test_marks_stand_for_values():
    assert state_of(Axis.TRUST, "suspect") is State.SUSPECT
    assert state_of(Axis.NETWORK, NOT_CHECKED) is State.UNCHECKED
    assert state_of(Axis.NETWORK, "cable-out") is None
