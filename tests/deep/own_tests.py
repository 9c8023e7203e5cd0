# SPDX-License-Identifier: Apache-2.0
"""Every module of the core is covered, lines and branches, by the one test file that bears its name.

Of the trusted core the suite demands it; of the other modules it is asked for when there is time to look.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.deep.results import ROOT

APART = frozenset({"logbook/core/exchange/badge_child.py"})
"""Modules whose test must run them in a process of their own, where nothing counts along."""


def modules() -> tuple[str, ...]:
    """The core's modules, by their path from the root."""
    found = (path.relative_to(ROOT).as_posix() for path in (ROOT / "logbook" / "core").rglob("*.py"))
    return tuple(sorted(name for name in found if not name.endswith("__init__.py") and name not in APART))


def own_test(module: str) -> str:
    """The test file that bears a module's name."""
    path = Path(module)
    return (Path("tests") / path.parent.relative_to("logbook") / f"test_{path.name}").as_posix()


def campaign(folder: Path, those: tuple[str, ...] = ()) -> dict[str, object]:
    """Run each test file alone and list the modules it leaves a gap in."""
    with ThreadPoolExecutor(2) as pool:
        asked = those or modules()
        answers = dict(zip(asked, pool.map(lambda module: gap(module, folder), asked), strict=True))
    gaps = {module: told for module, told in answers.items() if told}
    return {"modules": len(answers), "gaps": gaps, "good": not gaps}


def gap(module: str, folder: Path) -> str:
    """Say what a module's own test leaves out, or that it fails; nothing if it covers all."""
    dotted = module.removesuffix(".py").replace("/", ".")
    data = folder / dotted
    command = [
        *(sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", own_test(module)),
        *(f"--cov={dotted}", "--cov-branch", "--cov-report=term-missing"),
    ]
    env = os.environ | {"COVERAGE_FILE": str(data)}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=env)
    if done.returncode:
        return f"fails: {done.stdout.splitlines()[-1] if done.stdout else done.stderr[-200:]}"
    lines = [line for line in done.stdout.splitlines() if line.startswith(module)]
    return "" if lines and "100%" in lines[0] else " ".join(lines[0].split()[-4:] if lines else ["not", "measured"])
