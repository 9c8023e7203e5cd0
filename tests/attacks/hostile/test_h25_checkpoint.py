# SPDX-License-Identifier: Apache-2.0
"""Hostile input H25: checkpoint lines forged, of other logs, old, of the future, or read by a scanner set otherwise.

Each is said for what it is, in one sentence: a line the device did not sign proves nothing, one of a later record is an
alarm, one wrong letter of a code for the hand is handwriting. Openly not protected: a line signed with a stolen key.
"""

from __future__ import annotations

import pytest

from logbook.core import crypto
from logbook.core.actions import witnessing
from logbook.core.actions.witnessing import Saying
from logbook.core.exchange import checkpoint
from logbook.core.exchange.checkpoint import Checkpoint
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Ref
from logbook.core.model.opening_state import State
from logbook.core.model.records import Note
from logbook.ui import sayings
from tests.attacks.said import EN, collect, findings
from tests.chains import Chain
from tests.wards import make

GERMAN = str.maketrans("YZyz", "ZYzy")
AT = 1_800_000_000


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    made = make(tmp_path_factory.mktemp("ward"), people=("Anna Puig",))
    for number in range(5):
        made.record(Note(f"note {number}"))
    yield made
    made.shut()


def line(world, number, head=None, sign=None, realm=Realm.REAL):
    real = head or world.on_thread(world.ward.journal.head_at, number) or bytes(32)
    point = Checkpoint(realm, world.ward.journal.tail.log, number, real, AT)
    return checkpoint.write_line(point, sign or world.ward.journal.device.sign)


def heard(world, typed):
    said = world.on_thread(witnessing.hear, world.ward, typed)
    return said.saying, said.contradicts, sayings.of_line(EN, said, 60)


AGREES = "This is this log's own checkpoint of record A·2, from"


@pytest.mark.parametrize(
    "spell",
    [str, str.lower, lambda text: text.translate(GERMAN), lambda text: f"  {text.lower().translate(GERMAN)}\r\n"],
)
def test_an_old_line_agrees_however_the_scanner_is_set(world, spell):
    saying, against, told = heard(world, spell(line(world, 2)))
    assert (saying, against) == (Saying.OWN, None)
    assert told.startswith(AGREES)
    assert told.endswith("It agrees: nothing is missing.")


def test_a_forged_signature_is_a_misread_letter(world):
    assert heard(world, line(world, 2, sign=crypto.new_device_key().sign)) == (
        Saying.OWN_UNSIGNED, None,
        "It names this log, but this log did not sign it. Probably a letter was misread: scan it again.",
    )  # fmt: skip


def test_a_later_record_is_an_alarm(world):
    saying, against, told = heard(world, line(world, 99))
    assert (saying, against) == (Saying.OWN_BEYOND, State.PUT_BACK)
    assert told.startswith("This log signed record A·99 at")
    assert told.endswith("and holds no such record now: it was cut off or put back to an older state.")


def test_another_head_under_the_devices_key_is_an_alarm(world):
    saying, against, told = heard(world, line(world, 2, head=bytes(range(32))))
    assert (saying, against) == (Saying.OWN_DIFFERENT, State.FORKED)
    assert told.endswith("than the one it holds now: two copies were written on, or a record was exchanged.")


def test_another_logs_line_is_that_of_another_ward(world):
    other = Chain().notes(2)
    saying, against, told = heard(world, other.line(1))
    assert (saying, against) == (Saying.OTHER_WARD, None)
    assert told.startswith("Another log, up to its record 1, at")
    assert told.endswith("Recorded here, this ward is its witness.")


def test_an_exercises_line_and_what_is_none_are_said(world):
    assert heard(world, line(world, 2, realm=Realm.DRILL))[::2] == (
        Saying.OTHER_REALM,
        "One of the two is only an exercise: an exercise and a real log never witness each other.",
    )
    for typed in ("", "WL1", line(world, 2)[:-1], "x" * 100_000, "WL1:" + "A" * 197):
        assert heard(world, typed) == (
            Saying.NO_LINE, None, "This is no checkpoint line. Scan it again, or type it letter by letter.",
        )  # fmt: skip


def test_one_wrong_letter_of_a_hand_code_is_said_as_one(world):
    ref = Ref("A", 3)
    point = world.on_thread(witnessing.find, world.ward, ref)
    code = witnessing.show(point).code
    wrong = code[:-1] + ("7" if code[-1] != "7" else "4")
    assert sayings.of_paper(EN, witnessing.compare(point, ref, wrong)).startswith("1 letter differs.")
    assert sayings.of_paper(EN, witnessing.compare(point, ref, code.lower().replace("-", " "))) == (
        "It agrees: up to record A·3 this log is the one the paper saw."
    )


COLLECTED = {
    "forged": (lambda log: checkpoint.write_line(
        Checkpoint(Realm.REAL, log.tails[0].log, 2, log.tails[2].head, AT), crypto.new_device_key().sign),
        "[line-unsigned]", 1),
    "old": (lambda log: log.line(1), "", 0),
    "of the future": (lambda log: log.branch().notes(4).line(), "[seen-beyond]", 1),
    "another head": (lambda log: checkpoint.write_line(
        Checkpoint(Realm.REAL, log.tails[0].log, 2, bytes(32), AT), log.device.sign), "[seen-differs]", 1),
    "of a log that is not here": (lambda _log: Chain().notes(1).line(), "[line-of-unknown-log]", 1),
    "lower case, German": (lambda log: log.line(2).translate(GERMAN).lower(), "", 0),
}  # fmt: skip


@pytest.mark.parametrize("name", COLLECTED)
def test_the_collector_is_told_of_each(name, tmp_path):
    make_line, code, status = COLLECTED[name]
    log = Chain().notes(3)
    (tmp_path / "ward.wlog").write_bytes(log.text())
    (tmp_path / "paper").write_text(make_line(log))
    done = collect(tmp_path, tmp_path / "ward.wlog", "--seen", tmp_path / "paper")
    assert (done.code, done.err) == (status, "")
    assert [told.split()[1] for told in findings(done)] == ([code] if code else [])
