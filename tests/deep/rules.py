# SPDX-License-Identifier: Apache-2.0
"""Take each rule of the verification away, one at a time, and see whether its test file notices.

A rule is found in the source itself: a condition that ends in a refusal, each side of an "and" or "or", a finding that
is told. It is taken away in a copy of the checkout, so that whoever works here never sees it gone.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUARDED = {
    "logbook/core/exchange/badge_rule.py": "tests/core/exchange/test_badge_rule.py",
}
"""The trusted core itself is mutated throughout, in `mutation`; the rule of the PDF's badge lies beside it."""
EQUIVALENT: dict[str, str] = {}
"""Rules that another one makes needless; each with the reason why no test can see it go."""
SECONDS = 120


@dataclass(frozen=True)
class Change:
    """One rule taken away: the source between two offsets becomes `to`."""

    file: str
    line: int
    start: int
    stop: int
    was: str
    to: str

    @property
    def name(self) -> str:
        """How it is called in the results; without line numbers, which move."""
        return f"{Path(self.file).name}: {' '.join(self.was.split())} -> {self.to}"


def changes(file: str) -> list[Change]:
    """Find the rules of one file, in its order."""
    source = (ROOT / file).read_text(encoding="utf-8")
    starts = [0]
    for line in source.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    for node, to in _rules(ast.parse(source)):
        start = starts[node.lineno - 1] + node.col_offset
        stop = starts[node.end_lineno - 1] + node.end_col_offset
        was = source.encode()[start:stop].decode()
        found.append(Change(file, node.lineno, start, stop, was, to))
    return found


def _rules(tree: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """Give what to take away and what stands there then."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and _refuses(node.body):
            yield node.test, "False"
        if isinstance(node, ast.BoolOp):
            neutral = "True" if isinstance(node.op, ast.And) else "False"
            yield from ((value, neutral) for value in node.values)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Yield | ast.YieldFrom) and _tells(node.value):
            yield node, "yield from ()"
        if isinstance(node, ast.Assign) and _tells(node.value) and ast.unparse(node.targets[0]) == "report":
            yield node, "pass"


def _refuses(body: list[ast.stmt]) -> bool:
    last = body[-1]
    if isinstance(last, ast.Raise):
        return True
    return isinstance(last, ast.Return) and last.value is not None and _tells(last.value)


def _tells(value: ast.expr) -> bool:
    return any(isinstance(part, ast.Name) and part.id in {"Finding", "_with"} for part in ast.walk(value))


def copy(into: Path) -> None:
    """Copy what a test run needs; resources are only read and may be shared."""
    for name in ("logbook", "tests"):
        shutil.copytree(ROOT / name, into / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", into)
    (into / "resources").symlink_to(ROOT / "resources")


def noticed(checkout: Path, change: Change) -> bool:
    """Whether the file's own tests go red without the rule."""
    path = checkout / change.file
    whole = path.read_bytes()
    path.write_bytes(whole[: change.start] + change.to.encode() + whole[change.stop :])
    try:
        return not _green(checkout, GUARDED[change.file])
    finally:
        path.write_bytes(whole)


def _green(checkout: Path, test: str) -> bool:
    env = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", test]
    try:
        done = subprocess.run(command, cwd=checkout, env=env, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def campaign(folder: Path, only: str = "") -> dict[str, object]:
    """Take away every rule in turn; `unnoticed` must be empty."""
    checkout = folder / "checkout"
    checkout.mkdir()
    copy(checkout)
    red = [test for file, test in GUARDED.items() if only in file and not _green(checkout, test)]
    assert not red, f"these must be green to begin with: {red}"
    tried, unnoticed = 0, []
    for file in GUARDED:
        if only not in file:
            continue
        for change in changes(file):
            tried += 1
            if not noticed(checkout, change):
                unnoticed.append(change.name)
                print(f"unnoticed: {change.file}:{change.line} {change.name}", flush=True)  # noqa: T201
    left = [name for name in unnoticed if name not in EQUIVALENT]
    return {"rules": tried, "unnoticed": left, "needless": sorted(set(unnoticed) & set(EQUIVALENT)), "good": not left}
