# SPDX-License-Identifier: Apache-2.0
"""Pictures that came in the hospital's pack stand beside their procedure, on the screen and on paper."""

import subprocess

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from logbook.core.exchange import png
from logbook.core.vault import trusted
from logbook.ui.procedures.picture_view import for_paper
from tests.core.exchange.test_png import picture
from tests.sticks import PICTURE, PROCEDURE
from tests.ui.hands import answer_file, button, open_page


def clear(wide=40, high=30):
    """A picture with see-through parts, as Qt writes it."""
    image = QImage(wide, high, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    into = QByteArray()
    buffer = QBuffer(into)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(into.data())


@pytest.fixture
def page(signed_on, qtbot):
    ward = signed_on.session.ward
    for name, data in (
        ("procedures/p06.toml", PROCEDURE), ("procedures/p06-1.png", picture(400, 300)),
        ("procedures/p06-2.png", clear()), ("procedures/p06-3.png", PICTURE),
    ):  # fmt: skip
        ward.worker.submit(trusted.put, ward.store, name, data).result()
    page = open_page(signed_on, "procedures")
    qtbot.waitUntil(lambda: bool(page._shelf.pictures))
    return page


def opened(page, code):
    page._open_text(next(one for one in page._shelf.newest() if one.code == code))
    return page._work._buttons["pictures"]


def test_only_a_procedure_with_pictures_offers_them(page):
    assert opened(page, "P01").isHidden()
    assert not opened(page, "P06").isHidden()


def test_they_are_shown_one_at_a_time(page, qtbot):
    opened(page, "P06").click()
    view = page._picture
    qtbot.waitUntil(lambda: page._stack.currentWidget() is view)
    assert view._told.text() == "Picture 1 of 3 to P06"
    assert view._shown.pixmap().width() > 100
    assert view._band.isHidden()
    assert not view._before.isEnabled()
    view._next.click()
    assert view._told.text() == "Picture 2 of 3 to P06"
    view._next.click()
    assert view._shown.text() == "This picture cannot be shown."
    assert not view._next.isEnabled()
    view._before.click()
    assert view._told.text() == "Picture 2 of 3 to P06"
    button(view, "Close").click()
    assert page._stack.currentWidget() is page._work


def test_they_are_printed_after_the_text(signed_on, page, qtbot, tmp_path, tool):
    path = tmp_path / "p06.pdf"
    answer_file(signed_on, path)
    opened(page, "P06")
    page._work._buttons["print"].click()
    button(page._print, "Save as a PDF file…").click()
    qtbot.waitUntil(path.exists)
    text = subprocess.run([tool("pdftotext"), path, "-"], capture_output=True, check=True).stdout.decode()
    pages = [" ".join(one.split()) for one in text.split("\f")]
    assert sum("of 3 to P06" in one for one in pages) == 3
    assert sum("It cannot be printed from here" in one for one in pages) == 1


def test_a_see_through_picture_becomes_grey_on_white_and_what_is_none_stays():
    made = png.raster(for_paper(clear()), "a")
    assert (made.wide, made.high, made.colours) == (40, 30, 1)
    assert QImage.fromData(for_paper(clear())).pixelColor(5, 5) == QColor("white")
    assert for_paper(picture()) == picture()
    assert for_paper(PICTURE) == PICTURE
