# SPDX-License-Identifier: Apache-2.0
"""Threat 10: one log is used in two places: a cloned disk, a virtual machine's snapshot, an image put back by IT.

Prevents: two programs on one folder. Detects: a PC of another name closes the segment; and where both branches come
in, the team has two records of one number, each signed by the one key that their common parent announced. Openly not
protected: which branch is right is for people to say.
"""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest

from logbook.core import crypto
from logbook.core.actions import opening
from logbook.core.model import chain
from logbook.core.model.errors import LockedByAnother
from logbook.core.model.records import Note
from tests.attacks.told import begun, collect, evidence, finding, findings, image, leave, opened, said
from tests.wards import make


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path, people=("Anna Puig",))
    made.record(Note("alarm heard"))
    return made


def test_a_second_program_on_the_same_folder_is_kept_out(world):
    with pytest.raises(LockedByAnother) as caught:
        opened(world)
    assert said(caught.value) == [
        "This log is open in another program.", "Everything written before is safe.",
        "Close the other window, then try again.",
    ]  # fmt: skip
    world.shut()


def test_a_copy_on_another_pc_goes_on_in_a_segment_of_its_own_and_says_why(world, tmp_path):
    folder = image(world, tmp_path / "clone")
    other = replace(world, machine=replace(world.machine, name="machine-2"))
    clone = opened(other, folder)
    assert (clone.ward.journal.segment, clone.ward.broken) == ("B", ())
    assert begun(clone.ward)["Why"] == "The log before was last written on another PC"
    assert clone.on_thread(opening.verify, clone.ward) == {"A": None, "B": None}
    clone.shut()
    world.shut()


def key_after(pdf_log, number):
    """The public key that a record announced for the next one."""
    return chain.un64(chain.read_header(pdf_log, number).next)


def test_two_branches_are_proof_by_one_and_the_same_key(world, tmp_path):
    """A snapshot keeps the machine's name: nothing on either PC can tell, but the two cannot both be one history."""
    clone = opened(world, image(world, tmp_path / "clone"))
    parent = world.ward.journal.tail
    for one, text in ((world, "bed 3 moved"), (clone, "bed 3 stays")):
        one.clock.pass_(60)
        one.record(Note(text))
    files = [leave(world, tmp_path / "one.pdf"), leave(clone, tmp_path / "two.pdf")]
    links = dict(world.on_thread(lambda: list(world.ward.journal.links())))
    world.shut()
    clone.shut()
    fork = parent.number  # the record at which both sessions began
    told, report = collect(tmp_path / "case", files)
    assert told.code == 1
    assert finding("fork", parent.log, fork) in findings(told)
    assert "Two different records have this number. Both are kept; from here on the log is disputed." in told.out
    ((sheet),) = report["disputes"]
    assert (sheet["log"], sheet["number"], [side["kind"] for side in sheet["sides"]]) == (
        parent.log, fork, ["record", "record"],
    )  # fmt: skip
    announced = key_after(links[fork - 1].raw, fork - 1)
    for side in sheet["sides"]:
        signature = base64.urlsafe_b64decode(side["signature"] + "==")
        signed = chain.to_sign(world.ward.realm, "record", side["signed"].encode())
        assert crypto.verify_record(announced, signature, signed)
    assert len({side["signed"] for side in sheet["sides"]}) == 2
    assert not any(side["witnessed"] for side in sheet["sides"])  # nothing decides which of them is right
    assert evidence(report, parent.log)["D"] >= 4
