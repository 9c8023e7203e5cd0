# SPDX-License-Identifier: Apache-2.0
"""The results of the long campaigns, kept with the hash of the code they were run on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FILE = Path(__file__).with_name("results.json")


def fingerprint(trusted: Iterable[str]) -> str:
    """SHA-256 over the trusted files, by name and content."""
    whole = hashlib.sha256()
    for name in sorted(trusted):
        data = (ROOT / name).read_bytes()
        whole.update(f"{name} {hashlib.sha256(data).hexdigest()}\n".encode())
    return whole.hexdigest()


def read() -> dict[str, Any]:
    """All results by campaign; none if there were never any."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def keep(name: str, code: str, found: dict[str, object]) -> None:
    """Put one campaign's result in the place of its last one; `code` is the fingerprint from before it began."""
    results = read() | {name: {"code": code} | found}
    FILE.write_text(json.dumps(results, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def complaint(name: str, trusted: Iterable[str], results: dict[str, Any]) -> str:
    """Say what is wrong with a campaign's result, and what to do; nothing if it is good and of this very code."""
    again = f"run `python3 packaging/dev.py deep {name}` and commit tests/deep/results.json"
    if name not in results:
        return f"The campaign {name} was never run: {again}."
    if results[name]["code"] != fingerprint(trusted):
        return f"The code that the campaign {name} tried has changed since ({', '.join(sorted(trusted))}): {again}."
    return "" if results[name]["good"] else f"The campaign {name} found faults: mend them, then {again}."
