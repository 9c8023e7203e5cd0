# SPDX-License-Identifier: Apache-2.0
"""Mutation testing of the trusted core: one small fault at a time, and the module's own test file must notice it.

A fault is put into the module as it is imported, in a forked process; the files of the checkout are never touched.
A survivor is a fault that no test notices: it must be explained in `EQUIVALENT`, by what makes it no fault at all.
"""

from __future__ import annotations

import ast
import copy
import importlib.abc
import importlib.machinery
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.deep.core import CORE, ROOT

SECONDS = 120
"""A mutant that runs longer has been noticed: the tests would never end."""
NO_FAULT = -1
"""Tried first each time: a test run that is always red would seem to notice everything."""
ENOUGH = 0.95
EQUIVALENT: dict[str, str] = {
    "crypto.py:open_sealed: len(blob) < NONCE_SIZE -> LtE": "a nonce alone has no tag, which the library refuses alike",
    "logtext.py:check: True -> False": "the chain has refused any record without four parts before they are paired",
    "logtext.py:read: True -> False": "an odd count of lines was refused before they are paired",
}
"""Survivors by name, each with the reason why no test can see it."""

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_REACHED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt,
}  # fmt: skip
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.Pow: ast.Mult,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One fault: the module, the number of the fault in it, and what it does, without a line number, which moves."""

    file: str
    number: int
    line: int
    name: str


def mutants(file: str) -> list[Mutant]:
    """All faults of a module, in its order."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return [Mutant(file, number, line, name) for number, (line, name, _) in enumerate(_faults(tree, Path(file).name))]


def mutated(file: str, number: int) -> ast.Module:
    """Return a module's tree with one fault in it."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    for at, (_, _, spoil) in enumerate(_faults(tree, "")):
        if at == number:
            spoil()
            break
    return ast.fix_missing_locations(tree)


Fault = tuple[int, str, Callable[[], None]]


def _faults(tree: ast.Module, file: str) -> Iterator[Fault]:
    for node, where in _nodes(tree):
        for spoil, to in _of(node):
            was = ast.unparse(node).splitlines()[0][:80]
            yield node.lineno, f"{file}:{where}: {was} -> {to}", spoil


def _nodes(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Walk in the order of the source; docstrings, annotations, decorators and imports are no code to spoil."""
    todo: list[tuple[ast.AST, str]] = [(tree, "")]
    while todo:
        node, where = todo.pop(0)
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            where = f"{where}.{node.name}".lstrip(".")
        if isinstance(node, ast.expr | ast.stmt) and not isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node, where or "module"
        todo = [(child, where) for child in _children(node)] + todo


def _children(node: ast.AST) -> Iterator[ast.AST]:
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_comment"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.Import | ast.ImportFrom) or _is_told(child) or _is_type(child):
                continue
            if isinstance(child, ast.AST):
                yield child


def _is_told(node: object) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _is_type(node: object) -> bool:
    """Whether a statement only speaks to the type checker."""
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    aliased = isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
    return aliased and ast.unparse(node.value).startswith(("Callable[", "tuple[", "dict[", "Literal["))


def _of(node: ast.AST) -> Iterator[tuple[Callable[[], None], str]]:
    kinds: dict[type[ast.AST], Callable[[ast.AST], Iterator[tuple[Callable[[], None], str]]]] = {
        ast.Compare: _compare, ast.BoolOp: _bool, ast.UnaryOp: _unary, ast.BinOp: _binary, ast.Constant: _constant,
        ast.If: _if, ast.IfExp: _if, ast.Return: _return, ast.Raise: _drop, ast.Expr: _drop, ast.AugAssign: _drop,
        ast.Continue: _drop, ast.Break: _drop, ast.Slice: _slice,
    }  # fmt: skip
    find = kinds.get(type(node))
    if find is not None:
        yield from find(node)


def _set(node: ast.AST, name: str, value: object) -> Callable[[], None]:
    return lambda: setattr(node, name, value)


def _compare(node: ast.Compare) -> Iterator[tuple[Callable[[], None], str]]:
    for at, op in enumerate(node.ops):
        for table in (_COMPARED, _REACHED):
            new = table.get(type(op))
            if new is not None:
                yield _set(node, "ops", [*node.ops[:at], new(), *node.ops[at + 1 :]]), new.__name__


def _bool(node: ast.BoolOp) -> Iterator[tuple[Callable[[], None], str]]:
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield _set(node, "op", other), type(other).__name__
    neutral = isinstance(node.op, ast.And)
    for at in range(len(node.values)):
        gone = ast.Constant(value=neutral)
        yield _set(node, "values", [*node.values[:at], gone, *node.values[at + 1 :]]), f"without {at}"


def _unary(node: ast.UnaryOp) -> Iterator[tuple[Callable[[], None], str]]:
    if isinstance(node.op, ast.Not):
        twice = ast.UnaryOp(ast.Not(), copy.deepcopy(node.operand))
        yield _set(node, "operand", twice), "without not"


def _binary(node: ast.BinOp) -> Iterator[tuple[Callable[[], None], str]]:
    new = _COUNTED.get(type(node.op))
    if new is not None:
        yield _set(node, "op", new()), new.__name__


def _constant(node: ast.Constant) -> Iterator[tuple[Callable[[], None], str]]:
    value = node.value
    if type(value) is bool:
        yield _set(node, "value", not value), str(not value)
    elif type(value) is int:
        yield _set(node, "value", value + 1), str(value + 1)
        yield _set(node, "value", value - 1), str(value - 1)
    elif type(value) is str:
        yield _set(node, "value", value + "x"), "another text"
    elif type(value) is bytes:
        yield _set(node, "value", value + b"x"), "other bytes"


def _if(node: ast.If | ast.IfExp) -> Iterator[tuple[Callable[[], None], str]]:
    yield _set(node, "test", ast.Constant(value=True)), "if True"
    yield _set(node, "test", ast.Constant(value=False)), "if False"


def _return(node: ast.Return) -> Iterator[tuple[Callable[[], None], str]]:
    if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield _set(node, "value", ast.Constant(value=None)), "return None"


def _slice(node: ast.Slice) -> Iterator[tuple[Callable[[], None], str]]:
    for name in ("lower", "upper"):
        if getattr(node, name) is not None:
            yield _set(node, name, None), f"no {name}"


def _drop(node: ast.stmt) -> Iterator[tuple[Callable[[], None], str]]:
    """Take a statement away: it becomes one that does nothing, in the same object."""

    def spoil() -> None:
        place = (node.lineno, node.col_offset)
        node.__class__ = ast.Pass
        for name in list(node.__dict__):
            if name not in {"lineno", "col_offset", "end_lineno", "end_col_offset"}:
                delattr(node, name)
        node.lineno, node.col_offset = place

    yield spoil, "dropped"


class Spoiled(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module as spoiled, and leaves all others to Python."""

    def __init__(self, file: str, number: int) -> None:
        self._file, self._number = file, number
        self._name = file.removesuffix(".py").replace("/", ".")

    def find_spec(self, fullname, path=None, target=None):  # noqa: ARG002 - Python's own signature
        """Answer for the one module."""
        if fullname != self._name:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, origin=str(ROOT / self._file))

    def create_module(self, spec):  # noqa: ARG002 - Python's own signature
        """Let Python make it."""
        return

    def exec_module(self, module):
        """Run the spoiled code."""
        module.__file__ = str(ROOT / self._file)
        exec(compile(mutated(self._file, self._number), module.__file__, "exec"), module.__dict__)


def serve(file: str, test: str) -> None:
    """Fork a test run for each number that is read; print whether it was noticed."""
    import hypothesis  # noqa: F401, PLC0415 - what each run needs, loaded once
    import pytest  # noqa: PLC0415 - as above

    for line in sys.stdin:
        child = os.fork()
        if not child:
            null = os.open(os.devnull, os.O_RDWR)
            for handle in (0, 1, 2):
                os.dup2(null, handle)
            signal.alarm(SECONDS)
            sys.meta_path.insert(0, Spoiled(file, int(line)))
            quiet = ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # some of what it rewrites is loaded already
            off = [word for name in ("randomly", "cacheprovider", "xdist", "cov") for word in ("-p", f"no:{name}")]
            os._exit(int(pytest.main(["-x", "-q", "--hypothesis-seed=0", *quiet, *off, test])) != 0)
        noticed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
        print(f"{line.strip()} {int(noticed)}", flush=True)  # noqa: T201 - the answer


def _survivors(file: str, numbers: list[int]) -> list[int]:
    command = [sys.executable, "-m", "tests.deep.mutation", file, CORE[file]]
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    asked = "".join(f"{number}\n" for number in [NO_FAULT, *numbers])
    done = subprocess.run(command, cwd=ROOT, env=env, input=asked, capture_output=True, text=True, check=True)
    answers = dict(map(int, line.split()) for line in done.stdout.splitlines())
    assert set(answers) == {NO_FAULT, *numbers}, done.stderr[-500:]
    assert not answers.pop(NO_FAULT), f"the tests of {file} are red without any fault"
    return [number for number, noticed in answers.items() if not noticed]


def campaign(only: str = "", every: int = 1) -> dict[str, object]:
    """Try every so many-th fault of the core; `unexplained` must be empty, and enough be noticed by a test."""
    made = [one for file in CORE if only in file for one in mutants(file)][::every]
    pieces: list[list[Mutant]] = []
    for file in CORE:
        mine = [one for one in made if one.file == file]
        pieces += [mine[at::8] for at in range(8) if mine[at::8]]
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        left = list(pool.map(lambda piece: _survivors(piece[0].file, [one.number for one in piece]), pieces))
    survived = [one for piece, gone in zip(pieces, left, strict=True) for one in piece if one.number in set(gone)]
    names = sorted(one.name for one in survived)
    unexplained = [name for name in names if name not in EQUIVALENT]
    share = 1 - len(names) / max(1, len(made))
    return {
        "mutants": len(made),
        "killed": len(made) - len(names),
        "explained": {name: EQUIVALENT[name] for name in names if name in EQUIVALENT},
        "unexplained": unexplained,
        "good": not unexplained and share >= ENOUGH,
    }


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        serve(*sys.argv[1:3])
