# SPDX-License-Identifier: Apache-2.0
"""A case is its set of files: the same whatever came first, and however often."""

import hashlib
import json
import stat
import sys

import pytest

from logbook.core import crypto
from logbook.core.exchange import apart, verify
from logbook.core.exchange.badge import Badge
from logbook.core.exchange.collect import case as cases
from logbook.core.model.codes import Realm
from logbook.core.model.errors import DamagedFile
from logbook.core.vault.files import write_file
from tests.chains import Chain

UCI, OTHER, DRILL = Chain().notes(2).text(), Chain(ward="5B").notes(1).text(), Chain(realm=Realm.DRILL).text()


def read(path, limit):
    return path.read_bytes()[:limit]


@pytest.fixture
def stick(tmp_path):
    """Give files on a stick: `stick("a.wlog", data)`."""

    def put(name, data):
        path = tmp_path / "stick" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return path

    return put


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "case" / "received").mkdir(parents=True)
    return tmp_path / "case"


def take(folder, *paths):
    return cases.take_in(folder, paths, read, write_file)


def look(folder):
    return cases.picture(folder, read, lambda *_: Badge(()))


def all_files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_is_kept_under_its_hash_with_its_names(folder, stick):
    take(folder, stick("a.wlog", UCI))
    take(folder, stick("b.wlog", UCI))
    sha256 = hashlib.sha256(UCI).hexdigest()
    assert (folder / "received" / sha256).read_bytes() == UCI
    assert stat.S_IMODE((folder / "received" / sha256).stat().st_mode) == 0o600
    assert look(folder).received == (cases.Received(sha256, len(UCI), ("a.wlog", "b.wlog")),)


def test_order_and_repetition_leave_the_same_bytes(folder, stick, tmp_path):
    paths = [stick("a", UCI), stick("b", OTHER), stick("c", DRILL)]
    take(folder, *paths)
    once = all_files(folder)
    take(folder, *reversed(paths))
    assert all_files(folder) == once
    second = tmp_path / "second"
    (second / "received").mkdir(parents=True)
    for path in reversed(paths):
        take(second, path)
    assert all_files(second) == once


def test_exercise_and_real_have_pictures_of_their_own(folder, stick):
    take(folder, stick("a", UCI), stick("b", DRILL), stick("c", OTHER))
    pictures = look(folder).pictures
    assert [picture.realm for picture in pictures] == [Realm.REAL, Realm.DRILL]
    assert [len(picture.merge.logs) for picture in pictures] == [2, 1]
    assert {row.log.realm for row in pictures[0].timeline.rows} == {Realm.REAL}


def test_what_is_not_ours_is_left_where_it_is(folder, stick):
    zip_file = stick("x.pdf", b"PK\x03\x04")
    assert take(folder, zip_file) == [zip_file]
    assert look(folder).received == ()


@pytest.mark.parametrize("data", [UCI[:-20], b"age-encryption.org/v1\nx", UCI + UCI])
def test_a_broken_or_sealed_log_is_kept_as_evidence(folder, stick, data):
    assert take(folder, stick("a", data)) == []
    case = look(folder)
    assert len(case.received) == 1
    assert case.reports[case.received[0].sha256].findings
    assert case.pictures == ()


def test_names_are_shown_harmless(folder, stick):
    take(folder, stick("\u202e\x1b[2Jx", UCI))
    assert look(folder).received[0].names == ("□□[2Jx",)


def test_a_copy_that_was_changed_is_said(folder, stick):
    take(folder, stick("a", UCI))
    next((folder / "received").iterdir()).write_bytes(OTHER)
    with pytest.raises(DamagedFile):
        look(folder)


@pytest.mark.parametrize(
    "index",
    [
        b"", b"{}", b"[]", b"[" * 100_000, b'{"v": 1, "received": [{}]}', b'{"v": 2, "received": []}',
        b'{"v": 1, "received": []}',
        json.dumps({"v": 1, "received": [{"sha256": "../x", "size": 1, "names": []}]}).encode(),
        json.dumps({"v": 1, "received": [{"sha256": "0" * 64, "size": "1", "names": []}]}).encode(),
        json.dumps({"v": 1, "received": [{"sha256": "0" * 64, "size": 1, "names": [3]}]}).encode(),
        json.dumps({"v": 1, "received": [{"sha256": "0" * 64, "size": 1, "names": [], "sealed": ["../x"]}]}).encode(),
    ],
)  # fmt: skip
def test_an_index_that_is_not_ours_is_refused(folder, index):
    (folder / "case.json").write_bytes(index)
    with pytest.raises(DamagedFile):
        look(folder)


SECRET, PUBLIC = crypto.new_age_identity()
SEALED = crypto.age_encrypt(UCI, [PUBLIC])


def unseal(folder, secret=SECRET):
    return cases.unseal(folder, lambda data: crypto.age_decrypt(data, secret), read, write_file)


def test_a_sealed_file_is_opened_beside_itself(folder, stick):
    take(folder, stick("a.age", SEALED), stick("b", OTHER))
    assert [item.names for item in unseal(folder, crypto.new_age_identity()[0])] == [("a.age",)]
    before = look(folder)
    assert [len(picture.merge.logs) for picture in before.pictures] == [1]
    assert unseal(folder) == []
    after = look(folder)
    assert len(after.pictures[0].merge.logs) == 2
    assert not any(report.findings for report in after.reports.values())
    inner = next(item for item in after.received if item.sealed)
    assert (inner.names, inner.sealed) == (("a.age",), (hashlib.sha256(SEALED).hexdigest(),))


def test_opening_again_or_having_the_words_already_changes_nothing(folder, stick, tmp_path):
    take(folder, stick("a.age", SEALED), stick("b", UCI))
    unseal(folder)
    once = all_files(folder)
    take(folder, stick("b", UCI), stick("a.age", SEALED))
    assert unseal(folder) == []
    assert all_files(folder) == once
    assert {item.names for item in look(folder).received} == {("a.age",), ("a.age", "b")}


def test_a_file_that_breaks_its_check_costs_itself_alone(folder, stick):
    take(folder, stick("a", UCI), stick("b", OTHER))

    def judge(data):
        return apart.judge(data, [sys.executable, "-c", "import os; os.abort()"]) if data == UCI else verify.judge(data)

    case = cases.picture(folder, read, lambda *_: Badge(()), judge=judge)
    assert case.reports[hashlib.sha256(UCI).hexdigest()].findings == (apart.NOT_CHECKED,)
    assert [len(picture.merge.logs) for picture in case.pictures] == [1]
