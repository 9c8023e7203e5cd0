# SPDX-License-Identifier: Apache-2.0
"""A ward from a stick: everything that was on it, proven, for reading; and writing goes on in a new segment."""

from contextlib import suppress

import pytest

from logbook.core import ward as wards
from logbook.core.actions import mirroring, opening, protecting, restoring, witnessing
from logbook.core.actions.copying import Copy
from logbook.core.actions.witnessing import Match, Saying
from logbook.core.model.codes import Means
from logbook.core.model.errors import AlreadyAWard, BadChain, MirrorDamaged, NotAWard, Refused, WrongKey
from logbook.core.model.frame import Author, Ref
from logbook.core.model.records import Note
from logbook.core.model.restored import OF_A_STICK, Back, Fault
from logbook.core.model.traces import Resume, Start
from logbook.core.vault import keys, mirror
from logbook.core.vault.journal import Opening
from logbook.core.vault.slots import Cost, Passphrase, RecoveryKey
from tests.chains import Chain
from tests.wards import make

WORDS = "amber basin canal dried early flint"
CHEAP = Cost(64 << 10, 1, 1)


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path, locks=(Passphrase(WORDS, CHEAP),))
    for number in range(3):
        made.record(Note(f"note {number}"))
    yield made
    made.shut()


@pytest.fixture
def on(world, tmp_path):
    mount = tmp_path / "stick"
    mount.mkdir()
    return mirroring.register(world.ward, mount, "A")[0]


@pytest.fixture
def bring(world, on, tmp_path):
    """Restore into a new folder; what is opened is shut at the end."""
    opened = []

    def act(secret=None, into="back", **more):
        unlocked = restoring.unlock(on, secret or Passphrase(WORDS, CHEAP))
        ward, back = restoring.restore(on, unlocked, tmp_path / into, world.machine, **more)
        opened.append(ward)
        return wards.load(ward), back

    yield act
    for ward in opened:
        with suppress(RuntimeError):  # shut by the test already
            wards.shut(ward)


def texts(ward):
    return [entry.record.text for entry in ward.folds.timeline.entries if isinstance(entry.record, Note)]


def test_after_everything_on_the_pc_is_gone_the_ward_is_back(world, on, bring):
    Copy(world.ward, on).visit()
    tail = world.ward.journal.tail
    seen = []
    ward, back = bring(progress=seen.append)
    assert back == Back(tail.number + 1, ("A",), Ref("A", tail.number), world.clock().wall, 60, "B", lost=OF_A_STICK)
    assert seen == [tail.number + 1]
    old, new = ward.segments
    assert (old.journal.opening, old.journal.tail) == (Opening.RESTORED, tail)
    start, resume = ward.worker.submit(new.journal.entries).result()
    assert start.record == Start(
        "Hospital Demo", "UCI 2", ward.realm, "B", "Ward Logbook test", tail.log, tail.number,
        restoring.chain.b64(tail.head), "restored",
    )  # fmt: skip
    assert isinstance(resume.record, Resume)
    assert texts(ward) == ["note 0", "note 1", "note 2"]
    assert all(entry.verified for entry in ward.folds.timeline.entries)


def test_paper_of_the_pc_that_is_gone_is_held_against_what_came_back(world, on, bring):
    Copy(world.ward, on).visit()
    left = witnessing.show(world.on_thread(witnessing.take, world.ward))
    ward, back = bring()
    found = ward.worker.submit(witnessing.find, ward, back.last).result()
    assert witnessing.letters(found) == left.code
    assert witnessing.compare(found, left.ref, left.code).match is Match.SAME
    with pytest.raises(Refused, match="read-only-segment"):
        witnessing.show(found)
    said = ward.worker.submit(witnessing.hear, ward, left.line).result()
    assert (said.saying, said.ref, said.proven) == (Saying.OWN, left.ref, True)
    assert ward.worker.submit(opening.verify, ward).result() == {"A": None, "B": None}
    assert ward.broken == ()


def test_a_restored_ward_opens_again_and_goes_on(world, on, bring, tmp_path):
    Copy(world.ward, on).visit()
    ward, _ = bring(reason=restoring.MOVED)
    by = Author(ward.people.users()[0].user, Means.SESSION)
    wards.record(ward, Note("on the new PC"), by)
    wards.shut(ward)
    again = opening.open_ward(
        tmp_path / "back", opening.unlock(tmp_path / "back", Passphrase(WORDS, CHEAP)), ward.machine
    )
    assert [one.journal.opening for one in again.segments] == [Opening.RESTORED, Opening.GOOD]
    assert texts(wards.load(again))[-1] == "on the new PC"
    assert again.start.reason == "moved"
    wards.shut(again)


def test_a_restored_ward_is_copied_on_to_the_same_stick(world, on, bring):
    Copy(world.ward, on).visit()
    ward, _ = bring()
    visit = Copy(ward, on).visit()
    assert (visit.alarms, visit.last) == ((), Ref("B", 1))
    assert {path.name for path in on.folder.glob("*.mirror")} == {"A.mirror", "B.mirror"}


def test_every_way_in_that_the_ward_had_opens_its_copy(world, on, bring):
    from logbook.core.crypto import new_age_identity  # noqa: PLC0415 - one test in a file of many

    secret, to = new_age_identity()
    world.on_thread(protecting.protect, world.ward, WORDS, CHEAP, (to,))
    Copy(world.ward, on).visit()
    assert bring(RecoveryKey(secret), "one")[1].records == bring(into="two")[1].records
    with pytest.raises(WrongKey):
        restoring.unlock(on, Passphrase(WORDS.replace("flint", "float"), CHEAP))


def test_nothing_is_restored_over_a_log_nor_left_half_done(world, on, bring, tmp_path):
    Copy(world.ward, on).visit()
    with pytest.raises(AlreadyAWard):
        bring(into="ward")
    path = on.folder / "A.mirror"
    path.write_bytes(path.read_bytes() + b"AAAA\n")
    with pytest.raises(MirrorDamaged):
        bring()
    assert not (tmp_path / "back").exists()
    assert restoring.wards_on(tmp_path / "stick") == (on,)


def test_a_damaged_copy_gives_what_is_good_before_the_damage_only_when_asked(world, on, bring):
    Copy(world.ward, on).visit()
    path = on.folder / "A.mirror"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:6], b"AAAA\n", *lines[7:]]))
    ward, back = bring(damaged=True)
    assert back.faults == (Fault("A", 3, "damaged"),)
    assert (back.records, back.last, ward.segments[0].journal.tail.number) == (4, Ref("A", 3), 3)


def test_a_copy_whose_records_do_not_follow_is_refused_as_such(world, on, bring):
    other = Chain().notes(2)
    tail = world.ward.journal.tail
    mine = world.on_thread(lambda: [link for _, link in world.ward.journal.links()])
    label = mirror.Label(world.ward.realm, tail.log, "A", tail.device, "", "")
    place = mirror.append(mirror.begin(on.folder / "A.mirror", label, world.ward.unlocked.key), mine[:3])
    mirror.append(place, other.links[1:])
    (on.folder / keys.NAME).write_bytes(world.ward.unlocked.file.to_bytes())
    with pytest.raises(BadChain) as caught:
        bring()
    assert (caught.value.facts["number"], caught.value.facts["code"]) == (3, "number")
    assert bring(damaged=True)[1].faults == (Fault("A", 2, "number"),)


def test_a_copy_that_is_bad_from_its_first_record_is_never_taken(world, on, bring):
    Copy(world.ward, on).visit()
    path = on.folder / "A.mirror"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:2], b"AAAA\n", *lines[3:]]))
    with pytest.raises(MirrorDamaged):
        bring(damaged=True)


def test_all_segments_come_back_and_one_that_is_too_short_is_said(world, on, bring):
    Copy(world.ward, on).visit()
    world.record(Note("not on the stick in A"))
    kept = (on.folder / "A.mirror").read_bytes()
    world.on_thread(opening.close_segment, world.ward, "put-back")
    Copy(world.ward, on).visit()
    (on.folder / "A.mirror").write_bytes(kept)
    ward, back = bring()
    assert (back.segments, back.next) == (("A", "B"), "C")
    assert back.faults == (Fault("A", world.ward.segments[0].journal.tail.number - 1, "short"),)
    assert ward.segments[0].journal.opening is Opening.CONDEMNED
    assert "not on the stick in A" not in texts(ward)


def test_of_two_copies_with_one_letter_the_longer_is_taken_and_strangers_are_left(world, on, bring, tmp_path):
    Copy(world.ward, on).visit()
    (tmp_path / "other").mkdir()
    other = make(tmp_path / "other", people=())
    tail = other.ward.journal.tail
    links = other.on_thread(lambda: [link for _, link in other.ward.journal.links()])
    other.shut()
    label = mirror.Label(other.ward.realm, tail.log, "A", tail.device, "", "")
    mirror.append(mirror.begin(on.folder / "A-X.mirror", label, world.ward.unlocked.key), links)
    mirror.begin(on.folder / "C.mirror", label, bytes(48))
    _, back = bring()
    assert (back.segments, sorted(back.aside)) == (("A",), ["A-X.mirror", "C.mirror"])
    assert back.records == world.ward.journal.tail.number + 1


def test_a_stick_without_a_copy_of_this_key_holds_no_ward(world, on, bring):
    (on.folder / keys.NAME).write_bytes(world.ward.unlocked.file.to_bytes())
    with pytest.raises(NotAWard):
        bring()
