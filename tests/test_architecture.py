# SPDX-License-Identifier: Apache-2.0
"""The house rules that a person would otherwise have to remember: sizes, doors, floors, what start-up may load."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dev
import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("logbook", "packaging", "tests")
SOURCES = [file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py"))]
NAMES = [file.relative_to(ROOT).as_posix() for file in SOURCES]
TREES = {name: ast.parse(file.read_text(encoding="utf-8")) for name, file in zip(NAMES, SOURCES, strict=True)}
PROGRAM = [name for name in NAMES if name.startswith("logbook/")]

LAYOUT = re.compile(r"logbook|resources|packaging|tests|pyproject\.toml|README\.md|LICENSE|\..*")
ADDRESSES = re.compile(
    "|".join(["index-" + "url", "find-" + "links", r"https?://[a-z0-9.-]*(py" + "pi|np" + "m)", "/wo" + "rk/"])
)
UNFINISHED = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "pragma: no " + "cover"]))

BROAD = {"logbook/ui/app.py", "logbook/ui/tasks.py", "logbook/cli/__init__.py"}
DOORS = {
    "sqlcipher3": r"logbook/core/vault/store\.py",
    "cryptography": r"logbook/core/crypto\.py",
    "pyrage": r"logbook/core/crypto\.py",
    "reportlab": r"logbook/core/exchange/draw/.*",
    "pyhanko": r"logbook/core/exchange/(pdfsign|badge_rule)\.py",
    "pyhanko_certvalidator": r"logbook/core/exchange/pdfsign\.py",
    "asn1crypto": r"logbook/core/exchange/(cms|pdfsign|badge_rule)\.py",
    "tuf": r"logbook/core/exchange/trust/metadata\.py",
    "securesystemslib": r"logbook/core/exchange/trust/metadata\.py",
    "urllib3": "none at all",
    "PySide6": r"logbook/(ui/.*|selftest\.py)",
    "ppf": r"logbook/core/exchange/labels\.py",
    "biip": r"logbook/core/exchange/gs1\.py",
    "zxingcpp": r"logbook/core/exchange/pictures_child\.py",
    "PIL": r"logbook/core/exchange/pictures_child\.py",
    "pickle": "none at all",
    "socket": "none at all",
}
HEAVY = (
    *("reportlab", "pyhanko", "pypdfium2", "segno", "ppf", "pyrage", "biip", "tuf", "zxingcpp", "PIL"),
    *("cryptography.x509", "asyncio"),
)


AFTER_PAINT = (
    *("logbook.core.ward", "logbook.core.vault", "logbook.core.crypto", "logbook.core.model.folds", "logbook.clock"),
    *("logbook.core.model.records", "logbook.ui.pages", "logbook.ui.main_window", "logbook.ui.messages"),
    *("cryptography", "sqlcipher3"),
)


def committed() -> list[str]:
    """Names of all files git knows, or of all files of ours in a copy without git."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        listed = subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
        return [name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]
    return [
        file.relative_to(ROOT).as_posix() for room in ROOMS for file in (ROOT / room).rglob("*.*") if file.is_file()
    ]


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""


def python(code: str) -> str:
    """Run code in a fresh interpreter and return what it printed."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("command", dev.LINT, ids=[command[0] + str(number) for number, command in enumerate(dev.LINT)])
def test_linters_find_nothing(command):
    program = Path(sys.executable).with_name(command[0])
    done = subprocess.run([program, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_top_level_holds_only_what_was_agreed():
    assert not {name.split("/")[0] for name in committed() if not LAYOUT.fullmatch(name.split("/")[0])}


def test_no_address_or_machine_path_is_committed():
    texts = [name for name in committed() if name.endswith((".py", ".md", ".txt", ".toml", ".spec", "run"))]
    assert not [name for name in texts if ADDRESSES.search((ROOT / name).read_text(encoding="utf-8"))]


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_small_licensed_and_finished(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    first = [line for line in text.splitlines()[:2] if not line.startswith("#!")][:1]
    assert not text or first == ["# SPDX-License-Identifier: Apache-2.0"]
    assert len(text.splitlines()) <= 400
    assert not UNFINISHED.findall(text)


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("tests/")])
def test_every_class_and_function_is_small(name):
    limits = {ast.ClassDef: 250, ast.FunctionDef: 50, ast.AsyncFunctionDef: 50}
    for node in ast.walk(TREES[name]):
        limit = 40 if getattr(node, "name", "") == "__init__" else limits.get(type(node))
        if limit and node.end_lineno - node.lineno >= limit:
            pytest.fail(f"{node.name} has {node.end_lineno - node.lineno + 1} lines, {limit} are allowed")


def raises_on(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler only tidies up and lets the error go on."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


@pytest.mark.parametrize("name", [name for name in PROGRAM if name not in BROAD])
def test_no_exception_is_caught_wholesale(name):
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.ExceptHandler) and not raises_on(node):
            caught = {part.id for part in ast.walk(node.type) if isinstance(part, ast.Name)} if node.type else {"all"}
            assert not caught & {"all", "Exception", "BaseException"}, f"line {node.lineno}"


@pytest.mark.parametrize(("library", "door"), DOORS.items(), ids=list(DOORS))
def test_each_foreign_library_has_one_door(library, door):
    users = [name for name in PROGRAM if any(found.split(".")[0] == library for found in imports(TREES[name]))]
    assert not [name for name in users if not re.fullmatch(door, name)]


def test_core_and_command_line_start_without_qt():
    modules = [
        name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for name in PROGRAM
        if name.startswith(("logbook/core/", "logbook/cli/", "logbook/config", "logbook/i18n"))
    ]
    assert len(modules) > 5
    code = f"import importlib, sys\nfor m in {modules}: importlib.import_module(m)\n"
    code += "print([m for m in sys.modules if 'PySide' in m])"
    assert python(code) == "[]\n"


def test_the_window_loads_no_heavy_library():
    code = "import sys, logbook.ui.app\nfrom logbook.ui import later\n"
    code += f"[getattr(later, name) for name in later._PLACES]\nprint([m for m in {HEAVY} if m in sys.modules])"
    assert python(code) == "[]\n"


def test_the_first_screens_are_painted_before_anything_that_opens_a_log_is_loaded():
    code = "import sys, logbook.ui.app\nfrom logbook.ui import later\nlater.cold_page, later.first_run_page\n"
    code += f"print([m for m in {AFTER_PAINT} if m in sys.modules])"
    assert python(code) == "[]\n"


def test_no_page_listens_to_the_session_through_a_lambda():
    """A page built anew (another language) goes; a lambda keeps listening for it and meets what is deleted."""
    lasting = r"(session|drafting|copying)\.\w+\.connect\((lambda|partial)"
    assert [name for name in PROGRAM if re.search(lasting, (ROOT / name).read_text("utf-8"))] == []


def test_qt_calls_that_return_nothing_leave_none_alive():
    """PySide6 6.12.0 lost one reference to None per such call on Python 3.11 and died after some thousand."""
    code = "from PySide6.QtCore import QTimer\nt = QTimer()\nfor _ in range(200_000): t.stop()\nprint('alive')"
    assert python(code) == "alive\n"


def mirrored(test: str) -> bool:
    """Tell whether the module a test file is named after exists: tests/a/test_b.py stands for logbook/a/b.py."""
    inside = re.sub(r"test_(\w+)\.py$", r"\1", test.removeprefix("tests/"))
    places = [ROOT / room / inside for room in ("logbook", ".")] + [ROOT / "packaging" / inside]
    return any(place.with_suffix(".py").exists() or place.is_dir() for place in places)


def test_every_test_file_mirrors_a_module():
    apart = (
        "tests/e2e/",
        "tests/attacks/",
        "tests/deep/",
        "tests/bench/",
        "tests/machines/",
        "tests/resources/",
        "tests/vectors/",
        "tests/test_architecture.py",
        "tests/ui/test_keys_only.py",
        "tests/ui/test_every_page.py",
        "tests/ui/test_carried_over.py",
        "tests/ui/test_long_log.py",
        "tests/ui/test_without_colour.py",
    )
    tests = [name for name in NAMES if Path(name).name.startswith("test_") and not name.startswith(apart)]
    assert not [name for name in tests if not mirrored(name)]


def test_every_core_module_has_its_own_test_file():
    modules = [name for name in PROGRAM if name.startswith("logbook/core/") and not name.endswith("__init__.py")]
    expected = [re.sub(r"logbook/(.*?)(\w+)\.py$", r"tests/\1test_\2.py", name) for name in modules]
    assert not [name for name in expected if not (ROOT / name).exists()]
