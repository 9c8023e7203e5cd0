# SPDX-License-Identifier: Apache-2.0
"""The ways in, at the window: added, proven and taken away with real clicks; each asks who may, and is told."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from logbook.core import crypto
from logbook.core.actions import opening, protecting, ways
from logbook.core.model.codes import KeyEvent
from logbook.core.model.errors import KeyTrouble
from logbook.core.model.safeguards import Keys
from logbook.core.vault import keys, keysticks
from logbook.core.vault.slots import Cost, Passphrase
from logbook.ui.keys import page as module
from logbook.ui.messages import Answers
from tests.ui.hands import button, last, open_page
from tests.ui.test_program import WORDS, sign_on


@pytest.fixture
def page(signed_on, qtbot):
    ward = signed_on.session.ward
    work = ward.worker.submit(protecting.protect, ward, WORDS, Cost(passes=1), (), signed_on.session.author())
    signed_on.session.announce(work.result())
    return open_page(signed_on, "keys")


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


def answer(program, folder, *, yes=True):
    program.main.messages.set_answers(
        Answers(lambda _q: yes, lambda _t, _p: None, lambda _t, _n: None, lambda _t: folder)
    )


def kinds(program):
    return sorted(way.kind for way in ways.ways(program.session.ward))


def press(qtbot, view, word):
    """Press what says a word, as soon as it is there."""

    def there():
        return [one for one in view.findChildren(QAbstractButton) if one.accessibleName() == word and one.isVisible()]

    qtbot.waitUntil(lambda: bool(there()))
    there()[-1].click()


def choose_place(program, page, qtbot, stick):
    answer(program, stick)
    press(qtbot, page._list, "Add a key stick…")
    press(qtbot, page._stick, "Another folder…")
    qtbot.waitUntil(lambda: page._stick._places.key() == stick)


def add_stick(program, page, qtbot, stick, pin="480513"):
    choose_place(program, page, qtbot, stick)
    page._stick._pin.setText(pin)
    page._stick._again.setText(pin)
    button(page._stick, "Make the key stick").click()
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._list)


def opens(program, secret):
    try:
        return opening.unlock(program.session.ward.path, secret).key == program.session.ward.unlocked.key
    except KeyTrouble:
        return False


def from_stick(program, stick, pin="480513"):
    return keysticks.open_here(stick, keys.public(program.session.ward.path), pin)


def test_one_way_in_is_a_standing_reminder_until_there_are_two(signed_on, page, qtbot, stick):
    assert signed_on.main._standing.banner.isVisible()
    assert "only one way in" in signed_on.main._standing.banner.text()
    assert module.status(signed_on.main.desk) == "only 1 way in"
    add_stick(signed_on, page, qtbot, stick)
    assert not signed_on.main._standing.banner.isVisible()
    assert module.status(signed_on.main.desk) == "2 ways in"


def test_the_reminder_leads_here(signed_on, page, qtbot):
    signed_on.main.show_page("log")
    signed_on.main._standing.act.click()
    assert signed_on.main.shown == "keys"


def test_a_key_stick_is_made_and_opens_the_log(signed_on, page, qtbot, stick):
    add_stick(signed_on, page, qtbot, stick)
    assert opens(signed_on, from_stick(signed_on, stick))
    record = last(signed_on, Keys).record
    assert (record.event, record.way, record.label) == (KeyEvent.ADDED, "stick", "A")
    assert last(signed_on, Keys).user == signed_on.session.user
    assert button(page._list, "Take away: Key stick A with its PIN")


def test_a_stick_needs_a_place_and_the_same_strong_pin_twice(signed_on, page, qtbot, stick):
    answer(signed_on, None)
    press(qtbot, page._list, "Add a key stick…")
    form = page._stick
    form._make.click()
    assert "Choose the stick" in form._trouble.text()
    press(qtbot, form, "Another folder…")
    assert form._places.key() is None
    page.back()
    choose_place(signed_on, page, qtbot, stick)
    form._pin.setText("111111")
    form._again.setText("222222")
    form._make.click()
    assert form.isEnabled()
    form._again.setText("111111")
    form._make.click()
    qtbot.waitUntil(lambda: "row" in form._trouble.text())
    assert form.isEnabled()
    assert kinds(signed_on) == ["passphrase"]


def test_a_recovery_key_of_the_team_is_added(signed_on, page, qtbot):
    public = crypto.new_age_identity()[1]
    button(page._list, "Add a recovery key…").click()
    button(page._recovery, "The team's recovery key").click()
    page._recovery._key.setText(public)
    button(page._recovery, "Add the recovery key").click()
    qtbot.waitUntil(lambda: kinds(signed_on) == ["passphrase", "recovery"])
    assert signed_on.session.ward.unlocked.file.recovery == (public,)


def test_a_lost_stick_is_taken_away_when_the_words_are_proven(signed_on, page, qtbot, stick):
    add_stick(signed_on, page, qtbot, stick)
    lost = from_stick(signed_on, stick)
    button(page._list, "Take away: Key stick A with its PIN").click()
    form = page._proof
    form._lines[""].setText("six wrong words")
    form._go.click()
    qtbot.waitUntil(lambda: bool(form._trouble.text()))
    assert kinds(signed_on) == ["passphrase", "stick"]
    form._lines[""].setText(WORDS)
    form._go.click()
    qtbot.waitUntil(lambda: kinds(signed_on) == ["passphrase"])
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._list)
    assert not opens(signed_on, lost)
    assert opens(signed_on, Passphrase(WORDS))
    assert last(signed_on, Keys).record.event is KeyEvent.CHANGED


def test_saying_no_at_the_end_changes_nothing(signed_on, page, qtbot, stick):
    add_stick(signed_on, page, qtbot, stick)
    before = signed_on.session.ward.unlocked.key
    answer(signed_on, stick, yes=False)
    button(page._list, "Take away: The six words").click()
    page._proof._find.click()
    (field,) = page._proof._lines.values()
    field.setText("480513")
    page._proof._go.click()
    qtbot.waitUntil(page._proof.isEnabled)
    assert signed_on.session.ward.unlocked.key == before
    assert page.back()
    assert field.text() == ""


def test_new_six_words_take_the_place_of_the_old_ones(signed_on, page, qtbot, stick):
    add_stick(signed_on, page, qtbot, stick)
    held = from_stick(signed_on, stick)
    button(page._list, "New six words…").click()
    drawn = page._drawn
    button(page._words, "They are on paper").click()
    page._typed.typed.emit("two words")
    assert "2 words" in page._typed._trouble.text()
    page._typed.again.emit()
    button(page._words, "They are on paper").click()
    page._typed.typed.emit(drawn)
    answer(signed_on, stick)
    page._proof._find.click()
    (field,) = page._proof._lines.values()
    field.setText("480513")
    button(page._proof, "Change the key").click()
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._list)
    assert opens(signed_on, Passphrase(drawn))
    assert opens(signed_on, held)
    assert not opens(signed_on, Passphrase(WORDS))
    assert page._drawn == ""


def test_a_stick_that_is_not_there_is_named(signed_on, page, qtbot, stick):
    add_stick(signed_on, page, qtbot, stick)
    button(page._list, "Take away: The six words").click()
    (field,) = page._proof._lines.values()
    field.setText("480513")
    page._proof._go.click()
    qtbot.waitUntil(lambda: "no key" in page._proof._trouble.text())
    assert page._proof.isEnabled()


def test_who_may_not_is_told_who_may(signed_on, page, world, qtbot):
    signed_on.lock()
    assert page._stack.currentWidget() is page._list
    sign_on(qtbot, signed_on, world, "Marc Vidal")
    page = open_page(signed_on, "keys")
    for word in ("Add a key stick…", "Add a recovery key…", "New six words…"):
        button(page._list, word).click()
        assert "may do this" in signed_on.main.messages.text()
        assert page._stack.currentWidget() is page._list


def test_locking_forgets_what_was_typed_and_drawn(signed_on, page, stick, qtbot):
    button(page._list, "New six words…").click()
    signed_on.lock()
    assert page._drawn == ""
    assert not page._words._labels
    assert page._stack.currentWidget() is page._list


def test_before_the_six_words_only_protecting_is_offered(signed_on):
    page = open_page(signed_on, "keys")
    assert module.status(signed_on.main.desk) == "not yet protected"
    button(page._list, "Protect now").click()
    assert signed_on.main.shown == "protect"


def test_the_page_closes_and_locks_the_log(signed_on, page):
    button(page._list, "Close and lock the log (Shift+F11)").click()
    assert signed_on.again is not None
