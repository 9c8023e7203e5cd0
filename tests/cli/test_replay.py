# SPDX-License-Identifier: Apache-2.0
"""A scenario is played whole, or not at all."""

import json

import pytest

from tests.cli.conftest import run

AT = "2026-11-23T02:40:00+01:00"
PERSON = {"at": AT, "as": "Anna", "kind": "person", "name": "Anna", "role": "nurse"}
NOTE = {"at": AT, "as": "Anna", "kind": "note", "text": "x"}


@pytest.fixture
def script(tmp_path):
    def write(*lines):
        path = tmp_path / "night.jsonl"
        path.write_text("\n".join(map(json.dumps, [{"scenario": 1}, *lines])))
        return path

    return write


def test_an_exercise_is_played_at_its_own_time(ward, script):
    done = ward.run("replay", script(PERSON, NOTE), "--json")
    assert done.json == {"written": 2, "exercise": True}
    assert ward.run("replay", script(NOTE)).out == "1 record written\n"


def test_a_real_ward_gets_late_entries(tmp_path, script):
    run("new", tmp_path / "real", "--hospital", "H", "--ward", "W", "--passphrase-out", tmp_path / "words")
    done = run("replay", tmp_path / "real", script(PERSON, NOTE), "--passphrase-file", tmp_path / "words")
    assert (done.code, "every line is a late entry" in done.out) == (0, True)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (NOTE | {"kind": "dance"}, "line 2 · kind · There is no such kind of record."),
        (NOTE | {"at": "2026-02-30T02:40:00+01:00"}, "line 2 · at · There is no such time."),
        (NOTE | {"as": "Nobody"}, "line 2 · as · Nobody of this name is enrolled."),
    ],
)
def test_a_wrong_line_plays_nothing(ward, script, line, words):
    done = ward.run("replay", script(line))
    assert (done.code, words in done.err) == (1, True)
    assert "night.jsonl" in done.err
    assert ward.run("replay", script(PERSON), "--json").json["written"] == 1


def test_a_folder_without_a_ward_is_said(tmp_path, script):
    done = run("replay", tmp_path / "gone", script(NOTE))
    assert (done.code, "no ward log" in done.err) == (3, True)
