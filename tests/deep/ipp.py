# SPDX-License-Identifier: Apache-2.0
"""Every form and the whole box to a printer that speaks IPP: `ippeveprinter`, behind a queue of a private CUPS.

What the printer kept must hold every page that was drawn, each with its checkpoint, and every serial given away. It is
for the machine's own loopback, and not for the suite: the suite opens no sockets.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pypdfium2

from logbook.core.exchange.forms import engine, order, shelf
from logbook.core.exchange.forms.engine import Sheet
from logbook.core.exchange.stamp import Stamp
from logbook.core.model import library
from logbook.core.model.frame import Now
from logbook.i18n import resources, words_for
from logbook.ui.printer import Printer, print_pdf, printers
from tests import queues

PRINTER = "/usr/sbin/ippeveprinter"
BACKEND = Path("/usr/lib/cups/backend/ipp")
NAME = "Network"
FONTS = resources() / "fonts"
_LINE = f"WL1:{'QWERTY234567' * 2}:214:{'A' * 52}:1795398000:{'A' * 103}"
_STAMP = Stamp("UCI 2 · Hospital Demo", "B·214", "547B-AWTQ-0KG7-2A0K", _LINE)
_SHEET = Sheet(words_for("es"), "UCI 2", "Hospital Demo", Now(1_795_398_000_000, 0, 60, "b"), "test", stamp=_STAMP)
_PATIENCE = 560


@contextmanager
def printer(tray: Path) -> Iterator[int]:
    """Run the printer, which keeps in `tray` what it gets; yields its port."""
    tray.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # it will not start without a system bus, even where it shall announce itself to nobody: it gets one of its own
    order_ = [
        "dbus-run-session", "--", "sh", "-c", 'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec "$@"', "sh",
        PRINTER, "-r", "off", "-p", str(port), "-n", "localhost", "-d", str(tray), "-k",
        "-f", "application/pdf,application/octet-stream", NAME,
    ]  # fmt: skip
    with subprocess.Popen(
        order_, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            yield port
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def add(room: Path, port: int) -> None:
    """Make a queue to it, as soon as the printer answers."""
    backend = room / "bin/backend/ipp"
    shutil.copy(BACKEND, backend)
    backend.chmod(0o700)
    uri = f"ipp://localhost:{port}/ipp/print"
    subprocess.run([queues.ADMIN, "-p", NAME, "-v", uri, "-m", "raw", "-E"], check=True, capture_output=True)


def whole(tray: Path, jobs: int) -> list[Path]:
    """Wait until so many whole files lie in the tray; returns them in order."""
    end = time.monotonic() + _PATIENCE
    while True:
        found = sorted(tray.glob("*.pdf"), key=lambda path: int(re.match(r"\d+", path.name)[0]))
        if len(found) >= jobs and all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in found):
            return found
        if time.monotonic() > end:
            return found
        time.sleep(0.1)


def drawn() -> dict[str, bytes]:
    """Return every form with a serial, and the whole box with all its serials."""
    made = {
        key: engine.draw(form, engine_sheet(number if shelf.counted(form) else None), FONTS)
        for number, (key, form) in enumerate(shelf.FORMS.items(), 1)
    }
    texts = [library.read(path.read_bytes()) for path in sorted((resources() / "procedures").glob("*.toml"))]
    box = order.binder_of(texts)
    made["binder"] = order.draw(box, order.reserve(box, 1, _SHEET, FONTS), _SHEET, FONTS)
    return made


def engine_sheet(serial: int | None) -> Sheet:
    """Return the sheet of a form with its serial."""
    return replace(_SHEET, serial=serial)


def read(pdf: bytes) -> tuple[int, set[str], int]:
    """Return how many pages there are, the serials on them, and how many bear the checkpoint."""
    with pypdfium2.PdfDocument(pdf) as document:
        said = [page.get_textpage().get_text_range() for page in document]
    number = re.compile(r"(?:Hoja n\.º)\s*(\d+)")
    return len(said), set(number.findall("\n".join(said))), sum(_STAMP.code in text for text in said)


def campaign(folder: Path) -> dict[str, object]:
    """Print everything and compare what came with what was sent."""
    made, tray = drawn(), folder / "ipp-tray"
    with queues.queue(folder / "c") as local, printer(tray) as port:
        add(folder / "c", port)
        listed = Printer(NAME, cable=False) in printers() and printers()[0].name == local.name
        for pdf in made.values():
            print_pdf(pdf, NAME, "a4")
        came = whole(tray, len(made))
    same = [key for (key, pdf), path in zip(made.items(), came, strict=False) if path.read_bytes() == pdf]
    pages, serials, coded = read(came[-1].read_bytes()) if came else (0, set(), 0)
    wanted = read(made["binder"])
    counts = {"jobs": len(came), "identical": len(same), "pages": pages, "serials": len(serials), "coded": coded}
    good = listed and len(same) == len(made) and (pages, serials, coded) == wanted and pages == coded
    return counts | {"sent": len(made), "warned": listed, "good": good and len(serials) == _counted()}


def _counted() -> int:
    return sum(copies for key, copies in shelf.BINDER.items() if shelf.counted(shelf.FORMS[key]))
