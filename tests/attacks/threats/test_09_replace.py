# SPDX-License-Identifier: Apache-2.0
"""Threat 9: somebody who holds the device's key hands in a log of his own invention, dated back.

Detects: the team is told that one device began two logs; a code copied from the first page does not match, and what
another ward took down is missing. Openly not protected: a log that nobody had seen before it was replaced.
"""

from __future__ import annotations

import pytest

from logbook.core.exchange import checkpoint
from logbook.core.exchange.trust import lists
from logbook.core.exchange.trust.lists import KnownDevice
from logbook.core.model.records import Note
from logbook.core.model.traces import Start
from tests.attacks.told import collect, evidence, finding, findings, leave, line, texts
from tests.chains import Chain
from tests.wards import make


@pytest.fixture(scope="module")
def night(tmp_path_factory):
    """A true log as it left, what was put on paper of it, and an invented one with the same device's key."""
    place = tmp_path_factory.mktemp("night")
    world = make(place, people=("Anna Puig",))
    tail = world.ward.journal.tail
    code = checkpoint.hand_code(world.ward.realm, tail.log, tail.number, tail.head)
    start_code = f"A·{tail.number} {code}\n"
    world.record(Note("the pump stopped"))
    (place / "seen").write_text(f"{line(world)}\n")
    (place / "codes").write_text(start_code)
    leave(world, place / "true.pdf")
    was = world.ward.start
    start = Start(was.hospital, was.ward, was.realm, "A", was.program)
    forged = Chain(start=start, device=world.ward.journal.device, minutes=-600)
    forged.notes(5)
    (place / "forged.wlog").write_bytes(forged.text())
    assert texts(world.ward) == ["the pump stopped"]
    world.shut()
    return place, world.ward.journal.tail.log, forged


def test_two_logs_of_one_device_stand_out_and_neither_is_dropped(night, tmp_path):
    place, true, forged = night
    told, report = collect(tmp_path / "case", [place / "true.pdf", place / "forged.wlog"])
    other = forged.tails[0].log
    assert told.code == 1
    assert sorted(findings(told)) == sorted([finding("second-log", true), finding("second-log", other)])
    assert "The same device began a second log, and nothing says why." in told.out
    assert evidence(report, other) == {"C": len(forged.links)}  # by its own word alone: nobody else has seen it
    assert sum(evidence(report, true).values()) > 0


def test_the_invented_log_alone_does_not_fit_what_was_put_on_paper_at_the_beginning(night, tmp_path):
    place, true, forged = night
    told, report = collect(
        tmp_path / "case", [place / "forged.wlog"], "--seen", place / "seen", "--codes", place / "codes"
    )
    assert told.code == 1
    assert finding("log-missing", true) in findings(told)
    assert "[code-other]" in told.out
    assert evidence(report, forged.tails[0].log) == {"C": len(forged.links)}


def test_a_list_that_names_the_true_log_keeps_the_other_apart(night, tmp_path):
    place, true, forged = night
    start, other = forged.start, forged.tails[0].log
    listed = KnownDevice(forged.device.point, true, start.hospital, start.ward)
    (tmp_path / "d.json").write_bytes(lists.write_devices([listed]))
    given = [place / "true.pdf", place / "forged.wlog"]
    told, report = collect(tmp_path / "case", given, "--devices", tmp_path / "d.json")
    assert finding("not-enrolled", other) in findings(told)
    assert {one["log"]: one["enrolled"] for one in report["logs"]} == {true: "enrolled", other: "not-enrolled"}


def test_seen_by_nobody_it_passes_for_a_log_as_we_say_openly(night, tmp_path):
    place, _, forged = night
    told, report = collect(tmp_path / "case", [place / "forged.wlog"])
    assert (told.code, findings(told)) == (0, [])
    assert evidence(report, forged.tails[0].log) == {"C": len(forged.links)}
