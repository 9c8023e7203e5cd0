# SPDX-License-Identifier: Apache-2.0
"""Hostile input H04: number 51 is signed twice, because the log was copied, put back, or somebody forged it.

Both records are kept, what came before stays good, and a sheet lays the two signed statements side by side; nobody is
named and nothing is deleted. Openly not protected: which of the two is right is for people to find out.
"""

from __future__ import annotations

import subprocess

import pytest

from tests.attacks.said import collect, findings
from tests.chains import Chain, note
from tests.cli.conftest import run

FORK = "Two different records have this number. Both are kept; from here on the log is disputed."


@pytest.fixture
def forked(tmp_path):
    log = Chain().notes(50)
    other = log.branch()
    (tmp_path / "a.wlog").write_bytes(log.add(note("the pump ran")).text())
    (tmp_path / "b.wlog").write_bytes(other.add(note("the pump stood still")).text())
    return log, tmp_path / "a.wlog", tmp_path / "b.wlog"


def test_each_alone_is_good(forked):
    assert [run("verify", path).code for path in forked[1:]] == [0, 0]


def test_both_are_kept_and_the_fork_is_named(forked, tmp_path):
    log, *files = forked
    done = collect(tmp_path, *files)
    assert (done.code, findings(done)) == (1, [f"✗ [fork] {log.tails[0].log} record 51: {FORK}"])
    table = (tmp_path / "case" / "timeline.csv").read_text("utf-8-sig")
    assert "the pump ran" in table
    assert "the pump stood still" in table
    report = run("collect", *files, "--into", tmp_path / "case", "--json").json
    assert sum(one["evidence"]["D"] for one in report["logs"]) == 2
    (sheet,) = report["disputes"]
    assert (sheet["number"], len(sheet["sides"])) == (51, 2)


def test_the_sheet_lays_both_side_by_side_and_names_nobody(forked, tmp_path, tool):
    collect(tmp_path, *forked[1:])
    drawn = subprocess.run(
        [tool("pdftotext"), "-layout", tmp_path / "case" / "timeline.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    text = " ".join(drawn.split())
    assert "Evidence: record 51 of" in text
    assert "These signed statements are about one record and cannot all be of one log." in text
    assert "They prove that the log was copied, put back or changed, not by whom. Nothing was deleted." in text
    assert "Statement 1" in text
    assert "Statement 2" in text


def test_the_order_of_arrival_changes_nothing(forked, tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, files in ((one, forked[1:]), (two, forked[:0:-1])):
        folder.mkdir()
        for file in files:
            collect(folder, file)
    name = "case/timeline.csv"
    assert (one / name).read_bytes() == (two / name).read_bytes()
