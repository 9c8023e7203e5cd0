# SPDX-License-Identifier: Apache-2.0
"""The command line in this process, and one exercise ward made by it."""

from __future__ import annotations

import io
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from logbook.cli import main

DEMO = Path(__file__).parents[2] / "resources" / "demo"
MATERIAL = Path(__file__).parents[1] / "material"


@dataclass(frozen=True)
class Run:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        """Its report."""
        return json.loads(self.out)


def run(*words, typed="", lang="en"):
    """Run a command in this process."""
    out, err = io.StringIO(), io.StringIO()
    code = main(["--lang", lang, *map(str, words)], out, err, io.StringIO(typed))
    return Run(code, out.getvalue(), err.getvalue())


@dataclass(frozen=True)
class Made:
    """A ward with the file of its passphrase."""

    folder: Path
    secret: Path

    def run(self, command, *words, **more):
        """Run a command on it."""
        return run(command, self.folder, *words, "--passphrase-file", self.secret, **more)


@pytest.fixture(scope="session")
def drill(tmp_path_factory):
    """Make an exercise ward with a night in it; tests copy it or only read it."""
    place = tmp_path_factory.mktemp("drill")
    made = run("demo", place / "ward", "--passphrase-out", place / "words")
    assert (made.code, made.err) == (0, "")
    return Made(place / "ward", place / "words")


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """Make an exercise ward without a record of people."""
    place = tmp_path_factory.mktemp("empty")
    assert run("new", place / "ward", "--hospital", "H", "--ward", "UCI", "--exercise", "--passphrase-out",
               place / "words").code == 0  # fmt: skip
    return Made(place / "ward", place / "words")


@pytest.fixture
def ward(empty, tmp_path):
    """A ward of one's own."""
    shutil.copytree(empty.folder, tmp_path / "ward")
    return Made(tmp_path / "ward", empty.secret)


@pytest.fixture
def pin(tmp_path):
    """A file with a PIN."""
    (tmp_path / "pin").write_text("482915\n")
    return tmp_path / "pin"
