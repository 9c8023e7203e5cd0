# SPDX-License-Identifier: Apache-2.0
"""Printers are found by the system's own list; a printer on a cable comes first."""

import shutil

import pytest

from logbook.core.model.errors import PrinterTrouble
from logbook.ui.printer import Printer, print_pdf, printers, read_list

TOLD = "device for Floor2: ipp://10.0.0.7/queue\ndevice for Desk: usb://HP/LaserJet?serial=1\nlpstat: no system\n"


def test_a_cable_comes_before_the_network():
    assert read_list(TOLD) == (Printer("Desk", cable=True), Printer("Floor2", cable=False))


def test_without_the_systems_programs_there_is_no_printer(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert printers() == ()
    with pytest.raises(PrinterTrouble):
        print_pdf(b"%PDF", "Desk")


def test_a_printer_that_refuses_is_trouble(monkeypatch, tmp_path):
    program = tmp_path / "lp"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _name: str(program))
    with pytest.raises(PrinterTrouble) as caught:
        print_pdf(b"%PDF", "Desk")
    assert caught.value.facts["detail"] == "lp 3"


def test_a_printer_gets_the_file_itself(monkeypatch, tmp_path):
    program = tmp_path / "lp"
    program.write_text(f"#!/bin/sh\ncat > {tmp_path}/paper\necho $2 > {tmp_path}/name\n")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _name: str(program))
    print_pdf(b"%PDF pages", "Desk")
    assert (tmp_path / "paper").read_bytes() == b"%PDF pages"
    assert (tmp_path / "name").read_text() == "Desk\n"


def test_paper_and_pages_are_said_as_the_system_asks(monkeypatch, tmp_path):
    program = tmp_path / "lp"
    program.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/said\n')
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _name: str(program))
    print_pdf(b"%PDF", "Desk", "Letter", "3-5")
    assert (tmp_path / "said").read_text() == "-d Desk -o media=Letter -P 3-5 -\n"
