# SPDX-License-Identifier: Apache-2.0
"""`logbook backup`: a stick gets a name, a whole copy, and only what is missing the next time."""

import shutil
from dataclasses import replace

import pytest

from logbook.core.vault.folder import store_path
from tests.cli.conftest import run


@pytest.fixture
def ward(drill, tmp_path):
    shutil.copytree(drill.folder, tmp_path / "ward")
    (tmp_path / "stick").mkdir()
    return replace(drill, folder=tmp_path / "ward")


def test_a_new_stick_is_named_and_holds_the_log(ward, tmp_path):
    done = ward.run("backup", "--to", tmp_path / "stick")
    assert done.code == 0
    assert "This stick is new to the ward. Write on it: A" in done.out, done.out
    assert "Stick A holds the log up to record A·" in done.out
    again = ward.run("backup", "--to", tmp_path / "stick", "--json").json
    assert (again["name"], again["segment"], again["openable"], again["alarms"]) == ("A", "A", True, [])
    assert again["copied"] < 5


def test_what_is_in_the_way_is_said_and_left(ward, tmp_path):
    ward.run("backup", "--to", tmp_path / "stick", "--name", "red")
    copy = next((tmp_path / "stick").rglob("A.mirror"))
    copy.write_bytes(copy.read_bytes() + b"AAAA\n")
    done = ward.run("backup", "--to", tmp_path / "stick")
    assert done.code == 1
    assert "cannot be read" in done.err
    report = ward.run("backup", "--to", tmp_path / "stick", "--json")
    assert report.json["alarms"][0]["code"] == "MirrorDamaged"
    assert (report.json["number"], report.code) == (None, 1)
    assert ward.run("backup", "--to", tmp_path / "stick", "--anew").code == 0


def test_a_log_that_was_put_back_gets_what_the_stick_knows(ward, tmp_path):
    path = store_path(ward.folder, "A")
    kept = path.read_bytes()
    assert ward.run("backup", "--to", tmp_path / "stick").code == 0
    path.write_bytes(kept)
    back = ward.run("backup", "--to", tmp_path / "stick", "--json")
    assert (back.code, back.json["segment"], back.json["alarms"]) == (0, "B", [])


def test_an_unprotected_log_says_that_its_copy_opens_nowhere(tmp_path):
    from tests.wards import make  # noqa: PLC0415 - the one ward here that has no words

    world = make(tmp_path)
    world.shut()
    (tmp_path / "stick").mkdir()
    done = run("backup", world.path, "--to", tmp_path / "stick")
    assert (done.code, "Nobody can open this copy on another PC" in done.out) == (0, True)


def test_a_stick_that_is_not_there_cannot_be_written(ward, tmp_path):
    assert ward.run("backup", "--to", tmp_path / "gone").code == 3
