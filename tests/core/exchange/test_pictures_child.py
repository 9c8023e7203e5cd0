# SPDX-License-Identifier: Apache-2.0
"""What the child sees: pictures and PDFs of a bearable size."""

import io
import json
import sys
from types import SimpleNamespace

import pytest
from PIL import Image

from logbook.core.exchange import bridge, pictures_child
from logbook.core.exchange.draw.document import document
from logbook.core.exchange.draw.values import Figure, Footer, Meta
from logbook.core.exchange.pictures import NO_READER
from logbook.i18n import instant, resources
from tests.core.exchange.test_pictures import FRAME, picture


def pdf():
    out = io.BytesIO()
    meta = Meta("Codes", "test", "en", instant(0, 0))
    document(
        out, meta, [Figure(bridge.matrix(FRAME), "a code")], lambda _page, _pages: Footer(()), resources() / "fonts"
    )
    return out.getvalue()


def test_codes_in_a_picture_and_in_a_pdf_are_found():
    assert json.loads(pictures_child.answer(picture())) == [FRAME]
    assert json.loads(pictures_child.answer(pdf())) == [FRAME]


def test_what_would_fill_the_memory_is_not_opened(monkeypatch):
    monkeypatch.setattr(pictures_child, "_PIXELS", 100)
    assert json.loads(pictures_child.answer(picture())) == []
    assert json.loads(pictures_child.answer(pdf())) == []


def test_other_formats_are_not_tried():
    out = io.BytesIO()
    Image.new("L", (9, 9)).save(out, "GIF")
    with pytest.raises(OSError, match="cannot identify"):
        pictures_child.answer(out.getvalue())


@pytest.fixture
def process(monkeypatch):
    """Stand for the process: what it gives up and what it writes."""
    gave = []
    monkeypatch.setattr(pictures_child, "refuse_sockets", lambda: gave.append("sockets"))
    monkeypatch.setattr(pictures_child, "limit", lambda: gave.append("limits"))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(picture())))
    return gave


def test_the_child_gives_up_everything_before_it_reads(process, capsys):
    pictures_child.main()
    assert (process, json.loads(capsys.readouterr().out)) == (["sockets", "limits"], [FRAME])


def test_without_a_reader_the_child_says_so_by_its_status(process, monkeypatch):
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    with pytest.raises(SystemExit) as left:
        pictures_child.main()
    assert left.value.code == NO_READER
