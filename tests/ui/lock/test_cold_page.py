# SPDX-License-Identifier: Apache-2.0
"""The cold start: six words, a key stick with its PIN, or the recovery key."""

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from logbook.core import crypto
from logbook.core.actions import opening, protecting, ways
from logbook.core.vault.slots import Cost
from tests.ui.test_program import WORDS, focused, type_in


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


def with_stick(world, stick):
    """A protected ward that a key stick opens too, closed."""
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    world.on_thread(protecting.protect, world.ward, WORDS, Cost(passes=1))
    world.on_thread(ways.add_stick, world.ward, stick, "480513", world.by("Anna Puig"))
    world.shut()


def plug_in(program, place, qtbot):
    program.cold._find.click()
    qtbot.waitUntil(program.cold._open_stick.isVisible)


def test_a_key_stick_and_its_pin_open_the_log(start_program, world, stick, qtbot, monkeypatch):
    with_stick(world, stick)
    program = start_program(world.path, world.machine)
    assert not program.cold._open_stick.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    qtbot.waitUntil(lambda: hasattr(program, "sticks"))
    plug_in(program, stick, qtbot)
    assert focused() is program.cold._pin
    type_in(qtbot, "719204")
    qtbot.waitUntil(lambda: bool(program.cold._pin_field.findChildren(QLabel)[-1].text()))
    qtbot.waitUntil(program.cold._pin.isEnabled)
    assert (program.session, program.cold._pin.text()) == (None, "")
    type_in(qtbot, "480513")
    qtbot.waitUntil(lambda: program.lock_page is not None)


def test_a_stick_that_is_pulled_out_takes_its_field_along(start_program, world, stick, qtbot, monkeypatch):
    with_stick(world, stick)
    program = start_program(world.path, world.machine)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    qtbot.waitUntil(lambda: hasattr(program, "sticks"))
    plug_in(program, stick, qtbot)
    (stick / "ward-logbook").rename(stick / "gone")
    program.sticks.look()
    qtbot.waitUntil(program.cold._find.isVisible)
    assert not program.cold._open_stick.isVisible()
    program.cold._want_by_stick()
    assert program.session is None


def test_the_recovery_key_opens_it_in_the_same_line(start_program, world, qtbot):
    secret, public = crypto.new_age_identity()
    world.ward = opening.open_ward(world.path, opening.unlock(world.path), world.machine)
    world.on_thread(protecting.protect, world.ward, WORDS, Cost(passes=1), (public,))
    world.shut()
    program = start_program(world.path, world.machine)
    type_in(qtbot, secret.lower()[:40] + " " + secret.lower()[40:])
    qtbot.waitUntil(lambda: program.lock_page is not None)
