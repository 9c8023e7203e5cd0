# SPDX-License-Identifier: Apache-2.0
"""Hostile input H05: the start record of a ward's log is made anew by another device, with the ward's name on it.

It can keep neither the log's id nor its device: it is another log, and where the team's list is given, of an unknown
device. Openly not protected: without a list of devices, only its code says that it is not the ward's.
"""

from __future__ import annotations

import pytest

from logbook.core.exchange import verify as verifying
from logbook.core.exchange.trust import lists
from logbook.core.exchange.trust.lists import KnownDevice
from tests.attacks.said import collect, findings
from tests.chains import Chain
from tests.cli.conftest import run


@pytest.fixture(scope="module")
def log():
    return Chain().notes(6)


def test_a_start_made_anew_by_another_device_is_another_log(log):
    """It proves itself and is no forgery of this one: neither id nor device can be kept."""
    report, other = (verifying.verify(one.text()).report for one in (log, Chain().notes(6)))
    assert other.findings == ()
    assert (report.log, report.device) != (other.log, other.device)
    assert report.log != other.log


def test_the_collector_keeps_it_apart_and_calls_the_device_unknown(log, tmp_path):
    forged = Chain().notes(6)
    (tmp_path / "true.wlog").write_bytes(log.text())
    (tmp_path / "forged.wlog").write_bytes(forged.text())
    (tmp_path / "devices.json").write_bytes(
        lists.write_devices([KnownDevice(log.device.point, hospital="Hospital", ward="UCI")])
    )
    files = (tmp_path / "true.wlog", tmp_path / "forged.wlog")
    done = collect(tmp_path, *files, "--devices", tmp_path / "devices.json")
    told = f"✗ [not-enrolled] {forged.tails[0].log}: The device is not on the team's list."
    assert (done.code, findings(done)) == (1, [told])
    report = run("collect", *files, "--into", tmp_path / "case", "--devices", tmp_path / "devices.json", "--json").json
    assert len(report["logs"]) == 2


def test_the_code_of_the_device_is_shown_to_be_compared(log, tmp_path):
    (tmp_path / "a.wlog").write_bytes(log.text())
    device = verifying.verify(log.text()).report.device
    out = run("verify", tmp_path / "a.wlog").out
    assert f"  Device {device}" in out
    assert "– Not proven: whose device it is. Compare its code with the ward's." in out
