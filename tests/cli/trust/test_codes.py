# SPDX-License-Identifier: Apache-2.0
"""The team signs bulletins and procedures as codes, on paper and as text."""

import pytest

from logbook.core.exchange.trust import keyfile
from logbook.core.exchange.trust.keyfile import LEAST, Use
from logbook.core.model import bulletins
from tests.cli.conftest import run
from tests.sticks import NOTICE, PACKER, PROCEDURE


@pytest.fixture
def place(tmp_path):
    sealed = keyfile.seal(Use.PACK, "Anna Puig", PACKER, "one two", LEAST)
    (tmp_path / "key.json").write_bytes(keyfile.write(sealed))
    (tmp_path / "words").write_text("one two\n")
    (tmp_path / "b7.toml").write_bytes(bulletins.write(NOTICE))
    (tmp_path / "p06.toml").write_bytes(PROCEDURE)
    return tmp_path


def codes(place, *names, out="codes.txt", secret="words", **more):
    files = [place / name for name in names]
    order = ("--key", place / "key.json", "--passphrase-file", place / secret, "--out", place / out)
    return run("trust", "codes", *files, *order, *more.get("also", ()), lang=more.get("lang", "en"))


def test_text_holds_a_line_for_each_code(place):
    done = codes(place, "b7.toml", "p06.toml", lang="es", also=["--exercise"])
    assert (done.code, done.err) == (0, "")
    assert "B7, versión 1. Códigos: 1" in done.out
    lines = (place / "codes.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("#")] == [
        "# B7 · 1 · Pumps of one maker",
        "# P06 · 3 · Respirador",
    ]
    assert all(line.startswith(("#", "DB1")) for line in lines)


def test_paper_holds_them_too(place):
    done = codes(place, "b7.toml", out="codes.pdf", also=["--json"])
    assert done.json == [{"code": "B7", "codes": 1, "version": 1}]
    assert (place / "codes.pdf").read_bytes().startswith(b"%PDF")


def test_what_no_ward_would_take_is_not_signed(place):
    (place / "sample.toml").write_bytes(PROCEDURE.replace(b'"approved"', b'"sample"'))
    done = codes(place, "b7.toml", "sample.toml")
    assert (done.code, "sample.toml" in done.err, "says that it is a sample" in done.err) == (1, True, True)
    assert not (place / "codes.txt").exists()
    (place / "wrong").write_text("another\n")
    assert codes(place, "b7.toml", secret="wrong").code == 4
    (place / "key.json").write_bytes(keyfile.write(keyfile.seal(Use.ROOT, "root", PACKER, "one two", LEAST)))
    assert codes(place, "b7.toml").code == 1
