# SPDX-License-Identifier: Apache-2.0
"""`logbook close-down`: each step says what it reached; what was asked for and not reached is a finding."""

import shutil
from dataclasses import replace

import pytest

from tests.cli.conftest import run


@pytest.fixture
def ward(drill, tmp_path):
    shutil.copytree(drill.folder, tmp_path / "ward")
    return replace(drill, folder=tmp_path / "ward")


def test_export_and_sheet_go_to_the_folder_and_the_code_is_said(ward, tmp_path):
    out = tmp_path / "stick"
    out.mkdir()
    done = ward.run("close-down", "--out", out, "--call", "4455")
    assert done.code == 0
    assert "Checkpoint " in done.out
    assert "No stick of this ward is plugged in." in done.out
    files = sorted(out.iterdir())
    assert len(files) == 2
    assert run("verify", next(file for file in files if "close-down" not in file.name)).code == 0


def test_a_program_reads_the_number_and_the_signed_line(ward, tmp_path):
    report = ward.run("close-down", "--json").json
    assert [one["step"] for one in report] == ["copy", "export", "number", "paper"]
    assert report[2]["line"].split(":")[2] == str(report[2]["number"])
    assert report[1]["reached"] == []


def test_what_was_asked_for_and_not_possible_is_a_finding(ward, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    done = ward.run("close-down", "--out", tmp_path / "gone", "--printer", "ward")
    assert done.code == 1
    assert done.out.count("Not possible.") == 3
    assert ward.run("close-down", "--out", tmp_path / "gone", "--json").json[1]["trouble"] == "StorageTrouble"


def test_the_sheet_goes_to_the_printer(ward, tmp_path, monkeypatch):
    lp = tmp_path / "lp"
    lp.write_text(f"#!/bin/sh\ncat > {tmp_path}/pages\n")
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    done = ward.run("close-down", "--printer", "ward")
    assert (done.code, "Done: ward" in done.out) == (0, True)
    assert (tmp_path / "pages").read_bytes().startswith(b"%PDF")
