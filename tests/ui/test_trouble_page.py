# SPDX-License-Identifier: Apache-2.0
"""A log that cannot be opened at all still takes a sealed note, or says plainly that paper must."""

from PySide6.QtCore import Qt

from logbook.core.model.traces import SealedNote
from logbook.core.vault import folder as folders
from logbook.core.vault import sealed_notes
from tests.ui.hands import button
from tests.ui.test_program import entries, type_in


def test_a_note_is_sealed_although_the_log_cannot_be_opened_at_all(start_program, world, qtbot):
    kept = {path: path.read_bytes() for path in (world.path / "keys.json", world.path / "keys.json.bak")}
    for path in kept:
        path.write_bytes(b"encrypted by somebody else")
    program = start_program(world.path, world.machine)
    qtbot.waitUntil(lambda: program.trouble is not None)
    button(program.trouble, "Write a sealed note").click()
    type_in(qtbot, "Bed 2 moved to bed 5.", enter=False)
    program.trouble.asked.emit("language")
    assert program.trouble.note.fields()["text"] == "Bed 2 moved to bed 5."
    program.trouble.note._seal.click()
    qtbot.waitUntil(lambda: bool(program.trouble.bar.text()))
    assert len(sealed_notes.pending(folders.notes_path(world.path))) == 1
    assert program.trouble.note.fields()["text"] == ""
    for path, data in kept.items():
        path.write_bytes(data)
    program.trouble.asked.emit("retry")
    qtbot.waitUntil(lambda: program.session is not None and bool(entries(program, SealedNote)))


def test_where_nothing_says_whom_to_seal_to_the_words_stay_and_paper_is_named(start_program, world, qtbot):
    for name in ("keys.json", "keys.json.bak", "notes/to.json"):
        (world.path / name).unlink()
    program = start_program(world.path, world.machine)
    qtbot.waitUntil(lambda: program.trouble is not None)
    program.trouble.open_note()
    type_in(qtbot, "Bed 2 moved to bed 5.", enter=False)
    program.trouble.note._seal.click()
    qtbot.waitUntil(lambda: "paper" in program.trouble.note._trouble.text())
    assert program.trouble.note.fields()["text"] == "Bed 2 moved to bed 5."
    assert not sealed_notes.pending(folders.notes_path(world.path))
    qtbot.keyClick(program.trouble, Qt.Key.Key_Escape)
    assert program.trouble._stack.currentIndex() == 0
