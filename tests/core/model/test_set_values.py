# SPDX-License-Identifier: Apache-2.0
"""The settings last read stay, however much was written since; struck ones do not count."""

from logbook.core.model.records import Correction, FieldReading, Note, State
from logbook.core.model.set_values import SetValues
from tests.core.model.acts import Night, state


def test_the_last_standing_reading_of_settings_counts():
    night = Night()
    first = night.write(State("VM-1", settings="PEEP 8"))
    wrong = night.write(State("VM-1", settings="PEEP 80"))
    night.write(State("BI-1", settings="5 ml/h"))
    for _ in range(3):
        night.write(state("VM-1", "works"))
    night.write(Note("no reading"))
    assert night.into(SetValues()).of("VM-1").ref == wrong.ref
    night.write(Correction(), corrects=wrong.ref)
    assert night.into(SetValues()).of("VM-1").ref == first.ref


def test_what_was_read_field_by_field_counts_too():
    night = Night()
    night.write(State("VM-1", settings="PEEP 8"))
    check = night.write(State("VM-1", template="ventilator", fields=(FieldReading("vent-peep", "10"),)))
    assert night.into(SetValues()).of("VM-1").ref == check.ref


def test_nobody_read_any():
    night = Night()
    night.write(state("VM-1", "works"))
    assert night.into(SetValues()).of("VM-1") is None
