# SPDX-License-Identifier: Apache-2.0
"""Every row and heading of the board has a name of its own."""

from logbook.core.model.systems import ROWS, Group
from logbook.i18n import words_for
from logbook.telling.systems import GROUPS, SYSTEMS, system_name

WORDS = words_for("en")


def test_every_row_and_heading_is_named_once():
    rows = [row for rows in ROWS.values() for row in rows]
    assert set(SYSTEMS) == set(rows)
    assert len(set(SYSTEMS.values())) == len(SYSTEMS)
    assert set(GROUPS) == set(Group)


def test_the_wards_own_name_goes_first_and_what_is_unknown_is_shown_as_it_is():
    assert system_name(WORDS, "ehr") == "Electronic record"
    assert system_name(WORDS, "ehr", "Orion") == "Orion"
    assert system_name(WORDS, "own-3") == "own-3"
