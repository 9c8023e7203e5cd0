# SPDX-License-Identifier: Apache-2.0
"""The ways into a log, from the command line: listed, added, proven and taken away."""

import pytest

from logbook.core import crypto
from tests import wards
from tests.cli.conftest import run


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


def listed(ward):
    return {way["kind"]: way["id"] for way in ward.run("keys", "list", "--json").json["ways"]}


def add_stick(ward, stick, pin):
    return ward.run("keys", "add", "--new-stick", stick, "--new-pin-file", pin)


def by_stick(ward, stick, pin, *words, **more):
    return run(words[0], ward.folder, *words[1:], "--stick", stick, "--stick-pin-file", pin, **more)


def test_a_log_has_its_six_words_at_first(ward):
    done = ward.run("keys", "list")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("  six words\n")


def test_a_key_stick_is_made_and_opens_the_log(ward, stick, pin):
    done = add_stick(ward, stick, pin)
    assert (done.code, done.err) == (0, "")
    assert "Added: " in done.out
    assert done.out.endswith("  key stick and PIN  A\n")
    assert by_stick(ward, stick, pin, "keys", "list").out.count("\n") == 2
    wrong = by_stick(ward, stick, "-", "keys", "list", typed="482916\n")
    assert (wrong.code, wrong.out) == (4, "")


def test_a_stick_without_a_key_is_told_before_the_pin_is_asked(ward, stick):
    done = run("keys", ward.folder, "list", "--stick", stick)
    assert (done.code, "no key of this log" in done.err) == (4, True)


def test_a_weak_pin_makes_no_stick(ward, stick):
    done = ward.run("keys", "add", "--new-stick", stick, "--new-pin-file", "-", typed="12345\n")
    assert (done.code, "six digits or more" in done.err) == (1, True)
    assert not list(stick.iterdir())


def test_the_teams_key_is_added_once(ward):
    secret, public = crypto.new_age_identity()
    assert ward.run("keys", "add", "--recovery", public, "--json").json["ways"] == 2
    again = ward.run("keys", "add", "--recovery", public)
    assert (again.code, "opens the log already" in again.err) == (1, True)
    (ward.folder.parent / "team").write_text(secret)
    opened = run("keys", ward.folder, "list", "--passphrase-file", ward.folder.parent / "team")
    assert "recovery key" in opened.out


def test_a_recovery_key_made_here_lies_away_from_the_log(ward, tmp_path):
    for place, code in ((ward.folder / "key", 1), (ward.secret, 3), (tmp_path / "key", 0)):
        assert ward.run("keys", "add", "--recovery-out", place).code == code
    assert not (ward.folder / "key").exists()
    assert (tmp_path / "key").read_text().startswith("AGE-SECRET-KEY-1")
    assert run("keys", ward.folder, "list", "--passphrase-file", tmp_path / "key").code == 0


def test_what_to_add_must_be_said_once(ward, stick):
    assert ward.run("keys", "add").code == 2
    assert ward.run("keys", "add", "--new-stick", stick, "--recovery", "age1x").code == 2


def test_a_lost_stick_is_taken_away_and_the_words_stay(ward, stick, pin):
    add_stick(ward, stick, pin)
    done = ward.run("keys", "remove", listed(ward)["stick"])
    assert done.code == 0
    assert "Taken away: " in done.out
    assert "only one way in" in done.err
    assert set(listed(ward)) == {"passphrase"}
    assert by_stick(ward, stick, pin, "keys", "list").code == 4


def test_what_stays_is_proven_or_said_to_go(ward, stick, pin, tmp_path):
    add_stick(ward, stick, pin)
    ward.run("keys", "add", "--recovery-out", tmp_path / "key")
    words = listed(ward)["passphrase"]
    refused = ward.run("keys", "remove", words)
    assert (refused.code, "Not proven: " in refused.err) == (2, True)
    assert len(listed(ward)) == 3
    kept = ward.run("keys", "remove", words, "--keep-stick", stick, "--keep-pin-file", pin)
    assert kept.code == 0
    assert by_stick(ward, stick, pin, "keys", "list").code == 0
    assert ward.run("keys", "list").code == 4


def test_unproven_ways_go_where_that_is_said(ward, stick, pin):
    add_stick(ward, stick, pin)
    public = crypto.new_age_identity()[1]
    ward.run("keys", "add", "--recovery", public)
    done = ward.run("keys", "remove", listed(ward)["recovery"], "--drop-unproven", "--json").json
    assert (len(done["removed"]), done["ways"]) == (2, 1)


def test_new_words_are_shown_once_or_go_to_a_file(ward, stick, pin, tmp_path):
    add_stick(ward, stick, pin)
    done = by_stick(ward, stick, pin, "keys", "words", "--passphrase-out", tmp_path / "new")
    assert (done.code, "Passphrase" in done.out) == (0, False)
    assert ward.run("keys", "list").code == 4
    again = by_stick(ward, stick, pin, "keys", "words", "--json")
    assert len(again.json["passphrase"].split()) == 6
    third = by_stick(ward, stick, pin, "keys", "words")
    assert "shown only now" in third.out
    assert by_stick(ward, stick, pin, "keys", "words", "--passphrase-out", tmp_path / "new").code == 3


def test_the_words_may_be_proven_beside_a_stick(ward, stick, pin):
    add_stick(ward, stick, pin)
    ids = listed(ward)
    kept = by_stick(ward, stick, pin, "keys", "remove", ids["stick"], "--keep-passphrase-file", ward.secret)
    assert kept.code == 0
    assert set(listed(ward)) == {"passphrase"}


def test_a_way_that_is_not_there_cannot_be_removed(ward):
    assert ward.run("keys", "remove").code == 2
    assert ward.run("keys", "remove", "nonsense").code == 2


def test_the_last_way_in_stays(ward):
    done = ward.run("keys", "remove", listed(ward)["passphrase"])
    assert (done.code, "only way in" in done.err) == (1, True)


def test_an_unprotected_log_says_so_and_takes_no_stick(tmp_path, stick, pin):
    world = wards.make(tmp_path, people=())
    world.shut()
    assert "Not yet protected" in run("keys", world.path, "list").out
    assert run("keys", world.path, "add", "--new-stick", stick, "--new-pin-file", pin).code == 1
