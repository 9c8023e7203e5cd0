# SPDX-License-Identifier: Apache-2.0
"""What `lp` is asked, and what becomes of its refusals; real queues are in `tests/e2e/test_paper.py`."""

import pytest

from logbook import lp
from logbook.core.model.errors import PrinterTrouble


@pytest.fixture
def system(tmp_path, monkeypatch):
    """A system whose `lp` is a small script."""

    def install(script):
        program = tmp_path / "lp"
        program.write_text(script)
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    return install


@pytest.mark.parametrize(
    ("wanted", "asked"),
    [
        ({}, "-d Desk -"),
        ({"paper": "a4"}, "-d Desk -o media=iso_a4_210x297mm -"),
        ({"paper": "letter", "pages": "3-5"}, "-d Desk -o media=na_letter_8.5x11in -P 3-5 -"),
    ],
)
def test_paper_and_pages_are_said_as_the_standard_names_them(system, tmp_path, wanted, asked):
    system(f'#!/bin/sh\necho "$@" > {tmp_path}/said\ncat > {tmp_path}/paper\n')
    lp.print_pdf(b"%PDF pages", "Desk", **wanted)
    assert (tmp_path / "said").read_text() == f"{asked}\n"
    assert (tmp_path / "paper").read_bytes() == b"%PDF pages"


@pytest.mark.parametrize(("script", "detail"), [("#!/bin/sh\nexit 3\n", "lp 3"), ("\x7fELFnonsense", "OSError")])
def test_a_printer_that_refuses_is_trouble(system, script, detail):
    system(script)
    with pytest.raises(PrinterTrouble) as caught:
        lp.print_pdf(b"%PDF", "Desk")
    assert caught.value.facts == {"printer": "Desk", "detail": detail}


def test_a_system_without_lp_is_trouble(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PrinterTrouble) as caught:
        lp.print_pdf(b"%PDF", "Desk")
    assert caught.value.facts["detail"] == "no-lp"
