# SPDX-License-Identifier: Apache-2.0
"""Hostile input H12: names that lead elsewhere, name a device, hide an ending, turn round, or look like an option.

A file is kept under its hash, its name is shown with what hides or turns as □ on one line, and never used as a path.
Openly not protected: a name may still lie.
"""

from __future__ import annotations

import json

import pytest

from tests.attacks.said import collect
from tests.chains import Chain
from tests.cli.conftest import run

NAMES = {
    "..\\..\\x.wlog": "..\\..\\x.wlog",
    "CON": "CON",
    "a.pdf:ads": "a.pdf:ads",
    "x" * 250: "x" * 250,
    "gpj.\u202efdp.wlog": "gpj.□fdp.wlog",
    "two\nlines: GOOD": "two lines: GOOD",
    "-rf": "-rf",
    "--into": "--into",
    "\x1b[2J.wlog": "□[2J.wlog",
    "<b>.wlog": "<b>.wlog",
    "=1+1.wlog": "=1+1.wlog",
    "broken \udcff.wlog": "broken □.wlog",
}


@pytest.mark.parametrize("name", NAMES)
def test_the_name_is_shown_and_the_file_kept_by_its_hash(name, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / name).write_bytes(Chain().text())
    done = collect(tmp_path, stick)
    assert (done.code, done.err) == (0, "")
    assert f"{NAMES[name]}: GOOD" in done.out.split("\n")
    case = tmp_path / "case"
    (kept,) = (case / "received").iterdir()
    (listed,) = json.loads((case / "case.json").read_text())["received"]
    assert listed["sha256"] == kept.name
    assert listed["names"] == [NAMES[name]]
    assert {path.name for path in tmp_path.iterdir()} == {"stick", "case"}


def test_a_stranger_s_name_is_shown_in_the_same_way(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "exe.\u202efdp").write_bytes(b"MZ")
    (stick / "x\nward.pdf: GOOD\n\x1b[31m").write_bytes(b"MZ")
    lines = collect(tmp_path, stick).out.split("\n")
    assert "exe.□fdp: not ours, left where it is" in lines
    assert "x ward.pdf: GOOD □[31m: not ours, left where it is" in lines
    assert "ward.pdf: GOOD" not in lines


def test_whoever_verifies_sees_the_same(tmp_path):
    path = tmp_path / "gpj.\u202efdp"
    path.write_bytes(Chain().text())
    assert "\u202e" not in run("verify", path).out
    path = tmp_path / "x\nward.pdf: GOOD\ny"
    path.write_bytes(b"MZ")
    assert run("verify", path).out.split("\n")[0] == f"{tmp_path}/x ward.pdf: GOOD y: FINDINGS"
