# SPDX-License-Identifier: Apache-2.0
"""Erasing without a window: the right, the PIN, and the ward's secret a second time."""

import shutil

import pytest

from logbook.cli.context import this_machine
from logbook.core import ward as wards
from logbook.core.actions import opening
from logbook.core.exchange.verify import verify
from logbook.core.model.codes import Means, StickEvent
from logbook.core.model.frame import Author
from logbook.core.model.safeguards import Stick
from logbook.core.vault.slots import Passphrase
from tests.cli.conftest import Made, run
from tests.wards import PINS, enrol, make


@pytest.fixture
def ward(drill, tmp_path):
    shutil.copytree(drill.folder, tmp_path / "ward")
    made = Made(tmp_path / "ward", drill.secret)
    (tmp_path / "pin").write_text(PINS["Laia Soler"])
    enrolled = made.run(
        "people", "add", "Laia Soler", "--role", "incident-lead", "--new-pin-file", tmp_path / "pin"
    )  # fmt: skip
    assert enrolled.code == 0
    return made


def erase(ward, *words, record="A.7", **more):
    return ward.run("erase", record, "--part", "text", *words, **more)


def as_lead(ward):
    return ("--as", "Laia Soler", "--pin-file", ward.folder.parent / "pin")


def note(ward):
    """A record of the night that has words."""
    pdf = ward.folder.parent / "before.pdf"
    ward.run("export", "--out", pdf, "--profile", "clinical")
    entries = verify(pdf.read_bytes()).entries
    return next(str(entry.ref).replace("·", ".") for entry in entries if getattr(entry.record, "text", ""))


def test_the_words_go_and_the_export_is_good_and_says_so(ward, tmp_path):
    target = note(ward)
    done = erase(ward, "--reason", "court order 12", *as_lead(ward), record=target)
    assert (done.code, "says so" in done.out, "out of reach" in done.out) == (0, True, True)
    assert ward.run("export", "--out", tmp_path / "after.pdf").code == 0
    told = run("verify", tmp_path / "after.pdf", "--json").json[0]
    assert (told["verdict"], told["erased"]) == ("good", [[int(target[2:]), "text"]])
    assert "erased by law" in run("verify", tmp_path / "after.pdf").out
    again = erase(ward, "--reason", "x", *as_lead(ward), record=target, typed="")
    assert (again.code, "erased before" in again.err) == (1, True)


def test_a_program_is_told_the_records(ward):
    done = erase(ward, "--reason", "x", "--json", *as_lead(ward), record=note(ward))
    assert (len(done.json["records"]), done.json["sticks"]) == (1, [])


def test_the_secret_is_asked_for_twice(ward, tmp_path):
    words = ward.secret.read_text().splitlines()[0]
    typed = (ward.folder, note(ward), "--part", "text", "--reason", "x", "--passphrase-file", "-", *as_lead(ward))
    wrong = run("erase", *typed, typed=f"{words}\nanother six words than the right\n")
    assert (wrong.code, "does not open" in wrong.err) == (4, True)
    assert run("erase", *typed, typed=f"{words}\n{words}\n").code == 0


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [(("--as", "Nobody"), 1, "Nobody of this name"), ((), 1, "Nobody of this name")],
)
def test_somebody_known_must_do_it(ward, more, code, said):
    done = erase(ward, "--reason", "x", *more, record="A.1")
    assert (done.code, said in done.err) == (code, True)


def test_a_wrong_pin_erases_nothing_and_a_record_must_be_named(ward, tmp_path):
    (tmp_path / "wrong").write_text("555129")
    done = erase(ward, "--reason", "x", "--as", "Laia Soler", "--pin-file", tmp_path / "wrong", record=note(ward))
    assert (done.code, "PIN" in done.err) == (4, True)
    assert erase(ward, "--reason", "x", *as_lead(ward), record="seven").code == 1


def test_an_unprotected_ward_is_protected_first(tmp_path):
    world = make(tmp_path)
    enrol(world, "Laia Soler")
    world.shut()
    (tmp_path / "pin").write_text(PINS["Laia Soler"])
    done = run("erase", world.path, "A.1", "--part", "text", "--reason", "x", *as_lead(Made(world.path, None)))
    assert (done.code, "six words" in done.err) == (1, True)


def test_sticks_that_may_hold_the_words_are_named(ward):
    secret = Passphrase(ward.secret.read_text().splitlines()[0])
    opened = wards.load(opening.open_ward(ward.folder, opening.unlock(ward.folder, secret), this_machine()))
    wards.record(opened, Stick("s1", StickEvent.KNOWN, "A"), Author("p1", Means.SESSION))
    wards.shut(opened)
    done = erase(ward, "--reason", "x", *as_lead(ward), record=note(ward))
    assert (done.code, "next plugged in: A" in done.out) == (0, True)
