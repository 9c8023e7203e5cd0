# SPDX-License-Identifier: Apache-2.0
"""A sheet of a ward, and forms drawn and read back by programs that are not ours."""

from __future__ import annotations

import pypdfium2
import pytest

from logbook.core.exchange.forms import engine
from logbook.core.exchange.forms.engine import Sheet
from logbook.core.exchange.stamp import Stamp
from logbook.core.model.frame import Now
from logbook.i18n import resources, words_for

LINE = f"WL1:{'Q' * 24}:214:{'A' * 52}:1795398000:{'A' * 103}"
STAMP = Stamp("UCI 2 · Hospital Demo", "B·214", "547B-AWTQ-0KG7-2A0K", LINE)
FONTS = resources() / "fonts"


@pytest.fixture
def sheet():
    def make(lang="en", **fields):
        given = {"incident": "Network down", "stamp": STAMP, "serial": 7, **fields}
        return Sheet(words_for(lang), "UCI 2", "Hospital Demo", Now(1_795_398_000_000, 0, 60, "b"), "test", **given)

    return make


def texts(pdf):
    """Return the text of each page as another program reads it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def flat(pdf):
    """Return all text of a PDF with single spaces, as it can be searched for what stands in boxes."""
    return " ".join(" ".join(texts(pdf)).split())


def asked(form, sheet):
    """Return the text of a form drawn blank."""
    return flat(engine.draw(form, sheet, FONTS))


@pytest.fixture(scope="session")
def night(tmp_path_factory):
    """The demonstration's night, with the paper it asks for."""
    from tests import paper_night  # noqa: PLC0415 - only who asks for the night pays for it

    made = paper_night.lived(tmp_path_factory.mktemp("night"))
    yield made
    made.shut()
