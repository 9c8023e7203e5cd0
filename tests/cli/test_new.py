# SPDX-License-Identifier: Apache-2.0
"""A ward is made whole or not at all, and its passphrase is shown once."""

import stat

from tests.cli.conftest import run

WARD = ("--hospital", "La Marina", "--ward", "UCI")


def test_the_passphrase_is_shown_once_with_the_start_code(tmp_path):
    done = run("new", tmp_path / "w", *WARD)
    assert (done.code, done.err) == (0, "")
    assert "Passphrase (shown only now" in done.out
    assert "Start code" in done.out
    assert "EXERCISE" not in done.out
    assert len(done.out.split("hand):")[1].splitlines()[0].split()) == 6


def test_the_passphrase_may_go_to_a_file_of_its_own(tmp_path):
    done = run("new", tmp_path / "w", *WARD, "--passphrase-out", tmp_path / "words", "--exercise", "--json")
    assert "passphrase" not in done.json
    assert done.json["exercise"] is True
    assert len((tmp_path / "words").read_text().split()) == 6
    assert stat.S_IMODE((tmp_path / "words").stat().st_mode) == 0o600


def test_for_programs_it_is_in_the_report(tmp_path):
    assert len(run("new", tmp_path / "w", *WARD, "--json").json["passphrase"].split()) == 6


def test_where_something_is_already_nothing_is_made(tmp_path):
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "mine.txt").write_text("x")
    done = run("new", tmp_path / "w", *WARD, "--passphrase-out", tmp_path / "words")
    assert done.code == 3
    assert "not empty" in done.err
    assert [path.name for path in tmp_path.rglob("*")] == ["w", "mine.txt"]


def test_a_passphrase_that_cannot_be_kept_makes_no_ward(tmp_path):
    done = run("new", tmp_path / "w", *WARD, "--passphrase-out", tmp_path / "gone" / "words")
    assert done.code == 3
    assert not (tmp_path / "w").exists()


def test_names_cannot_move_the_cursor(tmp_path):
    done = run("new", tmp_path / "w", "--hospital", "\x1b[2J\u202e", "--ward", "UCI")
    assert "\x1b" not in done.out
    assert "\u202e" not in done.out


def test_words_that_open_another_log_are_never_replaced_nor_deleted(tmp_path):
    (tmp_path / "words").write_text("the only words of another log")
    for place in ("new", "."):
        done = run("new", tmp_path / place, *WARD, "--passphrase-out", tmp_path / "words")
        assert (done.code, "a file of this name already" in done.err) == (3, True)
    assert (tmp_path / "words").read_text() == "the only words of another log"
    assert not (tmp_path / "new").exists()


def test_hospital_and_ward_need_a_name(tmp_path):
    assert run("new", tmp_path / "w", "--hospital", " ", "--ward", "UCI").code == 2
    assert run("new", tmp_path / "w", "--hospital", "H", "--ward", "").code == 2
    assert not (tmp_path / "w").exists()
