# SPDX-License-Identifier: Apache-2.0
"""The notice says whom to ask, the sheet what was really made, an exercise that it is one."""

import subprocess
from dataclasses import replace

import pytest

from logbook.core import crypto
from logbook.core.exchange import checkpoint, notice
from logbook.core.exchange.checkpoint import Checkpoint
from logbook.core.exchange.notice import Notice
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Now
from logbook.core.model.traces import Start
from logbook.i18n import resources, words_for

DEVICE = crypto.new_device_key()
POINT = Checkpoint(Realm.REAL, "A" * 24, 214, b"\7" * 32, 1_795_398_000)
TOLD = Notice(
    Start("Hospital Demo", "UCI 2", Realm.REAL, "B", "test"),
    214,
    "3F7K-9QXM-T2VB-8ZDA",
    checkpoint.write_line(POINT, DEVICE.sign),
    ("A",),
    ("UCI 2.pdf.age",),
    "ext. 4455",
    Now(1_795_398_000_000, 0, 60, "b"),
)


@pytest.fixture
def pages(tmp_path, tool):
    def read(told, lang="en"):
        path = tmp_path / "n.pdf"
        path.write_bytes(notice.draw(told, words_for(lang), resources() / "fonts"))
        done = subprocess.run([tool("pdftotext"), path, "-"], capture_output=True, check=True)
        return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]

    return read


def test_the_notice_says_what_must_not_happen_and_whom_to_ask(pages):
    first, second = pages(TOLD)
    assert first.startswith("Do not wipe")
    assert "UCI 2 · Hospital Demo" in first
    assert "Ask first: ext. 4455" in first
    assert "Last record B·214" in second
    assert TOLD.code in second
    assert all(f"Checkpoint of record B·214: {TOLD.code}" in page for page in (first, second))


def test_the_sheet_lists_what_was_made_and_has_a_line_for_two_people(pages):
    second = pages(TOLD)[1]
    assert "On stick A, encrypted, up to the last record." in second
    assert "In the file UCI 2.pdf.age." in second
    assert "Signature" in second
    assert "Nowhere else" not in second


def test_without_any_copy_it_says_so_and_leaves_a_line_for_the_number(pages):
    first, second = pages(replace(TOLD, copied=(), files=(), call=""))
    assert "this PC is the only place" in second
    assert "Ask first: ____" in first


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_two_pages_are_enough_in_every_language(pages, lang):
    assert len(pages(TOLD, lang)) == 2


def test_an_exercise_says_so_on_both_pages(pages):
    drill = replace(TOLD, start=replace(TOLD.start, realm=Realm.DRILL))
    assert all("EXERCISE – not real" in page for page in pages(drill))
    assert not any("EXERCISE" in page for page in pages(TOLD))
