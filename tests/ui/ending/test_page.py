# SPDX-License-Identifier: Apache-2.0
"""Erase and retire in the window: nothing to press for who may not, and every step asked of who may."""

import pytest
from PySide6.QtCore import Qt

from logbook.core.actions import opening, signing_on
from logbook.core.actions.mirroring import Standing
from logbook.core.exchange.verify import Verdict, verify
from logbook.core.model.codes import Part, StickEvent
from logbook.core.model.records import Note
from logbook.core.model.safeguards import Close, Erase, Stick
from logbook.core.vault.slots import Cost, Passphrase
from tests import wards
from tests.ui.hands import answer_file, button, last, open_page, write
from tests.ui.scanning.keyboards import send, us_scanner

SIX = "amber basin canal dried early flint"


def soon(qtbot, true):
    """Wait for what takes a stretched secret or a drawn PDF, on a busy machine too."""
    qtbot.waitUntil(true)


@pytest.fixture
def world(tmp_path):
    """A protected ward with an incident lead."""
    made = wards.make(tmp_path, locks=(Passphrase(SIX, Cost(64 << 10, 1, 1)),))
    wards.enrol(made, "Laia Soler")
    made.shut()
    return made


@pytest.fixture
def program(start_program, world, qtbot):
    """The program, opened by its six words, nobody signed on."""
    made = start_program(world.path, world.machine)
    soon(qtbot, lambda: made.cold is not None)
    soon(qtbot, made.cold._open.isEnabled)
    made.cold._words.setText(SIX)
    qtbot.keyClick(made.cold._words, Qt.Key.Key_Return)
    soon(qtbot, lambda: made.lock_page is not None and made.session.ward.loaded)
    return made


def sign_on(program, world, qtbot, name):
    program.lock_page.choose(world.user(name))
    qtbot.keyClicks(program.lock_page.pad, wards.PINS[name])
    qtbot.keyClick(program.lock_page.pad, Qt.Key.Key_Return)
    soon(qtbot, lambda: program.main is not None and bool(program.session.user))


@pytest.fixture
def lead(program, world, qtbot):
    sign_on(program, world, qtbot, "Laia Soler")
    return program


def test_a_nurse_who_strays_in_finds_nothing_to_press(program, world, qtbot):
    sign_on(program, world, qtbot, "Marc Vidal")
    page = open_page(program, "ending")
    assert page.erase.isHidden()
    assert page.retire.isHidden()
    assert "incident lead" in page._who.text()


def test_a_charge_nurse_may_retire_with_another_and_erase_nothing(program, world, qtbot):
    sign_on(program, world, qtbot, "Anna Puig")
    page = open_page(program, "ending")
    assert page.erase.isHidden()
    assert not page.retire.isHidden()


def fill(page, qtbot, entry, *, part="text", reason="court order 12", secret=SIX, pin=None):
    card = page.erase
    qtbot.keyClicks(card.number, str(entry.ref).replace("·", "."))
    if part:
        button(card, part).click()
    card.reason.setText(reason)
    card.secret.setText(secret)
    card.pad.setFocus()
    qtbot.keyClicks(card.pad, pin or wards.PINS["Laia Soler"])
    qtbot.keyClick(card.pad, Qt.Key.Key_Return)


def test_the_words_go_and_every_picture_forgets_them(lead, qtbot):
    write(lead, qtbot, Stick("s1", StickEvent.KNOWN, "B"))
    entry = write(lead, qtbot, Note("Pepa García avisada"))
    page = open_page(lead, "ending")
    assert page.erase.left.isHidden()
    word = next(one.word for one in page.erase.part.buttons())
    qtbot.keyClicks(page.erase.number, "A.1")
    page.erase.start()
    fill(page, qtbot, entry, part=word)
    soon(qtbot, lambda: last(lead, Erase) is not None)
    told = last(lead, Erase)
    assert (told.record.target, told.record.part) == (entry.ref, Part.TEXT)
    soon(qtbot, lambda: lead.session.ward.loaded)
    folds = lead.session.ward.folds
    assert folds.timeline.entry(entry.ref).record.text == ""
    assert folds.timeline.search("garcia") == []
    assert lead.main.shown == "ending"
    erase = lead.main.page("ending").erase
    assert not erase.secret.text()
    soon(qtbot, lambda: "until they are next plugged in: B" in erase.left.text())


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"reason": ""}, "why"),
        ({"part": ""}, "which part"),
        ({"secret": "six quite other words than these"}, "does not open"),
        ({"pin": "555129"}, "not the PIN"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_erases_nothing(lead, qtbot, more, said):
    entry = write(lead, qtbot, Note("Pepa García avisada"))
    page = open_page(lead, "ending")
    word = next(one.word for one in page.erase.part.buttons())
    fill(page, qtbot, entry, **{"part": word, **more})
    soon(qtbot, lambda: said in page.erase.trouble.text())
    assert last(lead, Erase) is None
    assert lead.session.ward.folds.timeline.entry(entry.ref).record.text == "Pepa García avisada"


def test_the_record_that_is_meant_is_shown_before(lead, qtbot):
    entry = write(lead, qtbot, Note("Pepa García avisada"))
    page = open_page(lead, "ending")
    qtbot.keyClicks(page.erase.number, str(entry.ref.number))
    assert "Pepa García avisada" in page.erase.shown.text()
    page.erase.number.clear()
    qtbot.keyClicks(page.erase.number, "A.999")
    assert page.erase.shown.text() == "There is no such record."
    page.erase.number.clear()
    qtbot.keyClicks(page.erase.number, "x")
    assert page.erase.target() is None


def press(page, qtbot, name, role, pin=None):
    signer = page.retire.signer
    soon(qtbot, signer.isEnabled)
    button(signer, f"{name} · {role}").click()
    qtbot.keyClicks(signer.pad, pin or wards.PINS[name])
    qtbot.keyClick(signer.pad, Qt.Key.Key_Return)


def test_two_people_retire_the_log_and_it_is_gone_from_here(lead, world, qtbot, tmp_path):
    out, stick = tmp_path / "team", tmp_path / "stick"
    out.mkdir()
    stick.mkdir()
    copying = lead.room.copying
    copying.make_known(stick, "A", pytest.fail)
    soon(qtbot, lambda: copying.state.standing is Standing.CURRENT)
    copying.look()
    soon(qtbot, lambda: len(copying.ours) == 1)
    page = open_page(lead, "ending")
    soon(qtbot, lambda: "not confirmed" in page.retire.told.text())
    assert "Copies on these sticks go with it: A." in page.retire.told.text()
    press(page, qtbot, "Laia Soler", "incident lead")
    assert "where the last export goes" in page.retire.signer._said.text()
    answer_file(lead, out)
    page.retire.place.click()
    page.retire.why.setText("the team has gone home")
    press(page, qtbot, "Laia Soler", "incident lead")
    assert "second person" in page.retire.signer._said.text()
    press(page, qtbot, "Anna Puig", "charge nurse")
    soon(qtbot, lambda: not world.path.exists())
    found = verify(next(out.glob("*.pdf")).read_bytes())
    assert found.report.verdict is Verdict.GOOD
    assert isinstance(found.entries[-1].record, Close)
    assert not [path for path in stick.rglob("*") if path.is_file()]
    soon(qtbot, lambda: lead.stage.shows("first"))


def test_without_a_reason_or_with_a_wrong_pin_it_stays(lead, world, qtbot, tmp_path):
    page = open_page(lead, "ending")
    answer_file(lead, tmp_path)
    page.retire.place.click()
    for why, pin, said in (("", None, "has not confirmed"), ("over", "555129", "not the PIN")):
        page.retire.why.setText(why)
        press(page, qtbot, "Laia Soler", "incident lead")
        press(page, qtbot, "Anna Puig", "charge nurse", pin)
        soon(qtbot, lambda said=said: said in page.retire.trouble.text())
    assert last(lead, Close) is None
    assert world.path.exists()


def test_a_badge_on_the_lock_page_chooses_the_name_and_the_pin_confirms(program, world, qtbot):
    ward = program.session.ward
    by = signing_on.signer(world.user("Laia Soler"), wards.Means.PIN, "")
    work = ward.worker.submit(signing_on.set_badge, ward, world.user("Marc Vidal"), "HV-00417", by)
    program.session.announce(work.result())
    page = program.lock_page
    page.back()
    target = page._who.buttons()[0]
    target.setFocus()
    send(program.stage.windowHandle(), us_scanner("HV-00417"))
    assert page._who.key() == world.user("Marc Vidal")
    assert page.means(world.user("Marc Vidal")) is wards.Means.BADGE_PIN
    qtbot.keyClicks(page.pad, wards.PINS["Marc Vidal"])
    qtbot.keyClick(page.pad, Qt.Key.Key_Return)
    soon(qtbot, lambda: program.session.user == world.user("Marc Vidal"))
    entry = program.session.ward.folds.timeline.entries[-1]
    assert entry.frame.author.means is wards.Means.BADGE_PIN
    assert opening.protected(world.path)
