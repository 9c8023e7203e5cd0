# SPDX-License-Identifier: Apache-2.0
"""The log as codes, out on paper and in from a scanner's text or from pictures."""

import shutil
import subprocess

import pytest

from logbook.core import crypto
from logbook.core.actions import bridging
from logbook.core.exchange import pictures, verify
from logbook.core.exchange.bridge import Cargo, cut
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput
from tests.cli.conftest import Made, run


@pytest.fixture
def own(drill, tmp_path):
    shutil.copytree(drill.folder, tmp_path / "ward")
    return Made(tmp_path / "ward", drill.secret)


@pytest.fixture
def seen(monkeypatch):
    """The texts of the codes that were put on paper, by set."""
    made = []
    make = bridging.make

    def watch(*args):
        made.extend(make(*args))
        return tuple(made)

    monkeypatch.setattr(bridging, "make", watch)
    return made


def typed(folder, frames, name="codes.txt"):
    """What a hand scanner left in a text file, between other lines."""
    (folder / name).write_text("\n".join(["Tuesday", *frames, ""]), encoding="utf-8")
    return folder / name


def test_codes_go_to_paper_and_back_into_a_log_that_verifies(own, seen, tmp_path):
    done = own.run("bridge", "--out", tmp_path / "codes.pdf")
    assert (done.code, done.err) == (0, "")
    assert (tmp_path / "codes.pdf").read_bytes().startswith(b"%PDF")
    assert f"Set 1 of {len(seen)}: records 0 to {seen[0].record.last} in 20 codes" in done.out
    frames = [frame for one in seen for frame in reversed(one.frames)]
    back = run("bridge", "read", typed(tmp_path, frames), "--out", tmp_path / "ward.wlog")
    assert (back.code, back.out.count("whole. Written:")) == (0, len(seen))
    for path in tmp_path.glob("ward-*.wlog"):
        assert verify.verify(path.read_bytes()).report.verdict is verify.Verdict.GOOD


def test_a_later_run_begins_where_it_is_told_and_after_what_left_before(own, tmp_path):
    report = own.run("bridge", "--out", tmp_path / "c.pdf", "--since", 300, "--profile", "outside", "--json").json
    assert (report[0]["first"], report[0]["profile"], report[0]["sealed_to"]) == (301, "outside", 0)
    again = own.run("bridge", "--out", tmp_path / "c.pdf", "--since", report[-1]["last"], "--json").json
    assert again[0]["first"] == report[-1]["last"] + 1
    assert own.run("bridge", "--out", tmp_path / "c.pdf", "--since", 9999).code == 1


def test_real_pictures_are_read_too(own, tool, tmp_path):
    own.run("bridge", "--out", tmp_path / "codes.pdf", "--since", 395)
    subprocess.run([tool("pdftoppm"), "-r", "110", "-png", tmp_path / "codes.pdf", tmp_path / "page"], check=True)
    for given in (sorted(tmp_path.glob("page*.png")), [tmp_path / "codes.pdf"]):
        done = run("bridge", "read", *given, "--out", tmp_path / "ward.wlog")
        assert (done.code, done.err) == (0, "")
        assert run("verify", *tmp_path.glob("ward*.wlog")).code == 0


def test_missing_and_misread_codes_are_named(own, seen, tmp_path):
    own.run("bridge", "--out", tmp_path / "codes.pdf", "--since", 380)
    frames = list(seen[0].frames)
    broken = frames[0][:40] + ("A" if frames[0][40] != "A" else "B") + frames[0][41:]
    given = typed(tmp_path, [broken, *frames[1:3], *frames[4:]])
    done = run("bridge", "read", given, "--out", tmp_path / "ward.wlog")
    assert done.code == 1
    assert f"codes 1, 4 of {len(frames)} are missing" in done.out
    assert "Scan it again." in done.err
    assert not (tmp_path / "ward.wlog").exists()
    report = run("bridge", "read", given, "--out", tmp_path / "ward.wlog", "--json").json
    assert (report[0]["missing"], report[0]["file"]) == ([1, 4], "")


def test_sealed_codes_open_with_their_readers_key_only(own, seen, tmp_path):
    identity, recipient = crypto.new_age_identity()
    assert own.run("bridge", "--out", tmp_path / "codes.pdf", "--since", 390, "--to", recipient).code == 0
    given = typed(tmp_path, seen[0].frames)
    (tmp_path / "key").write_text(identity)
    (tmp_path / "other").write_text(crypto.new_age_identity()[0])
    order = ("bridge", "read", given, "--out", tmp_path / "ward.wlog", "--identity-file")
    assert run(*order, tmp_path / "other").code == 4
    assert run(*order, tmp_path / "key").code == 0
    assert run("verify", tmp_path / "ward.wlog").code == 0


def test_where_there_is_no_code_it_is_said(tmp_path):
    out = ("--out", tmp_path / "ward.wlog")
    word = cut(Realm.REAL, Cargo.WORD, b"a bulletin")
    assert "There is no code of ours in it." in run("bridge", "read", typed(tmp_path, word), *out).err
    (tmp_path / "photo.png").write_bytes(b"\x89PNG and no more")
    done = run("bridge", "read", tmp_path / "photo.png", *out)
    assert (done.code, "photo.png" in done.err, "could be read" in done.err) == (1, True, True)
    (tmp_path / "text").write_text("nothing of ours")
    assert run("bridge", "read", tmp_path / "text", *out).code == 1
    assert run("bridge", "read", tmp_path / "gone", *out).code == 3


def test_a_text_file_of_codes_has_a_limit(tmp_path):
    given = typed(tmp_path, [*cut(Realm.REAL, Cargo.SLICE, b"x"), "x" * 5_000_000])
    assert "larger than" in run("bridge", "read", given, "--out", tmp_path / "w").err


def test_without_a_reader_of_pictures_the_way_without_is_named(tmp_path, monkeypatch):
    def missing(_data):
        raise BadInput(reason="no-code-reader")

    monkeypatch.setattr(pictures, "read", missing)
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    assert "Scan them into a text file." in run("bridge", "read", tmp_path / "photo.png", "--out", tmp_path / "w").err


def test_two_folders_are_one_too_many(own, tmp_path):
    done = run("bridge", own.folder, own.folder, "--out", tmp_path / "c.pdf")
    assert (done.code, "Say one folder" in done.err) == (2, True)
