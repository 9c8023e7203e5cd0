# SPDX-License-Identifier: Apache-2.0
"""The trusted core stays small enough to be read in an evening, and its tests notice a fault put into it."""

from __future__ import annotations

import ast

from tests.deep import core, mutation


def test_the_trusted_core_is_small():
    sizes = {file: core.lines(core.ROOT / file) for file in core.CORE}
    assert sum(sizes.values()) < core.LIMIT, sizes


def test_a_few_faults_in_the_core_are_noticed():
    found = mutation.campaign("opening_state", every=4)
    assert found["good"], found
    assert found["mutants"] >= 8


def test_every_fault_is_one_that_python_can_run():
    for file in core.CORE:
        whole = ast.unparse(ast.parse((core.ROOT / file).read_text(encoding="utf-8")))
        for mutant in mutation.mutants(file)[::7]:
            spoiled = mutation.mutated(file, mutant.number)
            compile(spoiled, file, "exec")
            assert ast.unparse(spoiled) != whole, mutant.name
