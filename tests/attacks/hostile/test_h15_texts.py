# SPDX-License-Identifier: Apache-2.0
"""Hostile input H15: texts of markup, unclosed tags, control, turning and hidden characters, formulas, markers.

Each is recorded, exported, verified and collected as the plain text it is, and no export ever fails for one. Openly not
protected: letters of other alphabets that look alike.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from logbook.core.exchange.verify import Verdict, verify
from logbook.core.model.codes import Profile
from logbook.core.model.plain import visible
from logbook.core.model.records import Note
from logbook.i18n import words_for
from logbook.telling.entry import tell
from tests.attacks.exports import codes, export_of, judged
from tests.attacks.texts import TEXTS
from tests.wards import make

ROOT = Path(__file__).parents[3]
WORDS = words_for("en")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """All texts as notes, beds, patients and reasons of one ward, and its clinical export."""
    folder = tmp_path_factory.mktemp("hostile")
    world = make(folder, people=("Anna Puig",))
    for text in TEXTS.values():
        world.record(Note(text, bed=text[:12], patient=text[:60], paper=text[:20]), ago=4000, why=text[:200])
    told = [tell(entry, world.ward.folds, WORDS) for entry in world.ward.folds.timeline.entries]
    files = export_of(world, folder, Profile.CLINICAL)
    world.shut()
    return told, files, folder / "clinical.pdf"


def test_an_export_of_hostile_texts_verifies(made):
    assert codes(made[1].pdf) == []


def test_a_text_is_told_as_it_was_typed(made):
    told = {one.title for one in made[0]} | {one.body for one in made[0]}
    joined = "\n".join(told)
    for name in ("markup", "unclosed", "formula", "pdf", "python"):
        assert TEXTS[name] in joined, name


def test_no_text_becomes_an_act_a_link_or_an_object_of_the_pdf(made):
    document = pypdfium2.PdfDocument(made[1].pdf)
    drawn = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    for spelt in ("<b>bold</b>", "BP < 90 & falling", "=cmd|", "{words}", "%(x)s"):
        assert spelt in drawn, spelt
    outside = made[1].pdf.replace(made[1].text, b"")
    for name in (b"/JavaScript", b"/URI", b"/Launch", b"/OpenAction"):
        assert name not in outside


def test_nothing_that_steers_or_hides_is_drawn_or_said(made):
    document = pypdfium2.PdfDocument(made[1].pdf)
    drawn = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    for mark in "\u202e\u202c\u2066\u2069\u200e\u200f\x07\x1b\x08\x7f":
        assert mark not in drawn, hex(ord(mark))
        assert mark not in visible("x" + mark)


def test_a_typed_marker_makes_no_second_log(made):
    assert verify(made[1].pdf, judged).report.verdict is Verdict.GOOD
    assert made[1].pdf.count(b"WARDLOG 1\n") == 1


def test_the_merged_table_holds_no_formula_and_every_row(made, tmp_path):
    env = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    command = [
        sys.executable,
        "-m",
        "logbook.cli",
        "--lang",
        "en",
        "collect",
        str(made[2]),
        "--into",
        tmp_path / "case",
    ]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    text = (tmp_path / "case" / "timeline.csv").read_bytes().decode("utf-8-sig")
    between = ";" if ";" in text.partition("\n")[0] else ","
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=between))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r" and cell]
    lines = (tmp_path / "case" / "timeline.jsonl").read_text(encoding="utf-8").split("\n")
    assert all(json.loads(line) for line in lines if line)
