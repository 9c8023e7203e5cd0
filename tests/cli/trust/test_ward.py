# SPDX-License-Identifier: Apache-2.0
"""A ward takes a stick over from the command line."""

import os
from datetime import UTC, datetime

import pytest

from logbook.core.model.codes import Realm
from tests.cli.conftest import run
from tests.sticks import Stick

DRILL = Stick(realm=Realm.DRILL)


@pytest.fixture
def code(tmp_path):
    (tmp_path / "code").write_text(DRILL.card() + "\n")
    return tmp_path / "code"


def test_a_first_stick_needs_its_card_and_a_later_one_none(ward, tmp_path, code):
    def take(place, *words, **more):
        return run("trust", "import", ward.folder, place, "--passphrase-file", ward.secret, *words, **more)

    DRILL.put(tmp_path / "stick")
    looked = take(tmp_path / "stick", "--code-file", code, "--look")
    assert (looked.code, "Only looked at." in looked.out, "procedures: 1" in looked.out) == (0, True, True)
    done = take(tmp_path / "stick", "--code-file", code, "--json").json
    assert (done["first"], done["taken"], done["changes"]["recipients"]) == (True, True, 1)
    again = take(tmp_path / "stick")
    assert (again.code, "EXERCISE" in again.out, "Taken over" in again.out) == (0, True, True)
    old = datetime(2026, 1, 1, tzinfo=UTC)
    Stick(realm=Realm.DRILL, targets=2, version=2, expires=old).put(tmp_path / "other")
    assert take(tmp_path / "other").code == 1
    Stick(realm=Realm.DRILL, targets=2, version=2).put(tmp_path / "next")
    assert take(tmp_path / "next").code == 0
    older = take(tmp_path / "stick")
    assert (older.code, "older" in older.err) == (1, True)
    assert take(tmp_path / "next", "--new-team", "--code-file", "-", typed=DRILL.card() + "\n").code == 0


def test_a_wrong_card_is_refused_and_never_shown_the_right_one(ward, tmp_path):
    DRILL.put(tmp_path / "stick")
    letters = DRILL.card()
    typed = letters[:-1] + ("0" if letters[-1] != "0" else "1")
    done = run("trust", "import", ward.folder, tmp_path / "stick", "--passphrase-file", ward.secret, "--code-file", "-",
               typed=typed + "\n")  # fmt: skip
    assert (done.code, "1 letter differs" in done.err) == (1, True)
    assert letters not in done.out + done.err


def test_a_person_without_the_right_is_refused(drill, tmp_path, code):
    import shutil  # noqa: PLC0415 - only here

    shutil.copytree(drill.folder, tmp_path / "ward")
    DRILL.put(tmp_path / "stick")
    (tmp_path / "pin").write_text("000000")
    done = run("trust", "import", tmp_path / "ward", tmp_path / "stick", "--passphrase-file", drill.secret,
               "--code-file", code, "--as", "Nobody", "--pin-file", tmp_path / "pin")  # fmt: skip
    assert done.code == 1


def test_what_should_have_been_renewed_is_told_and_counts(tmp_path):
    Stick(expires=datetime(2026, 1, 1, tzinfo=UTC)).put(tmp_path / "stick")
    done = run("trust", "show", tmp_path / "stick")
    assert (done.code, done.err.count("still counts")) == (0, 3)
    assert os.listdir(tmp_path) == ["stick"]  # noqa: PTH208 - only the names
