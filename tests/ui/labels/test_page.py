# SPDX-License-Identifier: Apache-2.0
"""What is chosen is counted, drawn and read back from the sheet."""

import pytest

from logbook.core.exchange import pictures
from logbook.core.model.records import Person
from tests.ui.hands import answer_file, button, devices, open_page, write


@pytest.fixture
def page(signed_on, qtbot):
    devices(signed_on, qtbot)
    signed_on.shown = open_page(signed_on, "labels")
    return signed_on


def saved(program, qtbot, path):
    answer_file(program, path)
    button(program.shown, "Print the labels…").click()
    button(program.shown, "Save as a PDF file…").click()
    qtbot.waitUntil(lambda: program.shown._stack.currentWidget() is program.shown._choose)
    return sorted(pictures.read(path.read_bytes()))


def test_each_bed_has_a_label(page, qtbot, tmp_path):
    assert page.shown._count.text() == "2 labels · 1 sheet"
    assert saved(page, qtbot, tmp_path / "beds.pdf") == ["WBED7", "WBEDstore"]


def test_only_some_devices_have_labels(page, qtbot, tmp_path):
    button(page.shown, "Devices").click()
    assert page.shown._count.text() == "3 labels · 1 sheet"
    page.shown._only.setText("ventilator vm")
    page.shown._only.textEdited.emit("")
    assert saved(page, qtbot, tmp_path / "devices.pdf") == ["VM-07", "VM-09"]


def test_a_used_sheet_is_counted(page):
    page.shown._used.setText("20")
    page.shown._used.textEdited.emit("20")
    assert page.shown._count.text() == "2 labels · 2 sheets"
    page.shown._used.setText("999")
    assert page.shown._first() == 20
    page.shown._used.setText("some")
    assert page.shown._first() == 0


def test_who_has_no_badge_is_counted(page, qtbot, tmp_path):
    button(page.shown, "Name badges").click()
    assert page.shown._count.text().startswith("0 labels · 0 sheets · ")
    assert not page.shown._print.isEnabled()
    page.shown._want()
    assert page.shown._stack.currentWidget() is page.shown._choose
    view = next(view for view in page.session.ward.people.users() if view.name == "Anna Puig")
    write(page, qtbot, Person(view.user, view.role, name=view.name, badge="HV00417", pin_set=True))
    page.main.show_page("labels", {"only": "puig"})
    assert saved(page, qtbot, tmp_path / "badges.pdf") == ["HV00417"]


def test_esc_leads_from_the_printers_back(page):
    assert not page.shown.back()
    button(page.shown, "Print the labels…").click()
    assert page.shown.back()
    assert page.shown._stack.currentWidget() is page.shown._choose
