# SPDX-License-Identifier: Apache-2.0
"""The frame around the pages: opened by key, each made once, Esc goes back, messages are put away first."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from logbook.core.model.records import Note
from logbook.i18n import clock_time
from logbook.ui.facts import Check


def test_function_keys_open_pages_and_escape_comes_back(signed_on, qtbot):
    main = signed_on.main
    log = main.page("log")
    qtbot.keyClick(main, Qt.Key.Key_F2)
    assert main.shown == "devices"
    main._back()
    assert main.shown == "log"
    assert main.page("log") is log


def test_a_page_that_is_not_there_is_not_opened(signed_on):
    signed_on.main.show_page("nowhere")
    assert signed_on.main.shown == "log"


def test_escape_puts_a_message_away_before_anything_else(signed_on):
    main = signed_on.main
    main.show_page("devices")
    main.messages.warn("Look")
    main._back()
    assert (main.messages.text(), main.shown) == ("", "devices")


def test_escape_goes_back_at_once_past_good_news(signed_on):
    main = signed_on.main
    main.show_page("devices")
    main.messages.info("Recorded")
    main._back()
    assert (main.messages.text(), main.shown) == ("", "log")


def test_one_page_hands_fields_to_another(signed_on):
    signed_on.main.page("log").opening.emit("log", {"bed": "7", "device": ""})
    assert signed_on.main.page("log")._bar.typed().bed == "7"


def test_a_broken_part_is_said_once(signed_on):
    signed_on.main.show_check(Check(broken=("A",)))
    assert "A" in signed_on.main.messages.text()
    signed_on.main.messages.clear()
    signed_on.main.show_check(Check(done=1, total=2, broken=("A",)))
    assert not signed_on.main.messages.text()


def test_a_changed_key_file_is_said(signed_on):
    signed_on.main.warn_of_keys()
    assert "key file" in signed_on.main.messages.text()


def test_the_strip_says_who_and_the_banner_what_is_missing(signed_on):
    assert "Anna Puig" in signed_on.main._strip._name.text()
    assert "Not yet protected" in signed_on.main._standing.banner.text()


def test_a_refused_record_is_said(signed_on, qtbot):
    signed_on.session.record(Note(text="x" * 70_000))
    qtbot.waitUntil(lambda: bool(signed_on.main.messages.text()))


def test_escape_goes_back_through_good_news_at_once(signed_on):
    main = signed_on.main
    main.show_page("devices")
    main.messages.info("Recorded as A·1")
    main._back()
    assert (main.messages.text(), main.shown) == ("", "log")


def test_good_news_moves_nothing(signed_on):
    main = signed_on.main
    main.messages.clear()
    main.layout().activate()
    before = main._stack.geometry()
    main.messages.info("Recorded as A·1")
    main.layout().activate()
    assert main._stack.geometry() == before


def test_the_word_about_the_lock_goes_when_somebody_is_back(signed_on):
    main = signed_on.main
    main.warn_of_lock(30)
    assert "30 s" in main.messages.text()
    main.welcome()
    assert "30 s" not in main.messages.text()


def test_the_key_of_the_page_that_is_shown_goes_to_its_beginning(signed_on, qtbot):
    main = signed_on.main
    qtbot.keyClick(main, Qt.Key.Key_F2)
    page = main.page("devices")
    page._start_add()
    qtbot.keyClick(main, Qt.Key.Key_F2)
    assert page._stack.currentWidget() is page._board


def test_the_time_of_day_stands_on_every_page(signed_on):
    now = signed_on.session.ward.machine.clock()
    signed_on.main.refresh()
    assert signed_on.main._rail._clock.text() == clock_time(now.wall, now.zone)


class Windows(QObject):
    """Notes what becomes a window."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, thing, event):  # noqa: N802 - the name Qt calls
        if event.type() == QEvent.Type.Show and isinstance(thing, QWidget) and thing.isWindow():
            self.seen.append(type(thing).__name__)
        return False


def test_no_page_shows_a_window_of_its_own_for_a_moment_and_takes_the_keyboard_away(qapp, request):
    windows = Windows()
    qapp.installEventFilter(windows)
    main = request.getfixturevalue("signed_on").main
    for key in main._specs:
        main.show_page(key)
        qapp.processEvents()
    qapp.removeEventFilter(windows)
    assert windows.seen == ["Stage"]
