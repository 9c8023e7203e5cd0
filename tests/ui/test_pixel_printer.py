# SPDX-License-Identifier: Apache-2.0
"""Where the system takes no PDF: which pages are meant, which port is a cable, and what a printer's absence says.

That dots come out as pages is seen at a real queue in tests/e2e/test_paper.py.
"""

import pytest

from logbook.core.model.errors import PrinterTrouble
from logbook.ui import pixel_printer, printer
from logbook.ui.printer import Printer


@pytest.mark.parametrize(
    ("said", "meant"),
    [("", [0, 1, 2, 3]), ("2", [1]), ("2-3", [1, 2]), ("4,1", [0, 3]), ("1-2,2-9", [0, 1, 2, 3]), ("7", [])],
)
def test_pages_are_meant_as_people_write_them(said, meant):
    assert pixel_printer.chosen(said, 4) == meant


@pytest.mark.parametrize(("port", "cable"), [("USB001", True), ("LPT1:", True), ("IP_10.0.0.7", False), ("", False)])
def test_a_port_that_is_not_known_to_be_a_cable_is_a_network(port, cable):
    assert pixel_printer.cable(port) is cable


def test_a_printer_that_is_not_there_takes_nothing(qapp, monkeypatch, tmp_path):
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody"))
    with pytest.raises(PrinterTrouble) as caught:
        pixel_printer.print_pdf(b"", "Desk")
    assert caught.value.facts["detail"] == "not-there"


def test_windows_is_asked_its_own_way(monkeypatch):
    monkeypatch.setattr(pixel_printer, "WINDOWS", True)
    monkeypatch.setattr(pixel_printer, "printers", lambda: (("Floor2", False), ("Desk", True)))
    assert printer.printers() == (Printer("Desk", cable=True), Printer("Floor2", cable=False))
    handed = []
    monkeypatch.setattr(pixel_printer, "print_pdf", lambda *what: handed.append(what))
    printer.print_pdf(b"%PDF", "Desk", "a4", "2")
    assert handed == [(b"%PDF", "Desk", "2")]
