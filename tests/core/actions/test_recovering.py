# SPDX-License-Identifier: Apache-2.0
"""A ward from exports and codes alone: what is proven can be read, what is missing is named, and writing goes on."""

from contextlib import suppress

import pytest

from logbook.core import crypto
from logbook.core import ward as wards
from logbook.core.actions import bridging, export, opening, recovering
from logbook.core.actions.export import Order
from logbook.core.exchange import verify
from logbook.core.exchange.volumes import together
from logbook.core.model import chain, logtext
from logbook.core.model.codes import Means, Part, Profile, Realm
from logbook.core.model.errors import AlreadyAWard, BadChain, BadInput, NotOurs, Refused, Unreadable
from logbook.core.model.frame import Author, Ref
from logbook.core.model.records import Acknowledge, Note
from logbook.core.model.restored import OF_A_TEXT, Back, Gap, Lost
from logbook.core.model.safeguards import Erase
from logbook.core.model.traces import Carried, Start
from logbook.core.vault.journal import Opening
from logbook.i18n import words_for
from tests.wards import make


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path)
    for number in range(6):
        made.record(Note(f"note {number}", bed="7", patient="UCI-07·K4"))
    yield made
    made.shut()


@pytest.fixture
def recover(world, tmp_path):
    """Recover into a new folder; what is opened is shut at the end."""
    opened = []

    def act(*files, identity="", into="back", **more):
        material = recovering.read(files, identity, judge=verify.judge)
        ward, back = recovering.recover(material, tmp_path / into, world.machine, **more)
        opened.append(ward)
        return wards.load(ward), back

    yield act
    for ward in opened:
        with suppress(RuntimeError):  # shut by the test already
            wards.shut(ward)


def text(world, first=0, last=None, profile=Profile.CLINICAL, ward=None):
    """A slice of the live segment, as it leaves in an export."""

    def take():
        journal = (ward or world.ward).journal
        stop = journal.tail.number if last is None else last
        links = [link for _, link in journal.links(first, stop)]
        tail = journal.tail if stop == journal.tail.number else journal.before(stop + 1)
        opened = logtext.Opening(journal.realm, profile, journal.before(first))
        return logtext.write(opened, links, tail, 1_795_400_000, journal.device.sign)

    return (ward or world.ward).worker.submit(take).result()


def codes(world, after=-1, **more):
    taken, now = world.on_thread(bridging.take, world.ward, after)
    made = bridging.make(taken, now, **({"profile": Profile.INCIDENT} | more))
    return ["\n".join(one.frames).encode() for one in made]


def notes(ward):
    effective = (entry for entry in ward.folds.timeline.entries)
    return [entry.record.text for entry in effective if isinstance(entry.record, Note)]


def carried(ward):
    return [entry.record for entry in ward.folds.timeline.entries if isinstance(entry.record, Carried)]


def test_a_log_text_alone_brings_the_ward_back(world, recover):
    tail = world.ward.journal.tail
    ward, back = recover(text(world))
    clock = world.clock()
    assert back == Back(tail.number + 1, ("A",), Ref("A", tail.number), clock.wall, clock.zone, "B", lost=OF_A_TEXT)
    old, new = ward.segments
    assert (old.journal.opening, old.journal.tail) == (Opening.RESTORED, tail)
    start = ward.worker.submit(new.journal.entries).result()[0].record
    assert start == Start(
        "Hospital Demo", "UCI 2", Realm.REAL, "B", "Ward Logbook test", tail.log, tail.number, chain.b64(tail.head),
        "restored",
    )  # fmt: skip
    assert notes(ward) == [f"note {n}" for n in range(6)]
    assert all(entry.verified for entry in ward.folds.timeline.entries)
    assert ward.worker.submit(opening.verify, ward).result() == {"A": None, "B": None}
    assert not opening.protected(ward.path)


def test_a_pdf_brings_it_back_and_the_next_export_goes_with_it(world, recover, tmp_path):
    words = words_for("en")
    (made,) = export.export(world.ward, Order(tmp_path / "one.pdf", words, world.by("Anna Puig"), "Anna Puig"))
    ward, back = recover(made.path.read_bytes())
    assert (back.missing, Lost.WITHHELD in back.lost) == ((), True)
    assert back.withheld == sum(
        1 for entry in ward.folds.timeline.entries if entry.ref.segment == "A" and Part.PATIENT in entry.closed
    )
    wards.record(ward, Note("after the loss"), Author(ward.people.users()[0].user, Means.SESSION))
    order = Order(tmp_path / "two.pdf", words, Author(ward.people.users()[0].user, Means.SESSION), "Anna Puig")
    later = export.export(ward, order)
    reports = together([verify.verify(one.path.read_bytes()) for one in (made, *later)])
    newest = reports[-1].report
    assert (newest.verdict, newest.segment) == (verify.Verdict.GOOD, "B")


def test_slices_go_together_and_what_one_opens_is_open(world, recover):
    ward, back = recover(
        text(world, 4, profile=Profile.INCIDENT), text(world, 0, 5, profile=Profile.OUTSIDE), text(world, 3, 6)
    )
    assert (back.segments, back.missing) == (("A",), ())
    opened = {entry.ref.number for entry in ward.folds.timeline.entries if not entry.closed}
    assert {3, 4, 5, 6} <= opened
    assert 2 not in opened


def test_what_follows_a_gap_is_carried_under_its_old_number(world, recover):
    ward, back = recover(text(world, 0, 4), text(world, 7))
    assert back.missing == (Gap("A", 5, 6),)
    assert back.carried == world.ward.journal.tail.number - 6
    assert [one.origin.number for one in carried(ward)] == list(range(7, world.ward.journal.tail.number + 1))
    assert back.last == Ref("A", world.ward.journal.tail.number)


def test_codes_since_the_receipt_come_carried_and_need_a_name(world, recover):
    after = world.ward.journal.tail.number - 3
    files = codes(world, after)
    assert not recovering.named(recovering.read(files, judge=verify.judge))
    with pytest.raises(Refused, match="ward-not-named"):
        recover(*files)
    ward, back = recover(*files, hospital="Hospital Demo", ward="UCI 2")
    assert (back.segments, back.next, back.records, back.carried) == ((), "B", 3, 3)
    assert back.missing == (Gap("A", 0, after),)
    assert [one.origin for one in carried(ward)] == [Ref("A", after + 1 + n) for n in range(3)]
    start = ward.start
    assert (start.ward, start.earlier_log, start.earlier_number) == ("UCI 2", world.ward.journal.tail.log, after + 3)


def test_without_record_0_the_letter_is_the_one_most_spoken_of(world, recover):
    last = world.ward.journal.tail.number
    world.record(Acknowledge(Ref("C", 3)))
    _, back = recover(*codes(world, last), hospital="H", ward="W")
    assert (back.last.segment, back.next) == ("C", "D")


def test_codes_from_the_start_bring_a_segment(world, recover):
    files = codes(world)
    assert recovering.named(recovering.read(files, judge=verify.judge))
    _, back = recover(*files)
    assert (back.segments, back.carried, back.aside) == (("A",), 0, ())


def test_codes_that_are_missing_are_named(world, recover):
    for number in range(40):
        world.record(Note(f"{number} " + "the ventilator of bed seven was looked at again " * 4))
    (file,) = codes(world)[:1]
    lines = file.splitlines()
    assert len(lines) > 2
    with pytest.raises(BadInput, match="codes-missing") as told:
        recover(b"\n".join(lines[1:]))
    assert told.value.facts["field"] == "1"
    _, back = recover(text(world), b"\n".join(lines[1:]))
    assert [len(name) for name in back.aside] == [4]


def test_sealed_files_need_their_key(world, recover):
    secret, public = crypto.new_age_identity()
    sealed = crypto.age_encrypt(text(world), [public])
    with pytest.raises(BadInput, match="sealed"):
        recover(sealed)
    with pytest.raises(Unreadable):
        recover(sealed, identity=crypto.new_age_identity()[0])
    typed = secret.lower()[:20] + " " + secret.lower()[20:]
    assert recover(sealed, identity=typed)[1].segments == ("A",)
    assert recover(*codes(world, recipients=(public,)), identity=secret, into="two")[1].segments == ("A",)


def test_what_was_erased_stays_erased_though_an_older_file_has_it(world, recover):
    before = text(world)
    target = next(e.ref for e in world.ward.folds.timeline.entries if isinstance(e.record, Note))

    def erase():
        frame = world.ward.folds.timeline.entry(target).frame
        return world.ward.journal.erase(
            [Erase(target, Part.TEXT)], frame, world.clock(), [(target.number, Part.TEXT)]
        )  # fmt: skip

    wards.fold(world.ward, world.on_thread(erase))
    ward, _ = recover(before, text(world))
    assert Part.TEXT in ward.folds.timeline.entry(target).closed
    report = verify.verify(text(world)).report
    assert report.findings == ()


def test_two_segments_come_back_and_what_is_between_is_named(world, recover, tmp_path):
    first = text(world, 0, 5)
    restored, _ = recover(text(world))
    wards.record(restored, Note("in B"), Author(restored.people.users()[0].user, Means.SESSION))
    second = text(world, ward=restored)
    ward, back = recover(second, first, into="both")
    assert (back.segments, back.next) == (("A", "B"), "C")
    assert back.missing == (Gap("A", 6, world.ward.journal.tail.number),)
    assert "in B" in notes(ward)
    _, alone = recover(second, into="alone")
    assert alone.missing == (Gap("A", 0, world.ward.journal.tail.number),)
    _, last = recover(text(world, ward=ward), into="last")
    assert (last.segments, last.next) == (("C",), "D")
    assert last.missing == (Gap("B", 0, ward.segments[1].journal.tail.number),)


def test_two_logs_of_one_letter_both_come_back(world, recover):
    one, _ = recover(text(world), into="one")
    two, _ = recover(text(world), into="two")
    by = Author(one.people.users()[0].user, Means.SESSION)
    for number in range(2):
        wards.record(one, Note(f"one {number}"), by)
    wards.record(two, Note("two"), by)
    ward, back = recover(text(world), text(world, ward=two), text(world, ward=one), into="three")
    assert back.segments == ("A", "B")
    assert back.carried == 1
    assert notes(ward)[-2:] == ["one 0", "one 1"]
    assert "two" in carried(ward)[0].was_text


def test_where_two_went_on_from_one_record_both_come_back(world, recover):
    """The same key signed twice: the copy of a PC; nothing decides here, and nothing is thrown away."""
    journal = world.ward.journal
    before = (journal.tail, journal._key, journal._header, journal._last, journal._since)
    world.record(Note("here"))
    here = text(world)

    def rewind():
        world.ward.store.execute("DELETE FROM rec WHERE i = ?", (journal.tail.number,))
        journal.tail, journal._key, journal._header, journal._last, journal._since = before

    world.on_thread(rewind)
    world.record(Note("there"))
    ward, back = recover(here, text(world))
    assert back.carried == 1
    assert "here" in notes(ward)
    assert "there" in carried(ward)[-1].was_text


def test_files_of_two_wards_or_two_realms_are_refused(world, recover, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "drill").mkdir()
    other, drill = make(tmp_path / "other", name="UCI 3"), make(tmp_path / "drill", realm=Realm.DRILL)
    try:
        with pytest.raises(Refused, match="several-wards"):
            recover(text(world), text(other))
        with pytest.raises(Refused, match="real-and-exercise"):
            recover(text(world), text(drill))
    finally:
        other.shut()
        drill.shut()


def test_nothing_is_taken_that_does_not_prove_itself(world, recover, tmp_path):
    good = text(world)
    changed = bytearray(good)
    changed[good.index(b"\nR ") + 8] ^= 1
    with pytest.raises((BadChain, NotOurs)):
        recover(bytes(changed))
    with pytest.raises(NotOurs):
        recover(good[: len(good) // 2])
    with pytest.raises(BadInput):
        recover(b"a shopping list")
    with pytest.raises(BadInput, match="picture-unread"):
        recover(b"\xff\xfe is no picture")
    with pytest.raises(NotOurs, match="no-log"):
        recover()
    (tmp_path / "back").mkdir()
    (tmp_path / "back" / "photo").write_bytes(b"mine")
    with pytest.raises(AlreadyAWard):
        recover(good)
