# SPDX-License-Identifier: Apache-2.0
"""Procedures on paper are the file's own words, and a sample says so on every page."""

import dataclasses
import subprocess

import pypdfium2
import pytest

from logbook.core.exchange import binder
from logbook.core.exchange.stamp import Stamp
from logbook.core.model import library
from logbook.core.model.frame import Now
from logbook.core.model.library import Status
from logbook.i18n import resources, words_for
from tests.core.exchange.test_png import picture
from tests.core.exchange.test_stamp import LINE

P01, P02 = (library.read((resources() / "procedures" / f"P0{n}.toml").read_bytes()) for n in (1, 2))
NOW = Now(1_795_398_000_000, 0, 60, "b")


@pytest.fixture
def printed(tmp_path, tool):
    def draw(*procedures, lang="es"):
        path = tmp_path / "p.pdf"
        path.write_bytes(binder.draw(procedures, words_for(lang), NOW, "test", resources() / "fonts"))
        done = subprocess.run([tool("pdftotext"), path, "-"], capture_output=True, check=True)
        return " ".join(done.stdout.decode().replace("\f", " PAGE ").split())

    return draw


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_every_step_is_there_in_the_language(printed, lang):
    text = printed(P01, lang=lang)
    edition = P01.edition(lang)
    assert edition.title in text
    assert all(step.text in text for section in edition.sections for step in section.steps)


def test_each_procedure_begins_a_page_and_a_sample_says_so_on_every_one(printed):
    text = printed(P01, P02, lang="en")
    assert P02.edition("en").title in text
    pages = text.count("PAGE")
    assert pages >= 2
    assert text.count("SAMPLE – not approved by this hospital") >= pages


def test_an_approved_text_shows_its_owner_and_no_sample(printed):
    text = printed(dataclasses.replace(P01, status=Status.APPROVED, owner="UCI quality"), lang="en")
    assert "SAMPLE" not in text
    assert "UCI quality" in text


def test_printed_while_a_ward_is_open_every_page_bears_its_checkpoint(tmp_path, tool):
    stamp = Stamp("UCI 2", "B·214", "547B-AWTQ-0KG7-2A0K", LINE)
    path = tmp_path / "p.pdf"
    path.write_bytes(binder.draw([P01, P02], words_for("en"), NOW, "test", resources() / "fonts", stamp))
    done = subprocess.run([tool("pdftotext"), path, "-"], capture_output=True, check=True)
    pages = done.stdout.decode().split("\f")[:-1]
    assert len(pages) >= 2
    assert all("Checkpoint of record B·214: 547B-AWTQ-0KG7-2A0K" in page for page in pages)


def test_a_sample_that_was_approved_here_says_by_whom_and_another_stays_a_sample(tmp_path, tool):
    path = tmp_path / "p.pdf"
    told = {P01.digest: "approved by Anna Puig and Dr Ferrer"}
    for procedures, sample in (((P01,), False), ((P01, P02), True)):
        path.write_bytes(binder.draw(procedures, words_for("en"), NOW, "t", resources() / "fonts", approved=told))
        text = subprocess.run([tool("pdftotext"), path, "-"], capture_output=True, check=True).stdout.decode()
        assert told[P01.digest] in " ".join(text.split())
        assert ("SAMPLE" in text) is sample


def test_pictures_follow_their_procedure_and_one_that_no_page_takes_is_said(tmp_path, tool):
    path = tmp_path / "p.pdf"
    pictures = {P01.digest: (picture(400, 300), b"no picture")}
    made = binder.draw((P01, P02), words_for("en"), NOW, "t", resources() / "fonts", pictures=pictures)
    path.write_bytes(made)
    text = subprocess.run([tool("pdftotext"), path, "-"], capture_output=True, check=True).stdout.decode()
    pages = [" ".join(page.split()) for page in text.split("\f")]
    shown = next(n for n, page in enumerate(pages) if "Picture 1 of 2 to P01" in page)
    assert "Picture 2 of 2 to P01 It cannot be printed from here." in pages[shown + 1]
    assert "P02 Patient record" in pages[shown + 2]
    with pypdfium2.PdfDocument(made) as pdf:
        seen = pdf[shown].render(scale=1).to_pil().convert("L")
    assert seen.getpixel((seen.width // 3, seen.height // 4)) < 40
