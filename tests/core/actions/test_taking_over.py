# SPDX-License-Identifier: Apache-2.0
"""The old PC's tail comes in as a visible branch: every record once, and nothing is decided."""

from contextlib import suppress

import pytest

from logbook.core import ward as wards
from logbook.core.actions import mirroring, opening, restoring, taking_over
from logbook.core.actions.copying import Copy
from logbook.core.actions.mirroring import Standing
from logbook.core.model.codes import DeviceType, Means
from logbook.core.model.errors import LockedByAnother, MirrorAhead
from logbook.core.model.frame import Author, Ref
from logbook.core.model.records import Device, Note
from logbook.core.model.traces import Carried
from logbook.core.vault import folder as folders
from logbook.core.vault import mirror
from logbook.core.vault.slots import Cost, Passphrase
from tests.wards import make

WORDS = "amber basin canal dried early flint"
SECRET = Passphrase(WORDS, Cost(64 << 10, 1, 1))


class Two:
    """An old PC that went on, and a new one that was restored from a stick before."""

    def __init__(self, tmp_path):
        self.old = make(tmp_path, locks=(SECRET,))
        self.old.record(Note("before"))
        (tmp_path / "stick").mkdir()
        self.on, _ = mirroring.register(self.old.ward, tmp_path / "stick", "A")
        Copy(self.old.ward, self.on).visit()
        self.path = tmp_path / "new"
        self.new, _ = restoring.restore(self.on, restoring.unlock(self.on, SECRET), self.path, self.old.machine)
        wards.load(self.new)

    def note(self, text):
        wards.record(self.new, Note(text), Author("p1", Means.SESSION))

    def reopen(self):
        wards.shut(self.new)
        self.new = opening.open_ward(self.path, opening.unlock(self.path, SECRET), self.old.machine)
        wards.load(self.new)

    def take(self, branches):
        done = taking_over.take_over(self.new, branches)
        wards.fold(self.new, list(done.entries))
        return done

    def texts(self):
        return [entry.record.text for entry in self.new.folds.timeline.entries if isinstance(entry.record, Note)]

    def carried(self):
        return [entry.record for entry in self.new.folds.timeline.entries if isinstance(entry.record, Carried)]


@pytest.fixture
def two(tmp_path):
    made = Two(tmp_path)
    yield made
    for shut in (lambda: wards.shut(made.new), made.old.shut):
        with suppress(RuntimeError):  # shut by the test already
            shut()


def tail_of(two):
    two.old.record(Note("after the copy"))
    two.old.record(Device("VM-07", DeviceType.VENTILATOR))
    Copy(two.old.ward, two.on).visit()


def test_a_newer_copy_gives_what_is_missing_once(two):
    tail_of(two)
    done = two.take(taking_over.on_stick(two.new, two.on))
    assert [entry.record.kind for entry in done.entries] == ["note", "device"]
    assert (done.conflicts, done.entries[0].verified) == (0, True)
    last = two.old.ward.journal.tail.number
    assert [record.origin for record in two.carried()] == [Ref("A", last - 1), Ref("A", last)]
    assert two.new.folds.devices.device("VM-07") is not None
    assert two.take(taking_over.on_stick(two.new, two.on)).entries == ()
    two.reopen()
    assert two.new.folds.devices.device("VM-07") is not None
    assert two.take(taking_over.on_stick(two.new, two.on)).entries == ()


def test_a_stick_that_knows_more_is_taken_over_once_and_alarms_nobody_then(two):
    tail_of(two)
    copies = mirroring.Mirror(two.new)
    state = copies.visit(two.on).result()
    assert [entry.record.kind for entry in state.carried] == ["note", "device"]
    wards.fold(two.new, list(state.carried))
    assert (state.standing, state.visit.alarms) == (Standing.CURRENT, ())
    assert state.visit.last.number == two.new.journal.tail.number, "what was taken over is on the stick as well"
    assert copies.follow().result().visit.alarms == ()
    again = copies.visit(two.on).result()
    assert (again.standing, again.carried) == (Standing.CURRENT, ())
    assert mirror.count_lines(two.on.folder / "A.mirror") == two.old.ward.journal.tail.number + 1
    copies.stop()


def test_a_longer_copy_that_cannot_be_read_keeps_its_alarm(two):
    tail_of(two)
    copy = Copy(two.new, two.on)
    copy.visit()
    lines = (two.on.folder / "A.mirror").read_bytes().splitlines(keepends=True)
    (two.on.folder / "A.mirror").write_bytes(b"".join([*lines[:-1], lines[-1][:40] + b"\n"]))
    assert [entry.record.kind for entry in taking_over.catch_up(two.new, copy)] == ["note"]
    assert [type(alarm) for alarm in copy.follow().alarms] == [MirrorAhead]


def test_the_old_pcs_own_folder_gives_the_same(two):
    tail_of(two)
    with pytest.raises(LockedByAnother):
        taking_over.in_folder(two.new, two.old.path, two.old.ward.unlocked)
    two.old.shut()
    branches = taking_over.in_folder(two.new, two.old.path, opening.unlock(two.old.path, SECRET))
    assert [entry.record.kind for entry in two.take(branches).entries] == ["note", "device"]
    assert two.take(taking_over.on_stick(two.new, two.on)).entries == ()


def test_the_old_pcs_later_segment_comes_too_and_its_clashing_numbers_stay_visible(two):
    """The old PC began a B of its own: its B·2 is another record than ours, and both have their effect."""
    for number in range(12):
        two.note(f"ours {number}")
    two.old.on_thread(opening.close_segment, two.old.ward, "put-back")
    two.old.record(Device("BI-03", DeviceType.INFUSION_PUMP))
    two.old.shut()
    branches = taking_over.in_folder(two.new, two.old.path, opening.unlock(two.old.path, SECRET))
    for segment in [branch.segment for branch in branches]:
        assert segment in ("A", "B")
    done = two.take(branches)
    assert done.conflicts >= 1
    assert two.new.folds.devices.device("BI-03") is not None
    assert two.texts() == ["before", *(f"ours {number}" for number in range(12))]
    assert two.take(branches).entries == ()
    two.reopen()
    assert two.new.folds.devices.device("BI-03") is not None
    assert two.take(branches).entries == ()


def test_what_was_carried_before_is_carried_as_what_it_was(two, tmp_path):
    tail_of(two)
    two.take(taking_over.on_stick(two.new, two.on))
    (tmp_path / "third").mkdir()
    third, _ = mirroring.register(two.new, tmp_path / "third", "C")
    first = two.carried()
    Copy(two.new, third).visit()
    two.new, newest = two.new, None
    wards.shut(two.new)
    newest, _ = restoring.restore(two.on, restoring.unlock(two.on, SECRET), tmp_path / "newest", two.old.machine)
    two.new = wards.load(newest)
    # this ward was restored from the newer copy: A is whole here, and B's carried records say nothing new
    assert two.take(taking_over.on_stick(two.new, third)).entries == ()
    assert len(first) == 2


def test_strangers_and_damage_bring_nothing(two, tmp_path):
    (tmp_path / "other").mkdir()
    other = make(tmp_path / "other", people=(), locks=(SECRET,))
    other.shut()
    strange = taking_over.in_folder(two.new, other.path, opening.unlock(other.path, SECRET))
    assert two.take(strange).entries == ()
    tail_of(two)
    path = two.on.folder / "A.mirror"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:-1], b"AAAA\n"]))
    (two.on.folder / "B.mirror").write_bytes(b"photos")
    mirror.begin(two.on.folder / "C.mirror", mirror.Label(two.new.realm, "L", "C", b"", "", ""), two.new.unlocked.key)
    assert [entry.record.kind for entry in two.take(taking_over.on_stick(two.new, two.on)).entries] == ["note"]


def test_a_damaged_segment_is_passed_over_and_a_record_that_does_not_follow_ends_a_branch(two):
    tail_of(two)
    key = two.old.ward.unlocked.key
    two.old.on_thread(two.old.ward.store.execute, "UPDATE rec SET text = ? WHERE kind = 'device'", (bytes(40),))
    two.old.on_thread(opening.close_segment, two.old.ward)
    two.old.shut()
    folders.store_path(two.old.path, "B").write_bytes(b"not a database")
    unlocked = opening.unlock(two.old.path, SECRET)
    assert unlocked.key == key
    branches = taking_over.in_folder(two.new, two.old.path, unlocked)
    assert [branch.segment for branch in branches] == ["A"]
    assert [entry.record.kind for entry in two.take(branches).entries] == ["note"]


def test_a_record_whose_page_is_damaged_here_comes_back_from_the_copy(two):
    """What the disk lost, the stick still has."""
    wards.shut(two.new)
    two.old.shut()
    two.new = wards.load(opening.open_ward(two.old.path, opening.unlock(two.old.path, SECRET), two.old.machine))
    for number in range(80):
        two.note(f"{number} " + "é" * 300)
    Copy(two.new, two.on).visit()
    path = folders.store_path(two.old.path, "A")
    wards.shut(two.new)
    data = bytearray(path.read_bytes())
    data[len(data) // 4096 // 2 * 4096 + 100] ^= 1
    path.write_bytes(data)
    two.new = wards.load(opening.open_ward(two.old.path, opening.unlock(two.old.path, SECRET), two.old.machine))
    lost = 80 - sum(text.endswith("é") for text in two.texts())
    assert lost > 0
    done = two.take(taking_over.on_stick(two.new, two.on))
    assert len([entry for entry in done.entries if entry.record.kind == "note"]) == lost
