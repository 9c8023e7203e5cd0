# SPDX-License-Identifier: Apache-2.0
"""Threat 7: the last records are cut off, in the database or in what is handed in.

Detects: with the local memory or any witness beyond the cut the log is known to be shorter than it was; without one
its seal is broken, for the key of the next record is gone, and the segment after it says so for ever. Openly not
protected: a cut that nobody had witnessed, if what is left of the database is destroyed as well.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from logbook.core.model import chain, logtext
from logbook.core.model.chain import Tail
from logbook.core.model.codes import Profile
from logbook.core.model.records import Note
from logbook.core.vault import memory
from logbook.core.vault.journal import Opening
from tests.attacks.told import (
    PUT_BACK,
    SEAL_BROKEN,
    begun,
    collect,
    evidence,
    finding,
    findings,
    line,
    opened,
    strip,
    tamper,
    titles,
)
from tests.wards import make

WRITTEN = 16
CUTS = (1, 2, 5, WRITTEN)


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path, people=("Anna Puig",))
    made.machine = replace(made.machine, memory=tmp_path / "settings" / "last.json")
    made.reopen()
    for number in range(WRITTEN):
        made.clock.pass_(60)
        made.record(Note(f"bed {number}: seen"))
    return made


def cut(world, count):
    """Cut off the last so many records as somebody with the key can; returns the true tail."""
    tail = world.ward.journal.tail
    tamper(world, ("DELETE FROM rec WHERE i > ?", (tail.number - count,)))
    return tail


@pytest.mark.parametrize("count", CUTS)
def test_the_local_memory_contradicts_a_cut_log(world, count):
    tail = cut(world, count)
    (kept,) = memory.read(world.machine.memory).lines
    world.ward = opened(world).ward
    told = begun(world.ward)
    assert (told["Why"], told["Contradicted by"]) == (PUT_BACK, kept.line)
    assert f":{tail.number}:" in kept.line
    assert told["Earlier log"].startswith(f"goes on after part A of UCI 2, record {tail.number - count}, written ")
    assert told["Earlier log"].endswith(f" · log {tail.log}")
    assert strip(world)["Log check"] == "broken: A"
    assert "Log B begun: UCI 2, Hospital Demo" in titles(world.ward)
    world.shut()


@pytest.mark.parametrize("count", CUTS)
def test_with_no_witness_left_the_seal_is_broken_and_the_next_segment_says_so_for_ever(world, count):
    cut(world, count)
    world.machine.memory.unlink()
    for _ in range(2):
        world.ward = opened(world).ward
        assert begun(world.ward)["Why"] == SEAL_BROKEN
        assert world.ward.journal.segment == "B"
        assert world.ward.segments[0].journal.opening is Opening.SEAL_BROKEN
        world.shut()


def handed_in(world, last):
    """The log up to a record, its END signed by the device: what a thief of the device key hands in."""
    journal = world.ward.journal
    links = [link for _, link in journal.links(0, last)]
    header = chain.read_header(links[-1].raw, last)
    head = chain.head_of(world.ward.realm, links[-1].raw)
    tail = Tail(last, head, chain.un64(header.next), journal.tail.log, journal.tail.device)
    log = logtext.Opening(world.ward.realm, Profile.CLINICAL, Tail(-1, b"", b"", tail.log, tail.device))
    return logtext.write(log, links, tail, world.clock().wall // 1000, journal.device.sign)


def test_the_team_misses_what_somebody_outside_saw(world, tmp_path):
    seen, last, log = line(world), world.ward.journal.tail.number, world.ward.journal.tail.log
    (tmp_path / "seen").write_text(f"{seen}\n")
    (tmp_path / "cut.wlog").write_bytes(world.on_thread(handed_in, world, last - 3))
    told, report = collect(tmp_path / "blind", [tmp_path / "cut.wlog"])
    assert (findings(told), evidence(report, log)) == ([], {"C": last - 2})  # as we say openly
    told, _ = collect(tmp_path / "case", [tmp_path / "cut.wlog"], "--seen", tmp_path / "seen")
    assert (told.code, findings(told)) == (1, [finding("seen-beyond", log, last)])
    (tmp_path / "whole.wlog").write_bytes(world.on_thread(handed_in, world, last))
    told, report = collect(tmp_path / "whole", [tmp_path / "whole.wlog"], "--seen", tmp_path / "seen")
    assert (told.code, findings(told), evidence(report, log)) == (0, [], {"B": last + 1})
    world.shut()


def test_an_earlier_export_contradicts_a_cut_one(world, tmp_path):
    last, log = world.ward.journal.tail.number, world.ward.journal.tail.log
    (tmp_path / "first.wlog").write_bytes(world.on_thread(handed_in, world, last))
    world.clock.pass_(3600)
    (tmp_path / "then.wlog").write_bytes(world.on_thread(handed_in, world, last - 3))
    told, report = collect(tmp_path / "case", [tmp_path / "first.wlog", tmp_path / "then.wlog"])
    assert (told.code, findings(told)) == (1, [finding("shorter-later", log, last - 3)])
    assert sum(evidence(report, log).values()) == last + 1  # nothing is left out
    world.shut()
