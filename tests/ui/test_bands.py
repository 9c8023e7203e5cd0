# SPDX-License-Identifier: Apache-2.0
"""What stands above every page takes one line on a small screen, but never hides trouble with the log."""

import pytest

from logbook.core.model.codes import FileSign
from logbook.core.model.safeguards import Leaving
from logbook.core.vault import keys
from logbook.core.vault.watch import Sign
from tests.ui.hands import write


@pytest.fixture
def main(signed_on, qtbot):
    """A ward that is not protected and that nobody outside has seen: two bands."""
    main = signed_on.main
    qtbot.waitUntil(lambda: signed_on.session.ward.loaded)
    signed_on.session.ward.machine.clock.pass_(5 * 3600)
    main.refresh()
    main._bands.fit(small=False)
    return main


def shown(main):
    bands = main._bands
    return [band for band in bands._bands if not band.isHidden()]


def test_all_is_shown_where_there_is_room(main):
    assert shown(main) == [main._standing.banner, main._reminders.ask]
    assert main._bands._more.isHidden()


def test_a_small_screen_shows_one_line_and_the_rest_at_one_press(main):
    main._bands.fit(small=True)
    bands = main._bands
    assert shown(main) == [main._standing.banner]
    assert bands._more.accessibleName() == "1 more"
    assert bands._more.accessibleDescription() == main._reminders.ask.text()
    assert main._reminders.isHidden()
    bands._more.click()
    assert shown(main) == [main._standing.banner, main._reminders.ask]
    assert bands._more.accessibleName() == "Less"
    bands._more.click()
    assert shown(main) == [main._standing.banner]


def test_trouble_with_the_files_is_never_folded(main):
    main.show_signs((Sign(FileSign.SIZE, keys.NAME),))
    main._reminders.found.want(True)
    main._bands.fit(small=True)
    assert shown(main) == [main._standing.alarm, main._reminders.found]
    assert main._bands._more.accessibleName() == "2 more"
    assert main._bands._more.parentWidget() is main._reminders.found


def test_that_the_log_may_go_on_elsewhere_is_never_folded(signed_on, main, qtbot):
    write(signed_on, qtbot, Leaving())
    qtbot.waitUntil(lambda: main._left.wanted)
    main._bands.fit(small=True)
    assert shown(main) == [main._left]
    assert main._bands._more.accessibleName() == "2 more"


def test_one_line_alone_has_nothing_more_and_none_takes_no_room(main):
    main._reminders.ask.want(False)
    main._bands.fit(small=True)
    assert main._bands._more.isHidden()
    main._standing.banner.want(False)
    main._bands.fit(small=True)
    assert main._bands.isHidden()


def test_the_window_folds_by_its_own_height(signed_on, main, qtbot):
    signed_on.stage.resize(1093, 614)
    qtbot.waitUntil(lambda: shown(main) == [main._standing.banner])
    signed_on.stage.resize(1366, 768)
    qtbot.waitUntil(lambda: len(shown(main)) == 2)
