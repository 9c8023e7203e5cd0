# SPDX-License-Identifier: Apache-2.0
"""The whole night from the command line, in two wards, as other programs and the incident team would do it.

Every step is a process of its own; what comes out is judged by programs that know nothing of ours.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import page
import pytest

from logbook.i18n import resources

ROOT = Path(__file__).parents[2]
DEMO = resources() / "demo"
WARDS = {"UCI": ("night-uci.jsonl", "inventory-uci.csv"), "5B": ("night-5b.jsonl", "inventory-5b.csv")}

BAD_ROWS = {"UCI": 4, "5B": 0}
"""Rows of the inventories that cannot be read, as in every real one."""


def logbook(*arguments: object, typed: str = "", expect: int = 0) -> str:
    """Run the console script; its exit code is part of its promise."""
    command = [sys.executable, "-m", "logbook.cli", "--lang", "en", *map(str, arguments)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, input=typed, capture_output=True, text=True, env=env, check=False)
    assert done.returncode == expect, (arguments, done.returncode, done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    return done.stdout


@dataclass(frozen=True)
class Night:
    """A ward that has lived through its night."""

    name: str
    folder: Path
    words: Path
    records: int
    files: dict[str, Path]


@pytest.fixture(scope="module")
def nights(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nights")
    return {name: lived_through(folder, name) for name in WARDS}


def lived_through(place: Path, name: str) -> Night:
    """new, people, devices import, replay, export: the issue's main job."""
    ward, words = place / name, place / f"{name}.words"
    made = json.loads(
        logbook("new", ward, "--hospital", "Hospital La Marina", "--ward", name, "--exercise", "--json",
                "--passphrase-out", words)
    )  # fmt: skip
    assert made["exercise"]
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", made["start_code"])
    key = ("--passphrase-file", words)
    person = "Anna Puig" if name == "UCI" else "Mireia Sanchis"
    logbook("people", ward, "add", person, "--role", "charge-nurse", "--new-pin-file", "-", *key, typed="480513\n")
    script, inventory = (DEMO / file for file in WARDS[name])
    imported = json.loads(logbook("devices", ward, "import", inventory, "--json", *key, expect=BAD_ROWS[name] > 0))
    assert (len(imported["skipped"]), imported["unchanged"]) == (BAD_ROWS[name], 0)
    played = json.loads(logbook("replay", ward, script, "--json", *key))
    files = {}
    for profile in ("incident", "clinical"):
        out = place / f"{name}-{profile}.pdf"
        told = json.loads(logbook("export", ward, "--out", out, "--profile", profile, "--json", *key))
        assert [one["file"] for one in told] == [str(out)]
        files[profile] = out
    return Night(name, ward, words, imported["written"] + played["written"], files)


def test_the_nights_are_long(nights):
    assert nights["UCI"].records >= 60 + 150
    assert nights["5B"].records >= 40


@pytest.mark.parametrize("name", WARDS)
@pytest.mark.parametrize("profile", ["incident", "clinical"])
def test_each_file_verifies_as_the_drill_it_is(nights, name, profile):
    (report,) = json.loads(logbook("verify", nights[name].files[profile], "--json"))
    assert (report["verdict"], report["exercise"], report["findings"]) == ("good", True, [])
    assert (report["ward"], report["first"], report["profile"]) == (name, 0, profile)
    assert report["last"] >= nights[name].records
    assert "EXERCISE" in logbook("verify", nights[name].files[profile])


def test_a_changed_file_is_refused_with_exit_code_1(nights, tmp_path):
    data = bytearray(nights["5B"].files["incident"].read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "changed.pdf").write_bytes(data)
    (report,) = json.loads(logbook("verify", tmp_path / "changed.pdf", "--json", expect=1))
    assert report["verdict"] == "findings"


@pytest.mark.parametrize("name", WARDS)
def test_other_programs_agree_that_the_pdf_is_whole_and_signed(nights, name, tool, tmp_path):
    path = nights[name].files["incident"]
    plain = {**os.environ, "LC_ALL": "C.UTF-8"}
    said = subprocess.run([tool("pdfsig"), path], capture_output=True, text=True, check=False, env=plain).stdout
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    said = subprocess.run([tool("qpdf"), "--check", path], capture_output=True, text=True, check=True).stdout
    assert "No syntax or stream encoding errors" in said
    assert openssl(tool("openssl"), path.read_bytes(), tmp_path) == "successful"


def openssl(program: str, pdf: bytes, folder: Path) -> str:
    """Verify the signature with the certificate that it carries."""
    _, start, end, _ = map(int, re.search(rb"/ByteRange \[\s*(\d+) (\d+) (\d+) (\d+)", pdf).groups())
    der = bytes.fromhex(pdf[start + 1 : end - 1].decode())
    (folder / "sig").write_bytes(der[: 4 + int.from_bytes(der[2:4], "big")])
    (folder / "data").write_bytes(pdf[:start] + pdf[end:])
    given = ["-binary", "-inform", "DER", "-in", "sig", "-content", "data", "-noverify", "-out", "out"]
    done = subprocess.run([program, "cms", "-verify", *given], cwd=folder, capture_output=True, text=True, check=False)
    return "successful" if "successful" in done.stderr else done.stderr


@pytest.mark.parametrize("name", WARDS)
@pytest.mark.parametrize("standard", ["PDF_A_3A", "PDF_UA_1"])
def test_the_pdf_keeps_for_decades_and_can_be_read_aloud(nights, name, standard):
    profile = getattr(page.ValidationProfile, standard)
    assert page.validate_pdf(str(nights[name].files["incident"]), profile=profile).failures == []


def test_two_wards_become_one_case_whatever_came_first_and_however_often(nights, tmp_path):
    given = [night.files["incident"] for night in nights.values()]
    told = json.loads(logbook("collect", *given, "--into", tmp_path / "one", "--json", expect=0))
    assert {log["ward"] for log in told["logs"]} == set(WARDS)
    assert {one["verdict"] for one in told["received"]} == {"good"}
    logbook("collect", *reversed(given), "--into", tmp_path / "two")
    logbook("collect", given[0], "--into", tmp_path / "two")
    for name in ("timeline.csv", "timeline.jsonl"):
        (first,) = (tmp_path / "one").rglob(name)
        (second,) = (tmp_path / "two").rglob(name)
        assert first.read_bytes() == second.read_bytes()
    (table,) = (tmp_path / "one").rglob("timeline.csv")
    text = table.read_bytes().decode("utf-8-sig")
    between = ";" if ";" in text.partition("\n")[0] else ","
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=between))
    assert len(rows) > sum(night.records for night in nights.values())
    (drawn,) = (tmp_path / "one").rglob("timeline.pdf")
    assert drawn.read_bytes().startswith(b"%PDF-")


def test_the_ward_can_be_written_on_and_its_next_export_vouches_for_the_last(nights, tmp_path):
    night = nights["5B"]
    out = tmp_path / "again.pdf"
    logbook("export", night.folder, "--out", out, "--profile", "incident", "--passphrase-file", night.words)
    logbook("verify", out, night.files["incident"])
    told = json.loads(logbook("collect", out, night.files["incident"], "--into", tmp_path / "case", "--json"))
    assert len(told["logs"]) == 1


def test_a_slip_ends_with_its_own_exit_code_and_leaves_nothing(nights, tmp_path):
    night = nights["5B"]
    wrong = tmp_path / "wrong"
    wrong.write_text("anchor velvet comet ribbon gravel sunset\n")
    logbook("export", night.folder, "--out", tmp_path / "x.pdf", "--passphrase-file", wrong, expect=4)
    logbook("export", night.folder, "--out", tmp_path / "no" / "x.pdf", "--passphrase-file", night.words, expect=3)
    logbook("new", night.folder, "--hospital", "H", "--ward", "W", expect=3)
    logbook("verify", tmp_path / "missing.pdf", expect=3)
    logbook("export", night.folder, expect=2)
    assert [path.name for path in tmp_path.iterdir()] == ["wrong"]
