# SPDX-License-Identifier: Apache-2.0
"""Systems in trouble and open requests, as a handover says them."""

from logbook.core.model.coordination import Errand, Request, RequestStep, Status, SystemStatus, Turn
from logbook.core.model.loops import Loops
from logbook.core.model.systems import ROWS, Systems
from logbook.i18n import words_for
from logbook.telling.outside import troubled, waiting
from tests.core.model.acts import Night

WORDS = words_for("en")


def test_systems_in_trouble_are_said_and_those_nobody_tried_are_counted():
    night = Night()
    night.write(SystemStatus("ehr", Status.DOWN, text="no login"))
    night.write(SystemStatus("power", Status.WORKS))
    night.write(SystemStatus("own-1", Status.LIMITED, name="Blood supplier"))
    untried = sum(map(len, ROWS.values())) - 2
    assert troubled(WORDS, night.into(Systems()), night.wall) == (
        "Electronic record: does not work · 2 min ago · no login", "Blood supplier: works with limits · 0 s ago",
        f"not checked: {untried}",
    )  # fmt: skip


def test_where_everything_was_tried_and_works_nothing_is_said():
    night = Night()
    for rows in ROWS.values():
        for row in rows:
            night.write(SystemStatus(row, Status.WORKS))
    assert troubled(WORDS, night.into(Systems()), night.wall) == ()


def test_open_requests_are_said_with_their_age_and_last_step():
    night = Night()
    first = night.write(Request(Errand.LAB, "K", bed="7", patient="K4"))
    night.write(Request(Errand.PHARMACY, "noradrenaline"))
    night.write(RequestStep(first.ref, Turn.TAKEN, person="Pau"))
    assert waiting(WORDS, night.into(Loops()), night.wall) == (
        "Laboratory: K · Bed 7 · K4 · open for 2 min · taken by Pau",
        "Pharmacy: noradrenaline · open for 1 min · nothing done yet",
    )
    assert waiting(WORDS, Loops(), night.wall) == ()
