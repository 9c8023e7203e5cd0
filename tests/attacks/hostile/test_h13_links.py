# SPDX-License-Identifier: Apache-2.0
"""Hostile input H13: links, pipes and devices on a stick, folders fifty deep, very many empty files.

Links are not followed, pipes not opened, what lies too deep or is too many is passed over and counted. Openly not
protected: an export that lies behind five hundred other files; the count says that there was more.
"""

from __future__ import annotations

import os

import pytest

from logbook.core.exchange.collect import intake
from tests.attacks.said import collect
from tests.chains import Chain
from tests.cli.conftest import run


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "a.wlog").write_bytes(Chain().text())
    return folder


def passed_over(done):
    return [line for line in done.out.splitlines() if line.startswith("passed over")]


def test_links_and_pipes_are_neither_followed_nor_opened(stick, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "b.wlog").write_bytes(Chain(ward="5B").text())
    (stick / "file").symlink_to(outside / "b.wlog")
    (stick / "folder").symlink_to(outside)
    (stick / "round").symlink_to(stick)
    (stick / "nowhere").symlink_to(tmp_path / "gone")
    (stick / "zero").symlink_to("/dev/zero")
    os.mkfifo(stick / "pipe")
    done = collect(tmp_path, stick)
    assert (done.code, done.err) == (0, "")
    assert passed_over(done) == ["passed over (no-file): 6"]
    assert done.out.count(": GOOD") == 1


def test_a_pipe_named_by_hand_is_said_to_be_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    done = run("verify", tmp_path / "pipe")
    assert done.code == 3
    assert done.err == f"This is no file.\n{tmp_path / 'pipe'}\nNothing was changed.\nSay the name of a file.\n"
    done = collect(tmp_path, tmp_path / "pipe")
    assert passed_over(done) == ["passed over (no-file): 1"]


def test_what_lies_fifty_deep_is_counted(stick, tmp_path):
    deep = stick
    for _ in range(50):
        deep /= "d"
        deep.mkdir()
        (deep / "x.wlog").write_bytes(Chain().text())
    done = collect(tmp_path, stick)
    assert passed_over(done) == ["passed over (too-deep): 1"]
    assert done.out.count(": GOOD") == 1 + intake.DEPTH


def test_very_many_empty_files_are_counted_and_the_run_ends(stick, tmp_path):
    for number in range(2_000):
        (stick / f"e{number}").touch()
    done = collect(tmp_path, stick)
    assert (done.code, done.err) == (0, "")
    assert passed_over(done) == ["passed over (too-many): 1501"]
    assert done.out.count(": not ours") == intake.FILES - 1
    assert "a.wlog: GOOD" in done.out
