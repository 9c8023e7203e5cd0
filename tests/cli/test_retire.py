# SPDX-License-Identifier: Apache-2.0
"""Retiring without a window: two people, one last PDF, and nothing left here."""

import shutil

import pytest

from logbook.cli.context import this_machine
from logbook.core import ward as wards
from logbook.core.actions import opening
from logbook.core.model.codes import Means, StickEvent
from logbook.core.model.frame import Author
from logbook.core.model.safeguards import Stick
from logbook.core.vault.slots import Passphrase
from tests.cli.conftest import Made, run

LEAD, CHARGE = "260491", "480513"


@pytest.fixture
def ward(drill, tmp_path):
    shutil.copytree(drill.folder, tmp_path / "ward")
    made = Made(tmp_path / "ward", drill.secret)
    for name, role, pin in (("Laia Soler", "incident-lead", LEAD), ("Mar Prat", "charge-nurse", CHARGE)):
        (tmp_path / pin).write_text(pin)
        assert made.run("people", "add", name, "--role", role, "--new-pin-file", tmp_path / pin).code == 0
    return made


def retire(ward, *more, first="Laia Soler", second="Mar Prat"):
    place = ward.folder.parent
    return ward.run(
        "retire", "--out", place / "last.pdf", "--as", first, "--pin-file", place / LEAD, "--and", second,
        "--second-pin-file", place / CHARGE, *more,
    )  # fmt: skip


def test_a_log_goes_after_its_last_export_was_read_back(ward):
    secret = Passphrase(ward.secret.read_text().splitlines()[0])
    opened = wards.load(opening.open_ward(ward.folder, opening.unlock(ward.folder, secret), this_machine()))
    wards.record(opened, Stick("s1", StickEvent.KNOWN, "A"), Author("p1", Means.SESSION))
    wards.shut(opened)
    done = retire(ward, "--without-receipt", "the exercise is over")
    assert (done.code, done.err) == (0, "")
    assert "read back and verified" in done.out
    assert "still hold a copy: A" in done.out
    assert not ward.folder.exists()
    assert run("verify", ward.folder.parent / "last.pdf").code == 0


def test_the_copy_on_a_stick_that_is_there_goes_with_it(ward, tmp_path):
    (tmp_path / "stick").mkdir()
    assert ward.run("backup", "--to", tmp_path / "stick").code == 0
    done = retire(ward, "--without-receipt", "the exercise is over", "--copies", tmp_path / "stick")
    assert (done.code, done.err) == (0, "")
    assert "wiped from these sticks: A" in done.out
    assert "still hold" not in done.out
    assert not [path for path in (tmp_path / "stick").rglob("*") if path.is_file()]


def test_without_the_teams_receipt_and_the_leads_word_it_stays(ward):
    done = retire(ward)
    assert (done.code, "has not confirmed" in done.err) == (1, True)
    assert ward.folder.exists()
    again = ward.run("export", "--out", ward.folder.parent / "still.pdf")
    assert again.code == 0


def test_both_must_be_known_here(ward):
    assert retire(ward, second="Nobody").code == 1
    assert retire(ward, first="Nobody").code == 1
    assert ward.folder.exists()


def test_without_sticks_none_are_named(ward):
    assert "still hold" not in retire(ward, "--without-receipt", "over").out
