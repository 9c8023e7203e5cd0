# SPDX-License-Identifier: Apache-2.0
"""Each page of a ward with 200 devices, 40 beds and 30 days of 2,000 records, against the same page with 200 records.

The log is in before a page is opened: what a page costs beyond the fold is asked for. Both windows are open at once
and take turns, page by page, so that a machine that does something else meanwhile does it to both; the median of the
pairs counts. A page is over once all it has asked for behind the window has come.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from logbook.core.actions import opening
from logbook.core.ward import shut
from logbook.ui.pages import PAGES
from tests.bench.month import APART, SETTING, month
from tests.bench.ratios import Row
from tests.bench.wards import PEOPLE, long_ward
from tests.wards import PINS

FEW, MANY = SETTING + 200, 60_000
"""Devices, beds, patients and contacts are records too; so 200 are written of the same ward."""
SCRIPT = Path(__file__).with_name("pages_window.py")
MOST = 1.3
LEAST = 0.004
"""Seconds below which a page's time is that of the window's own turn, and says nothing."""
FRAME = 0.016
"""Seconds of one picture of a screen: below it nobody sees that the window stood still."""
PAGE_ROUNDS, TYPE_ROUNDS, FOLD_ROUNDS = 7, 5, 3
FIELDS = {
    "searching the log": "log|Search the log|presion",
    "writing a note": "log|What happened?|bomba 3",
    "finding a device": "devices|Find a device|D-04",
    "finding a procedure": "procedures|Find a procedure|alarma",
    "finding a contact": "contacts|Search the contacts|pere 4",
    "finding an entry to withhold": "export|Find an entry|presion",
    "naming a sheet": "sheets|Number, range or scanned code|1212",
}
"""What is typed into which field of which page."""


class Window:
    """One ward's window in a process of its own."""

    def __init__(self, folder: Path, records: int) -> None:
        folder.mkdir()
        path, machine = long_ward(folder, records, month, APART)
        ward = opening.open_ward(path, opening.unlock(path), machine)
        user = next(view.user for view in ward.people.users() if view.name == PEOPLE[0])
        shut(ward)
        self._process = subprocess.Popen(
            [sys.executable, str(SCRIPT), str(path), user, PINS[PEOPLE[0]], str(records)],
            env=os.environ | {"HOME": str(folder), "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def answer(self) -> str:
        """Wait for the next line."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the window ended: {self._process.wait()}")
        return line.strip()

    def does(self, act: str, what: str = "") -> float:
        """Let it do something; seconds, or bytes."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{act} {what}\n")
        self._process.stdin.flush()
        return float(self.answer())

    def close(self) -> None:
        """Let it close the ward."""
        self._process.communicate()


def rows(folder: Path) -> Iterator[Row]:
    """One row for each page, each field and the memory."""
    few, many = Window(folder / "few", FEW), Window(folder / "many", MANY)
    try:
        few.answer(), many.answer()
        yield from _rows(few, many)
    finally:
        few.close()
        many.close()


def _rows(few: Window, many: Window) -> Iterator[Row]:
    small = f"the same with {FEW - SETTING} records"
    found = {}
    for spec in (spec for spec in PAGES if not spec.drill):
        found[spec.key] = ratio = _pairs(few, many, "open", spec.key, PAGE_ROUNDS, LEAST)
        yield Row(f"page {spec.key}, {MANY} records, log folded", small, ratio, MOST)
    above = ", ".join(key for key, ratio in found.items() if ratio > MOST) or "none"
    yield Row(f"the slowest of {len(found)} pages; above {MOST}: {above}", small, max(found.values()), MOST)
    folds = [(many.does("back"), few.does("back"), many.does("fold")) for _ in range(FOLD_ROUNDS)]
    back = statistics.median(large / (little + fold) for large, little, fold in folds)
    yield Row("page replay, the board as it was a day ago", f"{small}, and the fold by itself", back, MOST)
    for what, field in FIELDS.items():
        ratio = _pairs(few, many, "type", field, TYPE_ROUNDS, FRAME)
        yield Row(f"{what} as one types, longest stop of the window", small, ratio, MOST)
    yield Row("the window with all pages open", small, many.does("memory") / few.does("memory"), unit="peak memory")


def _pairs(few: Window, many: Window, act: str, what: str, rounds: int, least: float) -> float:
    """Let both do it in turns, each as often the first; the median of the ratios.

    What lies above the target is tried three times as often before it is told, because a machine does things by itself.
    """
    ratios: list[float] = []
    for number in range(3 * rounds):
        if number == rounds and statistics.median(ratios) <= MOST:
            break
        order = (few, many) if number % 2 else (many, few)
        took = {window: max(window.does(act, what), least) for window in order}
        ratios.append(took[many] / took[few])
    return statistics.median(ratios)
