# SPDX-License-Identifier: Apache-2.0
"""The lists on a trust stick: one spelling each, everything else refused."""

import contextlib
import json
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core import crypto
from logbook.core.exchange.trust import lists
from logbook.core.exchange.trust.lists import KnownDevice
from logbook.core.model import chain
from logbook.core.model.errors import BadInput, TooLarge

POINTS = [crypto.device_key_from(bytes(31) + bytes([number])).point for number in range(1, 11)]
LOG, OTHER_LOG = "A" * 24, "B" * 24
WHOLE = KnownDevice(POINTS[0], LOG, "Hospital Demo", "UCI 2 – niños", 214, "robado el 3")
BARE = KnownDevice(POINTS[1])
AGE = [
    "age1ge7cgzwpu920gx63gr8n078c3zz3axazmhkhad3jw9w7sn9wcp2qc9y0eg",
    "age120fqqktkvzgmzrk02344zwaceq2h6z6kp4936t0zld0mavsdf4zs646qpm",
]


def refused(read, data):
    with pytest.raises(BadInput) as caught:
        read(data)
    return caught.value.facts.get("reason")


def changed(**fields):
    """The list of one device with some fields otherwise, spelled as it should be."""
    table = json.loads(lists.write_devices([WHOLE]))
    table["devices"][0] |= fields
    return chain.encode(table) + b"\n"


def test_devices_come_back_as_they_were_written():
    assert lists.read_devices(lists.write_devices([WHOLE, BARE])) == (WHOLE, BARE)
    assert lists.read_devices(lists.write_devices([])) == ()


def test_the_device_list_is_spelled_as_its_format_says():
    point = chain.b64(POINTS[1])
    spelled = f'{{"devices":[{{"dev":"{point}","hospital":"","log":"","note":"","until":null,"ward":""}}],"v":1}}\n'
    assert lists.write_devices([BARE]) == spelled.encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{", "not-json"),
        (b"[" * 100_000, "not-json"),
        ('{"ñ":1}'.encode(), "not-json"),
        (b"[]\n", "not-an-object"),
        (b'{"v":1}\n', "not-an-object"),
        (b'{"devices":{},"v":1}\n', "not-an-object"),
        (b'{"devices":[],"v":1,"x":1}\n', "not-an-object"),
        (b'{"devices":[],"v":2}\n', "unknown-version"),
        (b'{"devices":[],"v":true}\n', "unknown-version"),
        (b'{"devices":[],"v":1}', "spelling"),
        (b'{"devices": [],"v":1}\n', "spelling"),
        (b'{"devices":[],"devices":[],"v":1}\n', "spelling"),
        (b'{"devices":[7],"v":1}\n', "unknown-field"),
        (b'{"devices":[{}],"v":1}\n', "unknown-field"),
        (changed(dev=7), "spelling"),
        (changed(dev="=="), "spelling"),
        (changed(dev=chain.b64(bytes(65))), "spelling"),
        (changed(dev=chain.b64(b"\4" + bytes(64))), "spelling"),
        (changed(log="A" * 23), "spelling"),
        (changed(log=None), "wrong-type"),
        (changed(until=-1), "out-of-range"),
        (changed(until=10_000_001), "out-of-range"),
        (changed(until=True), "out-of-range"),
        (changed(until="7"), "out-of-range"),
        (changed(ward="x" * 201), "too-long"),
        (changed(ward="a\u202eb"), "spelling"),
        (changed(note=" a"), "spelling"),
    ],
)
def test_a_device_list_that_is_not_quite_one_is_refused(data, reason):
    assert refused(lists.read_devices, data) == reason


def test_one_device_is_listed_once_for_a_log():
    with pytest.raises(BadInput) as caught:
        lists.write_devices([WHOLE, KnownDevice(POINTS[0], LOG)])
    assert caught.value.facts["reason"] == "repeated"
    assert len(lists.read_devices(lists.write_devices([WHOLE, KnownDevice(POINTS[0], OTHER_LOG)]))) == 2


@pytest.mark.parametrize("read", [lists.read_devices, lists.read_recipients, lists.read_team])
def test_a_list_too_large_is_not_read(read):
    with pytest.raises(TooLarge):
        read(b"#" * (lists.LIMIT + 1))


def test_a_revoked_device_is_trusted_up_to_its_last_good_record():
    assert WHOLE.trusted(214)
    assert not WHOLE.trusted(215)
    assert BARE.trusted(10_000_000)


def test_a_device_is_found_by_its_log_first():
    any_log = KnownDevice(POINTS[0], ward="any")
    for devices in ([any_log, WHOLE], [WHOLE, any_log]):
        assert lists.known_device(devices, POINTS[0], LOG) is WHOLE
        assert lists.known_device(devices, POINTS[0], OTHER_LOG) is any_log
        assert lists.known_device(devices, POINTS[2], LOG) is None


def test_recipients_come_back_without_their_comment():
    data = lists.write_recipients(AGE, "Hospital\nDemo")
    assert data.startswith(b"# Hospital Demo\nage1")
    assert lists.read_recipients(data) == tuple(AGE)
    assert lists.read_recipients(lists.write_recipients([])) == ()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xff", "not-utf-8"),
        (b"age1xyz\n", "spelling"),
        (AGE[0].encode() + b" # note", "spelling"),
        (f"{AGE[0]}\n\n{AGE[0]}\n".encode(), "repeated"),
        ("".join(f"age1{number}\n" for number in range(51)).encode(), "rows"),
        (b"ssh-ed25519 AAAA\n", "spelling"),
    ],
)
def test_recipients_that_are_not_quite_some_are_refused(data, reason):
    assert refused(lists.read_recipients, data) == reason


def test_team_keys_come_back_in_their_order():
    assert lists.read_team(lists.write_team(POINTS[:3])) == tuple(POINTS[:3])


def test_openssl_reads_a_team_key(tool, tmp_path):
    (tmp_path / "team.pem").write_bytes(lists.write_team(POINTS[:1]))
    told = subprocess.run(
        [tool("openssl"), "pkey", "-pubin", "-in", tmp_path / "team.pem", "-noout", "-text"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert POINTS[0].hex(":")[:40] in told
    assert "prime256v1" in told


TEAM = lists.write_team(POINTS[:1])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "spelling"),
        (b"\n" + TEAM, "spelling"),
        (TEAM + b"\n", "spelling"),
        (TEAM.replace(b"\n", b"\r\n"), "spelling"),
        (TEAM.replace(b"MFkw", b"MFk"), "spelling"),
        (TEAM.replace(b"MFkw", b"MFkx"), "spelling"),
        (TEAM + TEAM, "repeated"),
        (b"".join(lists.write_team([point]) for point in POINTS), "rows"),
    ],
)
def test_team_keys_that_are_not_quite_some_are_refused(data, reason):
    assert refused(lists.read_team, data) == reason


@given(st.binary(max_size=200), st.sampled_from([lists.read_devices, lists.read_recipients, lists.read_team]))
def test_noise_is_read_or_refused(data, read):
    with contextlib.suppress(BadInput):
        read(data)
