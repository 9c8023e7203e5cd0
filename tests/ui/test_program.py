# SPDX-License-Identifier: Apache-2.0
"""The way through the window, with a real ward behind it and the keyboard alone in front."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from logbook.core.actions import opening, protecting
from logbook.core.model.codes import Means, Realm
from logbook.core.model.records import LevelSet, Note
from logbook.core.model.traces import SealedNote, SignOn, WrongPin
from logbook.core.vault import folder as folders
from logbook.core.vault import sealed_notes
from logbook.core.vault.slots import Cost, Passphrase
from logbook.ui.stage import Stage
from tests import wards
from tests.ui.hands import button, open_page

WORDS = "anchor basket candle dragon engine forest"


def focused():
    """Where the keyboard is in the window, whether or not the system gave it the focus."""
    stage = next(shown for shown in QApplication.topLevelWidgets() if isinstance(shown, Stage) and shown.isVisible())
    return stage.focusWidget()


def type_in(qtbot, text, *, enter=True):
    qtbot.keyClicks(focused(), text)
    if enter:
        qtbot.keyClick(focused(), Qt.Key.Key_Return)


def entries(program, kind):
    return [entry for entry in program.session.ward.folds.timeline.entries if isinstance(entry.record, kind)]


def sign_on(qtbot, program, world, name):
    qtbot.waitUntil(lambda: program.lock_page is not None and program.lock_page.isVisible())
    program.lock_page.choose(world.user(name))
    qtbot.keyClicks(program.lock_page.pad, wards.PINS[name])
    qtbot.keyClick(program.lock_page.pad, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.main is not None and program.main.isVisible())


def first_run(qtbot, program, name="Anna Puig"):
    for text in ("Hospital Demo", "UCI 2", name, "480513"):
        type_in(qtbot, text)
    type_in(qtbot, "480513")
    qtbot.waitUntil(lambda: program.main is not None)


def test_a_bare_pc_takes_six_answers_to_the_first_entry(start_program, machine, tmp_path, qtbot):
    program = start_program(tmp_path / "ward", machine)
    first_run(qtbot, program)
    type_in(qtbot, "Charting froze, looking at the patients")
    qtbot.waitUntil(lambda: bool(entries(program, Note)))
    note = entries(program, Note)[0]
    assert (note.record.text, note.frame.author.means) == ("Charting froze, looking at the patients", Means.SESSION)
    assert program.session.ward.realm is Realm.REAL
    assert program.main._standing.banner.isVisible()


def test_an_exercise_is_another_folder_and_looks_like_it(start_program, machine, tmp_path, qtbot):
    program = start_program(tmp_path / "ward", machine)
    page = program.first_run
    page.restore({"hospital": "H", "ward": "W", "name": "N", "pin": "480513", "again": "480513", "role": "nurse"})
    page._other.setFocus()
    qtbot.keyClick(page._other, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.main is not None)
    assert program.session.ward.realm is Realm.DRILL
    assert not (tmp_path / "ward").exists()
    assert program.look.tokens.drill
    program.main.asked.emit("real")
    assert program.first_run is not None
    assert not program.look.tokens.drill


def test_an_exercise_begins_beside_a_real_log_and_there_is_a_way_back(start_program, machine, tmp_path, qtbot):
    program = start_program(tmp_path / "ward", machine)
    first_run(qtbot, program)
    card = open_page(program, "settings", section="window")
    button(card, "Begin an exercise").click()
    page = program.first_run
    assert program.look.tokens.drill
    button(page, "Back to the real log").click()
    assert not program.look.tokens.drill
    qtbot.waitUntil(lambda: program.room is not None)
    assert program.session.ward.realm is Realm.REAL


def test_what_was_typed_on_the_first_page_survives_another_language(start_program, machine, tmp_path, qtbot):
    program = start_program(tmp_path / "ward", machine)
    type_in(qtbot, "Hospital Demo")
    program.first_run.asked.emit("language")
    assert program.first_run.fields()["hospital"] == "Hospital Demo"
    assert program.kit.words.lang == "es"


def test_a_weak_pin_is_said_before_anything_is_made(start_program, machine, tmp_path, qtbot):
    program = start_program(tmp_path / "ward", machine)
    for text in ("Hospital Demo", "UCI 2", "Anna Puig", "111111", "111111"):
        type_in(qtbot, text)
    qtbot.waitUntil(program.first_run._trouble.isVisible)
    assert program.first_run.fields()["hospital"] == "Hospital Demo"
    assert not (tmp_path / "ward").exists()


def test_the_lock_page_takes_name_and_pin_and_says_who_is_there(signed_on):
    assert signed_on.session.user
    assert entries(signed_on, SignOn)[-1].record.on


def test_a_wrong_pin_is_said_recorded_and_slows_down_that_name_only(start_program, world, qtbot):
    program = start_program(world.path, world.machine)
    qtbot.waitUntil(lambda: program.lock_page is not None and program.session.ward.loaded)
    page = program.lock_page
    page.choose(world.user("Marc Vidal"))
    for _ in range(6):
        before = page._said.text()
        qtbot.keyClicks(page.pad, "000000")
        qtbot.keyClick(page.pad, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda before=before: page._said.text() not in {before, "Checking…"})
        page._said.setText("")
    assert entries(program, WrongPin)
    assert not program.session.user
    sign_on(qtbot, program, world, "Anna Puig")
    assert program.session.user == world.user("Anna Puig")


def test_typed_words_wait_for_their_author_through_lock_and_other_people(signed_on, world, qtbot):
    program = signed_on
    type_in(qtbot, "Half a sentence about bed 3", enter=False)
    program.lock()
    assert not program.main.isVisible()
    sign_on(qtbot, program, world, "Marc Vidal")
    bar = program.main.page("log")._bar
    assert not bar.typed().text
    type_in(qtbot, "Marc's own note")
    qtbot.waitUntil(lambda: bool(entries(program, Note)))
    program.lock()
    sign_on(qtbot, program, world, "Anna Puig")
    assert bar.typed().text == "Half a sentence about bed 3"


def test_another_language_keeps_the_words_on_the_bar(signed_on, qtbot):
    type_in(qtbot, "Monitor dark", enter=False)
    qtbot.keyClick(signed_on.main, Qt.Key.Key_F10)
    assert signed_on.kit.words.lang == "es"
    assert signed_on.main.page("log")._bar.typed().text == "Monitor dark"


def test_the_record_bar_has_the_keyboard_after_each_record(signed_on, qtbot):
    for n in range(3):
        type_in(qtbot, f"Note {n}")
    qtbot.waitUntil(lambda: len(entries(signed_on, Note)) == 3)
    assert [entry.record.text for entry in entries(signed_on, Note)] == ["Note 0", "Note 1", "Note 2"]
    assert focused() is signed_on.main.page("log")._bar._text


def test_lock_by_key_and_nobody_writes(signed_on, qtbot):
    qtbot.keyClick(signed_on.main, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert signed_on.session.user == ""
    assert signed_on.lock_page.isVisible()


def test_nobody_at_the_keyboard_locks_the_screen_after_a_warning(signed_on):
    signed_on.idle._late()
    assert "locks in" in signed_on.main.messages.text()
    signed_on.idle._sign()
    assert not signed_on.main.messages.text()
    signed_on.idle._late()
    signed_on.idle._late()
    assert signed_on.lock_page.isVisible()


def test_a_stranger_writes_at_once_and_is_not_vouched_for(start_program, world, qtbot):
    program = start_program(world.path, world.machine)
    qtbot.waitUntil(lambda: program.lock_page is not None and program.session.ward.loaded)
    program.lock_page.choose("?")
    form = program.lock_page.stranger
    for field, text in ((form._name, "Agency Nurse"), (form._pin, "582931"), (form._again, "582931")):
        qtbot.keyClicks(field, text)
    qtbot.keyClick(form._again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.main is not None)
    view = program.session.ward.people.user(program.session.user)
    assert (view.name, view.listed, view.vouched_by) == ("Agency Nurse", False, ())


def protected(world):
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    world.on_thread(protecting.protect, world.ward, WORDS, Cost(passes=1))
    world.shut()


def test_a_cold_start_takes_the_words_in_any_spelling(start_program, world, qtbot):
    protected(world)
    program = start_program(world.path, world.machine)
    type_in(qtbot, "wrong words")
    qtbot.waitUntil(program.cold._open.isEnabled)
    assert program.session is None
    program.cold._words.clear()
    type_in(qtbot, "  Anchor-BASKET candle dragon  engine forest")
    qtbot.waitUntil(lambda: program.lock_page is not None)


def test_a_sealed_note_of_a_cold_start_enters_the_log_at_the_next_unlock(start_program, world, qtbot):
    protected(world)
    program = start_program(world.path, world.machine)
    program.cold.open_note()
    type_in(qtbot, "Nobody knows the six words. Bed 2 moved.", enter=False)
    program.cold.note._seal.click()
    qtbot.waitUntil(lambda: "Sealed" in program.cold.bar.text())
    assert program.cold.note.fields()["text"] == ""
    program._open(WORDS)
    qtbot.waitUntil(lambda: program.session is not None and bool(entries(program, SealedNote)))
    assert entries(program, SealedNote)[0].record.text == "Nobody knows the six words. Bed 2 moved."


@pytest.mark.parametrize("key", ["main", "lock"])
def test_the_hard_lock_ends_the_window_and_asks_for_a_fresh_one(signed_on, world, qtbot, key):
    signed_on.session.ward.worker.submit(protecting.protect, signed_on.session.ward, WORDS, Cost(passes=1)).result()
    if key == "main":
        qtbot.keyClick(signed_on.main, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    else:
        signed_on.lock()
        signed_on.lock_page._shut.click()
    assert signed_on.again == (world.path, False)
    assert not signed_on.stage.isVisible()
    assert signed_on.session is None
    world.ward = opening.open_ward(world.path, opening.unlock(world.path, Passphrase(WORDS)), world.machine)
    world.shut()


def test_a_log_not_yet_protected_is_closed_without_a_fresh_window(signed_on):
    signed_on.lock()
    signed_on.lock_page._shut.click()
    assert signed_on.again is None
    assert not signed_on.stage.isVisible()


def test_a_second_program_is_told_who_holds_the_log(start_program, world, qtbot):
    first = start_program(world.path, world.machine)
    qtbot.waitUntil(lambda: first.lock_page is not None)
    second = start_program(world.path, world.machine)
    qtbot.waitUntil(lambda: second.stage._screens.get("trouble") is not None)
    assert second.session is None


def test_an_exercise_folder_opens_as_an_exercise_whatever_was_asked(start_program, tmp_path, qtbot):
    drill = wards.make(tmp_path, realm=Realm.DRILL)
    drill.shut()
    program = start_program(drill.path, drill.machine)
    qtbot.waitUntil(lambda: program.lock_page is not None)
    assert program.look.tokens.drill


@pytest.mark.parametrize("language", ["en", "es", "ca"])
@pytest.mark.parametrize("size", [(1366, 768), (1093, 614), (683, 384)])
def test_no_screen_forces_the_window_larger(start_program, world, qtbot, language, size):
    program = start_program(world.path, world.machine, language=language)
    qtbot.waitUntil(lambda: program.lock_page is not None)
    for _ in range(2):
        program.stage.resize(*size)
        image = QImage(*size, QImage.Format.Format_RGB32)
        program.stage.render(image)
        assert (program.stage.width(), program.stage.height()) == size
        sign_on(qtbot, program, world, "Anna Puig") if not program.session.user else None


def test_a_log_can_be_closed_while_it_is_still_read_and_checked(start_program, tmp_path, qtbot):
    long = wards.make(tmp_path)
    for n in range(450):
        long.record(Note(text=f"Note {n}"))
    long.shut()
    program = start_program(long.path, long.machine)
    qtbot.waitUntil(lambda: program.room is not None)
    session = program.session
    program.main = None
    program._go(tmp_path / "elsewhere", exercise=False)
    assert program.first_run is not None
    assert not session.ward.loaded
    qtbot.wait(50)


def test_a_level_is_declared_from_the_bar_and_the_outage_clock_runs(signed_on, qtbot):
    page = signed_on.main.page("log")
    page._bar.restore({"text": "Told by Dr Ferrer", "kind": "level", "level": "D4"})
    page._bar.start()
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(entries(signed_on, LevelSet)))
    assert signed_on.session.ward.folds.outage.current.level == "D4"


def test_closing_the_window_lets_go_of_the_ward(signed_on, world):
    signed_on.stage.close()
    opened = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    world.ward = opened
    world.shut()
    assert Passphrase(WORDS).kind


def test_whoever_signs_on_finds_the_log_unless_something_of_theirs_was_left_half_typed(signed_on, world, qtbot):
    signed_on.main.show_page("devices")
    signed_on.lock()
    sign_on(qtbot, signed_on, world, "Marc Vidal")
    assert signed_on.main.shown == "log"
    assert signed_on.main.page("log").isAncestorOf(focused())
    signed_on.main.show_page("intervention", {"act": "setting"})
    qtbot.keyClicks(signed_on.main.page("intervention")._act._text, "Half a sen")
    signed_on.lock()
    sign_on(qtbot, signed_on, world, "Anna Puig")
    assert signed_on.main.shown == "log"
    signed_on.lock()
    sign_on(qtbot, signed_on, world, "Marc Vidal")
    assert signed_on.main.shown == "intervention"
    assert signed_on.main.page("intervention")._act.text() == "Half a sen"


def test_a_sealed_note_that_does_not_open_is_said_and_kept(start_program, world, qtbot):
    notes = folders.notes_path(world.path)
    notes.mkdir(parents=True, exist_ok=True)
    (notes / "changed.note").write_bytes(b"no note of ours")
    waiting = sealed_notes.pending(notes)
    program = start_program(world.path, world.machine)
    sign_on(qtbot, program, world, "Anna Puig")
    qtbot.waitUntil(lambda: "1 sealed note does not open" in program.main.messages.text())
    assert len(waiting) == 1
    assert sealed_notes.pending(notes) == waiting


def test_another_language_on_the_lock_page_leaves_no_page_behind_that_listens(start_program, world, qtbot):
    program = start_program(world.path, world.machine)
    sign_on(qtbot, program, world, "Anna Puig")
    for spec in program.main._specs.values():
        program.main.show_page(spec.key)
    program.lock()
    program._asked("language")
    qtbot.waitUntil(lambda: program.stage.shows("lock"))
    sign_on(qtbot, program, world, "Anna Puig")
    program.session.record(Note("after"))
    qtbot.waitUntil(lambda: "after" in [entry.record.text for entry in entries(program, Note)])
