# SPDX-License-Identifier: Apache-2.0
"""Rounds: begun, gone on with by anybody, over."""

from logbook.core.model.bedside import Round
from logbook.core.model.codes import DeviceType
from logbook.core.model.devices import DeviceBoard
from logbook.core.model.records import Correction, Device, State
from logbook.core.model.rounds import Rounds, progress
from logbook.core.model.topics import STORE
from tests.core.model.acts import Night


def test_a_round_is_the_current_one_until_somebody_says_it_is_over():
    night = Night()
    assert night.into(Rounds()).current() is None
    begun = night.write(Round())
    assert night.into(Rounds()).current() == begun
    night.write(Round(over=True, begun=begun.ref))
    assert night.into(Rounds()).current() is None


def test_what_is_struck_out_has_no_effect():
    night = Night()
    first = night.write(Round())
    second = night.write(Round())
    night.write(Correction(), corrects=second.ref)
    over = night.write(Round(over=True, begun=first.ref))
    night.write(Round(over=True))
    assert night.into(Rounds()).current() is None
    night.write(Correction(), corrects=over.ref)
    assert night.into(Rounds()).current() == first


def test_progress_counts_looks_since_the_round_began():
    night = Night()
    for device, bed in (("M-1", "1"), ("BI-1", "1"), ("M-2", "2"), ("M-9", STORE)):
        night.write(Device(device, DeviceType.MONITOR, bed=bed))
    night.write(State("M-1", as_before=True))
    begun = night.write(Round())
    night.write(State("BI-1", as_before=True))
    first, second = progress(night.into(DeviceBoard()).beds(), begun.ref)
    assert (first.bed, first.done, [view.id for view in first.left]) == ("1", {"BI-1"}, ["M-1"])
    assert (second.bed, second.done, len(second.left)) == ("2", set(), 1)
