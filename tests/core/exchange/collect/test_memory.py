# SPDX-License-Identifier: Apache-2.0
"""A case remembers what was typed and what was receipted, once each, in one order."""

import pytest

from logbook.core.crypto import new_device_key
from logbook.core.exchange.collect import memory
from logbook.core.exchange.collect.memory import Memory, keep, load
from logbook.core.exchange.collect.points import HandCode, Outside, Typed
from logbook.core.exchange.trust.lists import KnownDevice
from logbook.core.model.errors import BadInput, DamagedFile
from tests.chains import Chain

TEAM = new_device_key()
UCI = Chain().notes(2)
LINES = (UCI.line(0), UCI.line(1))
CODES = (HandCode(1, "547B-AWTQ-0KG7-2A0K"), HandCode(2, "547B-AWTQ-0KG7-2A0K", "KQZT", "A", "Maria"))
RECEIPT = UCI.line(2, team=TEAM)


def read(path, limit):
    return path.read_bytes()[:limit]


@pytest.fixture
def written(tmp_path):
    """Keep something in a case; returns the names of the files that were written for it."""

    def put(folder="case", **more):
        place, names = tmp_path / folder, []
        place.mkdir(exist_ok=True)

        def write(path, data):
            names.append(path.name)
            path.write_bytes(data)

        keep(place, Outside(**more), read, write)
        return names

    return put


def everything(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_nothing_is_remembered_of_nothing(written, tmp_path):
    assert written() == []
    assert load(tmp_path / "case", read) == Memory()


def test_order_and_repetition_leave_the_same_bytes(written, tmp_path):
    typed = (Typed(LINES[0], "Maria"), Typed(LINES[1]))
    names = written(typed=typed, codes=CODES, receipts=(RECEIPT,), team=(TEAM.point,))
    assert names == ["seen.txt", "codes.txt", "receipts.txt", "team.pem"]
    assert written(typed=typed[:1], codes=CODES[1:]) == []
    for more in ({"team": (TEAM.point,)}, {"receipts": (RECEIPT,)}, {"codes": CODES}, {"typed": typed[::-1]}):
        written("other", **more)
    assert everything(tmp_path / "case") == everything(tmp_path / "other")
    known = load(tmp_path / "case", read)
    assert (set(known.typed), known.codes, known.receipts) == (set(typed), tuple(sorted(CODES)), (RECEIPT,))


def test_what_is_remembered_joins_what_is_known_now():
    devices = (KnownDevice(TEAM.point),)
    joined = Memory(receipts=(RECEIPT,), team=(TEAM.point,)).outside(Outside(devices))
    assert joined == Outside(devices, (TEAM.point,), (RECEIPT,))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (memory.SEEN, b"noise\n"), (memory.SEEN, b"\xff"), (memory.CODES, b"1\n"), (memory.TEAM, b"x"),
        (memory.RECEIPTS, b"noise\n"), (memory.RECEIPTS, LINES[0].encode()), (memory.RECEIPTS, b"\xff"),
    ],
)  # fmt: skip
def test_a_memory_that_was_changed_is_said(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DamagedFile):
        load(tmp_path, read)


def test_a_team_has_few_keys(written):
    with pytest.raises(BadInput):
        written(team=tuple(new_device_key().point for _ in range(9)))
