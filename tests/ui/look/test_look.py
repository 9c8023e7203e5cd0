# SPDX-License-Identifier: Apache-2.0
"""One look for the whole program, changed at once; icons and fonts of our own."""

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from logbook.i18n import resources
from logbook.ui.look.look import FAMILY
from logbook.ui.look.sheet import sheet
from logbook.ui.look.tokens import DAY, NIGHT


def test_a_theme_changes_palette_sheet_and_tokens_at_once(look, qtbot):
    with qtbot.waitSignal(look.changed):
        look.apply("night")
    app = QApplication.instance()
    assert look.tokens is NIGHT
    assert app.palette().color(QPalette.ColorRole.Window) == QColor(NIGHT.ground)
    assert NIGHT.surface in app.styleSheet()
    look.apply("day")
    assert NIGHT.surface not in app.styleSheet()


def test_the_scale_enlarges_lengths_and_type(look):
    look.apply("day", scale=1.5)
    assert look.px(48) == 72
    assert look.font(16).pixelSize() == 24
    assert "font-size: 24px" in QApplication.instance().styleSheet()


def test_the_bundled_font_is_used_without_hinting(look):
    for bold, italic in ((False, False), (True, False), (False, True), (True, True)):
        font = look.font(15, bold=bold, italic=italic)
        assert font.hintingPreference() is QFont.HintingPreference.PreferNoHinting
        info = QFontInfo(font)
        assert (info.family(), info.bold(), info.italic()) == (FAMILY, bold, italic)


def test_the_same_icon_is_rendered_once_and_sharp_on_dense_screens(look):
    one = look.icon("lock", DAY.text, 20)
    assert look.icon("lock", DAY.text, 20).cacheKey() == one.cacheKey()
    dense = look.icon("lock", DAY.text, 20, 2.0)
    assert (dense.width(), dense.deviceIndependentSize().width()) == (40, 20)


def test_an_icon_takes_the_colour_asked_for(look):
    image = look.icon("square", "#a84e00", 48).toImage()
    drawn = {
        image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
    }
    assert drawn == {"#a84e00"}


def test_an_unknown_icon_is_an_error_not_a_hole(look):
    with pytest.raises(FileNotFoundError):
        look.icon("no-such-icon", DAY.text)


def test_licences_lie_beside_what_they_cover():
    assert "SIL Open Font License" in (resources() / "fonts" / "LICENSE-OFL.txt").read_text("utf-8")
    assert "ISC License" in (resources() / "icons" / "LICENSE-lucide.txt").read_text("utf-8")


def test_the_sheet_has_no_animation_and_braces_that_match():
    text = sheet(DAY)
    assert text.count("{") == text.count("}")
    assert "None" not in text
