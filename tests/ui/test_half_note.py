# SPDX-License-Identifier: Apache-2.0
"""A sealed note half written outlives a kill, is carried on where somebody is, and is never there twice."""

import pytest

from logbook.core.actions import opening, protecting
from logbook.core.model.traces import SealedNote
from logbook.core.vault import folder as folders
from logbook.core.vault import sealed_notes
from logbook.core.vault.drafts import Drafts
from logbook.core.vault.slots import Cost, Passphrase
from logbook.ui.half_note import DRAFT, NOBODY

WORDS = "anchor basket candle dragon engine forest"


@pytest.fixture
def cold(start_program, world):
    """A program before a closed log, as it stands after a start."""
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    world.on_thread(protecting.protect, world.ward, WORDS, Cost(passes=1))
    world.shut()
    program = start_program(world.path, world.machine)
    program.cold.open_note()
    return program


def waiting(world):
    return sealed_notes.pending(folders.notes_path(world.path))


def write(qtbot, note, text):
    note.start()
    qtbot.keyClicks(note._text, text)


def notes_of(ward):
    return [entry.record.text for entry in ward.folds.timeline.entries if isinstance(entry.record, SealedNote)]


def test_before_a_closed_log_it_is_sealed_as_it_stands_and_enters_so(cold, world, qtbot):
    write(qtbot, cold.cold.note, "Bed 5 without")
    qtbot.waitUntil(lambda: len(waiting(world)) == 1)
    first = waiting(world)
    write(qtbot, cold.cold.note, " a monitor")
    qtbot.waitUntil(lambda: waiting(world) != first and len(waiting(world)) == 1)
    unlocked = opening.unlock(world.path, Passphrase(WORDS))  # as after a kill: another process
    (path,) = waiting(world)
    assert sealed_notes.open_note(unlocked.identities, path).note.text == "Bed 5 without a monitor"


def test_whoever_seals_the_whole_note_or_takes_it_back_leaves_no_half(cold, world, qtbot):
    note = cold.cold.note
    write(qtbot, note, "Bed 5")
    qtbot.waitUntil(lambda: len(waiting(world)) == 1)
    half = waiting(world)
    note._seal.click()
    qtbot.waitUntil(lambda: "Sealed" in cold.cold.bar.text())
    assert len(waiting(world)) == 1
    assert waiting(world) != half
    whole = waiting(world)
    write(qtbot, note, "Bed 6")
    qtbot.waitUntil(lambda: len(waiting(world)) == 1 + len(whole))
    note._text.clear()
    assert waiting(world) == whole


def test_another_language_and_an_opened_log_carry_it_on(cold, world, qtbot):
    write(qtbot, cold.cold.note, "Bed 5 without")
    qtbot.waitUntil(lambda: len(waiting(world)) == 1)
    cold._asked("language")
    assert cold.cold.note.words().text == "Bed 5 without"
    qtbot.waitUntil(lambda: len(waiting(world)) == 1)
    cold._open(WORDS)
    qtbot.waitUntil(lambda: cold.lock_page is not None and cold.session.ward.loaded)
    assert cold.lock_page.note.words().text == "Bed 5 without"
    assert waiting(world) == ()
    assert notes_of(cold.session.ward) == []


def test_at_a_locked_screen_it_is_a_draft_and_comes_back_with_the_next_start(start_program, world, qtbot):
    program = start_program(world.path, world.machine)
    qtbot.waitUntil(lambda: program.lock_page is not None and program.session.ward.loaded)
    program.lock_page.open_note()
    write(qtbot, program.lock_page.note, "Bed 5 without")
    program.lock_page.note._name.setText("Carmen")
    program.lock_page.note._name.textEdited.emit("Carmen")
    drafts = Drafts(folders.drafts_path(world.path), program.session.ward.unlocked.key)
    qtbot.waitUntil(lambda: (kept := drafts.load(DRAFT, NOBODY)) is not None and kept.fields["name"] == "Carmen")
    program.shut()
    again = start_program(world.path, world.machine)
    qtbot.waitUntil(lambda: again.lock_page is not None and bool(again.lock_page.note.words().text))
    assert (again.lock_page.note.words().name, again.lock_page.note.isVisible()) == ("Carmen", True)
    again.lock_page.note._seal.click()
    qtbot.waitUntil(lambda: notes_of(again.session.ward) == ["Bed 5 without"])
    qtbot.waitUntil(lambda: drafts.load(DRAFT, NOBODY) is None)
