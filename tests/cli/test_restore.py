# SPDX-License-Identifier: Apache-2.0
"""`logbook restore`: what is back and what is not is said; nothing is restored over anything."""

import shutil
from dataclasses import replace

import pytest

from logbook.core import crypto
from logbook.core.vault import keysticks
from logbook.core.vault.slots import Cost
from tests.cli.conftest import run


@pytest.fixture
def ward(drill, tmp_path):
    shutil.copytree(drill.folder, tmp_path / "ward")
    (tmp_path / "stick").mkdir()
    made = replace(drill, folder=tmp_path / "ward")
    assert made.run("backup", "--to", tmp_path / "stick").code == 0
    return made


def restore(ward, tmp_path, *more):
    return run("restore", tmp_path / "stick", "--into", tmp_path / "back", "--passphrase-file", ward.secret, *more)


def test_the_log_is_back_and_what_is_not_is_said(ward, tmp_path):
    done = restore(ward, tmp_path)
    assert done.code == 0
    assert "Records back: " in done.out
    assert "Writing goes on in segment B." in done.out
    assert "– PINs: everybody sets a new one" in done.out
    assert run("ready", tmp_path / "back", "--passphrase-file", ward.secret).code in {0, 1}
    assert restore(ward, tmp_path).code == 3


def test_moving_says_so_to_programs_too(ward, tmp_path):
    report = restore(ward, tmp_path, "--moved", "--json").json
    assert (report["segments"], report["next"], report["faults"]) == (["A"], "B", [])
    assert report["last"] == ["A", report["records"] - 1]


def test_a_damaged_copy_comes_back_in_part_only_when_asked(ward, tmp_path):
    copy = next((tmp_path / "stick").rglob("A.mirror"))
    lines = copy.read_bytes().splitlines(keepends=True)
    copy.write_bytes(b"".join([*lines[:9], b"AAAA\n", *lines[10:]]))
    (copy.parent / "X.mirror").write_bytes(b"photos")
    refused = restore(ward, tmp_path)
    assert (refused.code, "cannot be read" in refused.err) == (1, True)
    done = restore(ward, tmp_path, "--damaged")
    assert done.code == 1
    assert "✗ Segment A came back up to record 6 only [damaged]." in done.out
    assert "Left aside: X.mirror" in done.out


def test_a_wrong_secret_and_an_empty_stick(ward, tmp_path):
    wrong = run("restore", tmp_path / "stick", "--into", tmp_path / "back", "--passphrase-file", "-", typed="a b c\n")
    assert wrong.code == 4
    (tmp_path / "empty").mkdir()
    assert run("restore", tmp_path / "empty", "--into", tmp_path / "back").code == 3


def test_of_several_logs_one_must_be_named(ward, tmp_path, drill):
    (folder,) = (tmp_path / "stick" / "ward-logbook").iterdir()
    shutil.copytree(folder, folder.with_name("X" * 24))
    assert restore(ward, tmp_path).code == 2
    assert restore(ward, tmp_path, "--log", folder.name).code == 0


def test_a_key_stick_and_its_pin_open_a_copy(ward, tmp_path):
    (tmp_path / "key").mkdir()
    (tmp_path / "pin").write_text("48051377\n")
    made = ward.run("keys", "add", "--new-stick", tmp_path / "key", "--new-pin-file", tmp_path / "pin")
    assert made.code == 0, made.err
    assert ward.run("backup", "--to", tmp_path / "stick").code == 0
    done = run(
        "restore", tmp_path / "stick", "--into", tmp_path / "back", "--stick", tmp_path / "key", "--stick-pin-file",
        tmp_path / "pin",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert Cost().passes
    assert keysticks.has_any(tmp_path / "key")


def test_what_only_the_stick_knows_is_taken_over(ward, tmp_path):
    assert restore(ward, tmp_path).code == 0
    assert ward.run("people", "add", "Lucía", "--role", "nurse", "--new-pin-file", "-", typed="480513\n").code == 0
    assert ward.run("backup", "--to", tmp_path / "stick").code == 0

    def take(*more):
        return restore(ward, tmp_path, "--take-over", *more)

    first = take("--json").json
    assert first["carried"] > 0
    again = take()
    assert "Records taken over: 0." in again.out


@pytest.fixture
def pdf(ward, tmp_path):
    assert ward.run("export", "--out", tmp_path / "night.pdf", "--unsealed").code == 0
    return tmp_path / "night.pdf"


def test_an_export_alone_brings_the_log_back_and_says_what_it_did_not_hold(pdf, tmp_path):
    done = run("restore", pdf, "--into", tmp_path / "back")
    assert (done.code, done.err) == (0, "")
    assert "Writing goes on in segment B." in done.out
    assert "It is shown as closed." in done.out
    assert "– the six words, key sticks and recovery sheets of the old log: make new ones" in done.out
    (tmp_path / "next").mkdir()
    assert run("export", tmp_path / "back", "--out", tmp_path / "next" / "next.pdf").code == 0
    later = sorted((tmp_path / "next").iterdir())
    assert run("verify", pdf, *later).code == 0


def test_codes_alone_need_the_name_of_the_ward_and_name_what_is_missing(ward, tmp_path):
    assert ward.run("bridge", "--since", "5", "--out", tmp_path / "codes.pdf", "--json").code == 0
    unnamed = run("restore", tmp_path / "codes.pdf", "--into", tmp_path / "back")
    assert unnamed.code == 1
    assert "Give the hospital and the ward." in unnamed.err
    done = run(
        "restore", tmp_path / "codes.pdf", "--into", tmp_path / "back", "--hospital", "H", "--ward", "U", "--json"
    )
    assert done.code == 1
    assert done.json["missing"] == [{"segment": "A", "first": 0, "last": 5}]
    assert (done.json["segments"], done.json["carried"]) == ([], done.json["records"])


def test_a_sealed_export_asks_for_its_key(ward, tmp_path):
    secret, public = crypto.new_age_identity()
    assert ward.run("export", "--out", tmp_path / "night.pdf", "--to", public).code == 0
    (sealed,) = tmp_path.glob("night*")
    refused = run("restore", sealed, "--into", tmp_path / "back")
    assert "It is sealed." in refused.err
    done = run("restore", sealed, "--into", tmp_path / "back", "--identity-file", "-", typed=f"{secret}\n")
    assert done.code == 0
