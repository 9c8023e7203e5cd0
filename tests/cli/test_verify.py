# SPDX-License-Identifier: Apache-2.0
"""One line of verdict per file, every finding with its code, and a drill is said to be one."""

import dataclasses

import pytest

from logbook.core.exchange import verify as verifying
from logbook.core.model.codes import Profile, Realm
from tests.chains import Chain
from tests.cli.conftest import run


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "n.wlog"
    path.write_bytes(Chain().notes(3).text(Profile.INCIDENT))
    return path


def test_a_good_file(log):
    done = run("verify", log)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{log}: GOOD\n")
    assert "UCI · Hospital" in done.out
    assert "✓ Every record is as it was signed." in done.out
    assert "Not proven: who typed." in done.out


def test_a_drill_says_so(tmp_path):
    (tmp_path / "d").write_bytes(Chain(realm=Realm.DRILL).text())
    assert "GOOD · EXERCISE – not real" in run("verify", tmp_path / "d").out


def test_each_finding_is_said_with_its_record(log):
    data = log.read_bytes()
    log.write_bytes(data + b"x")
    done = run("verify", log)
    assert (done.code, "[bytes-around-log]" in done.out) == (1, True)
    log.write_bytes(data.replace(b'"i":2', b'"i":7', 1))
    assert "[end-lines]" in run("verify", log).out


def test_a_later_volume_names_what_it_needs(log):
    log.write_bytes(Chain().notes(5).text(first=3))
    assert "Needs the volumes with records 0 to 2" in run("verify", log).out


def test_words_of_a_newer_program_are_said(log, monkeypatch):
    report = verifying.verify(log.read_bytes()).report
    monkeypatch.setattr(
        verifying, "verify", lambda *_, **__: verifying.Verified(dataclasses.replace(report, unread=(2,)))
    )
    assert "1 record was written by a newer program" in run("verify", log).out


def test_several_files_have_a_verdict_each(log, tmp_path):
    (tmp_path / "noise").write_bytes(b"\0" * 1000)
    done = run("verify", log, tmp_path / "noise", "--json")
    assert done.code == 1
    assert [(report["verdict"], len(report["findings"])) for report in done.json] == [("good", 0), ("findings", 1)]


def test_a_file_beyond_the_limit_is_a_finding(log, monkeypatch):
    monkeypatch.setattr(verifying, "FILE_LIMIT", 100)
    assert "[too-large]" in run("verify", log).out


def test_what_cannot_be_read_is_said(tmp_path):
    gone = run("verify", tmp_path / "gone.pdf")
    assert (gone.code, "There is no such file" in gone.err) == (3, True)
    done = run("verify", tmp_path)
    assert (done.code, "This is no file." in done.err) == (3, True)
    assert done.out.startswith(f"{tmp_path}: NOT READ\n")


def test_a_file_that_cannot_be_read_does_not_hide_the_others(log, tmp_path):
    done = run("verify", tmp_path / "gone.pdf", log, "--json")
    assert done.code == 3
    assert [report["verdict"] for report in done.json] == ["findings", "good"]
    assert done.json[0]["findings"][0]["code"] == "unreadable"


def test_the_code_of_the_device_and_the_words_of_the_profile_are_said(log):
    said = run("verify", log)
    device = run("verify", log, "--json").json[0]["device"]
    assert f"Device {device}" in said.out
    assert "profile incident team: no patient data" in said.out
