# SPDX-License-Identifier: Apache-2.0
"""The level in force, by what happened."""

from __future__ import annotations

from logbook.core.model.codes import Level
from logbook.core.model.outage import Outage
from logbook.core.model.records import Correction, LevelSet, Note
from tests.core.model.acts import MINUTE, T0, Night


def test_nothing_declared_is_no_level_and_no_outage():
    outage = Outage()
    assert (outage.current, outage.first, outage.began, outage.history) == (None, None, None, ())


def test_the_outage_began_with_the_first_level_after_the_last_normal():
    night = Night()
    for level in (Level.D1, Level.R0, Level.D1, Level.D3, Level.D3):
        last = night.write(LevelSet(level), user="p2")
    night.write(Note())
    outage = night.into(Outage())
    assert outage.began == T0 + 3 * MINUTE
    assert outage.first.level is Level.D1
    assert outage.current.level is Level.D3
    assert outage.current.at == T0 + 4 * MINUTE
    assert outage.current.by == "p2"
    assert outage.history[-1].ref == last.ref


def test_back_to_normal_ends_it():
    night = Night()
    night.write(LevelSet(Level.D2))
    night.write(LevelSet(Level.R0))
    outage = night.into(Outage())
    assert outage.began is None
    assert outage.current.level is Level.R0


def test_a_late_declaration_goes_where_it_happened():
    night = Night()
    night.write(LevelSet(Level.D3))
    night.write(LevelSet(Level.D1), at=T0 - 10 * MINUTE)
    outage = night.into(Outage())
    assert outage.current.level is Level.D3
    assert outage.began == T0 - 10 * MINUTE


def test_a_struck_declaration_never_was():
    night = Night()
    night.write(LevelSet(Level.D1))
    wrong = night.write(LevelSet(Level.D4))
    night.write(Correction(), corrects=wrong.ref)
    assert night.into(Outage()).current.level is Level.D1
