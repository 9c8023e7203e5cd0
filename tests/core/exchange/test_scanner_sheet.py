# SPDX-License-Identifier: Apache-2.0
"""The page that teaches a scanner says exactly what the window expects to hear."""

import pypdfium2
import pytest
import zxingcpp

from logbook.core.exchange import scanner_sheet
from logbook.core.exchange.draw.values import Paper
from logbook.core.model.frame import Now
from logbook.i18n import resources, words_for
from logbook.ui.scanning.teaching import BARS, CHECK, SQUARE

TEXTS = scanner_sheet.Texts(BARS, SQUARE, CHECK)
MADE = Now(1_795_398_000_000, 0, 60, "b")


@pytest.mark.parametrize(("lang", "paper"), [("en", Paper.A4), ("es", Paper.LETTER), ("ca", Paper.A4)])
def test_one_page_carries_all_codes(lang, paper):
    with pypdfium2.PdfDocument(scanner_sheet.draw(TEXTS, MADE, words_for(lang), resources() / "fonts", paper)) as pdf:
        (page,) = list(pdf)
        found = zxingcpp.read_barcodes(page.render(scale=300 / 72, grayscale=True).to_pil())
    assert sorted(code.bytes.decode() for code in found) == sorted([BARS, SQUARE, CHECK, CHECK])


def test_bars_that_cannot_be_said_are_left_out():
    texts = scanner_sheet.Texts("Ñ", SQUARE, CHECK)
    assert scanner_sheet.draw(texts, MADE, words_for("en"), resources() / "fonts").startswith(b"%PDF")
