# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: T201 - a campaign talks to whoever waits for it
"""Run the long campaigns and keep their results: `dev.py deep`, `dev.py deep NAME…`, `dev.py deep --list`."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.deep import results
from tests.deep.campaigns import CAMPAIGNS


def main(names: list[str]) -> int:
    """Run the named campaigns, or all; 1 if one found a fault, 2 for a name nobody knows."""
    if names == ["--list"]:
        for name, campaign in CAMPAIGNS.items():
            print(f"{name:12} {campaign.about}")
        return 0
    unknown = set(names) - set(CAMPAIGNS)
    if unknown:
        print(f"No campaign has this name: {', '.join(sorted(unknown))}. There are: {', '.join(CAMPAIGNS)}.")
        return 2
    good = True
    for name in names or CAMPAIGNS:
        print(f"{name}: {CAMPAIGNS[name].about} …", flush=True)
        begun, code = time.monotonic(), results.fingerprint(CAMPAIGNS[name].trusted)
        with tempfile.TemporaryDirectory() as folder:
            found = CAMPAIGNS[name].run(Path(folder))
        results.keep(name, code, found)
        good = good and bool(found["good"])
        verdict = "good" if found["good"] else "FAULTS"
        print(f"{name}: {verdict} after {time.monotonic() - begun:.0f} s: {found}", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
