# SPDX-License-Identifier: Apache-2.0
"""A retired folder goes, keys first, and a crash in between leaves nothing that opens."""

import pytest

from logbook.core.model.errors import StorageTrouble
from logbook.core.vault import keys, wipe
from logbook.core.vault.wipe import RETIRED

FILES = ("ward.json", keys.NAME, keys.SPARE, keys.SETUP, "A/ward.db", "drafts/1.draft", "notes/2.note")


@pytest.fixture
def ward(tmp_path):
    folder = tmp_path / "ward"
    for name in FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"secret words " * 200_000 if name.endswith(".db") else b"secret")
    (tmp_path / "beside").write_bytes(b"not ours")
    return folder


def test_everything_in_the_folder_goes_and_nothing_beside_it(ward):
    (ward / "link").symlink_to(ward.parent / "beside")
    (ward / "loop").symlink_to(ward.parent)
    wipe.wipe(ward)
    assert [path.name for path in ward.parent.iterdir()] == ["beside"]
    assert (ward.parent / "beside").read_bytes() == b"not ours"


def test_the_keys_go_first_and_each_file_is_noise_before_it_is_deleted(ward):
    order = []
    for path in wipe.steps(ward):
        assert b"secret" not in path.read_bytes()
        order.append(path.name)
    assert set(order[:3]) == {keys.NAME, keys.SPARE, keys.SETUP}
    assert len(order) == len(FILES)
    wipe.overwrite(ward / "nothing")


def test_what_a_crash_left_is_known_and_can_be_finished(ward):
    assert not wipe.begun(ward)
    (ward / RETIRED).write_bytes(b"{}")
    for path in wipe.steps(ward):
        path.unlink()
        break
    assert wipe.begun(ward)
    wipe.wipe(ward)
    assert not ward.exists()


def test_a_medium_that_refuses_is_said_and_the_wiping_can_go_on(ward, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(wipe.os, "fsync", lambda _: (_ for _ in ()).throw(OSError(5, "no")))
        with pytest.raises(StorageTrouble):
            wipe.wipe(ward)
    wipe.wipe(ward)
    assert not ward.exists()
