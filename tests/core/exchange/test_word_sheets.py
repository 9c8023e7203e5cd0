# SPDX-License-Identifier: Apache-2.0
"""The team's word on paper: read back from the page by a real reader, and by somebody who types."""

import re
import subprocess

import pytest
import zxingcpp
from PIL import Image

from logbook.core.exchange import bridge, word, word_sheets
from logbook.core.exchange.bridge import Cargo
from logbook.core.exchange.word import Kind
from logbook.core.exchange.word_sheets import Spoken, WordSheets
from logbook.core.model import bulletins
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Now
from logbook.i18n import LANGUAGES, resources, words_for
from tests.sticks import NOTICE, PACKER, PROCEDURE

NOW = Now(1_795_398_000_000, 0, 60, "b")
NOISE = "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(1_500)).encode()
PAYLOADS = (
    word.write(Kind.BULLETIN, bulletins.write(NOTICE), PACKER, Realm.REAL),
    word.write(Kind.PROCEDURE, PROCEDURE.replace(b"Look at it.", NOISE), PACKER, Realm.REAL),
)


def drawn(tool, folder, realm=Realm.REAL, lang="en"):
    frames = [bridge.cut(realm, Cargo.WORD, payload) for payload in PAYLOADS]
    typed = bridge.cut(realm, Cargo.WORD, PAYLOADS[0], bridge.TYPED_BYTES)
    spoken = (Spoken("B7", NOTICE.title, 1, frames[0], typed), Spoken("P06", "Ventilator", 3, frames[1]))
    sheets = WordSheets(words_for(lang), realm, "Anna Puig", spoken, NOW, "test")
    (folder / "codes.pdf").write_bytes(word_sheets.draw(sheets, resources() / "fonts"))
    done = subprocess.run([tool("pdftotext"), folder / "codes.pdf", "-"], capture_output=True, check=True, text=True)
    return frames, typed, done.stdout


def test_every_code_on_the_pages_reads_as_it_was_drawn(tool, tmp_path):
    frames, _, text = drawn(tool, tmp_path)
    subprocess.run([tool("pdftoppm"), "-r", "110", "-png", tmp_path / "codes.pdf", tmp_path / "page"], check=True)
    seen = []
    for path in sorted(tmp_path.glob("page*.png")):
        with Image.open(path) as page:
            seen += [found.text for found in zxingcpp.read_barcodes(page, zxingcpp.BarcodeFormat.QRCode)]
    assert sorted(seen) == sorted(frames[0] + frames[1])
    assert len(frames[1]) > 1
    for told in ("B7 · Pumps of one maker", "P06 · Ventilator", "Version 3 · signed with the key of Anna Puig"):
        assert told in text
    assert f"Code 2 of {len(frames[1])}" in text


def test_the_printed_lines_are_what_a_person_types(tool, tmp_path):
    _, typed, text = drawn(tool, tmp_path)
    page = re.sub(r"\s+", "", text)
    assert all(line in page for line in typed)
    assert word_sheets.grouped("WB1ABCDEF") == "WB1A BCDE F"
    batches = bridge.batches(bridge.read_frame(word_sheets.grouped(line).lower()) for line in typed)
    assert bridge.join(batches[0]) == PAYLOADS[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_exercise_says_so_on_every_page(tool, tmp_path, lang):
    _, _, text = drawn(tool, tmp_path, Realm.DRILL, lang)
    assert text.count(words_for(lang)("EXERCISE – not real")) >= 2
