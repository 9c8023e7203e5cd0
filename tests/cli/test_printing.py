# SPDX-License-Identifier: Apache-2.0
"""Procedures go to a file or to a printer."""

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from logbook.core import ward as wards
from logbook.core.actions import approving, opening
from logbook.core.actions.signing_on import Hand
from logbook.core.model import authoring, library
from logbook.core.model.traces import Printed
from logbook.core.vault import trusted
from logbook.core.vault.slots import typed
from logbook.i18n import resources
from tests.cli.conftest import run
from tests.core.exchange.test_png import picture
from tests.sticks import PROCEDURE
from tests.wards import CHEAP_PIN, PINS, HandClock, Machine, World, enrol

MACHINE = Machine(HandClock(), "machine-1", "Ward Logbook test", CHEAP_PIN)


@pytest.fixture
def printer(tmp_path, monkeypatch):
    """A system whose `lp` is a small script."""

    def install(script):
        program = tmp_path / "bin" / "lp"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")

    return install


def test_a_file_is_written(tmp_path):
    done = run("print", "procedures", "--code", "P01", "--out", tmp_path / "p.pdf", lang="es")
    assert done.code == 0
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF")


def test_pages_go_to_the_printer(tmp_path, printer):
    printer(f'echo "$@" > {tmp_path}/order; cat > {tmp_path}/pages')
    assert run("print", "procedures", "--code", "P02", "--printer", "ward").code == 0
    assert (tmp_path / "order").read_text() == "-d ward -o media=iso_a4_210x297mm -\n"
    assert (tmp_path / "pages").read_bytes().startswith(b"%PDF")


def test_a_printer_that_refuses_is_known_trouble(printer):
    printer("exit 1")
    done = run("print", "procedures", "--code", "P01", "--printer", "ward")
    assert (done.code, "printer" in done.err) == (4, True)


def test_a_program_that_cannot_start_is_known_trouble(printer):
    printer("")
    (Path(os.environ["PATH"].split(os.pathsep)[0]) / "lp").write_bytes(b"\x7fELFnonsense")
    assert run("print", "procedures", "--code", "P01", "--printer", "ward").code == 4


def test_a_system_without_a_printer_is_known_trouble(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run("print", "procedures", "--code", "P01", "--printer", "ward").code == 4


def test_a_procedure_that_is_not_there_is_said(tmp_path):
    done = run("print", "procedures", "--code", "P99", "--out", tmp_path / "p.pdf")
    assert (done.code, "no such procedure" in done.err) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_the_hospitals_own_folder_is_read(tmp_path):
    assert run("print", "procedures", "--library", tmp_path, "--out", tmp_path / "p.pdf").code == 1
    (tmp_path / "P01.toml").write_text("code = 7")
    done = run("print", "procedures", "--library", tmp_path, "--out", tmp_path / "p.pdf")
    assert (done.code, "P01.toml" in done.err) == (1, True)
    assert run("print", "procedures", "--library", tmp_path / "gone", "--out", tmp_path / "p.pdf").code == 3


def test_one_place_is_needed(tmp_path):
    assert run("print", "procedures").code == 2


def test_with_a_ward_every_page_bears_its_checkpoint_and_a_file_is_no_paper(ward, tmp_path, tool):
    path = tmp_path / "p.pdf"
    words = ("--ward", ward.folder, "--passphrase-file", ward.secret)
    done = run("print", "procedures", "--code", "P01", "--out", path, *words)
    assert (done.code, done.err) == (0, "")
    text = subprocess.run([tool("pdftotext"), path, "-"], capture_output=True, check=True).stdout.decode()
    pages = text.split("\f")[:-1]
    assert all("Checkpoint of record A·" in page and "EXERCISE" in page for page in pages)
    again = run("print", "procedures", "--code", "P01", "--out", path, *words)
    assert again.code == 0
    number = int(text.split("Checkpoint of record A·")[1].split(":")[0])
    text = subprocess.run([tool("pdftotext"), path, "-"], capture_output=True, check=True).stdout.decode()
    assert int(text.split("Checkpoint of record A·")[1].split(":")[0]) == number + 1  # started again, and nothing else


def test_with_a_ward_what_went_to_a_printer_is_recorded(ward, printer):
    printer("cat > /dev/null")
    words = ("--ward", ward.folder, "--passphrase-file", ward.secret)
    assert run("print", "procedures", "--code", "P01", "--printer", "ward", *words).code == 0
    opened = opening.open_ward(ward.folder, opening.unlock(ward.folder, typed(ward.secret.read_text())), MACHINE)
    records = [entry.record for entry in wards.load(opened).folds.timeline.entries]
    wards.shut(opened)
    (printed,) = (record for record in records if isinstance(record, Printed))
    assert (printed.what, printed.code.count("-")) == ("P01", 3)


def test_with_a_ward_an_approved_sample_says_by_whom(ward, tmp_path, tool):
    open_one = opening.open_ward(ward.folder, opening.unlock(ward.folder, typed(ward.secret.read_text())), MACHINE)
    world = World(wards.load(open_one), MACHINE.clock, ward.folder, MACHINE)
    for name in ("Anna Puig", "Dr Ferrer"):
        enrol(world, name)
    hands = (Hand(world.user(name), PINS[name]) for name in ("Anna Puig", "Dr Ferrer"))
    sample = library.read((resources() / "procedures" / "P01.toml").read_bytes())
    assert world.on_thread(approving.approve, world.ward, sample, "en", *hands).trouble is None
    world.shut()
    path = tmp_path / "p.pdf"
    done = run(
        "print", "procedures", "--code", "P01", "--out", path, "--ward", ward.folder, "--passphrase-file", ward.secret
    )
    assert done.code == 0
    text = subprocess.run([tool("pdftotext"), path, "-"], capture_output=True, check=True).stdout.decode()
    assert "approved by Anna Puig and Dr Ferrer" in " ".join(text.split())
    assert "SAMPLE" not in text


def test_with_a_ward_its_packs_texts_and_its_own_are_printed(ward, tmp_path, tool):
    open_one = opening.open_ward(ward.folder, opening.unlock(ward.folder, typed(ward.secret.read_text())), MACHINE)
    world = World(wards.load(open_one), MACHINE.clock, ward.folder, MACHINE)
    enrol(world, "Anna Puig")
    sample = library.read((resources() / "procedures" / "P01.toml").read_bytes())
    new = replace(authoring.taken_from(sample), code="LIFT", base="")
    for made in (authoring.taken_from(sample), authoring.with_code(new, "LIFT")):
        world.record(authoring.edition_of(made, 2, ("en",)))
    world.on_thread(trusted.put, world.ward.store, "procedures/p06.toml", PROCEDURE)
    world.on_thread(trusted.put, world.ward.store, "procedures/p06-1.png", picture(400, 300))
    world.shut()
    path = tmp_path / "p.pdf"
    words = ("--ward", ward.folder, "--passphrase-file", ward.secret)
    done = run("print", "procedures", *words, "--code", "P01", "--code", "P06", "--code", "LIFT", "--out", path)
    assert (done.code, done.err) == (0, "")
    text = subprocess.run([tool("pdftotext"), path, "-"], capture_output=True, check=True).stdout.decode()
    assert "P01 v2, P06 v3, LIFT v2" in text
    assert "Picture 1 of 1 to P06" in text
    assert "SAMPLE – not approved by this hospital" in text
    assert run("print", "procedures", "--code", "LIFT", "--out", path).code == 1
