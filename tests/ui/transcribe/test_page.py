# SPDX-License-Identifier: Apache-2.0
"""Typing in from paper: line after line with its own time, writer and second person; the sheet stays between lines."""

from __future__ import annotations

import pytest

from logbook.core.exchange.forms.serials import FormCode
from logbook.core.model.paperwork import Forms, SheetEvent, SheetFate
from logbook.core.model.records import Note
from logbook.ui.scanning.wedge import Scan
from tests.ui.hands import button, last, open_page, wait_for, write


@pytest.fixture
def page(signed_on, qtbot):
    write(signed_on, qtbot, Forms("hics-214", 1, 9))
    write(signed_on, qtbot, SheetFate(SheetEvent.RETURNED, 7, 7, bed="7", patient="K4"))
    return open_page(signed_on, "transcribe")


def test_line_after_line_of_one_sheet(signed_on, page, qtbot, world):
    page._sheet.setText("7")
    assert page._known.text() == "HICS 214 Activity log · came back written"
    assert (page._line.text(), page._bed.text(), page._patient.text()) == ("1", "7", "K4")
    page._line.setText("3")
    page._time.setText("02:40")
    page._text.setText("PEEP 8")
    page._writer.choose(world.user("Marc Vidal"))
    page._second.choose(world.user("Dr Ferrer"))
    page.record.click()
    entry = wait_for(signed_on, qtbot, Note)
    assert (entry.record.text, entry.record.bed, entry.record.patient, entry.record.paper) == (
        "PEEP 8",
        "7",
        "K4",
        "7/3",
    )
    author = entry.frame.author
    assert (author.on_behalf_of, author.cosign) == (world.user("Marc Vidal"), world.user("Dr Ferrer"))
    assert entry.frame.why == "typed in from paper"
    said = signed_on.main.messages.text
    qtbot.waitUntil(lambda: said() == f"Recorded as {entry.ref} · waits for Dr Ferrer: Sign as… (F4)")
    assert entry.frame.happened.at <= entry.written.wall
    qtbot.waitUntil(lambda: page._text.text() == "")
    assert (page._sheet.text(), page._line.text(), page._time.text()) == ("7", "4", "")
    page.finish.click()
    fate = None
    qtbot.waitUntil(lambda: last(signed_on, SheetFate).record.event is SheetEvent.TRANSCRIBED)
    fate = last(signed_on, SheetFate).record
    assert (fate.first, fate.last) == (7, 7)
    qtbot.waitUntil(lambda: page._sheet.text() == "")


def test_what_is_missing_is_said_and_nothing_is_lost(signed_on, page):
    page.record.click()
    assert "number of the sheet" in page._of._trouble.text()
    page.finish.click()
    page._sheet.setText("7")
    page.record.click()
    assert "no time yet" in page._when._trouble.text()
    page._time.setText("02:40")
    page.record.click()
    assert "what stands in the line" in page._what._trouble.text()
    assert last(signed_on, Note) is None
    assert not page.waits()
    page._text.setText("half typed")
    assert page.waits()


def test_a_sheet_nobody_printed_is_taken_all_the_same(signed_on, page, qtbot):
    log = signed_on.session.ward.folds.timeline.entries[0].log
    assert page.scanned(Scan((str(FormCode(log, "mar", 99, 1, 3, "547B-AWTQ-0KG7-2A0K")),), ()))
    assert not page.scanned(Scan(("VM-07",), ()))
    assert page._known.text().startswith("This ward printed no such sheet")
    page._time.setText("0240")
    page._line.setText("one")
    page._text.setText("x")
    button(page, "Record this line").click()
    assert wait_for(signed_on, qtbot, Note).record.paper == "99/1"
    opened = open_page(signed_on, "transcribe", sheet=2)
    assert opened._sheet.text() == "2"
