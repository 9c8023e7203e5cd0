# SPDX-License-Identifier: Apache-2.0
"""Each page of a ward with 200 devices, 40 beds and 60,000 records, against the same page with 400 records.

The log is in before a page is opened: what a page costs beyond the fold is asked for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from logbook.core.actions import opening
from logbook.core.ward import shut
from tests.bench.ratios import Row
from tests.bench.wards import DEVICES, long_ward, mixed
from tests.wards import PINS

FEW, MANY = 2 * DEVICES, 60_000
SCRIPT = Path(__file__).with_name("pages_window.py")
MOST = 1.3
LEAST = 0.004
"""Seconds below which a page's time is that of the window's own turn, and says nothing."""


def opened(folder: Path, records: int) -> dict[str, Any]:
    """Open every page of a ward of so many records in a process of its own."""
    folder.mkdir()
    path, machine = long_ward(folder, records, mixed)
    ward = opening.open_ward(path, opening.unlock(path), machine)
    user = next(view.user for view in ward.people.users())
    shut(ward)
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(path), user, PINS["Anna Puig"], str(records)],
        env=os.environ | {"HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}, stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def rows(folder: Path) -> Iterator[Row]:
    """One row for each page."""
    few, many = opened(folder / "few", FEW), opened(folder / "many", MANY)
    for page, took in many["took"].items():
        ratio = max(took, LEAST) / max(few["took"][page], LEAST)
        name = "filtering the log as one types" if page == "filter" else f"page {page}, {MANY} records, log folded"
        yield Row(name, f"the same with {FEW} records", ratio, None if page == "filter" else MOST)
    yield Row(
        "the window with all pages open",
        f"the same with {FEW} records",
        many["memory"] / few["memory"],
        unit="peak memory",
    )
