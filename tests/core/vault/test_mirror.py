# SPDX-License-Identifier: Apache-2.0
"""A copy only grows, gives back what went in, and tells a torn line from damage and a stranger from an old key."""

import os

import pytest

from logbook.core.crypto import seal
from logbook.core.model.chain import b64, encode
from logbook.core.model.codes import Realm
from logbook.core.model.errors import MirrorDamaged, MirrorForeign, StorageTrouble
from logbook.core.vault import mirror
from logbook.core.vault.mirror import Label
from tests.chains import Chain

KEY, OTHER = bytes(range(48)), bytes(48)


@pytest.fixture(scope="module")
def log():
    return Chain().notes(6)


@pytest.fixture
def label(log):
    return Label(Realm.REAL, log.tails[0].log, "A", log.device.point, "UCI 2", "Hospital Demo")


@pytest.fixture
def place(tmp_path, log, label):
    begun = mirror.begin(tmp_path / "A.mirror", label, KEY)
    return mirror.append(mirror.append(begun, log.links[:2]), log.links[2:5])


def read(path, key=KEY):
    with mirror.reading(path, key) as reader:
        links = list(reader)
        return reader.place, links


def test_what_went_in_comes_out(place, log, label):
    found, links = read(place.path)
    assert (found, links) == (place, log.links[:5])
    assert found.label == label
    assert found.size == place.path.stat().st_size


def test_a_drill_has_another_first_line(tmp_path, log, label):
    drill = Label(Realm.DRILL, *[getattr(label, name) for name in ("log", "segment", "device", "ward", "hospital")])
    mirror.begin(tmp_path / "A.mirror", drill, KEY)
    assert (tmp_path / "A.mirror").read_bytes().startswith(b"WARDMIRROR-DRILL 1\nKEY ")
    assert read(tmp_path / "A.mirror")[0].label.realm is Realm.DRILL


def test_neither_words_nor_names_lie_in_the_clear(place):
    data = place.path.read_bytes()
    assert data.startswith(b"WARDMIRROR 1\n")
    for secret in (b"UCI", b"Hospital", b"note", place.label.log.encode()):
        assert secret not in data


def test_only_whole_records_are_added(place, log):
    assert read(mirror.append(place, log.links[5:]).path)[1] == log.links


@pytest.mark.parametrize("kept", [1, 30, -1])
def test_a_torn_last_line_is_passed_over_and_cut_off(place, log, kept):
    whole = place.path.read_bytes()
    last = whole[:-1].rindex(b"\n") + 1
    place.path.write_bytes(whole[:last] + whole[last:][:kept])
    found, links = read(place.path)
    assert links == log.links[:4]
    mirror.cut_torn(found)
    assert place.path.read_bytes() == whole[:last]
    mirror.cut_torn(found)
    assert read(mirror.append(found, log.links[4:]).path)[1] == log.links


def test_noughts_after_a_pulled_stick_are_a_torn_line_however_many(place, log):
    with place.path.open("ab") as file:
        file.write(bytes(3 * mirror.LINE_LIMIT))
    assert read(place.path)[1] == log.links[:5]


@pytest.mark.parametrize("number", range(5))
def test_any_other_line_that_does_not_open_is_damage_at_its_number(place, number):
    lines = place.path.read_bytes().splitlines(keepends=True)
    lines[number + 2] = lines[number + 2][:40] + b"AAAA" + lines[number + 2][44:]
    place.path.write_bytes(b"".join(lines))
    with pytest.raises(MirrorDamaged) as caught:
        read(place.path)
    assert (caught.value.facts["number"], caught.value.facts["segment"]) == (number, "A")


@pytest.mark.parametrize("line", [b"\n", b"!\n", b"\xff\n", b"QUJD\n", b"x" * (mirror.LINE_LIMIT + 9) + b"\n"])
def test_a_line_that_is_none_is_damage(place, line):
    with place.path.open("ab") as file:
        file.write(line)
    with pytest.raises(MirrorDamaged):
        read(place.path)


@pytest.mark.parametrize("plain", [b"R only one line", b"P \nP \n", b"a\nb\nc\nd"])
def test_sealed_lines_that_are_no_record_are_damage(place, plain):
    sealed = seal(place.key, plain, f"{place.label.log}:5".encode())
    with place.path.open("ab") as file:
        file.write(b64(sealed).encode() + b"\n")
    with pytest.raises(MirrorDamaged):
        read(place.path)


def test_lines_may_not_change_places(place):
    lines = place.path.read_bytes().splitlines(keepends=True)
    lines[3], lines[4] = lines[4], lines[3]
    place.path.write_bytes(b"".join(lines))
    with pytest.raises(MirrorDamaged):
        read(place.path)


def test_a_line_of_another_log_is_damage(place, tmp_path, label):
    other = Chain().notes(6)
    strange = Label(Realm.REAL, other.tails[0].log, "A", other.device.point, "UCI 2", "Hospital Demo")
    theirs = mirror.append(mirror.begin(tmp_path / "B.mirror", strange, KEY), other.links)
    with place.path.open("ab") as file:
        file.write(theirs.path.read_bytes().splitlines(keepends=True)[7])
    with pytest.raises(MirrorDamaged):
        read(place.path)


def test_another_key_is_a_stranger_and_its_lines_are_counted(place):
    with pytest.raises(MirrorForeign) as caught:
        read(place.path, OTHER)
    assert caught.value.facts["key"] == mirror.key_id(KEY) != mirror.key_id(OTHER)
    assert mirror.count_lines(place.path) == 5


@pytest.mark.parametrize(
    "data",
    [b"", b"WARDMIRROR 2\nKEY a b\n", b"WARDMIRROR 1\n", b"WARDMIRROR 1\nKEY a\n", b"WARDMIRROR 1\n" + b"x" * 99],
)
def test_a_file_that_is_no_copy_is_damage(tmp_path, data):
    (tmp_path / "A.mirror").write_bytes(data)
    with pytest.raises(MirrorDamaged) as caught:
        read(tmp_path / "A.mirror")
    assert caught.value.facts["number"] == mirror.LABEL
    assert mirror.count_lines(tmp_path / "A.mirror") == 0


@pytest.mark.parametrize("sealed", ["AAAA", "A" * 80])
def test_a_label_that_does_not_open_is_damage(tmp_path, sealed):
    (tmp_path / "A.mirror").write_bytes(f"WARDMIRROR 1\nKEY {mirror.key_id(KEY)} {sealed}\n".encode())
    with pytest.raises(MirrorDamaged):
        read(tmp_path / "A.mirror")


def test_a_label_holds_what_the_format_names(place):
    key_line = place.path.read_bytes().splitlines()[1]
    assert key_line.split()[1].decode() == mirror.key_id(KEY)
    assert encode({"v": 1}) == b'{"v":1}'


def test_a_copy_that_grew_beside_takes_the_others_place(place, log, label):
    fresh = mirror.append(mirror.begin(mirror.beside(place.path), label, KEY), log.links[:1])
    assert mirror.put(fresh, place.path).path == place.path
    assert read(place.path)[1] == log.links[:1]
    assert mirror.copies(place.path.parent) == [place.path]


def test_nothing_is_written_where_the_file_is_gone(place, log):
    place.path.unlink()
    with pytest.raises(StorageTrouble):
        mirror.append(place, log.links[5:])
    assert not place.path.exists()
    with pytest.raises(StorageTrouble), mirror.reading(place.path, KEY):
        pass


def test_a_write_that_takes_only_a_part_is_gone_on_with(place, log, monkeypatch):
    whole = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: whole(handle, data[:7]))
    mirror.append(place, log.links[5:])
    assert read(place.path)[1] == log.links
