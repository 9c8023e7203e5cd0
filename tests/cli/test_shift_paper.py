# SPDX-License-Identifier: Apache-2.0
"""The sheets of a shift from the command line: filled from a ward's log, stamped, and recorded."""

import subprocess

import pytest

from tests.cli.conftest import run


@pytest.mark.parametrize(("what", "title"), [("handover", "Handover"), ("back-entry", "Back-entry worklist")])
def test_a_sheet_is_filled_from_the_log_and_bears_its_checkpoint(ward, tmp_path, tool, what, title):
    path = tmp_path / "sheet.pdf"
    done = run("print", what, "--out", path, "--ward", ward.folder, "--passphrase-file", ward.secret)
    assert (done.code, done.err) == (0, "")
    text = subprocess.run([tool("pdftotext"), path, "-"], capture_output=True, check=True).stdout.decode()
    assert title in text
    assert "Checkpoint of record A·" in text
    assert "EXERCISE" in text


def test_without_a_ward_there_is_nothing_to_fill_it_from(tmp_path):
    done = run("print", "handover", "--out", tmp_path / "sheet.pdf")
    assert done.code == 1
    assert "--ward" in done.err
