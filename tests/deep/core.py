# SPDX-License-Identifier: Apache-2.0
"""The trusted core: the modules whose fault could let a false verdict pass, each with the test file of its name."""

from __future__ import annotations

import ast
import io
import tokenize
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIMIT = 1_000
"""Lines of code, docstrings, comments and blank lines not counted."""

CORE = {
    "logbook/core/model/chain.py": "tests/core/model/test_chain.py",
    "logbook/core/model/logtext.py": "tests/core/model/test_logtext.py",
    "logbook/core/model/opening_state.py": "tests/core/model/test_opening_state.py",
    "logbook/core/crypto.py": "tests/core/test_crypto.py",
    "logbook/core/vault/sealing.py": "tests/core/vault/test_sealing.py",
    "logbook/core/exchange/checkpoint.py": "tests/core/exchange/test_checkpoint.py",
    "logbook/core/exchange/verify.py": "tests/core/exchange/test_verify.py",
}
"""Bytes to proof: what commits, signs, spells, reads, checks and judges a log. The PDF's badge only colours a badge,
the store only keeps, the collector only joins what is proven here."""


def lines(path: Path) -> int:
    """Count a module's lines of code."""
    source = path.read_text(encoding="utf-8")
    told: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            told |= set(range(node.lineno, node.end_lineno + 1))
    empty = {
        tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER,
    }  # fmt: skip
    held: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in empty:
            held |= set(range(token.start[0], token.end[0] + 1))
    return len(held - told)
