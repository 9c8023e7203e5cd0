# SPDX-License-Identifier: Apache-2.0
"""A log is brought back on a bare PC and beside a log that does not open; what is not back is said before going on."""

import shutil

import pytest
from PySide6.QtCore import Qt

from logbook.core.actions import mirroring, protecting
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Ref
from logbook.core.model.records import Note
from logbook.core.vault.slots import Cost
from logbook.ui.messages import Answers
from logbook.ui.restore import work
from logbook.ui.restore.restore_page import RestorePage
from tests import wards
from tests.ui.hands import button

WORDS = "acid bacon cabin daily eager fable"


def copied(tmp_path, name, realm=Realm.REAL):
    """A protected ward whose log lies on a stick; the PC it was written on is gone."""
    (tmp_path / name).mkdir()
    world = wards.make(tmp_path / name, realm=realm)
    world.record(Note("from the night before"))
    world.on_thread(protecting.protect, world.ward, WORDS, Cost())
    stick = tmp_path / f"stick of {name}"
    stick.mkdir()
    on, record = mirroring.register(world.ward, stick, "A")
    world.record(record)
    mirror = mirroring.Mirror(world.ward)
    mirror.visit(on).result()
    mirror.stop()
    world.shut()
    shutil.rmtree(world.path)
    return stick


def shown(program):
    return program.stage.findChild(RestorePage)


@pytest.fixture
def stick(tmp_path):
    return copied(tmp_path, "old")


@pytest.fixture
def bare(start_program, machine, tmp_path, monkeypatch, qtbot):
    """The program on a PC where nothing is, and what it finds plugged in."""

    def start(*places):
        monkeypatch.setattr("logbook.mounts.plugged", tuple)
        program = start_program(tmp_path / "new" / "ward", machine)
        qtbot.waitUntil(lambda: program.first_run is not None and program._settled)
        program._asked("restore")
        page = shown(program)
        page._timer.stop()
        qtbot.waitUntil(lambda: not page._looking)
        page._answers = Answers(lambda _q: True, None, None, lambda _title: places[0])
        if places:
            page._elsewhere.click()
            qtbot.waitUntil(lambda: bool(page._found))
        return program

    return start


def typed(page, words, qtbot):
    page._secret.setText(words)
    qtbot.keyClick(page._secret, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page._running)


def test_a_log_comes_back_and_its_first_person_goes_on(bare, stick, qtbot):
    program = bare(stick)
    page = shown(program)
    typed(page, WORDS, qtbot)
    assert page._stack.currentIndex() == 1
    assert page._done._code.text().startswith("If A·")  # at once: nothing moves under a finger
    assert work.code_of(page._ward, Ref("A", 0)) != work.code_of(page._ward, Ref("A", 1))
    assert work.code_of(page._ward, Ref("Q", 1)) == ""
    assert page._done._told.text().startswith("Records back: ")
    assert "Writing goes on in part B." in page._done._told.text()
    assert "PINs: everybody sets a new one" in page._done._not.text()
    button(page._done, "Marc Vidal · nurse").click()
    for key in ("pin", "again"):
        page._done._fields[key].setText("640172")
    button(page._done, "Go on writing").click()
    qtbot.waitUntil(lambda: program.main is not None)
    assert "Marc Vidal" in program.main._strip._name.text()
    texts = [getattr(entry.record, "text", "") for entry in program.session.ward.folds.timeline.entries]
    assert "from the night before" in texts
    assert program._path.name == "ward"


def test_nothing_goes_on_without_a_name_and_a_good_pin(bare, stick, qtbot):
    page = shown(bare(stick))
    typed(page, WORDS, qtbot)
    done = page._done
    done._go_on.click()
    assert done._trouble.text() == "Choose your name first."
    button(done, "Marc Vidal · nurse").click()
    for pin, again, told in (("12", "12", "Six numbers"), ("640172", "640173", "not the same")):
        done._fields["pin"].setText(pin)
        done._fields["again"].setText(again)
        done._go_on.click()
        assert told in done._trouble.text()
    for key in ("pin", "again"):
        done._fields[key].setText("123456")
    done._go_on.click()
    qtbot.waitUntil(lambda: "PIN" in done._trouble.text())


def test_a_wrong_secret_is_said_and_what_was_typed_stays(bare, stick, qtbot):
    page = shown(bare(stick))
    page._bring.click()
    assert "Type the six words" in page._trouble.text()
    typed(page, "one two three four five six", qtbot)
    assert "does not open the log" in page._trouble.text()
    assert page._secret.text() == "one two three four five six"
    assert page._secret.hasFocus()  # nobody has to look for the mouse to try again
    page._secret.clear()
    page._pin.setText("480513")
    page._bring.click()
    qtbot.waitUntil(lambda: page._pin.hasFocus() and not page._pin.text())


def test_who_is_quick_is_not_thrown_back_to_the_first_page(start_program, machine, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr("logbook.mounts.plugged", tuple)
    program = start_program(tmp_path / "new" / "ward", machine)
    program._asked("restore")
    program._settle()
    assert program.stage.shows("restore")


def test_without_a_stick_it_says_what_to_do_and_leads_back(bare, qtbot):
    program = bare()
    page = shown(program)
    page._secret.setText(WORDS)
    page._bring.click()
    assert page._trouble.text() == "Plug in the stick with the copy of the log."
    qtbot.keyClick(page._secret, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: program.stage.shows("first"))


def test_a_damaged_copy_comes_back_in_part_only_when_that_is_wanted(bare, stick, qtbot):
    (copy,) = stick.rglob("*.mirror")
    lines = copy.read_bytes().splitlines(keepends=True)
    copy.write_bytes(b"".join((*lines[:5], lines[4], *lines[5:])))
    page = shown(bare(stick))
    typed(page, WORDS, qtbot)
    assert not page._part.isHidden()
    page._part.click()
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 1)
    assert "only. Show the stick to the incident team." in page._done._faults.text()


def test_a_drill_comes_back_as_a_drill_in_the_place_of_drills(bare, tmp_path, qtbot):
    program = bare(copied(tmp_path, "drill", Realm.DRILL))
    page = shown(program)
    typed(page, WORDS, qtbot)
    assert page._ward.path == program._habits.exercise
    program.stage.closing.emit()
    assert page._ward is None, "the log that came back is closed with the program"


def test_beside_a_log_that_does_not_open_another_folder_is_taken(start_program, world, stick, monkeypatch, qtbot):
    (world.path / "keys.json").write_bytes(b"pay us")
    (world.path / "keys.json.bak").unlink()
    monkeypatch.setattr("logbook.mounts.plugged", tuple)
    program = start_program(world.path, world.machine)
    qtbot.waitUntil(lambda: program.trouble is not None)
    button(program.trouble, "Bring a log back").click()
    page = shown(program)
    page._leave()
    assert program.stage.shows("trouble")
    assert work.free(world.path) == world.path.with_name("ward-2")
