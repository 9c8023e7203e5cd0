# SPDX-License-Identifier: Apache-2.0
"""The recovery sheet: one page, the whole key in groups, whose it is, and that it is secret."""

import re
import subprocess
from dataclasses import replace

import pytest

from logbook.core import crypto
from logbook.core.exchange import recovery_sheet
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Now
from logbook.core.model.traces import Start
from logbook.i18n import resources, words_for

SECRET, PUBLIC = crypto.new_age_identity()
START = Start("Hospital Demo", "UCI 2", Realm.REAL, "A", "test")
MADE = Now(1_795_398_000_000, 0, 60, "b")


def pages(tmp_path, tool, start=START, lang="en"):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(recovery_sheet.draw(start, SECRET, MADE, words_for(lang), resources() / "fonts"))
    done = subprocess.run([tool("pdftotext"), "-layout", path, "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def test_the_groups_hold_the_whole_key_and_nothing_else():
    lines = recovery_sheet.groups(SECRET)
    assert "".join("".join(lines).split()) == SECRET
    assert lines[0] == "AGE-SECRET-KEY-1"
    assert all(len(line) <= 34 for line in lines)
    assert all(len(four) <= 4 for line in lines[1:] for four in line.split())


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_the_sheet_is_one_page_with_the_key_as_it_is_shown(tmp_path, tool, lang):
    (page,) = pages(tmp_path, tool, lang=lang)
    assert "UCI 2 · Hospital Demo" in page
    squeezed = "".join(page.split())
    assert SECRET in squeezed
    assert "2026" in page
    assert words_for(lang)("Secret") in page


def test_a_drill_says_so(tmp_path, tool):
    (page,) = pages(tmp_path, tool, replace(START, realm=Realm.DRILL))
    assert "EXERCISE" in page
    (real,) = pages(tmp_path, tool)
    assert "EXERCISE" not in real


def test_the_key_read_off_the_page_opens_what_was_sealed_to_it(tmp_path, tool):
    (page,) = pages(tmp_path, tool)
    read = re.search(r"AGE-SECRET-KEY-1[A-Z0-9]{58}", "".join(page.split()))
    assert crypto.age_decrypt(crypto.age_encrypt(b"text", [PUBLIC]), read[0]) == b"text"
