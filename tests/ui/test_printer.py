# SPDX-License-Identifier: Apache-2.0
"""Printers are found by the system's own list; a printer on a cable comes first. What `lp` gets: `tests/test_lp.py`."""

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
