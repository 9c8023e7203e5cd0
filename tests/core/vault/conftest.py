# SPDX-License-Identifier: Apache-2.0
"""Real bad media: a disk of a given size, a medium that cannot be written, a second program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from logbook.core.vault import store as stores
from tests.core.vault.damage import KEY

needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting a small disk needs root on Linux"
)


def run(*words: object) -> bool:
    return subprocess.run([str(word) for word in words], capture_output=True, check=False).returncode == 0


class Disk:
    """A tmpfs of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def fill(self) -> Path:
        """Take every free byte; delete what is returned to give them back."""
        filler = self.path / "filler"
        with filler.open("wb", buffering=0) as file:
            for size in (4096, 1):
                try:
                    while file.write(b"x" * size) == size:
                        pass
                except OSError:
                    continue
        return filler

    def make_read_only(self) -> None:
        assert run("mount", "-o", "remount,ro", self.path)

    def make_writable(self) -> None:
        assert run("mount", "-o", "remount,rw", self.path)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk of one megabyte."""
    path = tmp_path / "disk"
    path.mkdir()
    if (
        not hasattr(os, "geteuid")
        or os.geteuid() != 0
        or not run("mount", "-t", "tmpfs", "-o", "size=1m", "none", path)
    ):
        pytest.skip("mounting a small disk needs root on Linux")
    yield Disk(path)
    assert run("umount", "-l", path)


@pytest.fixture
def other_program() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start Python code with arguments; ends with the test. The code prints a line when it is ready."""
    started: list[subprocess.Popen[str]] = []

    def start(code: str, *words: object) -> subprocess.Popen[str]:
        child = subprocess.Popen(
            [sys.executable, "-c", code, *(str(word) for word in words)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[3],
        )
        started.append(child)
        assert child.stdout is not None
        child.stdout.readline()
        return child

    yield start
    for child in started:
        child.kill()
        child.communicate()


@pytest.fixture
def store(tmp_path):
    """A new, empty database of a segment."""
    opened = stores.create(tmp_path / "ward.db", KEY)
    yield opened
    opened.close()
