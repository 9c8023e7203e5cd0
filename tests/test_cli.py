# SPDX-License-Identifier: Apache-2.0
"""The command line as a whole: help, exit codes, no Qt, and no traceback with typed text."""

import importlib
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from logbook import cli
from logbook.core.model import errors
from logbook.core.model.errors import LogbookError
from tests.cli.conftest import run

TYPED = "what somebody typed"
ROOT = Path(__file__).parents[1]
NAMES = ["new", "people", "devices", "replay", "export", "verify", "collect", "print", "demo"]


def process(*arguments, **more):
    command = [sys.executable, "-m", "logbook.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, **more)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_every_command_has_help_with_an_example(name, lang, capsys):
    assert cli.main(["--lang", lang, name, "--help"]) == 0
    assert f"logbook {name}" in capsys.readouterr().out.replace("--lang es ", "")


def test_every_command_is_in_the_help_page():
    page = (ROOT / "resources" / "help" / "commands.md").read_text("utf-8")
    assert all(f"`logbook {name} " in page for name in NAMES)


@pytest.mark.parametrize("typed", [["dance"], ["verify"], ["--lang", "xx", "demo", "x"], ["new", "x"], ["backup", "x"]])
def test_a_slip_is_usage(typed, capsys):
    assert cli.main(typed) == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.LockedByAnother(), 4), (errors.DiskFull(), 4), (errors.WrongKey(), 4), (errors.WrongPin(), 4),
        (errors.PrinterTrouble(), 4), (errors.ReadOnlyMedium(), 3), (errors.DamagedFile(), 3), (errors.NotAWard(), 3),
        (errors.AlreadyAWard(), 3), (errors.NewerVersion(), 3), (errors.BadInput(), 1), (errors.NotOurs(), 1),
        (errors.Refused(), 1), (errors.NotAllowed(), 1), (errors.PinTooWeak(), 1), (LogbookError(), 1),
        (BrokenPipeError(), 3), (KeyboardInterrupt(), 4), (SystemExit("words"), 2),
    ],
)  # fmt: skip
def test_every_trouble_has_its_exit_code(error, code, monkeypatch, tmp_path):
    def fail(*_):
        raise error

    monkeypatch.setattr(cli.verify, "run", fail)
    assert run("verify", tmp_path / "x").code == code


def test_a_bug_is_said_as_one_without_what_was_typed(monkeypatch, tmp_path):
    def fail(*_):
        raise RuntimeError(TYPED)

    monkeypatch.setattr(cli.verify, "run", fail)
    done = run("verify", tmp_path / "x")
    assert (done.code, "a fault of the program" in done.err, "RuntimeError" in done.err) == (3, True, True)
    assert TYPED not in done.err


def test_without_a_command_the_window_opens(monkeypatch):
    monkeypatch.setattr(importlib, "import_module", lambda name: type("W", (), {"window": staticmethod(lambda: name)}))
    assert cli.main([]) == "logbook.__main__"


def test_the_process_works_and_loads_no_qt(tmp_path):
    (tmp_path / "x").write_bytes(b"noise")
    done = process("verify", tmp_path / "x", "--json")
    assert (done.returncode, json.loads(done.stdout)[0]["verdict"], done.stderr) == (1, "findings", "")
    code = "import sys; from logbook import cli; print([m for m in sys.modules if 'PySide' in m])"
    asked = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert asked.stdout == "[]\n"


def test_an_old_terminal_gets_question_marks_and_no_crash(tmp_path):
    done = process("verify", tmp_path / "ñ·x", env={"PYTHONIOENCODING": "ascii", "PATH": "", "LC_ALL": "C.UTF-8"})
    assert done.returncode == 3


def test_version_is_said(capsys):
    assert cli.main(["--version"]) == 0
    assert "Ward Logbook" in capsys.readouterr().out


def test_the_language_of_the_system_is_taken(monkeypatch, tmp_path):
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    out, err = io.StringIO(), io.StringIO()
    (tmp_path / "noise").write_bytes(b"x")
    cli.main(["verify", str(tmp_path / "noise")], out, err)
    assert "HALLAZGOS" in out.getvalue()


@pytest.mark.parametrize("typed", [("--lang", "es", "verify"), ("verify", "--lang", "es"), ("verify", "--lang=es")])
def test_the_language_may_stand_before_the_command_or_after_it(typed, tmp_path):
    out, err = io.StringIO(), io.StringIO()
    (tmp_path / "noise").write_bytes(b"x")
    assert cli.main([*typed, str(tmp_path / "noise")], out, err) == 1
    assert "HALLAZGOS" in out.getvalue()


def test_a_language_that_is_none_is_said_once(capsys):
    assert cli.main(["verify", "x", "--lang", "xx"]) == 2
    assert capsys.readouterr().err.count("usage:") == 1


def test_whoever_stops_a_command_is_told_that_nothing_is_lost(monkeypatch, tmp_path):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.verify, "run", stop)
    assert "Everything written before is safe." in run("verify", tmp_path / "x").err
