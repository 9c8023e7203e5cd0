# SPDX-License-Identifier: Apache-2.0
"""What something else does to the log's files stands above every page until the log is closed."""

from logbook.core.model.codes import FileSign
from logbook.core.model.records import Note
from logbook.core.model.safeguards import FileAlarm
from logbook.core.vault import keys
from logbook.core.vault.watch import Sign
from tests.ui.hands import last, wait_for, write


def attack(program):
    (program.session.ward.path / keys.NAME).write_bytes(b"pay us")


def test_a_changed_file_is_said_after_the_next_record_and_stays_said(signed_on, qtbot):
    guard, alarm = signed_on.room.guard, signed_on.main._standing.alarm
    qtbot.waitUntil(lambda: guard._watch is not None and not guard._looking)
    assert alarm.isHidden()
    attack(signed_on)
    write(signed_on, qtbot, Note("next"))
    qtbot.waitUntil(lambda: not alarm.isHidden())
    assert wait_for(signed_on, qtbot, FileAlarm).record == FileAlarm(FileSign.MAGIC, keys.NAME)
    assert keys.NAME in alarm.text()
    signed_on.main.show_page("devices")
    signed_on._change(theme=True)
    assert not signed_on.main._standing.alarm.isHidden()


def test_without_a_record_it_is_seen_within_the_minute_and_told_once(signed_on, qtbot):
    guard = signed_on.room.guard
    qtbot.waitUntil(lambda: guard._watch is not None and not guard._looking)
    told = []
    guard.alarmed.connect(told.append)
    attack(signed_on)
    guard._timer.start(1)
    qtbot.waitUntil(lambda: bool(told))
    guard.look()
    qtbot.waitUntil(lambda: not guard._looking)
    assert told == [(Sign(FileSign.MAGIC, keys.NAME),)]


def test_nothing_is_said_while_all_is_well_and_after_it_is_shut(signed_on, qtbot):
    guard = signed_on.room.guard
    qtbot.waitUntil(lambda: guard._watch is not None and not guard._looking)
    for _ in range(5):
        write(signed_on, qtbot, Note("all is well"))
    qtbot.waitUntil(lambda: not guard._looking)
    assert last(signed_on, FileAlarm) is None
    signed_on.shut()
    guard.look()
    assert not guard._looking


def test_the_way_on_leads_to_the_page_that_gets_the_log_out(signed_on, qtbot):
    main = signed_on.main
    main.show_signs((Sign(FileSign.SIZE, "A/ward.db"),))
    main._standing.alarm.findChild(type(main._strip.switch)).click()
    assert main.shown == "copies"
