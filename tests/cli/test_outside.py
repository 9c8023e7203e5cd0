# SPDX-License-Identifier: Apache-2.0
"""What the team knows besides the files: lists, keys, lines and codes from paper."""

from datetime import UTC, datetime

import pytest

from logbook.core import crypto
from logbook.core.crypto import new_device_key
from logbook.core.exchange import checkpoint
from logbook.core.exchange.trust import lists
from logbook.core.exchange.trust.lists import KnownDevice
from logbook.core.model.codes import Realm
from logbook.core.model.safeguards import Receipt
from tests.chains import Chain
from tests.cli.conftest import run
from tests.sticks import TEAM as STICK_TEAM
from tests.sticks import Stick

TEAM = new_device_key()
SECRET, PUBLIC = crypto.new_age_identity()


@pytest.fixture
def place(tmp_path):
    """A stick with one ward's log, and a place for files beside it."""
    log = Chain().notes(3)
    log.add(Receipt(log.line(2, team=TEAM)))
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "uci.wlog").write_bytes(log.text())
    return tmp_path, log


def collect(folder, *more):
    return run("collect", folder / "stick", "--into", folder / "case", *more)


def report(folder, *more):
    return collect(folder, *more, "--json").json


def test_the_teams_keys_prove_receipts_and_are_remembered(place):
    folder, _ = place
    (folder / "team.pem").write_bytes(lists.write_team([TEAM.point]))
    assert report(folder)["logs"][0]["evidence"]["A"] == 0
    assert report(folder, "--team", folder / "team.pem")["logs"][0]["evidence"] == {"A": 3, "B": 0, "C": 2, "D": 0}
    assert report(folder)["logs"][0]["evidence"]["A"] == 3


def test_the_list_of_devices_says_who_is_enrolled(place):
    folder, log = place
    (folder / "d.json").write_bytes(lists.write_devices([KnownDevice(log.device.point, "", "Hospital", "UCI")]))
    assert report(folder)["logs"][0]["enrolled"] == "not-compared"
    assert report(folder, "--devices", folder / "d.json")["logs"][0]["enrolled"] == "enrolled"
    (folder / "d.json").write_bytes(lists.write_devices([]))
    done = collect(folder, "--devices", folder / "d.json")
    assert (done.code, "[not-enrolled]" in done.out) == (1, True)


def test_lines_and_codes_from_paper_are_compared_and_remembered(place):
    folder, log = place
    tail = log.tails[2]
    code = checkpoint.hand_code(Realm.REAL, tail.log, 2, tail.head)
    (folder / "seen").write_text(f"{log.line(3)} Maria Soler\n")
    (folder / "codes").write_text(f"A·2 {code}\n2 {'X' * 16}\n")
    done = collect(folder, "--seen", folder / "seen", "--codes", folder / "codes")
    assert done.code == 1
    assert f"{code} · no second name: ✓ matches" in done.out
    assert "[code-other]" in done.out
    again = report(folder)
    assert sorted(one["letters"] > 0 for one in again["codes"]) == [False, True]  # keys are random, and so their order
    assert again["logs"][0]["evidence"]["A"] == 4


@pytest.mark.parametrize(
    ("option", "data", "told"),
    [
        ("--seen", b"x\nWL1:smudge", "no checkpoint line"), ("--codes", b"12", "no code"),
        ("--codes", b"\xff", "not UTF-8"), ("--devices", b"{}", "should be names"), ("--team", b"x", "misspelt"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_before_anything_is_made(place, option, data, told):
    folder, _ = place
    (folder / "given").write_bytes(data)
    done = collect(folder, option, folder / "given")
    assert done.code == 1
    assert told in done.err
    assert "given" in done.err
    assert not (folder / "case").exists()


def test_sealed_files_are_opened_with_the_teams_key(place):
    folder, log = place
    (folder / "key").write_text(SECRET)
    (folder / "other").write_text(crypto.new_age_identity()[0])
    (folder / "stick" / "uci.wlog").write_bytes(crypto.age_encrypt(log.text(), [PUBLIC]))
    assert report(folder)["logs"] == []
    shut = collect(folder, "--identity", folder / "other")
    assert (shut.code, "sealed to somebody else" in shut.out) == (1, True)
    done = collect(folder, "--identity", folder / "key")
    assert (done.code, "uci.wlog: OPENED" in done.out) == (0, True)
    assert len(report(folder)["logs"]) == 1
    for key, code, told in (("key", 0, "GOOD"), ("other", 1, "[sealed-to-others]")):
        done = run("verify", folder / "stick" / "uci.wlog", "--identity", folder / key)
        assert (done.code, told in done.out) == (code, True)


def test_a_misspelt_key_is_said_before_anything_is_made(place):
    folder, _ = place
    (folder / "key").write_text("AGE-SECRET-KEY-1X")
    assert collect(folder, "--identity", folder / "key").code == 1
    assert not (folder / "case").exists()


@pytest.mark.parametrize("inside", ["", "trust"])
def test_a_trust_stick_is_believed_by_its_card(place, inside):
    folder, log = place
    stick = Stick(devices=[KnownDevice(log.device.point, "", "Hospital", "UCI")])
    stick.put(folder / "team" / inside)
    done = collect(folder, "--trust", folder / "team", "--card", stick.card(), "--json")
    assert (done.err, done.json["logs"][0]["enrolled"]) == ("", "enrolled")
    assert (folder / "case" / "team.pem").read_bytes() == lists.write_team([STICK_TEAM.point])


def test_a_stick_without_its_card_is_not_believed(place):
    folder, _ = place
    Stick().put(folder / "team")
    for card, code in (("0000-0000-0000-0000", 1), (None, 2)):
        more = ("--trust", folder / "team") + (() if card is None else ("--card", card))
        assert collect(folder, *more).code == code
    stick = Stick(expires=datetime(2020, 1, 1, tzinfo=UTC))
    stick.put(folder / "old")
    assert "renewed by now" in collect(folder, "--trust", folder / "old", "--card", stick.card()).err


def test_a_stick_whose_files_are_longer_than_it_says_is_refused_whole(place):
    folder, _ = place
    stick = Stick()
    stick.put(folder / "team")
    with (folder / "team" / "devices.json").open("ab") as file:
        file.write(b" ")
    assert collect(folder, "--trust", folder / "team", "--card", stick.card()).code == 1
    (folder / "team" / "devices.json").unlink()
    assert collect(folder, "--trust", folder / "team", "--card", stick.card()).code == 1
    assert not (folder / "case").exists()
