# SPDX-License-Identifier: Apache-2.0
"""Threat 21: a ward hands in a stick of files made to break, fill or take over the collector's PC.

Each is counted or listed by name with one sentence, none is opened outside a process that has given up memory, time,
files and network, and the good export beside them is collected. Openly not protected: a bug in Python's own parsers
costs that process, and the file is said not to be checked.
"""

from __future__ import annotations

import io
import os
import subprocess
import tarfile

import pytest

from logbook.core.exchange import apart, confine
from logbook.core.exchange.verify import Judged
from tests.attacks.exports import exported
from tests.attacks.said import collect, findings
from tests.chains import Chain


def bomb() -> bytes:
    """A tar of a device and a path that leads out, with a ward's log behind it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("../../etc/cron.d/x", tarfile.REGTYPE), ("null", tarfile.CHRTYPE)):
            member = tarfile.TarInfo(name)
            member.type = kind
            archive.addfile(member)
    return out.getvalue() + Chain().text()


def header(raw: bytes) -> bytes:
    return b"WARDLOG 1\nSLICE " + raw + b"\nR " + raw + b" x\nP - - - -\nEND x {}\n"


FILES = {
    "deep.wlog": (header(b"[" * 100_000), "[header-not-json]: The log is not written as the program writes it."),
    "nested.wlog": (header(b"[" * 4_000), "[header-not-json]: The log is not written as the program writes it."),
    "long.wlog": (header(b"x" * 5_000_000), "[line-too-long]: The log is not written as the program writes it."),
    "cut.wlog": (Chain().notes(2).text()[:-40], "[log-cut-off]: The end of the log is missing."),
    "two.wlog": (Chain().text() + Chain().text(), "[several-logs]: There is more than one log in this file."),
    "bomb.tar": (bomb(), "[bytes-around-log]: There is something else in the file besides the log."),
    "sealed.age": (
        b"age-encryption.org/v1\n" + b"-> x\n" * 100_000,
        "[sealed]: The file is sealed. It needs the key of the incident team.",
    ),
}


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "good.pdf").write_bytes(exported(tmp_path).pdf)
    return folder


def test_each_hostile_file_gets_its_sentence_and_the_good_one_is_collected(stick, tmp_path):
    for name, (data, _) in FILES.items():
        (stick / name).write_bytes(data)
    (stick / "evil.exe").write_bytes(b"MZ" + bytes(500))
    (stick / "link").symlink_to("/etc/passwd")
    os.mkfifo(stick / "pipe")
    done = collect(tmp_path, stick)
    assert (done.code, done.err) == (1, "")
    lines = done.out.splitlines()
    assert "good.pdf: GOOD" in lines
    for name, (_, sentence) in FILES.items():
        assert lines[lines.index(f"{name}: FINDINGS") + 1] == f"  ✗ {sentence}", name
    assert "evil.exe: not ours, left where it is" in lines
    assert "passed over (no-file): 2" in lines
    assert len(findings(done)) == len(FILES)
    assert (tmp_path / "case" / "timeline.csv").read_text("utf-8-sig").count("Ventilator alarm heard") == 1
    kept = {path.name for path in (tmp_path / "case" / "received").iterdir()}
    assert all(len(name) == 64 and not set(name) - set("0123456789abcdef") for name in kept)


GIVEN_UP = """
import json, resource, sys; sys.path.insert(0, sys.argv[1])
from logbook.core.exchange import apart_child
apart_child._give_up()
limits = [resource.getrlimit(getattr(resource, "RLIMIT_" + one)) for one in ("AS", "CPU", "FSIZE", "CORE")]
try:
    import socket; socket.socket()
    net = "open"
except BaseException as refused:
    net = type(refused).__name__
print(json.dumps([limits, net, sys.flags.isolated]))
"""


def test_the_worker_has_given_up_memory_time_files_and_network():
    start = confine.command("", "apart_child", "check")
    done = subprocess.run([*start[:2], "-c", GIVEN_UP, start[-1]], capture_output=True, check=True, timeout=60)
    assert done.stdout.decode().strip() == (
        '[[[1073741824, 1073741824], [60, 60], [0, 0], [0, 0]], "NetworkRefused", 1]'
    )


@pytest.mark.parametrize(
    "wish", ["bytearray(2 << 30)", "open('{}', 'wb', 0).write(b'x')", "import socket; socket.socket()"]
)
def test_a_worker_that_takes_more_dies_and_costs_its_file_alone(wish, tmp_path):
    wish = wish.format(tmp_path / "written")
    start = confine.command("", "apart_child", "check")
    code = start[3].replace("apart_child.check()", f"apart_child._give_up(); {wish}; apart_child.check()")
    text = Chain().notes(1).text()
    assert apart.judge(text, [*start[:3], code, start[4]]) == Judged(apart.NOT_CHECKED)
    assert apart.judge(text).finding is None
    assert not any(path.read_bytes() for path in tmp_path.iterdir())
