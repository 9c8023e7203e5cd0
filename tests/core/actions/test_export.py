# SPDX-License-Identifier: Apache-2.0
"""Signed PDFs: what is drawn is what travels inside, and nothing withheld is anywhere in the file."""

import hashlib
import re
import zlib
from dataclasses import replace

import pytest

from logbook.core import crypto
from logbook.core.actions import export, opening
from logbook.core.actions.export import Order
from logbook.core.exchange import verify
from logbook.core.model import logtext
from logbook.core.model.chain import Link
from logbook.core.model.codes import Part, Profile, Realm
from logbook.core.model.errors import BadInput, NothingToExport
from logbook.core.model.records import Note
from logbook.core.model.traces import Export
from logbook.core.vault import stick as sticks
from logbook.core.vault.journal import SIGNATURES
from logbook.i18n import words_for
from tests.wards import make

WORDS = words_for("en")


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path)
    made.record(Note(text="Ventilator alarm heard", bed="7", patient="UCI-07·K4"))
    yield made
    made.shut()


def order(world, tmp_path, **more):
    return Order(tmp_path / "out.pdf", WORDS, world.by("Anna Puig"), "Anna Puig", **more)


def log_of(path):
    log = logtext.read(logtext.find(path.read_bytes())[1])
    return log, logtext.check(log, SIGNATURES)


def everything_in(pdf):
    """The file's bytes and every decoded stream and opened part in it."""
    yield pdf
    for packed in re.findall(rb"/FlateDecode.*?stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        yield zlib.decompressobj().decompress(packed)
    log = logtext.read(logtext.find(pdf)[1])
    for link in log.links:
        yield from link.parts


def test_an_export_holds_the_whole_log_and_becomes_a_record(world, tmp_path):
    (made,) = export.export(world.ward, order(world, tmp_path))
    log, checked = log_of(made.path)
    assert log.opening.profile is Profile.INCIDENT
    assert (log.first, log.last) == (0, world.ward.journal.tail.number - 1)
    assert checked.unexplained == ()
    last = world.ward.folds.timeline.entries[-1]
    digest = hashlib.sha256(made.path.read_bytes()).hexdigest()
    assert last.record == Export("incident", digest, 0, log.last)


def test_an_export_onto_a_stick_of_the_ward_says_so_and_onto_another_one_does_not(world, tmp_path):
    log = world.ward.journal.tail.log
    ours, foreign = tmp_path / "ours", tmp_path / "foreign"
    for place, of in ((ours, log), (foreign, "A" * 24)):
        place.mkdir()
        sticks.make(place, of, "A", lambda size: b"\1" * size)
    (ours / "team").mkdir()
    for out, stick in ((ours / "team", "aeaqcaib"), (ours, "aeaqcaib"), (foreign, "")):
        there = replace(order(world, tmp_path), out=out / "out.pdf")
        (made,) = export.export(world.ward, there)
        assert (made.record.stick, world.ward.folds.timeline.entries[-1].record.stick) == (stick, stick)
    assert world.ward.folds.anchors.outside.said == world.ward.folds.timeline.entries[-1].ref


@pytest.mark.parametrize(("profile", "open_"), [("clinical", True), ("incident", False), ("outside", False)])
def test_a_patient_code_is_only_in_the_clinical_file(world, tmp_path, profile, open_):
    (made,) = export.export(world.ward, order(world, tmp_path, profile=Profile(profile)))
    found = any("UCI-07·K4".encode() in data for data in everything_in(made.path.read_bytes()))
    assert found is open_


def test_the_outside_file_names_nobody_and_holds_no_free_text(world, tmp_path):
    (made,) = export.export(world.ward, order(world, tmp_path, profile=Profile.OUTSIDE))
    for data in everything_in(made.path.read_bytes()):
        assert b"Marc Vidal" not in data
        assert b"alarm heard" not in data


def test_somebodys_text_may_be_held_back_and_the_log_says_so(world, tmp_path):
    ref = world.ward.folds.timeline.entries[-1].ref
    (made,) = export.export(world.ward, order(world, tmp_path, withheld=frozenset({ref})))
    log, checked = log_of(made.path)
    assert log.opening.withheld == {ref.number}
    assert checked.unexplained == ()
    assert not any(b"alarm heard" in data for data in everything_in(made.path.read_bytes()))


def test_a_sealed_export_opens_with_the_teams_key_only(world, tmp_path):
    secret, recipient = crypto.new_age_identity()
    (made,) = export.export(world.ward, order(world, tmp_path, recipients=(recipient,)))
    assert made.path.name == "out.pdf.age"
    assert b"WARDLOG 1" not in made.path.read_bytes()
    opened = crypto.age_decrypt(made.path.read_bytes(), secret)
    assert hashlib.sha256(opened).hexdigest() == made.record.sha256
    with pytest.raises(BadInput):
        export.export(world.ward, order(world, tmp_path, recipients=("age1nobody",)))


def test_a_long_segment_leaves_in_volumes_that_join(world, tmp_path, monkeypatch):
    monkeypatch.setattr(export, "VOLUME", 3)
    seen = []
    taken, now = world.on_thread(export.take, world.ward)

    def told(done, total):
        seen.append((done, total, len([*tmp_path.glob("out-*.pdf")])))

    made = export.make(taken, now, order(world, tmp_path), told)
    assert [one.path.name for one in made] == ["out-1of2.pdf", "out-2of2.pdf"]
    assert seen == [(1, 2, 1), (2, 2, 2)]  # each lies on the disk before the next is made
    assert [one.size for one in made] == [one.path.stat().st_size for one in made]
    first, second = (log_of(one.path) for one in made)
    assert second[0].opening.before == first[1].tail
    assert made[0].record.last + 1 == made[1].record.first


def test_a_good_segment_leaves_under_its_own_key_and_a_closed_one_as_a_copy(tmp_path):
    world = make(tmp_path, realm=Realm.DRILL)
    closed = world.ward.journal
    world.on_thread(opening.close_segment, world.ward)
    copy, own = export.export(world.ward, order(world, tmp_path))
    assert (copy.segment, copy.copy, copy.bad) == ("A", True, None)
    assert (own.segment, own.copy, own.bad) == ("B", False, None)
    realm, text = logtext.find(copy.path.read_bytes())
    assert (realm, text.startswith(b"WARDLOG-DRILL-COPY 1\n")) == (Realm.DRILL, True)
    log, checked = log_of(copy.path)
    assert (checked.tail, log.by) == (closed.tail, world.ward.journal.tail.device)
    report = verify.verify(copy.path.read_bytes()).report
    assert (report.findings, report.seal) == ((), True)
    assert report.copied_by == hashlib.sha256(log.by).hexdigest()[:16]
    assert verify.NotProven.COPY in report.not_proven
    assert verify.verify(own.path.read_bytes()).report.copied_by == ""
    world.shut()


def test_of_a_log_that_was_changed_the_part_that_holds_leaves_and_the_bad_record_is_named(world, tmp_path, monkeypatch):
    monkeypatch.setattr(export, "VOLUME", 4)
    for number in range(4):
        world.record(Note(f"note {number}"))
    last = world.ward.journal.tail.number
    spoil = "UPDATE rec SET text = ? WHERE i = ?"
    world.on_thread(world.ward.store.execute, spoil, (bytes(40), last - 1))
    world.on_thread(opening.close_segment, world.ward)
    made = [one for one in export.export(world.ward, order(world, tmp_path)) if one.segment == "A"]
    assert [(one.copy, one.bad) for one in made] == [(True, last - 1)] * 2
    assert made[-1].record.last == last - 2
    for one in made:
        assert verify.verify(one.path.read_bytes()).report.findings == ()


def test_a_missing_record_ends_what_leaves_and_nothing_leaves_without_the_first(world, tmp_path):
    world.record(Note("after"))
    last = world.ward.journal.tail.number
    world.on_thread(world.ward.store.execute, "DELETE FROM rec WHERE i = ?", (last - 1,))
    world.on_thread(opening.close_segment, world.ward)
    copy, _ = export.export(world.ward, order(world, tmp_path))
    assert (copy.bad, copy.record.last) == (last - 1, last - 2)
    old = world.ward.segments[0].store
    world.on_thread(old.execute, "UPDATE rec SET text = ? WHERE i = 0", (bytes(40),))
    (own,) = export.export(world.ward, order(world, tmp_path))
    assert own.segment == "B"
    world.on_thread(old.execute, "UPDATE rec SET raw = ?, act = ? WHERE i = 0", (b"{}", bytes(32)))
    taken, _ = world.on_thread(export.take, world.ward)
    assert [one.segment for one in taken] == ["B"]
    with pytest.raises(NothingToExport):
        export.make((), world.clock(), order(world, tmp_path))


def test_two_good_segments_are_told_apart_by_name(world, tmp_path):
    taken, now = world.on_thread(export.take, world.ward)
    made = export.make((taken[0], taken[0]), now, order(world, tmp_path))
    assert [one.path.name for one in made] == ["out-A.pdf", "out-A.pdf"]


def test_the_parts_of_a_profile_are_the_ones_promised():
    assert Profile.INCIDENT.withholds == {Part.PATIENT}


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([1] * 5, [0]),
        ([1] * (export.VOLUME + 1), [0, export.VOLUME]),
        ([export.VOLUME_BYTES] * 3, [0, 1, 2]),
        ([export.VOLUME_BYTES // 2] * 5, [0, 2, 4]),
    ],
)
def test_a_volume_is_full_by_number_or_by_bytes(sizes, expected):
    """Else a few hundred long notes would make a file that no verifier takes."""
    text = memoryview(bytes(max(sizes)))
    assert export.firsts(Link(b"", b"", (b"", text[:size], b"", b"")) for size in sizes) == expected
