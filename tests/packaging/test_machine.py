# SPDX-License-Identifier: Apache-2.0
"""What the machine lacks, who may install it, and the sentence where nobody may."""

import importlib.util
import os
import sys

import machine
import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="system packages are a matter of Linux")


@pytest.fixture
def path(monkeypatch, tmp_path):
    """A path that holds nothing but what a test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def put(name, text="exit 0"):
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / name).chmod(0o755)

    return put


def as_person(monkeypatch, *, root, terminal):
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: terminal, raising=False)


def test_a_library_that_loads_is_not_missing(monkeypatch):
    monkeypatch.setattr(machine, "LIBRARIES", {"libc.so.6": "libc6", "libnone.so.9": "libnone9"})
    assert machine.missing_libraries() == ["libnone9"]


def test_programs_are_looked_for_on_the_path(path):
    path("qpdf")
    assert "qpdf" not in machine.missing_programs()
    assert {"xvfb", "poppler-utils"} <= set(machine.missing_programs())


def test_a_python_without_venv_names_its_own_package(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    assert machine.missing_venv() == [f"python3.{sys.version_info.minor}-venv"]


@pytest.mark.parametrize(
    ("programs", "root", "terminal", "answer"),
    [
        ((), True, True, None),
        (("apt-get",), True, False, []),
        (("apt-get",), False, True, None),
        (("apt-get", "sudo"), False, True, ["sudo"]),
        (("apt-get", "sudo"), False, False, None),
    ],
)
def test_root_installs_a_person_is_asked_a_script_may_not(path, monkeypatch, programs, root, terminal, answer):
    for program in programs:
        path(program)
    as_person(monkeypatch, root=root, terminal=terminal)
    assert machine.leave_to_install() == answer


def test_root_updates_and_installs_in_plain_view(path, monkeypatch, capfd):
    path("apt-get", "echo apt $@")
    as_person(monkeypatch, root=True, terminal=False)
    assert machine.install(["libnone9"])
    seen = capfd.readouterr().out.splitlines()
    assert seen == [
        "Installing system packages: libnone9",
        "apt update",
        "apt install --yes --no-install-recommends libnone9",
    ]


def test_a_failed_installation_is_noticed(path, monkeypatch):
    path("apt-get", "exit 100")
    as_person(monkeypatch, root=True, terminal=False)
    assert not machine.install(["libnone9"])


@pytest.mark.parametrize(("typed", "installed"), [("", True), ("Y", True), ("n", False), ("no", False)])
def test_sudo_is_used_only_after_a_yes(path, monkeypatch, capfd, typed, installed):
    path("apt-get")
    path("sudo", 'echo sudo "$@"')
    as_person(monkeypatch, root=False, terminal=True)
    monkeypatch.setattr("builtins.input", lambda _: typed)
    assert machine.install(["libnone9"]) is installed
    assert ("sudo apt-get install" in capfd.readouterr().out) is installed


def test_the_advice_is_one_line_to_copy(path):
    assert machine.advice(["libnone9"]).endswith("start again:\n  libnone9")
    path("apt-get")
    assert machine.advice(["a", "b"]).endswith("\n  sudo apt-get install --yes --no-install-recommends a b")
