# SPDX-License-Identifier: Apache-2.0
"""The local memory: the newest line of each log, written behind the writer's back, never in anybody's way."""

from __future__ import annotations

import json
import threading

import pytest

from logbook.core.vault import memory
from logbook.core.vault.memory import Line, Memory, Read


def line(log, n=0):
    return Line("FIRST", log, f"WL1:{log}:{n}")


def test_what_is_written_is_read_and_a_missing_one_is_empty(tmp_path):
    path = tmp_path / "deep" / "last.json"
    assert memory.read(None) == memory.read(path) == Read()
    memory.write(path, [line("A"), line("B", 2)])
    assert memory.read(path) == Read((line("A"), line("B", 2)))
    assert not path.with_name("last.json.new").exists()


def test_the_newest_line_takes_the_older_ones_place():
    assert memory.keep([line("A", 1), line("B", 1)], line("A", 2)) == (line("B", 1), line("A", 2))


def test_it_stays_small(tmp_path):
    lines: tuple[Line, ...] = ()
    for n in range(memory.MOST + 3):
        lines = memory.keep(lines, line(f"L{n}"))
    assert len(lines) == memory.MOST
    assert lines[0].log == "L3"
    longest = Line("F" * 24, "L" * 24, "W" * 201)
    memory.write(tmp_path / "last.json", [longest] * memory.MOST)
    assert (tmp_path / "last.json").stat().st_size < memory.LARGEST
    memory.write(tmp_path / "last.json", [line(f"L{n}") for n in range(memory.MOST + 9)])
    assert len(memory.read(tmp_path / "last.json").lines) == memory.MOST


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\0\xff", b"[]", b"{}", b'{"v":2,"logs":[]}', b'{"v":1,"logs":{}}', b'{"v":1,"logs":[1]}',
        b'{"v":1,"logs":[{"first":"A","log":"A","line":1}]}', b'{"v":1,"logs":[{"first":"A","log":"A"}]}',
        json.dumps({"v": 1, "logs": [{"first": "é", "log": "A", "line": "A"}]}).encode(),
        json.dumps({"v": 1, "logs": [{"first": "A" * 600, "log": "A", "line": "A"}]}).encode(),
        b"[" * 60_000, b"x" * (memory.LARGEST + 1),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_left_aside_and_said(tmp_path, data):
    path = tmp_path / "last.json"
    path.write_bytes(data)
    assert memory.read(path) == Read(unread=True)


def test_a_folder_in_its_place_keeps_nobody_out(tmp_path):
    (tmp_path / "last.json").mkdir()
    assert memory.read(tmp_path / "last.json") == Read(unread=True)
    writer = Memory(tmp_path / "last.json", gap=0)
    writer.note(lambda: line("A"))
    writer.close()
    assert (tmp_path / "last.json").is_dir()


def test_the_last_note_is_on_the_disk_after_closing(tmp_path):
    path = tmp_path / "last.json"
    writer = Memory(path, gap=3600)
    for n in range(500):
        writer.note(lambda n=n: line("A", n))
    writer.close()
    assert memory.read(path).lines == (line("A", 499),)


def test_while_it_writes_only_the_newest_waits(tmp_path):
    path = tmp_path / "last.json"
    made, began, go_on = [], threading.Event(), threading.Event()

    def slow():
        began.set()
        assert go_on.wait(60)
        made.append(0)
        return line("A", 0)

    def quick(n):
        made.append(n)
        return line("A", n)

    writer = Memory(path, gap=0)
    writer.note(slow)
    assert began.wait(60)
    for n in range(1, 9):
        writer.note(lambda n=n: quick(n))
    go_on.set()
    writer.close()
    assert made == [0, 8]
    assert memory.read(path).lines == (line("A", 8),)


def test_without_a_pause_it_writes_again_by_itself(tmp_path):
    path, second = tmp_path / "last.json", threading.Event()
    writer = Memory(path, gap=0)
    first = threading.Event()

    def one():
        first.set()
        return line("A", 1)

    def two():
        second.set()
        return line("A", 2)

    writer.note(one)
    assert first.wait(60)
    writer.note(two)
    assert second.wait(60)
    writer.close()
    assert memory.read(path).lines == (line("A", 2),)


def test_what_others_wrote_meanwhile_stays(tmp_path):
    path = tmp_path / "last.json"
    writer = Memory(path)
    memory.write(path, [line("B", 7)])
    writer.note(lambda: line("A", 1))
    writer.close()
    assert memory.read(path).lines == (line("B", 7), line("A", 1))


def test_who_noted_nothing_closes_at_once(tmp_path):
    Memory(tmp_path / "last.json").close()
    assert not (tmp_path / "last.json").exists()


def test_a_damaged_memory_is_begun_again(tmp_path):
    path = tmp_path / "last.json"
    path.write_bytes(b"damaged")
    writer = Memory(path)
    writer.note(lambda: line("A", 1))
    writer.close()
    assert memory.read(path).lines == (line("A", 1),)
