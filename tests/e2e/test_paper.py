# SPDX-License-Identifier: Apache-2.0
"""Paper for real: every form through a real CUPS queue, and a photographed sheet read back to its serial."""

from __future__ import annotations

import io
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageFilter, ImageOps

from logbook.core.exchange import pictures
from logbook.core.exchange.draw.values import Paper
from logbook.core.exchange.forms import engine, serials, shelf
from logbook.core.exchange.forms.engine import Sheet
from logbook.core.exchange.stamp import Stamp
from logbook.core.model.frame import Now
from logbook.i18n import resources, words_for
from logbook.ui import pixel_printer
from logbook.ui.printer import Printer, print_pdf, printers
from tests.cli.conftest import run
from tests.queues import DAEMON, queue

FONTS = resources() / "fonts"
LINE = f"WL1:{'QWERTY234567' * 2}:214:{'A' * 52}:1795398000:{'A' * 103}"
STAMP = Stamp("UCI 2 · Hospital Demo", "B·214", "547B-AWTQ-0KG7-2A0K", LINE)
SHEET = Sheet(words_for("es"), "UCI 2", "Hospital Demo", Now(1_795_398_000_000, 0, 60, "b"), "test", stamp=STAMP)


@pytest.fixture(scope="module")
def ward(tmp_path_factory, tool):
    """A queue of the test's own."""
    if not Path(DAEMON).exists():
        tool("cupsd")
    with queue(tmp_path_factory.mktemp("q")) as made:
        yield made


def test_every_form_comes_out_of_a_real_queue_as_it_was_drawn(ward):
    assert printers() == (Printer("Ward", cable=True),)
    before = len(list(ward.tray.glob("*.pdf")))
    drawn = [
        engine.draw(form, replace(SHEET, serial=n if shelf.counted(form) else None), FONTS)
        for n, form in enumerate(shelf.FORMS.values(), 1)
    ]
    for pdf in drawn:
        print_pdf(pdf, "Ward", "a4")
    out = ward.wait(before + len(drawn))[before:]
    assert [path.read_bytes() for path in out] == drawn
    assert "media=iso_a4_210x297mm" in out[0].with_suffix(".options").read_text()


@pytest.mark.parametrize("paper", list(Paper))
def test_pages_sent_as_dots_come_out_in_their_size_and_are_read_back(ward, qapp, paper):
    before = len(list(ward.tray.glob("*.pdf")))
    pdf = engine.draw(shelf.FORMS["mar"], replace(SHEET, serial=7, paper=paper), FONTS)
    with ThreadPoolExecutor(1) as beside:  # CUPS keeps in each thread which scheduler it was first sent to
        assert [name for name, _ in beside.submit(pixel_printer.printers).result()] == ["Ward"]
        beside.submit(pixel_printer.print_pdf, pdf, "Ward", "2-3").result()
    with (
        pypdfium2.PdfDocument(pdf) as drawn,
        pypdfium2.PdfDocument(ward.wait(before + 1)[-1].read_bytes()) as come,
    ):
        assert len(come) == 2
        for place, page in enumerate(come, 1):
            assert page.get_size() == pytest.approx(drawn[place].get_size(), abs=1)
            picture = io.BytesIO()
            page.render(scale=200 / 72, grayscale=True).to_pil().save(picture, "PNG")
            (text,) = pictures.read(picture.getvalue())
            assert serials.read(text) == serials.coded(STAMP, "mar", 7, place + 1)


def test_some_pages_on_letter_are_asked_for_as_the_system_knows(ward):
    before = len(list(ward.tray.glob("*.pdf")))
    pdf = engine.draw(shelf.FORMS["mar"], replace(SHEET, serial=7, paper=Paper.LETTER), FONTS)
    print_pdf(pdf, "Ward", "letter", "2-3")
    options = ward.wait(before + 1)[-1].with_suffix(".options").read_text()
    assert "media=na_letter_8.5x11in" in options
    assert "page-ranges=2-3" in options


def test_the_command_line_prints_the_whole_box_there(ward):
    before = len(list(ward.tray.glob("*.pdf")))
    done = run("print", "binder", "--copies", 1, "--printer", "Ward", lang="ca")
    assert (done.code, done.err) == (0, "")
    with pypdfium2.PdfDocument(ward.wait(before + 1)[-1]) as pdf:
        assert len(pdf) > len(shelf.FORMS) + 20


@pytest.mark.parametrize(("dpi", "angle"), [(150, 4), (150, 183), (120, -8), (100, 2)])
@pytest.mark.parametrize("key", ["mar", "life-support", "hics-213"])
def test_a_photographed_sheet_is_read_back_to_its_serial_and_checkpoint(key, dpi, angle):
    form = shelf.FORMS[key]
    picture = photographed(engine.draw(form, replace(SHEET, serial=4711), FONTS), dpi, angle)
    (text,) = pictures.read(picture)
    code = serials.read(text)
    assert code == serials.coded(STAMP, key, 4711, 1)
    assert (code.number, code.code, code.log) == (214, STAMP.code, LINE.split(":")[1])


def photographed(pdf, dpi, angle):
    """Return the first page as a bad photograph: grey, turned, seen askew, blurred, noisy, badly packed."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].render(scale=dpi / 72).to_pil().convert("L")
    page = ImageOps.expand(page, page.width // 8, 200).rotate(
        angle, Image.Resampling.BICUBIC, expand=True, fillcolor=200
    )
    wide, high = page.size
    lean = (1, 0.05, -0.02 * wide, 0.01, 1, 0, 0.06 / wide, 0.04 / high)
    page = page.transform(page.size, Image.Transform.PERSPECTIVE, lean, Image.Resampling.BICUBIC, fillcolor=200)
    page = page.filter(ImageFilter.GaussianBlur(dpi / 250)).point(lambda value: 40 + value * 0.7)
    dice = random.Random(7)
    grain = Image.frombytes("L", page.size, bytes(dice.choices(range(256), k=page.width * page.height)))
    page = Image.blend(page, grain, 0.08)
    out = io.BytesIO()
    page.save(out, "JPEG", quality=45)
    return out.getvalue()
