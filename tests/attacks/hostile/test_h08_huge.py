# SPDX-License-Identifier: Apache-2.0
"""Hostile input H08: 64 MiB without a line end, a million records, an END that lies, bytes after the END.

Each is refused within its limit, counted before it is taken apart, and the worker's memory is bounded by the system.
Openly not protected: some seconds of one worker.
"""

from __future__ import annotations

import time

import pytest

from logbook.core.exchange import apart
from logbook.core.exchange import verify as verifying
from logbook.core.model import chain
from tests.attacks.exports import codes
from tests.attacks.lines import joined, lines_of
from tests.attacks.said import about, collect
from tests.chains import Chain


@pytest.fixture(scope="module")
def log():
    return Chain().notes(6)


def test_a_line_without_end_is_refused_within_limits():
    """At the size of the largest file there may be."""
    begun = time.process_time()
    largest = b"WARDLOG 1\nSLICE " + b"x" * (verifying.FILE_LIMIT - 40) + b"\nEND x\n"
    assert codes(largest) == ["line-too-long"]
    assert codes(b"WARDLOG 1\n" + b"x" * (verifying.FILE_LIMIT - 40)) == ["log-cut-off"]
    assert codes(largest + b"x" * 100) == ["too-large"]
    assert time.process_time() - begun < 5


def test_a_million_records_are_refused_within_limits(log):
    body = b"R x y\nP - - - -\n" * 1_000_000
    assert codes(b"WARDLOG 1\n" + lines_of(log)[1] + b"\n" + body + b"END x y\n") == ["line-count"]


def test_a_part_beyond_its_limit_is_refused(log):
    lines = lines_of(log)
    large = chain.b64(b"\0" * (chain.SALT + chain.PART_LIMIT + 1)).encode()
    lines[7] = b"P +" + large + b" " + b" ".join(lines[7].split(b" ")[2:])
    assert codes(joined(lines, log, log.device)) == ["part"]


def test_bytes_after_the_end_and_an_end_that_lies_are_refused(log):
    assert codes(log.text() + b"R more\n") == ["bytes-around-log"]
    for lie in ({"count": 5}, {"last": 5}, {"first": 1}, {"head": chain.b64(bytes(32))}, {"profile": "incident"}):
        assert codes(joined(lines_of(log), log, log.device, **lie)), lie


def test_the_worker_refuses_the_largest_file_within_its_memory():
    largest = b"WARDLOG 1\nSLICE " + b"x" * (verifying.FILE_LIMIT - 40) + b"\nEND x\n"
    assert apart.judge(largest).finding == verifying.Finding("line-too-long")


def test_a_file_beyond_the_limit_is_passed_over_unread_and_counted(log, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "good.wlog").write_bytes(log.text())
    with (stick / "huge.pdf").open("wb") as file:
        file.truncate(1 << 40)
    done = collect(tmp_path, stick)
    assert (done.code, done.err) == (0, "")
    assert "passed over (too-large): 1" in done.out.splitlines()
    assert "good.wlog: GOOD" in done.out


def test_what_is_told_of_each(log):
    assert about(log.text() + b"R more\n") == [
        "[bytes-around-log]: There is something else in the file besides the log."
    ]
    assert about(joined(lines_of(log), log, log.device, count=5)) == [
        "[end-counts]: The log has fewer or more records than its end says."
    ]
    assert about(b"x" * (verifying.FILE_LIMIT + 1)) == [
        "[too-large]: The file is larger than 64 MiB and was not opened."
    ]
