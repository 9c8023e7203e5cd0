# SPDX-License-Identifier: Apache-2.0
"""Close down now: every step is taken whatever the others meet, and says truly what it reached."""

import pytest

from logbook.core import crypto
from logbook.core.actions import closing
from logbook.core.actions.closing import Step, Wanted
from logbook.core.exchange import checkpoint
from logbook.core.exchange.verify import verify
from logbook.core.model.codes import Realm
from logbook.core.model.errors import PrinterTrouble, StorageTrouble
from logbook.core.model.records import Note
from logbook.core.model.safeguards import Leaving
from logbook.core.model.traces import Export, Printed
from logbook.i18n import words_for
from tests import wards


@pytest.fixture
def world(tmp_path):
    made = wards.make(tmp_path, name="UCI 2 / norte")
    yield made
    made.shut()


def outcomes(world, **more):
    wanted = Wanted(words_for("en"), world.by("Anna Puig"), "Anna Puig", **more)
    return {one.step: one for one in closing.close_down(world.ward, wanted)}


def test_with_nothing_to_work_with_the_number_and_its_code_are_left(world):
    done = outcomes(world)
    last = world.ward.journal.tail
    assert list(done) == list(Step)
    told = done[Step.NUMBER].notice
    assert (told.number, told.last) == (last.number, f"A·{last.number}")
    assert told.code == checkpoint.hand_code(Realm.REAL, last.log, last.number, last.head)
    assert checkpoint.read_line(told.line, world.ward.journal.device.point).head == last.head
    assert done[Step.NUMBER].sheet.startswith(b"%PDF")
    for step in (Step.COPY, Step.EXPORT, Step.PAPER):
        assert (done[step].reached, done[step].trouble) == ((), None)
    (left,) = done[Step.COPY].written
    assert (left.record, left.ref.number, left.user) == (Leaving(), last.number, world.user("Anna Puig"))


def test_every_copy_says_already_that_the_log_is_leaving(world, tmp_path):
    copied = []

    def copy():
        copied.append(world.ward.journal.tail.number)
        return ("A",)

    done = outcomes(world, folder=tmp_path, copy=copy)
    (left,) = done[Step.COPY].written
    assert copied == [left.ref.number]
    (export,) = done[Step.EXPORT].written
    assert export.record.last == left.ref.number


def test_a_log_that_takes_no_record_any_more_still_leaves(world, tmp_path):
    world.ward.worker.submit(world.ward.journal.condemn).result()
    done = outcomes(world, copy=lambda: ("A",))
    assert (done[Step.COPY].reached, done[Step.COPY].written) == (("A",), ())
    assert done[Step.NUMBER].reached


def test_everything_at_hand_is_used_and_recorded(world, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    printed = []

    def printer(sheet):
        printed.append(sheet)
        return "ward printer"

    done = outcomes(world, folder=stick, copy=lambda: ("A",), printer=printer, call="4455")
    assert done[Step.COPY].reached == ("A",)
    (file,) = done[Step.EXPORT].reached
    assert not verify((stick / file).read_bytes()).report.findings
    (export,) = done[Step.EXPORT].written
    assert isinstance(export.record, Export)
    told = done[Step.NUMBER].notice
    assert told.number == export.ref.number, "the number is that of the export's own record"
    assert (told.copied, told.call) == (("A",), "4455")
    assert done[Step.PAPER].reached == ("ward printer",)
    (paper,) = done[Step.PAPER].written
    assert paper.record == Printed("close-down", number=told.number, code=told.code)
    assert printed == [done[Step.NUMBER].sheet]
    names = sorted(path.name for path in stick.iterdir())
    ward, number = "UCI 2 - norte", told.number
    assert names == [f"{ward} 23 Nov 2026 A-{number - 1}.pdf", f"{ward} close-down A-{number}.pdf"]


def test_an_export_is_sealed_for_those_who_are_known(world, tmp_path):
    secret, public = crypto.new_age_identity()
    (file,) = outcomes(world, folder=tmp_path, recipients=(public,))[Step.EXPORT].reached
    assert file.endswith(".pdf.age")
    assert crypto.age_decrypt((tmp_path / file).read_bytes(), secret).startswith(b"%PDF")


def test_a_step_that_fails_holds_up_no_other(world, tmp_path):
    def pulled():
        raise StorageTrouble(path="stick")

    def jammed(_sheet):
        raise PrinterTrouble(printer="p")

    done = outcomes(world, folder=tmp_path / "gone", copy=pulled, printer=jammed)
    assert isinstance(done[Step.COPY].trouble, StorageTrouble)
    assert isinstance(done[Step.EXPORT].trouble, StorageTrouble)
    assert done[Step.NUMBER].reached
    assert isinstance(done[Step.PAPER].trouble, StorageTrouble)
    done = outcomes(world, copy=pulled, printer=jammed)
    assert isinstance(done[Step.PAPER].trouble, PrinterTrouble)
    assert done[Step.PAPER].written == ()
    assert done[Step.NUMBER].notice.copied == ()


def test_writing_goes_on_after_it(world):
    outcomes(world)
    assert world.record(Note("Still here")).ref.number == world.ward.journal.tail.number
