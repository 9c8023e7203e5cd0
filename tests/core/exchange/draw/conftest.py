# SPDX-License-Identifier: Apache-2.0
"""Drawing a few blocks, and reading back what came of it with programs that are not ours."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest

from logbook.core.exchange.draw.document import document
from logbook.core.exchange.draw.fonts import Fonts
from logbook.core.exchange.draw.lines import Setter
from logbook.core.exchange.draw.values import Footer, Meta, Paper, say
from logbook.i18n import resources

AT = datetime(2026, 11, 23, 16, 52, tzinfo=UTC)


class Paged:
    """A drawn document."""

    def __init__(self, data, pages):
        self.data, self.pages = data, pages

    def texts(self):
        """Return the text of each page as another program reads it."""
        with pypdfium2.PdfDocument(self.data) as pdf:
            return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pdf]

    def open(self):
        return pikepdf.open(io.BytesIO(self.data))

    def tags(self):
        """Return the tree of tags as nested lists: [kind, child…]."""

        def walk(element):
            kids = element.get("/K", [])
            kids = kids if isinstance(kids, pikepdf.Array) else [kids]
            found = [walk(kid) for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
            return [str(element.S)[1:], *found]

        with self.open() as pdf:
            return walk(pdf.Root.StructTreeRoot.K[0])


@pytest.fixture(scope="session")
def paged():
    def make(*blocks, footer=None, attachment=None, title="Ward log", paper=Paper.A4):
        out = io.BytesIO()
        meta = Meta(title, "UCI 2", "en", AT, paper)
        foot = footer or (lambda page, pages: Footer((say(f"page {page} of {pages}"),)))
        pages = document(out, meta, blocks, foot, resources() / "fonts", attachment)
        return Paged(out.getvalue(), pages)

    return make


@pytest.fixture
def setter():
    return Setter(Fonts(resources() / "fonts"))
