# SPDX-License-Identifier: Apache-2.0
"""With the team's key a collection gives receipts and a sealed report."""

import subprocess

import pytest

from logbook.core.exchange.trust import keyfile, team
from logbook.core.model.codes import Realm
from tests.chains import Chain
from tests.cli.conftest import run


@pytest.fixture(scope="module")
def key():
    """The team's key file, cheap to open."""
    return team.make("Team North", "correct horse", keyfile.LEAST)


@pytest.fixture
def place(tmp_path, key):
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "uci.wlog").write_bytes(Chain().notes(2).text())
    (tmp_path / "team.key").write_bytes(keyfile.write(key))
    (tmp_path / "words").write_text("correct horse\n")
    return tmp_path


def collect(place, *more, words="words"):
    return run("collect", place / "stick", "--into", place / "case", "--team-key", place / "team.key",
               "--team-passphrase-file", place / words, *more)  # fmt: skip


def test_receipts_are_given_remembered_and_count_at_once(place, key):
    first = collect(place, "--receipts", place / "out", "--json")
    assert (first.code, first.json["logs"][0]["evidence"]["A"]) == (0, 3)
    lines = (place / "out" / "receipts.txt").read_text().splitlines()
    assert team.read_receipt(lines[1], (key.public,)).number == 2
    assert (place / "case" / "receipts.txt").read_text().splitlines() == lines[1:]
    collect(place, "--receipts", place / "again")
    assert (place / "again" / "receipts.txt").read_bytes() == (place / "out" / "receipts.txt").read_bytes()
    assert run("collect", place / "stick", "--into", place / "case", "--json").json["logs"][0]["evidence"]["A"] == 3


def test_report_and_sheet_are_sealed_by_the_team(place, tool):
    assert collect(place, "--receipts", place / "out").code == 0
    for pdf in (place / "case" / "timeline.pdf", place / "out" / "receipts.pdf"):
        told = subprocess.run([tool("pdfsig"), "-nocert", pdf], capture_output=True, text=True, check=True).stdout
        assert "Signature is Valid" in told
        assert "Team North" in told
        assert "Total document signed" in told
    text = subprocess.run([tool("pdftotext"), place / "case" / "timeline.pdf", "-"], capture_output=True, text=True,
                          check=True).stdout  # fmt: skip
    assert "sealed with the key of Team North" in text
    assert "not signed" not in text


def test_an_exercise_beside_real_logs_gets_receipts_of_its_own(place):
    (place / "stick" / "drill.wlog").write_bytes(Chain(realm=Realm.DRILL).text())
    collect(place, "--receipts", place / "out")
    assert "DT1:" in (place / "out" / "exercise" / "receipts.txt").read_text()
    assert "DT1:" not in (place / "out" / "receipts.txt").read_text()


def test_a_key_alone_seals_and_gives_nothing(place):
    assert collect(place).code == 0
    assert not (place / "case" / "receipts.txt").exists()


def test_what_does_not_open_is_said_before_anything_is_made(place):
    (place / "wrong").write_text("other words")
    assert collect(place, words="wrong").code == 4
    (place / "team.key").write_text("{}")
    assert collect(place).code == 1
    assert run("collect", place / "stick", "--into", place / "case", "--receipts", place / "out").code == 2
    assert not (place / "case").exists()
