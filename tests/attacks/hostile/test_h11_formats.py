# SPDX-License-Identifier: Apache-2.0
"""Hostile input H11: archives, documents, links, web pages under a PDF's name; files that are a log and an archive.

What holds no log is said to be not ours and left where it is; nothing is ever unpacked or opened by another program.
Openly not protected: a person who opens it.
"""

from __future__ import annotations

import io
import tarfile
import zipfile

import pytest

from tests.attacks.exports import codes, exported
from tests.attacks.said import NO_LOG, about, collect


def packed(kind: str) -> bytes:
    out = io.BytesIO()
    if kind == "tar":
        with tarfile.open(fileobj=out, mode="w") as archive:
            archive.addfile(tarfile.TarInfo("a.pdf"))
    else:
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("a.pdf" if kind == "zip" else "word/document.xml", "<w:document/>")
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        packed("zip"), packed("docx"), packed("tar"), b"L\0\0\0\x01\x14\x02\0" + bytes(60),
        b"<html><body>x</body></html>",
        b"", b"\0" * 10_000, b"%PDF-1.7\n%%EOF\n", bytes(range(256)) * 500, b"MZ\x90\0" + bytes(500),
    ],
)  # fmt: skip
def test_what_is_not_ours_is_said_not_to_be(data, tmp_path):
    assert about(data) == [NO_LOG]
    (tmp_path / "ward.pdf").write_bytes(data)
    done = collect(tmp_path, tmp_path / "ward.pdf")
    assert (done.code, done.err) == (0, "")
    assert "ward.pdf: not ours, left where it is" in done.out.splitlines()
    assert list((tmp_path / "case" / "received").iterdir()) == []


def test_a_file_that_is_an_archive_too_is_refused_and_nothing_is_unpacked(tmp_path):
    whole = exported(tmp_path)
    assert codes(whole.pdf + packed("zip"))
    assert codes(packed("zip") + whole.pdf) == ["bytes-around-log"]


def test_of_a_log_that_is_an_archive_too_the_log_alone_is_taken(tmp_path):
    whole = exported(tmp_path)
    (tmp_path / "both.pdf").write_bytes(whole.pdf + packed("zip"))
    done = collect(tmp_path, tmp_path / "both.pdf")
    assert done.code == 1
    assert (tmp_path / "case" / "timeline.csv").read_text("utf-8-sig").count("Ventilator alarm heard") == 1
    assert {path.name for path in (tmp_path / "case").iterdir()} == {
        "case.json",
        "received",
        "timeline.pdf",
        "timeline.csv",
        "timeline.jsonl",
    }
