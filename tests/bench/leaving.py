# SPDX-License-Identifier: Apache-2.0
"""Export of 10,000 records, against drawing the same words bare on reportlab's canvas and signing as many files.

Each side runs in a process of its own, so that its peak of memory is its own. Run as a program it is one of them.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.ratios import Row

ROOT = Path(__file__).parents[2]
RECORDS = 10_000


def rows(folder: Path) -> Iterator[Row]:
    """Time and memory, of one run each: a run is long enough to be steady."""
    from tests.bench.wards import long_ward  # noqa: PLC0415 - the bare side must not load the program

    path, _ = long_ward(folder, RECORDS)
    ours = _side("ours", path, folder)
    bare = _side("bare", path, folder)
    yield Row("export of 10,000 records", "reportlab drawing the same words, pyHanko signing", ours[0] / bare[0])
    yield Row("export of 10,000 records", "the same", ours[1] / bare[1], unit="peak memory")


def _side(side: str, ward: Path, folder: Path) -> tuple[float, float]:
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.bench.leaving", side, str(ward), str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, check=True)
    took, peak = json.loads(done.stdout)
    return took, peak


def _ours(ward: Path, folder: Path) -> float:
    """Draw, sign and keep all volumes; the words of each page are put aside for the other side."""
    from logbook.core import ward as wards  # noqa: PLC0415
    from logbook.core.actions import export, opening  # noqa: PLC0415
    from logbook.core.model.codes import Means  # noqa: PLC0415
    from logbook.core.model.frame import Author  # noqa: PLC0415
    from logbook.i18n import words_for  # noqa: PLC0415
    from tests.wards import CHEAP_PIN, HandClock, Machine  # noqa: PLC0415

    clock = HandClock()
    clock.pass_(RECORDS + 100)
    opened = opening.open_ward(ward, opening.unlock(ward), Machine(clock, "m", "Ward Logbook test", CHEAP_PIN))
    order = export.Order(folder / "out.pdf", words_for("es"), Author("p1", Means.SESSION), "Anna Puig")
    begun = time.perf_counter()
    taken, now = opened.worker.submit(export.take, opened).result()
    made = export.make(taken, now, order)
    took = time.perf_counter() - begun
    wards.shut(opened)
    (folder / "files.json").write_text(json.dumps([str(one.path) for one in made]))
    return took


def _words(folder: Path) -> list[list[list[str]]]:
    """The lines of each page of each file."""
    import pypdfium2  # noqa: PLC0415

    files = []
    for path in json.loads((folder / "files.json").read_text()):
        pdf = pypdfium2.PdfDocument(path)
        files.append([page.get_textpage().get_text_bounded().splitlines() for page in pdf])
        pdf.close()
    return files


def _bare(folder: Path) -> float:
    import io  # noqa: PLC0415

    from reportlab.pdfbase import pdfmetrics, ttfonts  # noqa: PLC0415
    from reportlab.pdfgen import canvas  # noqa: PLC0415

    from logbook.core.crypto import device_certificate, new_device_key  # noqa: PLC0415
    from logbook.core.exchange.pdfsign import sign  # noqa: PLC0415
    from logbook.i18n import resources  # noqa: PLC0415
    from tests.core.exchange.conftest import AT  # noqa: PLC0415

    files = json.loads((folder / "words.json").read_text())
    device = new_device_key()
    certificate = device_certificate(device, "bench", 7)
    begun = time.perf_counter()
    pdfmetrics.registerFont(ttfonts.TTFont("bench", str(resources() / "fonts" / "AtkinsonHyperlegible-Regular.ttf")))
    for number, pages in enumerate(files):
        out = io.BytesIO()
        drawing = canvas.Canvas(out, pageCompression=1)
        for lines in pages:
            drawing.setFont("bench", 9)
            for line, text in enumerate(lines):
                drawing.drawString(40, 800 - 9 * line, text)
            drawing.showPage()
        drawing.save()
        (folder / f"bare-{number}.pdf").write_bytes(sign(out.getvalue(), device, certificate, AT, "seal"))
    return time.perf_counter() - begun


def _peak() -> int:
    """The most memory this process ever had; getrusage would tell the starting program's, if that was larger."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(side: str, ward: Path, folder: Path) -> None:
    """Be one side and say how long it took and how much memory it needed."""
    took = _ours(ward, folder) if side == "ours" else _bare(folder)
    peak = _peak()
    if side == "ours":
        (folder / "words.json").write_text(json.dumps(_words(folder)))
    print(json.dumps([took, peak]))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
