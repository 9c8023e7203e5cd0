# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: T201 - the table is the point
"""Print the table of ratios: `dev.py bench`, or `dev.py bench NAME…` for some of them."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench import commit, leaving, opening, pages, start, timeline, verifying
from tests.bench.ratios import HEAD

BENCHES = {
    "start": start.rows,
    "commit": commit.rows,
    "opening": opening.rows,
    "timeline": timeline.rows,
    "export": leaving.rows,
    "verify": verifying.rows,
    "pages": pages.rows,
}


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all; 2 for a name nobody knows."""
    unknown = set(names) - set(BENCHES)
    if unknown:
        print(f"No benchmark has this name: {', '.join(sorted(unknown))}. There are: {', '.join(BENCHES)}.")
        return 2
    print(HEAD, flush=True)
    for name in names or BENCHES:
        with tempfile.TemporaryDirectory() as folder:
            for row in BENCHES[name](Path(folder)):
                print(row.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
