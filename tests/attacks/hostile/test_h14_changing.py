# SPDX-License-Identifier: Apache-2.0
"""Hostile input H14: a file grows, shrinks or is exchanged while it is read, or after it was looked at.

It is read once, and what was read then is hashed, kept and judged; a copy in the case that is no longer what was
received is refused. Openly not protected: nothing.
"""

from __future__ import annotations

import hashlib
import json
import threading

import pytest

from logbook.cli.context import read_file
from logbook.core.exchange.collect import case as cases
from logbook.core.model.errors import DamagedFile, StorageTrouble, TooLarge
from logbook.core.vault import files
from tests.attacks.said import collect, refused
from tests.chains import Chain

TEXT, OTHER = Chain().notes(2).text(), Chain(ward="5B").text()


def test_what_was_read_counts_whatever_the_file_becomes(tmp_path):
    """The reader itself exchanges the file right after reading, as somebody at the stick would."""
    path, folder = tmp_path / "a.wlog", tmp_path / "case"
    (folder / "received").mkdir(parents=True)
    path.write_bytes(TEXT)

    def read(place, limit):
        data = read_file(place, limit)
        if place == path:
            path.write_bytes(OTHER)
        return data

    assert cases.take_in(folder, [path], read, files.write_file) == []
    (kept,) = (folder / "received").iterdir()
    assert (kept.name, kept.read_bytes()) == (hashlib.sha256(TEXT).hexdigest(), TEXT)
    (item,) = json.loads((folder / "case.json").read_text())["received"]
    assert (item["sha256"], item["size"]) == (kept.name, len(TEXT))


def test_a_file_that_is_written_all_the_while_is_kept_as_one_moment_of_it(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "a.wlog").write_bytes(TEXT)
    done = threading.Event()

    def write():
        while not done.is_set():
            with (stick / "a.wlog").open("ab") as file:
                file.write(b"x")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        told = collect(tmp_path, stick)
    finally:
        done.set()
        writer.join()
    (kept,) = (tmp_path / "case" / "received").iterdir()
    assert kept.name == hashlib.sha256(kept.read_bytes()).hexdigest()
    assert ("a.wlog: GOOD" in told.out) == (kept.read_bytes() == TEXT)
    assert told.err == ""


def test_a_file_that_grows_beyond_the_limit_is_not_read_on(tmp_path):
    path = tmp_path / "grown"
    path.write_bytes(b"x" * 11)
    assert refused(TooLarge, read_file, path, 10).startswith("This is larger than the program takes.")


def test_a_file_that_is_gone_when_its_turn_comes_is_said(tmp_path):
    with pytest.raises(StorageTrouble):
        cases.take_in(tmp_path, [tmp_path / "gone"], read_file, files.write_file)


def test_a_copy_changed_in_the_case_is_refused(tmp_path):
    (tmp_path / "a.wlog").write_bytes(TEXT)
    assert collect(tmp_path, tmp_path / "a.wlog").code == 0
    (kept,) = (tmp_path / "case" / "received").iterdir()
    kept.write_bytes(OTHER)
    done = collect(tmp_path, tmp_path / "a.wlog")
    assert done.code == 3
    assert done.err.splitlines()[0] == "A file of the log is missing or not as the program wrote it."
    assert refused(DamagedFile, cases.check, tmp_path / "case", read_file, lambda *_: None).splitlines()[1] == str(kept)
