# SPDX-License-Identifier: Apache-2.0
"""Hostile input H16: page content or an annotation is added to a PDF after it was sealed.

The seal goes red with the reason, and the log inside is read all the same. Openly not protected: a person who opens the
changed PDF in another program and believes its pages.
"""

from __future__ import annotations

import pytest
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

from logbook.core.exchange.verify import verify
from tests.attacks import forgeries as forge
from tests.attacks.exports import exported, judged
from tests.attacks.said import ADDED, about


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return exported(tmp_path_factory.mktemp("ward"))


def annotate(writer):
    """A note upon the first page."""
    corners = ArrayObject([FloatObject(corner) for corner in (50, 50, 200, 200)])
    note = {
        "/Type": NameObject("/Annot"),
        "/Subtype": NameObject("/FreeText"),
        "/Rect": corners,
        "/Contents": TextStringObject("Dose halved."),
    }
    place = writer.add_object(DictionaryObject({NameObject(key): value for key, value in note.items()}))
    page = writer.root["/Pages"]["/Kids"][0]
    page[NameObject("/Annots")] = ArrayObject([place])
    writer.update_container(page)


@pytest.mark.parametrize("change", [None, annotate])
def test_an_added_revision_is_told_and_the_log_read(made, change):
    data = forge.updated(made.pdf, change)
    assert about(data) == [ADDED]
    found = verify(data, judged)
    assert found.report.seal is False
    assert [entry.ref.number for entry in found.entries] == list(range(found.report.last + 1))


def test_the_page_cannot_be_drawn_over(made):
    data = forge.changed(made.pdf, forge.draw_over)
    assert about(data)
    assert verify(data, judged).report.seal is False
    assert len(verify(data, judged).entries) == len(verify(made.pdf, judged).entries)
