# SPDX-License-Identifier: Apache-2.0
"""Blank forms and the whole binder: numbered and recorded with a ward, plain without one."""

from __future__ import annotations

import os

import pypdfium2
import pytest

from logbook.core import ward as wards
from logbook.core.actions import opening
from logbook.core.model.paperwork import SheetEvent
from logbook.core.vault.slots import typed
from tests.cli.conftest import run
from tests.cli.test_printing import MACHINE


def pages(path):
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def sheets(ward):
    opened = wards.load(
        opening.open_ward(ward.folder, opening.unlock(ward.folder, typed(ward.secret.read_text())), MACHINE)
    )
    try:
        return opened.folds.sheets.all()
    finally:
        wards.shut(opened)


def test_forms_without_a_ward_bear_no_number(tmp_path):
    path = tmp_path / "f.pdf"
    done = run("print", "forms", "--form", "mar", "--form", "tag", "--paper", "letter", "--out", path, lang="ca")
    assert (done.code, done.err) == (0, "")
    assert len(pages(path)) == 6
    assert "Full núm." not in "".join(pages(path))


def test_with_a_ward_each_sheet_is_numbered_and_known(ward, tmp_path):
    words = ("--ward", ward.folder, "--passphrase-file", ward.secret)
    first = run(
        "print", "forms", "--form", "blood", "--copies", 2, "--place", "red box", "--out", tmp_path / "a", *words
    )
    assert (first.code, first.err) == (0, "")
    assert "Blood: request and transfusion: 1–2" in first.out
    assert run("print", "forms", "--form", "tag", "--out", tmp_path / "b", *words).code == 0
    (tag,) = pages(tmp_path / "b")
    assert "Form no. 3" in tag
    assert [(view.serial, view.form, view.place) for view in sheets(ward)] == [
        (1, "blood", "red box"), (2, "blood", "red box"), (3, "tag", "")
    ]  # fmt: skip


def test_what_could_not_be_printed_is_void(ward, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    words = ("--ward", ward.folder, "--passphrase-file", ward.secret)
    assert run("print", "forms", "--form", "tag", "--copies", 2, "--printer", "ward", *words).code == 4
    assert [view.event for view in sheets(ward)] == [SheetEvent.VOID, SheetEvent.VOID]


def test_the_binder_is_one_file(tmp_path):
    assert run("print", "binder", "--copies", 1, "--out", tmp_path / "box.pdf", lang="es").code == 0
    told = pages(tmp_path / "box.pdf")
    assert any("P01" in page for page in told)
    assert any("Parada cardíaca" in page for page in told)
    assert any("Hoja de medicación" in page for page in told)


@pytest.mark.parametrize("copies", [0, 201])
def test_too_many_or_none_is_said(tmp_path, copies):
    done = run("print", "forms", "--copies", copies, "--out", tmp_path / "f.pdf")
    assert (done.code, "1 to 200 sheets" in done.err) == (1, True)
    assert list(tmp_path.iterdir()) == []
