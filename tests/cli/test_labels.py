# SPDX-License-Identifier: Apache-2.0
"""Labels from the command line: of what, which code, which sheet; read back from the page; nothing is recorded."""

from __future__ import annotations

import pypdfium2
import pytest
import zxingcpp

from logbook.cli import labels as cli
from logbook.core.exchange import labels
from tests.cli.conftest import DEMO, run


def of(ward, path, *more):
    return run("print", "labels", "--ward", ward.folder, "--passphrase-file", ward.secret, "--out", path, *more)


def codes(path):
    with pypdfium2.PdfDocument(path) as pdf:
        return [found.text for page in pdf for found in zxingcpp.read_barcodes(page.render(scale=4).to_pil())]


def test_beds_devices_people_and_forms_get_labels(ward, tmp_path):
    path = tmp_path / "l.pdf"
    ward.run("devices", "import", DEMO / "inventory-uci.csv")
    assert of(ward, path).code == 0
    assert "WBED7" in codes(path)
    assert of(ward, path, "--of", "devices", "--symbol", "bars", "--labels", "letter-3x10", "--used", 29).code == 0
    assert "VM-07" in codes(path)
    assert run("print", "forms", "--form", "tag", "--copies", 2, "--out", tmp_path / "f.pdf", "--ward", ward.folder,
               "--passphrase-file", ward.secret).code == 0  # fmt: skip
    assert of(ward, path, "--of", "forms", "--only", "no. 2").code == 0
    (code,) = codes(path)
    assert ":TAG:2:1:" in code


def test_what_cannot_be_is_said(ward, tmp_path):
    path = tmp_path / "l.pdf"
    assert run("print", "labels", "--out", path).code == 1
    for more in (("--used", 21), ("--only", "nothing of the kind"), ("--of", "badges")):
        assert of(ward, path, *more).code == 1
    assert not path.exists()


@pytest.mark.parametrize(("said", "made"), [(cli.CODES, labels.Style), (cli.SHEETS, labels.Sheet)])
def test_the_command_knows_every_code_and_every_sheet(said, made):
    assert said == tuple(made)
