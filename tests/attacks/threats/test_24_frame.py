# SPDX-License-Identifier: Apache-2.0
"""Threat 24: somebody forges a square code or a handwritten note, to make an honest ward look like a forger.

A line that the ward's own device did not sign proves nothing against anybody, and a code from paper that does not fit
is said to be handwriting, with the letters that differ; no record loses its level for either. Openly not protected: who
steals the device's key can sign a false line, which then contradicts a chain that he cannot change.
"""

from __future__ import annotations

import pytest

from logbook.core.actions import witnessing
from logbook.core.actions.witnessing import Saying
from logbook.core.crypto import new_device_key
from logbook.core.exchange import checkpoint
from logbook.core.exchange.checkpoint import Checkpoint
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Ref
from logbook.core.model.records import Note
from logbook.ui import sayings
from tests.attacks.said import EN, collect, findings
from tests.chains import Chain
from tests.cli.conftest import run
from tests.wards import make

LIE = bytes(range(32))


@pytest.fixture
def log(tmp_path):
    made = Chain().notes(3)
    (tmp_path / "uci.wlog").write_bytes(made.text())
    return made


def told(tmp_path, option, text):
    """Collect the ward's export with what somebody handed in on paper; nobody is disputed for it."""
    (tmp_path / "paper").write_text(text)
    done = collect(tmp_path, tmp_path / "uci.wlog", option, tmp_path / "paper")
    report = run("collect", tmp_path / "uci.wlog", "--into", tmp_path / "case", "--json").json
    assert [one["evidence"]["D"] for one in report["logs"]] == [0]
    assert report["disputes"] == []
    return done


@pytest.mark.parametrize("number", [2, 9])
def test_a_forged_line_proves_nothing_against_nobody(number, log, tmp_path):
    point = Checkpoint(Realm.REAL, log.tails[0].log, number, LIE, 1_800_000_000)
    done = told(tmp_path, "--seen", checkpoint.write_line(point, new_device_key().sign))
    assert done.code == 1
    (line,) = findings(done)
    assert line.startswith("✗ [line-unsigned]")
    assert line.endswith(
        "The line taken down here is not signed by the device it names. It proves nothing, against nobody."
    )


def code_of(log, number):
    tail = log.tails[number]
    return checkpoint.hand_code(Realm.REAL, tail.log, number, tail.head)


def other(letter):
    return "7" if letter != "7" else "4"


def test_a_code_with_a_wrong_letter_is_handwriting(log, tmp_path):
    code = code_of(log, 2)
    typed = other(code[0]) + code[1:]
    done = told(tmp_path, "--codes", f"A.2 {typed}")
    (line,) = findings(done)
    assert line.endswith("A code copied by hand differs in a few letters. Check the handwriting.")
    assert f"{typed} · no second name: 1 letter differs: check the handwriting" in done.out


def test_a_code_of_something_else_does_not_match_and_accuses_nobody(log, tmp_path):
    done = told(tmp_path, "--codes", "A.2 0000-0000-0000-0000 Mallory")
    (line,) = findings(done)
    assert line.endswith("A code copied by hand does not match. Check number, ward and handwriting.")
    assert "second name: Mallory: does not match: check number, ward and handwriting" in done.out


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    made = make(tmp_path_factory.mktemp("ward"), people=("Anna Puig",))
    made.record(Note("a note"))
    yield made
    made.shut()


def heard(world, line):
    said = world.on_thread(witnessing.hear, world.ward, line)
    return said, sayings.of_line(EN, said, 60)


@pytest.mark.parametrize("number", [1, 99])
def test_the_ward_is_told_of_a_misread_letter_not_of_a_forgery(world, number):
    point = Checkpoint(Realm.REAL, world.ward.journal.tail.log, number, LIE, 1_800_000_000)
    said, sentence = heard(world, checkpoint.write_line(point, new_device_key().sign))
    assert (said.saying, said.contradicts, said.proven) == (Saying.OWN_UNSIGNED, None, False)
    assert sentence == "It names this log, but this log did not sign it. Probably a letter was misread: scan it again."


def test_the_ward_is_told_how_many_letters_of_a_code_differ(world):
    ref = Ref("A", world.ward.journal.tail.number)
    point = world.on_thread(witnessing.find, world.ward, ref)
    code = witnessing.show(point).code
    one = witnessing.compare(point, ref, other(code[0]) + code[1:])
    assert sayings.of_paper(EN, one) == (
        "1 letter differs. Probably it was read or written wrongly: look again at the paper."
    )
    many = witnessing.compare(point, ref, "0000-0000-0000-0000")
    assert sayings.of_paper(EN, many) == (
        f"It does not match record {ref}: {many.apart} letters differ. Check number and handwriting, and compare "
        "another line."
    )


def test_a_line_signed_with_the_stolen_key_contradicts_a_chain_that_stands(log, tmp_path):
    point = Checkpoint(Realm.REAL, log.tails[0].log, 2, LIE, 1_800_000_000)
    (tmp_path / "paper").write_text(checkpoint.write_line(point, log.device.sign))
    done = collect(tmp_path, tmp_path / "uci.wlog", "--seen", tmp_path / "paper")
    (line,) = findings(done)
    assert line.startswith(f"✗ [seen-differs] {log.tails[0].log} record 2")
    text = (tmp_path / "case" / "timeline.csv").read_text("utf-8-sig")
    assert all(f"note {number}" in text for number in range(3))
