# SPDX-License-Identifier: Apache-2.0
"""Whether the log would survive the PC is said truly, in one line and in one sentence."""

from types import SimpleNamespace

import pytest

from logbook.core.actions.mirroring import Mirror, Standing, State, register
from logbook.core.model.codes import KeyEvent, Part, StickEvent
from logbook.core.model.records import Note
from logbook.core.model.safeguards import Erase, Keys, Stick
from logbook.i18n import words_for
from logbook.ui import survival
from tests import wards

WORDS = words_for("en")


@pytest.fixture
def world(tmp_path):
    made = wards.make(tmp_path)
    yield made
    made.shut()


@pytest.fixture
def copying():
    return SimpleNamespace(state=State(Standing.NO_STICK), progress=(0, 0))


@pytest.fixture
def stick(world, tmp_path):
    (tmp_path / "stick").mkdir()
    on, record = register(world.ward, tmp_path / "stick", "A")
    world.record(record)
    return on


def visited(world, on):
    mirror = Mirror(world.ward)
    state = mirror.visit(on).result()
    world.record(state.visit.anchor)
    state = mirror.follow().result()
    mirror.stop()
    return state


def said(world, copying):
    return (
        survival.brief(WORDS, world.ward, copying),
        survival.everywhere(WORDS, world.ward, copying),
        survival.verdict(WORDS, world.ward, copying).text,
    )


def test_without_any_stick_this_pc_is_the_only_place(world, copying):
    short, long, sentence = said(world, copying)
    assert short == long == "only on this PC"
    assert sentence.startswith("This PC is the only place.")


def test_a_whole_copy_nobody_could_open_is_not_called_safe(world, copying, stick):
    copying.state = visited(world, stick)
    short, long, sentence = said(world, copying)
    assert (short, long) == ("stick A up to date", "on this PC · stick A up to date")
    assert "nobody could open it" in sentence
    assert survival.verdict(WORDS, world.ward, copying).protect


def test_a_whole_copy_of_a_protected_log_is_safe(world, copying, stick):
    world.ward.unlocked = SimpleNamespace(
        key=world.ward.unlocked.key,
        file=SimpleNamespace(kinds={"passphrase"}, to_bytes=world.ward.unlocked.file.to_bytes),
    )
    copying.state = visited(world, stick)
    told = survival.verdict(WORDS, world.ward, copying)
    assert (told.icon, told.text) == (survival.GOOD, "If this PC were lost now, stick A would bring everything back.")
    view = world.ward.folds.sticks.get(stick.stick)
    assert survival.stick(WORDS, world.ward, view, copying).startswith("plugged in · up to A·")


def test_a_stick_that_was_taken_brings_back_all_but_what_came_after(world, copying, stick):
    visited(world, stick)
    world.record(Stick(stick.stick, StickEvent.TAKEN, "A", "Marc Vidal"))
    world.record(Note("after"))
    short, long, sentence = said(world, copying)
    assert short == "stick A taken 02:40"
    assert long == "on this PC · stick A taken 02:40"
    assert "but for 3 records" in sentence
    view = world.ward.folds.sticks.get(stick.stick)
    assert survival.stick(WORDS, world.ward, view, copying).startswith("taken 02:40 · Marc Vidal · up to A·")
    world.clock.pass_(86_400)
    assert survival.brief(WORDS, world.ward, copying) == "stick A taken 23 Nov 2026 02:40"


def test_a_stick_that_is_away_without_a_word_or_lost(world, copying, stick):
    visited(world, stick)
    copying.state = State(Standing.GONE, stick)
    assert survival.brief(WORDS, world.ward, copying) == "stick A up to 02:40"
    view = world.ward.folds.sticks.get(stick.stick)
    assert survival.stick(WORDS, world.ward, view, copying).startswith("not plugged in")
    world.record(Stick(stick.stick, StickEvent.LOST, "A"))
    assert survival.brief(WORDS, world.ward, copying) == "only on this PC"
    view = world.ward.folds.sticks.get(stick.stick)
    assert survival.stick(WORDS, world.ward, view, copying).startswith("lost, said 02:40")


def test_a_copy_on_its_way_says_how_far(world, copying, stick):
    copying.state, copying.progress = State(Standing.WORKING, stick), (43, 100)
    short, _, sentence = said(world, copying)
    assert (short, sentence) == ("stick A: 43 %", "The log is being copied to stick A. Go on writing.")
    copying.progress = (0, 0)
    assert survival.brief(WORDS, world.ward, copying) == "stick A: 0 %"


def test_trouble_is_said_in_its_own_words(world, copying, stick):
    mirror = Mirror(world.ward)
    mirror.visit(stick).result()
    (copy,) = stick.folder.glob("*.mirror")
    lines = copy.read_bytes().splitlines(keepends=True)
    copy.write_bytes(b"".join((*lines[:3], lines[2], *lines[3:])))
    copying.state = mirror.visit(stick).result()
    mirror.stop()
    short, _, sentence = said(world, copying)
    assert short == "stick A: look"
    assert "cannot be read" in sentence
    assert survival.damaged(copying.state)


def test_a_stick_that_was_not_in_since_an_erasure_or_a_change_of_key_is_named(world, copying, stick):
    visited(world, stick)

    def told():
        return survival.stick(WORDS, world.ward, world.ward.folds.sticks.get(stick.stick), copying)

    assert "plugged in" in told()
    assert "until" not in told()
    target = world.record(Note("madre"))
    erase = Erase(target.ref, Part.TEXT, "court order")
    world.ward.folds.apply_all(world.on_thread(world.ward.journal.append, erase, target.frame, world.machine.clock()))
    world.record(Keys(KeyEvent.CHANGED))
    assert "may still hold erased words until it is plugged in" in told()
    assert "can be opened as before until it is plugged in" in told()
    visited(world, stick)
    assert "until" not in told()
