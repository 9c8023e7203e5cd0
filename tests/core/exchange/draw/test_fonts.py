# SPDX-License-Identifier: Apache-2.0
"""Fonts: what is drawn can be read back, and nothing is embedded that is not used."""

from __future__ import annotations

import string

from logbook.core.exchange.draw.fonts import Fonts
from logbook.core.exchange.draw.values import Para, Run, say
from logbook.i18n import resources

ALL = sorted(Fonts(resources() / "fonts").face(bold=False, italic=False).letters - set(" \x00\r\n\t"))


def test_every_letter_of_the_font_can_be_read_back(paged):
    drawable = [char for char in ALL if char.isprintable()]
    assert len(drawable) > 250
    read = "".join(paged(Para(say(" ".join(drawable)))).texts()[0].split("page 1 of 1")[0].split())
    # a reader may put an accent and its letter together
    assert [char for char in drawable if char not in read and char.isalnum()] == []


def test_widths_are_those_of_the_font_file():
    face = Fonts(resources() / "fonts").face(bold=False, italic=False)
    assert face.words[""] == 0
    assert face.words["iW"] == face.words["i"] + face.words["W"]
    assert face.words["W"] > face.words["i"] > 0


def test_letters_get_their_codes_in_the_order_of_first_use():
    face = Fonts(resources() / "fonts").face(bold=True, italic=False)
    assert not face.used
    assert face.codes("aba") == "000100020001"
    assert face.codes("c") == "0003"
    assert face.used


def test_only_the_styles_used_are_in_the_file(paged):
    with paged(Para((Run("x", bold=True),))).open() as pdf:
        names = {str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()}
    assert names == {"/WARDLG+AtkinsonHyperlegible-Regular", "/WARDLG+AtkinsonHyperlegible-Bold"}


def test_the_four_styles_are_four_fonts():
    fonts = Fonts(resources() / "fonts")
    faces = {id(fonts.face(bold=bold, italic=italic)) for bold in (False, True) for italic in (False, True)}
    assert len(faces) == 4


def test_more_letters_than_one_block_of_the_map_holds_are_all_there(paged):
    many = "".join(ALL[:220])
    assert set(string.ascii_letters) <= set(paged(Para(say(many))).texts()[0])


def test_a_no_break_space_is_drawn_as_a_space(paged):
    assert "a b" in paged(Para(say("a\xa0b"))).texts()[0]
