# SPDX-License-Identifier: Apache-2.0
"""A PC that was closed down says so above every page until somebody goes on here; it refuses nothing."""

from logbook.core.model.records import Note
from logbook.core.model.safeguards import Leaving
from logbook.i18n import clock_time
from tests.ui.hands import button, last, write


def test_every_page_says_that_the_pc_was_closed_down_until_somebody_goes_on_here(signed_on, qtbot):
    main = signed_on.main
    band = main._left
    assert band.isHidden()
    entry = write(signed_on, qtbot, Leaving())
    time = clock_time(entry.written.wall, entry.written.zone)
    for key in ("closing", "log", "devices"):
        main.show_page(key)
        assert band.isVisible()
        assert band.text().startswith("Anna Puig closed this PC down on ")
        assert f"{time}: the log may go on at another one. Write here only if it does not;" in band.text()
    write(signed_on, qtbot, Note("still here"))
    assert band.isVisible()
    button(band, "We go on here").click()
    qtbot.waitUntil(band.isHidden)
    qtbot.waitUntil(lambda: "Recorded as" in main.messages.text())
    assert last(signed_on, Leaving).record.stays


def test_the_keyboard_is_on_the_page_again_after_it(signed_on, qtbot):
    write(signed_on, qtbot, Leaving())
    main = signed_on.main
    main.show_page("log")
    band = main._left
    stay = button(band, "We go on here")
    stay.setFocus()
    stay.click()
    qtbot.waitUntil(band.isHidden)
    qtbot.waitUntil(lambda: main.page("log").isAncestorOf(main.focusWidget()))


def test_it_stands_in_every_language(signed_on, qtbot):
    write(signed_on, qtbot, Leaving())
    before = signed_on.main
    before._pressed("language")
    qtbot.waitUntil(lambda: signed_on.main is not before and signed_on.main._left.isVisible())
    assert "Anna Puig" in signed_on.main._left.text()
    assert "closed" not in signed_on.main._left.text()
