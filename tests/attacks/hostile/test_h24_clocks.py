# SPDX-License-Identifier: Apache-2.0
"""Hostile input H24: exports whose clocks ran backwards, stood in 2106, beyond any calendar, or contradict each other.

The collector keeps the order of the chain, never sorts a log by its clock, says where clocks contradict and aligns
nothing then. What the ward itself is told of a clock that was set is with threat 11. Openly not protected: a clock that
was wrong from the first record on, with no witness and no check.
"""

from __future__ import annotations

import csv
import io

import pytest

from logbook.core.model.codes import ClockUsed
from logbook.core.model.records import ClockCheck
from tests.attacks.said import collect, findings
from tests.chains import NIGHT, Chain, note
from tests.cli.conftest import run

CONTRADICT = "What is known of this clock contradicts itself or another. Its times were not aligned."
YEAR = 365 * 24 * 60
WALKS = {
    "two hours back": [1, -120, 1, 1],
    "ten years ahead": [1, 10 * YEAR, 1, -10 * YEAR],
    "2106 and beyond": [80 * YEAR, 1, 1, 900 * YEAR],
    "to and fro": [60, -60, 60, -60],
    "no calendar has it": [7_000 * YEAR, 1, 1, 1],
}


def rows(folder):
    text = (folder / "case" / "timeline.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize("walk", WALKS)
def test_the_order_is_the_chains_whatever_the_clock_said(walk, tmp_path):
    log = Chain()
    for number, minutes in enumerate(WALKS[walk]):
        log.add(note(f"note {number}"), minutes=minutes, boot=2_000_000 + number)
    (tmp_path / "ward.wlog").write_bytes(log.text())
    done = collect(tmp_path, tmp_path / "ward.wlog")
    assert (done.code, done.err) == (0, "")
    assert [row["record"] for row in rows(tmp_path)] == [f"A.{number}" for number in range(5)]
    assert run("verify", tmp_path / "ward.wlog").code == 0


def test_checks_that_cannot_both_be_true_are_told_and_nothing_is_aligned(tmp_path):
    log = Chain()
    log.add(ClockCheck(ClockUsed.RADIO, NIGHT, NIGHT + 60_000, 1))
    log.add(ClockCheck(ClockUsed.RADIO, NIGHT + 900_000, NIGHT + 120_000, 1))
    (tmp_path / "ward.wlog").write_bytes(log.text())
    done = collect(tmp_path, tmp_path / "ward.wlog")
    assert (done.code, findings(done)) == (1, [f"✗ [clocks-contradict] {log.tails[0].log}: {CONTRADICT}"])
    assert {row["aligned"] for row in rows(tmp_path)} == {""}


def test_another_wards_wild_clock_moves_no_record_of_this_one(tmp_path):
    calm, wild = Chain().notes(3), Chain(ward="5B").add(note("x"), minutes=9_000 * YEAR)
    for name, log in (("calm", calm), ("wild", wild)):
        (tmp_path / f"{name}.wlog").write_bytes(log.text())
    assert collect(tmp_path, tmp_path / "calm.wlog", tmp_path / "wild.wlog").code == 0
    mine = [row["record"] for row in rows(tmp_path) if row["ward"] == "UCI"]
    assert mine == [f"A.{number}" for number in range(4)]
