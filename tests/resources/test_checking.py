# SPDX-License-Identifier: Apache-2.0
"""The help page for strangers: its commands, run as they stand there, pass a good file and catch a changed one."""

import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import run

PAGE = Path(__file__).parents[2] / "resources" / "help" / "checking.md"
TOOLS = ("bash", "pdfsig", "qpdf", "openssl", "basenc")


@pytest.fixture
def check(tmp_path, tool):
    """Run the commands of the page, except for the team's own key, over an export."""
    for name in TOOLS:
        tool(name)
    ward, words = tmp_path / "ward", tmp_path / "words"
    named = ("--hospital", "H", "--ward", "UCI", "--exercise", "--passphrase-out", words)
    assert run("new", ward, *named).code == 0
    assert run("export", ward, "--out", tmp_path / "night.pdf", "--passphrase-file", words).code == 0
    lines = [line[4:] for line in PAGE.read_text("utf-8").splitlines() if line.startswith("    ")]
    commands = "\n".join(line for line in lines if not line.startswith("age "))

    def check():
        return subprocess.run(["bash", "-c", commands], cwd=tmp_path, capture_output=True, text=True, check=False)

    return check


def test_a_good_file_passes_every_step_and_shows_its_device(check, tmp_path):
    said = check()
    assert "Total document signed" in said.stdout
    assert "Signature is Valid" in said.stdout
    assert "No syntax or stream encoding errors found" in said.stdout
    assert "CMS Verification successful" in said.stderr
    assert run("verify", tmp_path / "night.pdf", "--json").json[0]["device"] in said.stdout
    assert (tmp_path / "ward.wlog").read_bytes().startswith(b"WARDLOG-DRILL 1\n")


def test_a_changed_file_fails(check, tmp_path):
    data = bytearray((tmp_path / "night.pdf").read_bytes())
    data[data.index(b"\nR ") + 10] ^= 1
    (tmp_path / "night.pdf").write_bytes(data)
    said = check()
    assert "Signature is Valid" not in said.stdout
    assert "CMS Verification failure" in said.stderr
