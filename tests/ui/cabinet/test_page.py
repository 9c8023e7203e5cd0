# SPDX-License-Identifier: Apache-2.0
"""The crisis cabinet: one event at a time, what is known above, and no dead end."""

import pytest

from logbook.core.model.cabinet import Cabinet, CabinetEvent
from logbook.core.model.codes import How
from logbook.ui.cabinet import page as cabinet
from tests.core.exchange.forms.conftest import texts
from tests.ui.hands import answer_file, button, open_page, wait_for


@pytest.fixture
def page(signed_on):
    return open_page(signed_on, "cabinet")


def test_nothing_was_heard_yet(signed_on, page):
    assert page._now.text() == "Nobody has said that the cabinet was convened."
    assert "nobody is told from here" in page._decisions.text()
    page._record.click()
    assert page._trouble.text() == "Choose what was heard."
    assert cabinet.state(signed_on.main.desk) == page._now.text()


def test_convened_with_the_next_meeting(signed_on, page, qtbot):
    button(page, "Cabinet convened").click()
    page._name.setText("Director Mas")
    page._position.setText("direction")
    page._meeting.setText("late")
    page._record.click()
    assert not page._meets._trouble.isHidden()
    page._meeting.setText("07:00")
    button(page, "by phone").click()
    page._record.click()
    record = wait_for(signed_on, qtbot, Cabinet).record
    assert (record.event, record.name, record.position, record.how) == (
        CabinetEvent.CONVENED, "Director Mas", "direction", How.PHONE,
    )  # fmt: skip
    assert record.meeting > signed_on.session.now().at
    qtbot.waitUntil(lambda: page._now.text().startswith("Convened"))
    assert "by Director Mas, direction. Next meeting:" in page._now.text()
    assert page._name.text() == ""
    assert page._meets._trouble.isHidden()


def test_calls_and_decisions_are_listed_and_its_end_is_said(signed_on, page, qtbot):
    for word, text in (("Somebody was called", ""), ("Decision handed down", "isolate"), ("Cabinet stood down", "")):
        before = len(signed_on.session.ward.folds.crisis.events)
        button(page, word).click()
        page._name.setText("Pau")
        page._text.setText(text)
        page._record.click()
        qtbot.waitUntil(lambda n=before: len(signed_on.session.ward.folds.crisis.events) == n + 1)
    assert "Somebody was called · Pau" in page._calls.text()
    assert "Decision handed down · Pau · isolate" in page._decisions.text()
    assert page._now.text().startswith("Stood down")


def test_a_time_is_asked_for_only_where_one_belongs(page):
    button(page, "Next meeting").click()
    assert not page._meets.isHidden()
    button(page, "Answered").click()
    assert page._meets.isHidden()
    page._name.setText("half typed")
    assert page.waits()


def test_the_next_such_time_is_today_or_tomorrow():
    assert cabinet.next_time(3, 0, 2 * 3_600_000, 0) == 3 * 3_600_000
    assert cabinet.next_time(1, 0, 2 * 3_600_000, 0) == 25 * 3_600_000
    assert cabinet.next_time(3, 0, 2 * 3_600_000, 60) == 26 * 3_600_000


def test_its_sheet_is_filled_and_printed(signed_on, page, qtbot, tmp_path):
    answer_file(signed_on, tmp_path / "sheet.pdf")
    button(page, "Print…").click()
    button(page, "Save as a PDF file…").click()
    qtbot.waitUntil((tmp_path / "sheet.pdf").exists)
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 0)
    assert "Who was called, and who answered" in " ".join(
        " ".join(texts((tmp_path / "sheet.pdf").read_bytes())).split()
    )
    button(page, "Print…").click()
    assert page.back()
    assert not page.back()
