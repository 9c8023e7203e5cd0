# SPDX-License-Identifier: Apache-2.0
"""Codes on paper: what stands beside them, two a page, and an exercise that says so."""

import re
import subprocess

import pytest

from logbook.core.exchange import sheets
from logbook.core.exchange.bridge import FRAME_BYTES, Cargo, cut
from logbook.core.exchange.sheets import CodeSet, Sheets
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Now
from logbook.core.model.traces import Start
from logbook.i18n import LANGUAGES, resources, words_for

NOW = Now(1_795_398_000_000, 0, 60, "b")


def drawn(tool, folder, realm=Realm.REAL, lang="en", now=NOW):
    start = Start("Hospital Demo", "UCI 2", realm, "A", "test")
    one = CodeSet(cut(realm, Cargo.SLICE, bytes(3 * FRAME_BYTES)), "A·0", "A·70")
    two = CodeSet(cut(realm, Cargo.SLICE, b"short"), "A·71", "A·75")
    pdf = sheets.draw(Sheets(words_for(lang), start, (one, two), now), resources() / "fonts")
    (folder / "codes.pdf").write_bytes(pdf)
    done = subprocess.run([tool("pdftotext"), folder / "codes.pdf", "-"], capture_output=True, check=True, text=True)
    return pdf, done.stdout


def test_each_code_says_its_place_its_set_and_its_records(tool, tmp_path):
    pdf, text = drawn(tool, tmp_path)
    for told in (
        "Code 1 of 3",
        "Code 3 of 3",
        "Code 1 of 1",
        "Set 1 of 2",
        "Set 2 of 2",
        "Records A·0 to A·70",
        "UCI 2",
    ):
        assert told in text
    assert len(re.findall(rb"/Type/Page/", pdf)) == 2
    assert "Page 2 of 2" in text
    assert "EXERCISE" not in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_exercise_says_so_on_every_page(tool, tmp_path, lang):
    _, text = drawn(tool, tmp_path, Realm.DRILL, lang)
    assert text.count(words_for(lang)("EXERCISE – not real")) >= 3


def test_a_clock_beyond_all_calendars_draws_too(tool, tmp_path):
    assert "9999" in drawn(tool, tmp_path, now=Now(2**53, 0, 1440, "b"))[1]
