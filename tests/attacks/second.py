# SPDX-License-Identifier: Apache-2.0
"""Two verifiers that share nothing but the written format: they must agree on every text, good or not."""

from __future__ import annotations

import importlib.util
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from types import ModuleType

from logbook.core.exchange.verify import verify
from logbook.i18n import resources
from tests.attacks.mutants import Stage, drawn, stages


@dataclass
class Toll:
    """How many texts both judged; `apart` names those they disagree on, with either's word."""

    tried: int = 0
    good: int = 0
    apart: list[str] = field(default_factory=list)


@cache
def second() -> ModuleType:
    """The verifier that was written from the text of the format alone."""
    path = resources() / "verifier" / "verify_wardlog.py"
    spec = importlib.util.spec_from_file_location("verify_wardlog", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def differ(data: bytes) -> str:
    """Say how the two disagree about a log text; nothing if they agree."""
    ours = [finding.code for finding in verify(data).report.findings]
    theirs, said = second().verdict(data)
    return f"{ours} / {theirs} {said}" if theirs is bool(ours) else ""


def campaign(count: int, seed: int = 7, workers: int = 2) -> Toll:
    """Let both judge so many mutants, and what these were made of."""
    made, per = stages(), 5_000
    sizes = [per] * (count // per) + ([count % per] if count % per else [])
    total = Toll()
    with ProcessPoolExecutor(workers) as pool:
        for part in pool.map(partial(_some, made), range(seed, seed + len(sizes)), sizes):
            total.tried += part.tried
            total.good += part.good
            total.apart += part.apart
    return total


def _some(made: list[Stage], seed: int, count: int) -> Toll:
    toll = Toll()
    for stage, name, mutant in drawn(made, seed, count):
        toll.tried += 1
        toll.good += mutant == stage.text
        told = differ(mutant)
        if told:
            toll.apart.append(f"{name}: {told}")
    return toll
