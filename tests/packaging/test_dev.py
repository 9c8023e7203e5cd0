# SPDX-License-Identifier: Apache-2.0
"""The one door, tried as a person meets it: a process in a copied checkout, with a stand-in for uv on the path."""

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import dev
import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
UV = """#!/bin/sh
echo "$@" >> "$CALLS"
for last in "$@"; do :; done
if [ "$1" = venv ]; then
    mkdir -p "$last/bin" "$last/lib/python3.11/site-packages"
    printf '#!/bin/sh\\necho started "$@"\\n' > "$last/bin/python"
    chmod +x "$last/bin/python"
else
    exit "${UV_FAILS:-0}"
fi
"""
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")


class Checkout:
    """A copied checkout and a path with nothing on it but our stand-ins."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "ward"
        self.calls = folder / "calls"
        self.calls.write_text("")
        self.programs = folder / "bin"
        self.programs.mkdir()
        for name in ("sh", "mkdir", "chmod"):
            (self.programs / name).symlink_to(shutil.which(name))
        self.program("uv", UV)
        (self.folder / "packaging").mkdir(parents=True)
        for name in ("dev.py", "machine.py", "requirements.txt", "requirements-dev.txt"):
            shutil.copy(PACKAGING / name, self.folder / "packaging")

    def program(self, name: str, text: str) -> None:
        (self.programs / name).write_text(text)
        (self.programs / name).chmod(0o755)

    def dev(self, *arguments: str, before: str = "", **more: str) -> subprocess.CompletedProcess:
        """Run dev.py; `before` is code run ahead of it, to bend what the machine looks like."""
        code = f"import sys, os, machine, dev\n{before}\nsys.exit(dev.entry(sys.argv[1:]))"
        self.calls.write_text("")
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env={"PATH": str(self.programs), "CALLS": str(self.calls), "PYTHONPATH": "packaging", **more},
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def called(self) -> list[str]:
        return [" ".join(line.split()[:2]) for line in self.calls.read_text().splitlines()]


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path)


@pytest.mark.parametrize("name", ["dev.py", "machine.py"])
def test_an_old_python_can_read_the_file_and_gets_a_sentence(name):
    ast.parse((PACKAGING / name).read_text(encoding="utf-8"), feature_version=(3, 8))


def test_an_old_python_is_told_what_is_needed(checkout):
    assert dev.too_old((3, 11, 0)) == ""
    assert "needs Python 3.11 or newer, this is 3.10" in dev.too_old((3, 10, 4))
    done = checkout.dev(before="dev.OLDEST = (9, 0)")
    assert (done.returncode, checkout.called()) == (3, [])
    assert "needs Python" in done.stderr


def test_an_unknown_word_is_answered_with_the_words_there_are(checkout):
    done = checkout.dev("tset")
    assert done.returncode == 2
    assert '"tset" is not a command' in done.stderr
    assert "dev.py test" in done.stderr


def test_help_needs_nothing(checkout):
    done = checkout.dev("--help")
    assert (done.returncode, checkout.called()) == (0, [])
    assert "Exit codes" in done.stdout


def test_the_first_start_sets_up_and_the_second_goes_straight_on(checkout):
    first = checkout.dev("cli", "verify", "x.pdf")
    assert checkout.called() == ["venv --quiet", "pip install"]
    assert "--require-hashes" in checkout.calls.read_text()
    assert first.stdout.endswith("started -m logbook.cli verify x.pdf\n")
    second = checkout.dev("--night")
    assert (second.stdout, checkout.called()) == ("started -m logbook --night\n", [])


def test_the_environment_finds_the_checkout(checkout):
    checkout.dev()
    (path,) = checkout.folder.glob(".venv/lib/*/site-packages/*.pth")
    assert path.read_text() == f"{checkout.folder}\n"


def test_tests_add_to_what_the_window_needed_and_serve_the_window_too(checkout):
    checkout.dev()
    assert checkout.dev("test", "-q").returncode == 0
    assert checkout.called() == ["pip install"]
    checkout.dev()
    assert checkout.called() == []


def test_an_interrupted_set_up_is_repaired_by_the_next_start(checkout):
    broken = checkout.dev(UV_FAILS="1")
    assert broken.returncode == 3
    assert "could not be fetched" in broken.stderr
    assert "needs the network" in broken.stderr
    checkout.dev()
    assert checkout.called() == ["venv --quiet", "pip install"]


@pytest.mark.parametrize("change", ["lock", "moved"])
def test_a_changed_lock_or_a_moved_checkout_is_set_up_anew(checkout, change):
    checkout.dev()
    if change == "lock":
        with (checkout.folder / "packaging" / "requirements.txt").open("a") as lock:
            lock.write("# newer\n")
    else:
        checkout.folder = checkout.folder.rename(checkout.folder.with_name("elsewhere"))
    checkout.dev()
    assert checkout.called() == ["venv --quiet", "pip install"]


def test_a_folder_nobody_may_write_is_a_sentence(checkout):
    done = checkout.dev(before="os.access = lambda *_: False")
    assert (done.returncode, checkout.called()) == (3, [])
    assert "cannot be written. Copy the whole checkout" in done.stderr


def test_an_environment_is_not_cleared_from_within(checkout):
    done = checkout.dev(before="sys.prefix = str(dev.VENV)")
    assert (done.returncode, checkout.called()) == (3, [])
    assert "system's own Python" in done.stderr


def test_missing_libraries_are_named_where_nobody_may_install(checkout):
    done = checkout.dev(before="machine.LIBRARIES = {'libnone.so.9': 'libnone9'}")
    assert (done.returncode, checkout.called()) == (3, [])
    assert "libnone9" in done.stderr


def test_missing_test_programs_do_not_stop_the_tests(checkout):
    done = checkout.dev("test")
    assert done.returncode == 0
    assert "are skipped" in done.stdout
    assert "qpdf" in done.stdout


def test_locks_name_every_file_by_hash_and_no_address():
    for lock in dev.LOCKS.values():
        text = lock.read_text(encoding="ascii")
        lines = [line for line in text.splitlines() if not line.startswith("    --hash=sha256:")]
        assert all("==" in line and line.endswith("\\") for line in lines)
        assert "://" not in text
        assert "tzdata" in text  # Windows has no time zones of its own


def test_locks_hold_what_the_project_asks_for():
    project = tomllib.loads((PACKAGING.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run, test = (lock.read_text(encoding="ascii") for lock in (dev.LOCKS["run"], dev.LOCKS["test"]))
    assert all(f"{wanted} \\\n" in run or f"{wanted} ;" in run for wanted in project["dependencies"])
    assert all(f"{wanted} \\\n" in test for wanted in project["optional-dependencies"]["dev"])
    pinned = [line.split()[0] for line in run.splitlines() if "==" in line]
    assert all(f"{pin} " in test for pin in pinned)  # so that tests run what people run
