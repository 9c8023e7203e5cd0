# SPDX-License-Identifier: Apache-2.0
"""Codes on the screen: read with a real reader as they are shown, turned by key and by itself, recorded once."""

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from logbook.core import crypto
from logbook.core.exchange import bridge, squeeze, verify
from logbook.core.exchange.checkpoint import Checkpoint, write_line
from logbook.core.model.codes import Profile, Role
from logbook.core.model.errors import LockedByAnother
from logbook.core.model.records import Note, Person
from logbook.core.model.safeguards import Receipt
from logbook.core.model.traces import Export
from logbook.ui import house
from tests.ui.hands import answer_file, button, last, open_page, wait_for, write


@pytest.fixture
def page(signed_on, qtbot):
    page = open_page(signed_on, "codes")
    qtbot.waitUntil(lambda: page._much.key() is not None and bool(page._sealed.text()))
    return page


def shown(page, qtbot):
    page._show.click()
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._shown)


def seen(page):
    """What a camera in front of the screen reads."""
    square = page._shown._code
    image = QImage(square.size(), QImage.Format.Format_Grayscale8)
    square.render(image)
    bits = bytes(image.constBits())
    picture = Image.frombytes("L", (image.width(), image.height()), bits, "raw", "L", image.bytesPerLine())
    (found,) = zxingcpp.read_barcodes(picture, zxingcpp.BarcodeFormat.QRCode)
    return bridge.read_frame(found.text)


@pytest.mark.parametrize("size", [(1366, 768), (1093, 614)])
def test_what_is_on_the_screen_reads_as_the_whole_log(signed_on, page, qtbot, size):
    for number in range(6):
        write(signed_on, qtbot, Note(f"Ventilator {number} looked at"))
    signed_on.stage.resize(*size)
    shown(page, qtbot)
    total = page._shown._codes[0].total
    frames = []
    for index in range(1, total + 1):
        assert page._shown._place.text() == f"Code {index} of {total}"
        frames.append(seen(page))
        qtbot.keyClick(page._shown._next, Qt.Key.Key_Return)
    assert page._shown._place.text() == f"Code 1 of {total}"
    (batch,) = bridge.batches(frames)
    report = verify.verify(squeeze.unsqueeze(bridge.join(batch))).report
    record = wait_for(signed_on, qtbot, Export).record
    assert (report.verdict, report.last, record.last) == (verify.Verdict.GOOD, record.last, report.last)
    assert record.medium == "qr"


def test_keys_turn_the_codes_both_ways_and_escape_leads_to_the_form(page, qtbot):
    shown(page, qtbot)
    view = page._shown
    total = len(view._codes)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view._place.text() == f"Code {total} of {total}"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_A):
        qtbot.keyClick(view, key)
    assert view._place.text() == f"Code 1 of {total}"
    button(view, "Code before").click()
    assert view._place.text() == f"Code {total} of {total}"
    assert page.back()
    assert page._stack.currentWidget() is page._form
    assert not page.back()


def test_they_turn_by_themselves_until_somebody_goes_away(page, qtbot):
    shown(page, qtbot)
    view = page._shown
    view._self.click()
    view._timer.setInterval(1)
    at = view._at
    qtbot.waitUntil(lambda: view._at != at)
    button(view, "All were read").click()
    assert not view._timer.isActive()
    assert not view._self.isChecked()


def test_only_what_is_newer_than_the_receipt_is_offered_first(signed_on, qtbot):
    ward = signed_on.session.ward
    point = Checkpoint(ward.realm, ward.journal.tail.log, 2, bytes(32), 1)
    write(signed_on, qtbot, Receipt(write_line(point, crypto.new_device_key().sign, receipt=True)))
    page = open_page(signed_on, "codes")
    qtbot.waitUntil(lambda: page._much.key() == 2)
    shown(page, qtbot)
    assert wait_for(signed_on, qtbot, Export).record.first == 3
    assert "A·3" in page._shown._about.text()


def test_for_known_readers_the_codes_are_sealed(signed_on, qtbot):
    identity, recipient = crypto.new_age_identity()
    ward = signed_on.session.ward
    ward.worker.submit(house.keep_recipients, ward, (recipient,)).result()
    page = open_page(signed_on, "codes")
    qtbot.waitUntil(lambda: page._sealed.text().startswith("Sealed"))
    shown(page, qtbot)
    (batch,) = bridge.batches(bridge.read_frame(code.frame) for code in page._shown._codes)
    assert squeeze.unsqueeze(crypto.age_decrypt(bridge.join(batch), identity)).startswith(b"WARDLOG 1")


def test_pages_are_written_for_printing_and_recorded_then(signed_on, page, qtbot, tmp_path):
    answer_file(signed_on, None)
    page._save.click()
    assert page._stack.currentWidget() is page._form
    answer_file(signed_on, tmp_path / "codes.pdf")
    page._profile.choose(Profile.OUTSIDE)
    page._save.click()
    assert wait_for(signed_on, qtbot, Export).record.profile == Profile.OUTSIDE
    assert (tmp_path / "codes.pdf").read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._form)


def test_what_cannot_be_written_is_said_and_not_recorded(signed_on, page, qtbot, tmp_path):
    answer_file(signed_on, tmp_path / "no" / "codes.pdf")
    page._save.click()
    qtbot.waitUntil(lambda: not page._trouble.isHidden())
    assert last(signed_on, Export) is None
    page._failed(LockedByAnother())
    assert "another program" in page._trouble.text()


def test_who_may_not_export_is_told_who_may(signed_on, page, qtbot):
    write(signed_on, qtbot, Person(signed_on.session.user, Role.CLERK, name="Anna Puig", pin_set=True))
    page._show.click()
    assert "doctor" in page._trouble.text()
    assert page._stack.currentWidget() is page._form
