# SPDX-License-Identifier: Apache-2.0
"""The team's card: letters that stand for one root alone, and paper to carry them."""

import pytest

from logbook.core.exchange.trust import card
from logbook.core.model.codes import Realm
from logbook.i18n import resources, words_for
from tests.sticks import Stick
from tests.wards import NIGHT

ROOT = Stick().root(1)


def test_the_letters_stand_for_these_bytes_in_this_realm():
    letters = card.code(ROOT, Realm.REAL)
    assert len(letters.replace("-", "")) == card.LETTERS
    assert letters == card.code(ROOT, Realm.REAL)
    assert letters not in {card.code(ROOT, Realm.DRILL), card.code(ROOT + b"\n", Realm.REAL)}


def test_the_letters_are_the_ones_the_format_promises():
    assert card.code(b"a root", Realm.REAL) == "AAZY-67VT-4AGP-PG0X"


@pytest.mark.parametrize(("realm", "drill"), [(Realm.REAL, False), (Realm.DRILL, True)])
def test_the_card_is_a_page_with_the_letters(realm, drill):
    import pypdfium2  # noqa: PLC0415 - the reader of this test alone

    letters = card.code(ROOT, realm)
    drawn = card.draw(letters, 1, realm, words_for("en"), NIGHT, "Ward Logbook test", resources() / "fonts")
    pdf = pypdfium2.PdfDocument(drawn)
    text = pdf[0].get_textpage().get_text_range()
    assert len(pdf) == 1
    assert letters in text
    assert ("EXERCISE" in text) is drill
    pdf.close()
