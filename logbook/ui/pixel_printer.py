# SPDX-License-Identifier: Apache-2.0
"""Printers where the system takes no PDF (Windows): each page goes as 300 dots an inch in grey, through Qt.

It knows nothing of what is printed. Never used where there is `lp`: that takes the file itself, and asking Qt for
printers there might ask the network.
"""

from __future__ import annotations

import importlib
import os
from typing import Any

from logbook.core.model.errors import PrinterTrouble

_DOTS = 300
_POINTS = 72
_ON_A_CABLE = ("USB", "DOT4", "LPT", "COM")
"""How Windows begins the names of ports that are no network."""

WINDOWS = os.name == "nt"


def printers() -> tuple[tuple[str, bool], ...]:
    """List the system's printers by name, each with whether a cable leads to it."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - only where somebody prints (D20)

    return tuple(
        (info.printerName(), not info.isRemote() and cable(port(info.printerName())))
        for info in QPrinterInfo.availablePrinters()
    )


def cable(port: str) -> bool:
    """Tell whether a port is on this machine; a printer without a known port is taken for a network's."""
    return port.upper().startswith(_ON_A_CABLE)


def port(printer: str) -> str:
    """Return the port of a printer as Windows names it, "USB001" or "IP_10.0.0.7"; empty where it cannot be known."""
    if not WINDOWS:
        return ""
    registry: Any = importlib.import_module("winreg")  # there is none elsewhere
    where = rf"SYSTEM\CurrentControlSet\Control\Print\Printers\{printer}"
    try:
        with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, where) as key:
            return str(registry.QueryValueEx(key, "Port")[0])
    except OSError:
        return ""


def print_pdf(pdf: bytes, printer: str, pages: str = "") -> None:
    """Draw the pages onto the printer, each in the size and direction it has; returns when the system has them all.

    `pages` are as people write them, "3-5" or "2,7"; empty for all. Raises `PrinterTrouble`.
    """
    import pypdfium2  # noqa: PLC0415 - drawing, which starting must not pay (D20)
    from PySide6.QtCore import QSizeF  # noqa: PLC0415 - as above
    from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter  # noqa: PLC0415 - as above
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415 - as above

    info = QPrinterInfo.printerInfo(printer)
    if info.isNull():
        raise PrinterTrouble(printer=printer, detail="not-there")
    paper = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    paper.setResolution(_DOTS)
    paper.setColorMode(QPrinter.ColorMode.GrayScale)
    paper.setFullPage(True)
    paper.setDocName("Ward Logbook")
    painter = QPainter()
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            for place in chosen(pages, len(document)):
                page = document[place]
                wide, high = page.get_size()
                upright = QPageSize(QSizeF(min(wide, high), max(wide, high)), QPageSize.Unit.Point)
                paper.setPageSize(upright)
                turned = QPageLayout.Orientation.Landscape if wide > high else QPageLayout.Orientation.Portrait
                paper.setPageOrientation(turned)
                if not (paper.newPage() if painter.isActive() else painter.begin(paper)):
                    raise PrinterTrouble(printer=printer, detail="refused")
                drawn = page.render(scale=_DOTS / _POINTS, grayscale=True)
                form = QImage.Format.Format_Grayscale8
                image = QImage(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, form)
                painter.drawImage(paper.paperRect(QPrinter.Unit.DevicePixel), image)
    finally:
        ended = painter.isActive() and painter.end()  # Qt ends the process over a printer still drawn on
    if not ended or paper.printerState() in (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error):
        raise PrinterTrouble(printer=printer, detail="stopped")


def chosen(pages: str, count: int) -> list[int]:
    """Return the places of the wanted pages, the first page's being 0, in order; those beyond the end are left out."""
    if not pages:
        return list(range(count))
    ends = [part.partition("-") for part in pages.split(",")]
    wanted = {page for first, _, last in ends for page in range(int(first), int(last or first) + 1)}
    return sorted(page - 1 for page in wanted if 1 <= page <= count)
