# SPDX-License-Identifier: Apache-2.0
"""Only regular files, counted and bounded, come in from a stick."""

import os

import pytest

from logbook.core.exchange.collect import intake
from logbook.core.exchange.collect.intake import walk
from logbook.core.model.errors import StorageTrouble


def names(found):
    return [path.name for path in found.files]


def test_files_and_folders_are_walked_in_a_fixed_order(tmp_path):
    for name in ("b.pdf", "a.pdf", "sub/c.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert names(walk([tmp_path / "b.pdf", tmp_path], tmp_path / "case")) == ["b.pdf", "a.pdf", "b.pdf", "c.pdf"]


def test_links_pipes_and_sockets_are_passed_over(tmp_path):
    (tmp_path / "real").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "folder-link").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    found = walk([tmp_path], tmp_path / "case")
    assert (names(found), found.skipped) == (["real"], {"no-file": 3})


def test_the_case_itself_is_left_out(tmp_path):
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "case.json").write_bytes(b"x")
    assert names(walk([tmp_path], tmp_path / "case")) == []


def test_deep_folders_are_counted(tmp_path):
    deep = tmp_path / "1" / "2" / "3" / "4"
    deep.mkdir(parents=True)
    (deep / "x").write_bytes(b"x")
    (deep.parent / "y").write_bytes(b"y")
    found = walk([tmp_path], tmp_path / "case")
    assert (names(found), found.skipped) == (["y"], {"too-deep": 1})


def test_more_than_the_limits_is_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(intake, "FILES", 3)
    monkeypatch.setattr(intake, "FILE_LIMIT", 10)
    for name, size in (("a", 1), ("b", 11), ("c", 1), ("d", 1), ("e", 1)):
        (tmp_path / name).write_bytes(b"x" * size)
    found = walk([tmp_path], tmp_path / "case")
    assert (names(found), found.skipped) == (["a", "c", "d"], {"too-large": 1, "too-many": 1})


def test_the_whole_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(intake, "TOTAL_LIMIT", 5)
    for name in "ab":
        (tmp_path / name).write_bytes(b"xxx")
    assert names(walk([tmp_path], tmp_path / "case")) == ["a"]


def test_what_is_not_there_is_said(tmp_path):
    with pytest.raises(StorageTrouble) as caught:
        walk([tmp_path / "gone"], tmp_path / "case")
    assert caught.value.facts["detail"] == "ENOENT"


def test_a_folder_that_cannot_be_listed_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "scandir", lambda path: (_ for _ in ()).throw(PermissionError(13, "no", path)))
    with pytest.raises(StorageTrouble) as caught:
        walk([tmp_path], tmp_path / "case")
    assert caught.value.facts["detail"] == "EACCES"


@pytest.mark.parametrize("name", ["-rf", "a\nb.pdf", "\u202egnp.pdf", "x" * 250, "CON", "a.pdf:ads"])
def test_odd_names_are_only_names(tmp_path, name):
    (tmp_path / name).write_bytes(b"x")
    assert names(walk([tmp_path], tmp_path / "case")) == [name]
