# SPDX-License-Identifier: Apache-2.0
"""Many exports, one case; the same whatever came first."""

import pytest

from logbook.core.model.codes import ClockUsed, Realm
from logbook.core.model.records import ClockCheck
from tests.chains import NIGHT, Chain, note
from tests.cli.conftest import run


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "uci.wlog").write_bytes(Chain().notes(2).text())
    (folder / "5b.wlog").write_bytes(Chain(ward="5B").notes(2).text())
    return folder


def files(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".pdf"
    }  # fmt: skip


def test_a_case_is_made_and_says_that_it_is_not_encrypted(stick, tmp_path):
    done = run("collect", stick, "--into", tmp_path / "case")
    assert (done.code, done.err) == (0, "")
    assert "This case folder is not encrypted yet." in done.out
    assert "6 records in" in done.out
    assert {path.name for path in (tmp_path / "case").iterdir()} == {
        "case.json", "received", "timeline.pdf", "timeline.csv", "timeline.jsonl",
    }  # fmt: skip


def test_doing_it_again_or_the_other_way_round_changes_nothing(stick, tmp_path):
    run("collect", stick, "--into", tmp_path / "one")
    before = files(tmp_path / "one")
    run("collect", stick / "uci.wlog", stick, "--into", tmp_path / "one")
    run("collect", stick / "uci.wlog", "--into", tmp_path / "two")
    run("collect", stick / "5b.wlog", "--into", tmp_path / "two")
    assert before == files(tmp_path / "one") == files(tmp_path / "two")


def test_an_exercise_gets_a_folder_of_its_own(stick, tmp_path):
    (stick / "drill.wlog").write_bytes(Chain(realm=Realm.DRILL).text())
    done = run("collect", stick, "--into", tmp_path / "case", "--export", f"jsonl={tmp_path / 'x.jsonl'}")
    assert "Exercise and real logs are never put together" in done.out
    assert (tmp_path / "case" / "exercise" / "timeline.pdf").exists()
    assert b"exercise" not in (tmp_path / "x.jsonl").read_bytes()
    assert b"exercise" in (tmp_path / "exercise-x.jsonl").read_bytes()


def test_findings_are_said_and_end_with_one(stick, tmp_path):
    log = Chain().notes(1)
    other = log.branch()
    (stick / "a").write_bytes(log.add(note("here")).text())
    (stick / "b").write_bytes(other.add(note("there")).text())
    (stick / "broken").write_bytes(log.text()[:-30])
    (stick / "x.zip").write_bytes(b"PK")
    (stick / "link").symlink_to(stick / "a")
    clock = Chain(ward="3A").add(ClockCheck(ClockUsed.RADIO, NIGHT, NIGHT + 60_000, 1))
    clock.add(ClockCheck(ClockUsed.RADIO, NIGHT + 900_000, NIGHT + 120_000, 1))
    (stick / "clock").write_bytes(clock.text())
    done = run("collect", stick, "--into", tmp_path / "case")
    assert done.code == 1
    for told in ("[fork]", "[log-cut-off]", "x.zip: not ours", "passed over (no-file): 1", "[clocks-contradict]"):
        assert told in done.out
    report = run("collect", stick, "--into", tmp_path / "case", "--json").json
    assert (report["encrypted"], report["clocks_contradict"]) == (False, True)
    assert {"code": "fork", "log": log.tails[0].log, "record": 2} in report["findings"]
    assert (report["not_ours"], report["skipped"]) == (["x.zip"], {"no-file": 1})


def test_a_wrong_format_is_usage(stick, tmp_path):
    assert run("collect", stick, "--into", tmp_path / "case", "--export", "docx=x").code == 2
    assert not (tmp_path / "case").exists()


def test_what_is_not_there_makes_no_case(tmp_path):
    assert run("collect", tmp_path / "gone", "--into", tmp_path / "case").code == 3
    assert not (tmp_path / "case").exists()


def test_the_night_of_the_demo_is_collected(drill, tmp_path):
    drill.run("export", "--out", tmp_path / "a.pdf")
    drill.run("export", "--out", tmp_path / "b.pdf", "--profile", "clinical")
    report = run("collect", tmp_path / "a.pdf", tmp_path / "b.pdf", "--into", tmp_path / "case", "--json")
    log = report.json["logs"][0]
    assert (report.code, log["exercise"], log["evidence"]["D"]) == (0, True, 0)
    assert log["evidence"]["B"] > 300
