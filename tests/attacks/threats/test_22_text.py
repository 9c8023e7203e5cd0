# SPDX-License-Identifier: Apache-2.0
"""Threat 22: text is typed that the screen, the PDF, a table or the printer would obey instead of showing it.

Everywhere it is plain text: markup stays markup to read, what steers or hides is drawn as □, a cell that would be a
formula is quoted, an export never fails for a text. Openly not protected: letters of other alphabets that look alike.
"""

from __future__ import annotations

import csv
import io
import subprocess
import unicodedata

import pytest
from PySide6.QtCore import Qt

from logbook.core.model.codes import DeviceType, Profile
from logbook.core.model.plain import BOX
from logbook.core.model.records import Device, Note
from logbook.ui.log.row import Rows
from logbook.ui.widgets.text import label
from tests.attacks.exports import export_of
from tests.attacks.said import EN, collect
from tests.attacks.texts import TEXTS
from tests.wards import make

STEERING = "\u202e\u202c\u2066\u2069\u200e\u200f\u200b\u200d\ufeff\u00ad\x00\x07\x08\x1b\x7f\u2028\u2029"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A ward whose notes, beds, patients, devices and reasons are hostile; its rows on screen, and its PDF."""
    folder = tmp_path_factory.mktemp("text")
    world = make(folder, people=("Anna Puig",))
    entries = []
    for number, text in enumerate(TEXTS.values()):
        world.record(Device(f"D{number}", DeviceType.OTHER, maker=text[:40], model=text[:40], remark=text[:60]))
        entries.append(world.record(Note(text, bed=text[:12], patient=text[:60]), ago=4000, why=text[:200]))
    rows = Rows(EN, world.ward.folds)
    shown = [rows.row(entry.ref) for entry in entries]
    export_of(world, folder, Profile.CLINICAL)
    world.shut()
    return shown, folder / "clinical.pdf"


@pytest.mark.parametrize("name", TEXTS)
def test_a_label_shows_a_text_and_obeys_nothing(name, qapp):
    widget = label(TEXTS[name])
    assert widget.textFormat() is Qt.TextFormat.PlainText
    assert not widget.openExternalLinks()
    assert not set(widget.text()) & set(STEERING)
    assert len(widget.text()) == len(TEXTS[name])
    for was, now in zip(TEXTS[name], widget.text(), strict=True):
        assert now in {was, BOX, " "}


def test_the_window_s_list_shows_each_text(made):
    seen = "\n".join(f"{row.title}\n{row}" for row in made[0])
    for name in ("markup", "unclosed", "formula", "python"):
        assert TEXTS[name].split("\n")[0] in seen, name


def test_paper_and_printer_get_the_words_and_nothing_that_steers(made, tool):
    """What `lp` is handed is this very file; what it draws is read back by another program."""
    drawn = subprocess.run([tool("pdftotext"), "-layout", made[1], "-"], capture_output=True, check=True).stdout
    text = drawn.decode().replace("\x0c", "\n")
    for spelt in ("<b>bold</b>", "BP < 90 & falling", "=cmd|'/C calc'!A0", "{words}"):
        assert spelt in text, spelt
    assert not {letter for letter in text if unicodedata.category(letter) in {"Cc", "Cf"}} - {"\n"}
    checked = subprocess.run([tool("qpdf"), "--check", made[1]], capture_output=True, check=False)
    assert checked.returncode == 0


def test_the_collectors_table_holds_no_formula_and_steers_nobody(made, tmp_path):
    done = collect(tmp_path, made[1])
    assert (done.code, done.err) == (0, "")
    text = (tmp_path / "case" / "timeline.csv").read_bytes().decode("utf-8-sig")
    between = ";" if ";" in text.partition("\n")[0] else ","
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=between) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "'=cmd|'/C calc'!A0" in cells
    assert f"start {BOX}evil{BOX} {BOX}x{BOX} {BOX}{BOX} end" in cells
    assert not [cell for cell in cells if set(cell) & set(STEERING)]
