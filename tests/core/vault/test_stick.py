# SPDX-License-Identifier: Apache-2.0
"""A stick says whose copies it holds, and nothing it says is believed beyond its spelling."""

import pytest

from logbook.core.model.errors import ReadOnlyMedium, StorageTrouble
from logbook.core.vault import keys, stick
from logbook.core.vault.slots import Cost, Passphrase

LOG = "ABCDEFGHIJKLMNOPQRSTUVWX"
OTHER = "X" * 24


def test_a_stick_gets_a_name_and_an_id_once(tmp_path):
    made = stick.make(tmp_path, LOG, "A")
    assert (made.name, made.log, made.folder) == ("A", LOG, tmp_path / "ward-logbook" / LOG)
    assert stick.make(tmp_path, LOG, "B") == made
    assert len(stick.make(tmp_path, OTHER, "n" * 99).name) == 40


def test_sticks_are_found_by_the_logs_they_hold(tmp_path):
    one, two, empty = tmp_path / "one", tmp_path / "two", tmp_path / "empty"
    for mount in (one, two, empty):
        mount.mkdir()
    mine, strange = stick.make(one, LOG, "A"), stick.make(two, OTHER, "A")
    assert stick.find([one, two, empty, tmp_path / "gone"], frozenset({LOG})) == (mine,)
    assert stick.on(two) == stick.on(two / "ward-logbook") == stick.on(strange.folder) == (strange,)


@pytest.mark.parametrize(
    "data",
    [b"", b"[1]", b"{}", b'{"stick":1,"name":"A"}', b'{"stick":"abcdefgh","name":[]}', b"x" * 2000,
     b'{"stick":"../../..","name":"A"}', b'{"stick":"abcdefgh","name":"%s"}' % (b"n" * 41)],
)  # fmt: skip
def test_a_stick_that_says_nothing_readable_is_none_and_can_be_made_one(tmp_path, data):
    made = stick.make(tmp_path, LOG, "A")
    (made.folder / stick.NAME).write_bytes(data)
    assert stick.read(made.folder) is None
    assert stick.on(tmp_path) == ()
    assert stick.make(tmp_path, LOG, "B").name == "B"


def test_a_folder_of_another_name_is_no_wards(tmp_path):
    made = stick.make(tmp_path, LOG, "A")
    made.folder.rename(made.folder.with_name("photos"))
    assert stick.on(tmp_path) == ()
    assert stick.read(made.folder.with_name("photos")) is None


def test_the_key_file_goes_along_and_is_written_only_when_it_changed(tmp_path):
    (tmp_path / "ward").mkdir()
    made = stick.make(tmp_path, LOG, "A")
    file = keys.create(tmp_path / "ward", [Passphrase("six words", Cost(64 << 10, 1, 1))]).file
    stick.keep_keys(made, file)
    kept = made.folder / keys.NAME
    first = kept.stat().st_mtime_ns
    stick.keep_keys(made, file)
    assert (kept.read_bytes(), kept.stat().st_mtime_ns) == (file.to_bytes(), first)
    assert not (made.folder / keys.SETUP).exists()


def test_a_medium_that_refuses_says_so(tmp_path):
    with pytest.raises((ReadOnlyMedium, StorageTrouble)):
        stick.make(tmp_path / "gone", LOG, "A")
