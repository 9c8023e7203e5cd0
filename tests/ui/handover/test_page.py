# SPDX-License-Identifier: Apache-2.0
"""The handover: walked with Enter, signed by both with their own PINs, sealed, printed; nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from logbook.core.model.codes import Meaning, Means
from logbook.core.model.records import Note, Witness
from logbook.core.model.shifts import Handover, Period
from logbook.core.model.traces import Printed
from logbook.ui.handover import page as handover
from tests import wards
from tests.ui.hands import answer_file, button, devices, last, open_page, wait_for, write


@pytest.fixture
def page(signed_on, qtbot):
    devices(signed_on, qtbot)
    write(signed_on, qtbot, Note("x", bed="7"))
    return open_page(signed_on, "handover")


def shown(view):
    QApplication.processEvents()  # what was just made is hidden until its layout has had a turn
    return " ".join(one.text() for one in view.findChildren(QLabel) if one.isVisible())


def pin(qtbot, signer, world, name):
    signer.choose(world.user(name))
    qtbot.keyClicks(signer.pad, wards.PINS[name])
    qtbot.keyClick(signer.pad, Qt.Key.Key_Return)


def walked(page, qtbot, remark="tube moved"):
    qtbot.keyClicks(page._walk._remark, remark)
    qtbot.keyClick(page._walk._remark, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._whole)
    qtbot.keyClick(page._whole.kit_line, Qt.Key.Key_Return)


def test_enter_goes_from_bed_to_bed_then_to_the_ward(signed_on, page, qtbot):
    qtbot.waitUntil(lambda: "Bed 1 of 1" in shown(page._walk))
    assert "Ventilator VM-07 · Life support" in shown(page._walk)
    qtbot.waitUntil(lambda: signed_on.stage.activateWindow() or page._walk._remark.hasFocus())
    qtbot.keyClick(page._walk._remark, Qt.Key.Key_Return)
    assert page._stack.currentWidget() is page._whole
    qtbot.waitUntil(lambda: "Monitor M-07" in shown(page._whole))
    assert page.back()
    assert page._stack.currentWidget() is page._walk
    assert not page.back()


def test_both_sign_and_the_shift_is_sealed(signed_on, page, qtbot, world):
    walked(page, qtbot)
    page._whole.kit_line.setText("O2 2")
    pin(qtbot, page._sign.giver, world, "Anna Puig")
    qtbot.waitUntil(lambda: not page._sign.taker.isHidden())
    assert world.user("Anna Puig") not in [view.user for view in page._sign.taker._people]
    before = signed_on.session.ward.folds.timeline.entries[-1].ref
    pin(qtbot, page._sign.taker, world, "Marc Vidal")
    signature = wait_for(signed_on, qtbot, Witness)
    entry = last(signed_on, Handover)
    record = entry.record
    assert (entry.user, entry.frame.author.means) == (world.user("Anna Puig"), Means.PIN)
    assert (record.receiver, entry.frame.author.cosign) == (world.user("Marc Vidal"),) * 2
    assert (record.first.number, record.last, record.beds) == (0, before, ("7",))
    assert (record.text, record.kit, record.unchecked) == ("Bed 7: tube moved", "O2 2", ("M-07", "VM-07"))
    assert (signature.user, signature.record) == (record.receiver, Witness(entry.ref, Meaning.RECEIVED))
    assert signed_on.session.ward.folds.cosigning.pending() == ()
    assert handover.status(signed_on.main.desk).endswith("to Marc Vidal")
    assert not page.waits()
    assert page._stack.currentWidget() is page._done
    page._done.closed.emit()
    assert page._stack.currentWidget() is page._walk
    assert page._walk._remark.text() == ""


def test_a_wrong_pin_is_said_and_nothing_is_written(signed_on, page, qtbot, world):
    walked(page, qtbot)
    page._sign.giver.choose(world.user("Anna Puig"))
    qtbot.keyClicks(page._sign.giver.pad, "111112")
    qtbot.keyClick(page._sign.giver.pad, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "PIN" in page._sign.giver._said.text() and "Puig" not in page._sign.giver._said.text())
    assert page._sign.taker.isHidden()
    assert last(signed_on, Handover) is None


def test_one_alone_is_recorded_and_waits_for_nobody_in_particular(signed_on, page, qtbot, world):
    walked(page, qtbot, "")
    pin(qtbot, page._sign.giver, world, "Anna Puig")
    qtbot.waitUntil(lambda: not page._sign._alone.isHidden())
    page._sign._alone.click()
    assert wait_for(signed_on, qtbot, Handover).record.receiver == ""
    assert handover.status(signed_on.main.desk).endswith("nobody has signed for it")


def test_a_lock_between_the_two_asks_for_both_again(signed_on, page, qtbot, world):
    walked(page, qtbot)
    pin(qtbot, page._sign.giver, world, "Anna Puig")
    qtbot.waitUntil(lambda: not page._sign.taker.isHidden())
    signed_on.session.locked.emit()
    assert page._stack.currentWidget() is page._whole
    page._seal(None)
    assert last(signed_on, Handover) is None


def test_what_was_typed_comes_back_where_one_was(signed_on, page, qtbot):
    qtbot.keyClicks(page._walk._remark, "half")
    page._whole.text.setPlainText("more")
    assert page.waits()
    page._walk.start((), {})
    page.arrive({})
    assert (page._walk._remark.text(), page._whole.text.toPlainText()) == ("half", "more")


def test_what_is_recorded_meanwhile_is_shown(signed_on, page, qtbot):
    write(signed_on, qtbot, Period("Outage of the network", 3))
    devices(signed_on, qtbot)
    assert page._stack.currentWidget() is page._walk
    page._show(page._whole)
    write(signed_on, qtbot, Note("y"))
    newest = signed_on.session.ward.folds.timeline.entries[-1].ref
    qtbot.waitUntil(lambda: str(newest) in shown(page._whole))


def test_the_sheet_is_saved_as_it_is_before_anybody_signs(signed_on, page, qtbot, tmp_path):
    answer_file(signed_on, tmp_path / "sheet.pdf")
    page._preview.click()
    assert page._stack.currentWidget() is page._print
    page._print.saving.emit()
    qtbot.waitUntil((tmp_path / "sheet.pdf").exists)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._walk)


def test_no_file_chosen_stays_and_a_printer_that_is_none_is_said(signed_on, page, qtbot, monkeypatch):
    answer_file(signed_on, None)
    page._preview.click()
    page._print.saving.emit()
    assert page._stack.currentWidget() is page._print
    monkeypatch.setenv("PATH", "")
    page._print.printing.emit("none")
    qtbot.waitUntil(lambda: bool(signed_on.main.findChildren(QLabel)))
    assert last(signed_on, Printed) is None
    assert page.back()


def test_after_the_signatures_the_other_pages_are_one_press_away(signed_on, page, qtbot, world):
    walked(page, qtbot)
    pin(qtbot, page._sign.giver, world, "Anna Puig")
    qtbot.waitUntil(lambda: not page._sign.taker.isHidden())
    pin(qtbot, page._sign.taker, world, "Marc Vidal")
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._done)
    page._done.print.click()
    assert page._stack.currentWidget() is page._print
    assert page._paper.ref == str(last(signed_on, Handover).ref)
    assert page.back()
    assert page._stack.currentWidget() is page._done
    button(page._done, "Copy the 16 letters onto paper…").click()
    assert signed_on.main._shown == "witnesses"


def test_a_ward_that_knows_nothing_can_hand_over_too(signed_on, qtbot):
    page = open_page(signed_on, "handover")
    qtbot.waitUntil(lambda: "no beds and no devices" in shown(page._walk))
    page._walk.forward()
    assert page._stack.currentWidget() is page._whole
