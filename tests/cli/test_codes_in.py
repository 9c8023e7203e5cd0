# SPDX-License-Identifier: Apache-2.0
"""Codes into a ward from the command line: what holds is taken, the rest is named and changes nothing."""

import shutil
import subprocess

import pytest
from PIL import Image

from logbook.core.exchange import bridge, verify, word, word_sheets
from logbook.core.exchange.bridge import Cargo
from logbook.core.exchange.checkpoint import Checkpoint, write_line
from logbook.core.exchange.word import Kind
from logbook.core.exchange.word_sheets import Spoken, WordSheets
from logbook.core.model import bulletins
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Now
from logbook.i18n import resources, words_for
from tests.cli.conftest import Made, run
from tests.sticks import NOTICE, OTHER_PACKER, PACKER, PROCEDURE, TEAM, Stick

DRILL = Stick(realm=Realm.DRILL, packed={})


@pytest.fixture(scope="module")
def made(empty, tmp_path_factory):
    """An exercise ward that took over a stick."""
    place = tmp_path_factory.mktemp("trusting")
    shutil.copytree(empty.folder, place / "ward")
    (place / "code").write_text(DRILL.card())
    ward = Made(place / "ward", empty.secret)
    order = ("--passphrase-file", ward.secret, "--code-file", place / "code")
    assert run("trust", "import", ward.folder, DRILL.put(place / "stick"), *order).code == 0
    return ward


@pytest.fixture
def own(made, tmp_path):
    shutil.copytree(made.folder, tmp_path / "own")
    return Made(tmp_path / "own", made.secret)


def codes(file=None, kind=Kind.BULLETIN, seed=PACKER, realm=Realm.DRILL, size=bridge.FRAME_BYTES):
    file = bulletins.write(NOTICE) if file is None else file
    return bridge.cut(realm, Cargo.WORD, word.write(kind, file, seed, realm), size)


def into(ward, folder, lines, *words):
    (folder / "codes.txt").write_text("\n".join(["Tuesday", *lines, ""]), encoding="utf-8")
    return ward.run("bridge", "--in", folder / "codes.txt", *words)


def test_a_bulletin_and_a_procedure_are_told_and_taken(own, tmp_path):
    lines = [*codes(PROCEDURE, Kind.PROCEDURE), *codes(size=bridge.TYPED_BYTES)]
    looked = into(own, tmp_path, reversed(lines), "--look")
    assert (looked.code, "Only looked at." in looked.out) == (0, True)
    done = into(own, tmp_path, reversed(lines), "--json").json
    assert [(row["code"], row["version"], row["taken"]) for row in done] == [("B7", 1, True), ("P06", 3, True)]
    again = into(own, tmp_path, lines)
    assert (again.code, again.err.count("It is here already.")) == (1, 2)


def test_typed_lines_come_in_small_letters_and_groups(own, tmp_path):
    typed = [word_sheets.grouped(line).lower() for line in codes(size=bridge.TYPED_BYTES)]
    typed[1] = typed[1].translate(str.maketrans("yz", "zy"))
    done = into(own, tmp_path, typed)
    assert (done.code, "Bulletin B7 · Pumps of one maker · version 1 · signed by key" in done.out) == (0, True)


def test_missing_misread_and_forged_ones_are_named_and_the_good_one_is_taken(own, tmp_path):
    typed = codes(bulletins.write(NOTICE).replace(b"B7", b"B8"), size=bridge.TYPED_BYTES)
    slipped = typed[2][:40] + ("A" if typed[2][40] != "A" else "B") + typed[2][41:]
    lines = [*codes(), *typed[:2], slipped, *typed[3:], *codes(PROCEDURE, Kind.PROCEDURE, OTHER_PACKER)]
    done = into(own, tmp_path, lines)
    assert done.code == 1
    assert f"codes 3 of {len(typed)} are missing" in done.out
    assert "Bulletin B7" in done.out
    for told in ("Scan it again.", "a key that the team's stick does not name"):
        assert told in done.err
    rows = into(own, tmp_path, lines, "--json").json
    assert [row["taken"] for row in rows] == [False, False, False]


def test_a_real_word_in_an_exercise_and_a_ward_without_a_stick_refuse(own, ward, tmp_path):
    refused = into(own, tmp_path, codes(realm=Realm.REAL))
    assert (refused.code, "this is an exercise" in refused.err) == (1, True)
    alone = into(ward, tmp_path, codes())
    assert (alone.code, "No trust stick was taken over here" in alone.err) == (1, True)


def test_receipts_are_heard_as_in_the_window(own, tmp_path):
    own.run("export", "--out", tmp_path / "n.pdf", "--profile", "incident", "--unsealed")
    checked = verify.verify((tmp_path / "n.pdf").read_bytes()).checked
    tail = checked.tail
    held = Checkpoint(Realm.DRILL, tail.log, tail.number, tail.head, 1_795_400_000)
    other = Checkpoint(Realm.DRILL, "A" * 24, 3, bytes(32), 1_795_400_000)
    wrong = Checkpoint(Realm.DRILL, tail.log, tail.number, bytes(32), 1_795_400_000)
    real = Checkpoint(Realm.REAL, tail.log, tail.number, tail.head, 1_795_400_000)
    good = write_line(held, TEAM.sign, receipt=True)
    looked = into(own, tmp_path, [good], "--look", "--json").json
    assert [(row["saying"], row["proven"], row["taken"]) for row in looked] == [("receipt", True, False)]
    done = into(own, tmp_path, [good.lower()])
    assert (done.code, f"up to record A·{tail.number}" in done.out) == (0, True)
    lines = [write_line(one, TEAM.sign, receipt=True) for one in (other, wrong, real)]
    lines.append(write_line(held, lambda _: bytes(64), receipt=True))
    refused = into(own, tmp_path, lines)
    assert refused.code == 1
    for told in ("for another log", "under Witnesses", "this is an exercise", "known here did not sign it"):
        assert told in refused.err


def test_codes_on_paper_come_in_from_a_picture(own, tool, tmp_path):
    sheets = WordSheets(
        words_for("ca"), Realm.DRILL, "Anna", (Spoken("B7", NOTICE.title, 1, codes()),), Now(1, 0, 0, "b"), "test"
    )
    (tmp_path / "codes.pdf").write_bytes(word_sheets.draw(sheets, resources() / "fonts"))
    subprocess.run([tool("pdftoppm"), "-r", "110", "-png", tmp_path / "codes.pdf", tmp_path / "page"], check=True)
    done = own.run("bridge", "--in", next(tmp_path.glob("page*.png")), "--json")
    assert [row["code"] for row in done.json] == ["B7"]


def test_where_there_is_no_code_it_is_said(own, tmp_path):
    Image.new("L", (50, 50), 255).save(tmp_path / "blank.png")
    assert own.run("bridge", "--in", tmp_path / "blank.png").code == 1
    assert "could be read" in into(own, tmp_path, []).err
    assert "larger than" in into(own, tmp_path, [*codes(), "x" * 5_000_000]).err
    assert own.run("bridge", "read", "--in", tmp_path / "codes.txt").code == 2
