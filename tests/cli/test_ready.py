# SPDX-License-Identifier: Apache-2.0
"""`logbook ready`: one line a check, and 1 where somebody should see to something."""

import shutil
from dataclasses import replace

from logbook.core.model import readiness
from tests.cli.conftest import run


def test_a_ward_without_a_copy_is_not_ready(drill):
    done = drill.run("ready")
    assert done.code == 1
    assert "✗ There is no copy on any stick. Plug a stick in." in done.out
    assert "✓ The log is protected." in done.out


def test_programs_get_codes(drill):
    report = drill.run("ready", "--json").json
    assert {"code": "no-copy", "good": False, "value": None} in report
    assert len(report) == 10


def test_a_ready_ward_is_good(drill, tmp_path, monkeypatch):
    shutil.copytree(drill.folder, tmp_path / "ward")
    ward = replace(drill, folder=tmp_path / "ward")
    for mount in ("one", "two"):
        (tmp_path / mount).mkdir()
        assert ward.run("backup", "--to", tmp_path / mount).code == 0
    assert ward.run("export", "--out", tmp_path / "n.pdf").code == 0
    monkeypatch.setattr(readiness, "CLOCK_AGE", 10**9)
    done = ward.run("ready", "--json")
    assert (done.code, [one for one in done.json if not one["good"]]) == (0, [])
    assert run("ready", tmp_path / "gone", "--passphrase-file", drill.secret).code == 3
