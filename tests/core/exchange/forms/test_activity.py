# SPDX-License-Identifier: Apache-2.0
"""The activity log, filled: every field of HICS 214 and what ICS 214 adds, struck entries struck, the seal."""

from logbook.core.exchange.forms import activity, engine
from logbook.core.model.shifts import Period
from logbook.telling.activity import Activity, ActivityLog
from tests.core.exchange.forms.conftest import FONTS, texts
from tests.core.exchange.forms.test_handover import words_of

AT = 1_795_398_000_000
FILLED = ActivityLog(
    name="Anna Puig", position="nurse", number="46/1", incident="Network down", period=Period("Network down", 3, AT),
    rows=(Activity("23 Nov 2026", "02:40", "checked bed 7", "A·4"), Activity("23 Nov 2026", "02:50", "x", "A·5", True)),
    resources=(("Joan Riera", "nurse"),),
)  # fmt: skip


def test_every_field_of_the_form_is_there(sheet):
    text = "\n".join(words_of(activity.form(FILLED).blocks(sheet())))
    for piece in (
        "Incident nameNetwork down", "Operational period no.3", "Date from23 Nov 2026", "Time from", "Date to",
        "Time to",
        "Name of the person whose activities are loggedAnna Puig", "Position in the teamnurse", "Home unitUCI 2",
        "checked bed 7", "02:40", "A·4", "Joan Riera", "Prepared by (name)Anna Puig", "Signature",
        "Date / time23 Nov 2026", "FacilityHospital Demo · UCI 2", "Professional no.46/1",
    ):  # fmt: skip
        assert piece in text, piece
    assert "not a personal signature" not in text


def test_a_form_of_nothing_known_leaves_its_boxes_open(sheet):
    bare = ActivityLog("", "", "", "", None, (), ())
    text = "\n".join(words_of(activity.form(bare, sealed=True).blocks(sheet())))
    assert "Resources assigned" not in text
    assert "not a personal signature" in text


def test_a_struck_entry_is_struck_and_pages_are_counted(sheet):
    rows = list(activity.form(FILLED).blocks(sheet()))[4].rows
    assert [row.cells[2][0][0].struck for row in rows] == [False, True]
    pages = texts(engine.draw(activity.form(FILLED), sheet(serial=None), FONTS))
    assert "Page 1 of 1" in pages[0]
    assert "HICS 214" in pages[0]
