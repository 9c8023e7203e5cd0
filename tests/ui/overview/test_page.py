# SPDX-License-Identifier: Apache-2.0
"""The small pictures say in words what they draw, and tell states without colour."""

import pytest
from PySide6.QtGui import QImage

from logbook.core.model.codes import Axis, Level
from logbook.core.model.marks import Mark
from logbook.core.model.overview import HOUR, Stretch
from logbook.core.model.records import AxisReading, LevelSet, Note, State
from logbook.ui.overview.bars import Age, Ages, Hours, Life, Lives, Span
from tests.ui.hands import button, devices, open_page, write


@pytest.fixture
def evening(signed_on, qtbot, world):
    devices(signed_on, qtbot)
    write(signed_on, qtbot, State("VM-07", (AxisReading(Axis.FUNCTION, "works"),)))
    world.clock.pass_(3600)
    write(signed_on, qtbot, State("VM-07", (AxisReading(Axis.TRUST, "suspect"),)))
    write(signed_on, qtbot, Note("one"))
    write(signed_on, qtbot, LevelSet(Level.D3))
    world.clock.pass_(1800)
    return signed_on


def test_a_log_without_devices_says_so(signed_on):
    page = open_page(signed_on, "overview")
    assert not page._empty.isHidden()
    assert page._lives.isHidden()
    button(page, "The shift by the hour").click()
    assert page._empty.isHidden()
    assert not page._hours.isHidden()


def test_devices_over_time_by_bed(evening, qtbot, world):
    page = open_page(evening, "overview", bed="7")
    said = page._lives.accessibleDescription().splitlines()
    assert [line.split(":")[0] for line in said] == ["Monitor M-07", "Ventilator VM-07"]
    assert [word for word in ("not checked", "works", "suspect") if word in said[1]] == [
        "not checked", "works", "suspect",
    ]  # fmt: skip
    assert "suspect" not in said[0]
    button(page, "Store").click()
    assert page._lives.accessibleDescription().startswith("Ventilator VM-09")
    button(page, "24 h").click()
    assert page._lives._span.until - page._lives._span.since == 24 * HOUR
    write(evening, qtbot, State("VM-09", (AxisReading(Axis.FUNCTION, "does-not-work"),)))
    world.clock.pass_(60)
    write(evening, qtbot, Note("two"))
    assert page._lives.accessibleDescription().endswith("does not work")


def test_since_when_nobody_looked_stands_by_bed(evening):
    page = open_page(evening, "overview")
    button(page, "Since somebody looked").click()
    said = page._ages.accessibleDescription().splitlines()
    assert said == [
        "Bed 7 · Monitor M-07: nobody has looked yet",
        "Bed 7 · Ventilator VM-07: for 30 min",
        "Store · Ventilator VM-09: nobody has looked yet",
    ]


def test_the_shift_by_the_hour_counts_what_people_wrote(evening):
    page = open_page(evening, "overview")
    button(page, "The shift by the hour").click()
    said = dict(line.split(": ", 1) for line in page._hours.accessibleDescription().splitlines())
    counts = {name: [int(cell.split()[1]) for cell in told.split(", ")] for name, told in said.items()}
    assert sum(counts["Checks of devices"]) == 2
    assert sum(counts["Notes"]) == 1
    assert sum(counts["Moves of devices"]) == 3
    assert sum(counts["Interventions"]) == 0
    assert len(counts["Notes"]) == 12


def grey(widget, qtbot):
    qtbot.addWidget(widget)
    widget.resize(700, widget.sizeHint().height())
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize("mark", list(Mark))
def test_each_state_is_drawn_otherwise_than_the_others_in_grey(kit, qtbot, mark):
    def drawn(which):
        picture = Lives(kit)
        picture.show_lives((Life("VM-07", (Stretch(0, HOUR, which),)),), Span(0, HOUR, 60))
        return grey(picture, qtbot)

    assert all(drawn(mark) != drawn(other) for other in Mark if other is not mark)


def test_long_times_leave_hours_out_and_short_stretches_stay_visible(kit, qtbot):
    picture = Lives(kit)
    picture.show_lives((Life("VM-07", (Stretch(0, 1, Mark.WORKS), Stretch(1, 72 * HOUR, Mark.SUSPECT))),),
                       Span(0, 72 * HOUR, 60))  # fmt: skip
    assert not grey(picture, qtbot).isNull()
    ages = Ages(kit)
    ages.show_ages((Age("a", None, "nobody has looked yet"), Age("b", 0, "0 min"), Age("c", HOUR, "1 h")))
    assert not grey(ages, qtbot).isNull()
    hours = Hours(kit)
    hours.show_hours([("Notes", (0, 3, 1)), ("Checks", (0, 0, 0))], Span(0, 3 * HOUR, 0))
    assert not grey(hours, qtbot).isNull()
    for empty in (Lives(kit), Ages(kit), Hours(kit)):
        assert not grey(empty, qtbot).isNull()
