# SPDX-License-Identifier: Apache-2.0
"""The stick that is plugged in follows the log; what becomes of a stick is said, and never in the way."""

import shutil

import pytest

from logbook.core.actions import mirroring, opening
from logbook.core.actions.copying import Copy
from logbook.core.actions.erasing import who_is_who
from logbook.core.actions.mirroring import Standing
from logbook.core.model.codes import FileSign, Means, Place, StickEvent
from logbook.core.model.errors import MirrorDamaged, StorageTrouble
from logbook.core.model.frame import Author
from logbook.core.model.records import Note
from logbook.core.model.safeguards import Anchor, FileAlarm, Stick
from logbook.core.model.traces import Carried
from logbook.core.ward import load as loaded
from logbook.core.ward import record, shut
from logbook.mounts import Mount
from tests.ui.hands import last, wait_for, write


@pytest.fixture
def copying(signed_on, tmp_path):
    made = signed_on.room.copying
    made._timer.stop()
    made.see = tuple
    return made


@pytest.fixture
def plug(copying, qtbot, tmp_path):
    """Plug folders in, as if they were sticks, and let the program look."""

    def plugged(*names):
        places = [tmp_path / "media" / name for name in names]
        for place in places:
            place.mkdir(parents=True, exist_ok=True)
        copying.see = lambda: tuple(Mount(place, place.name, 1 << 33, writable=True) for place in places)
        qtbot.waitUntil(lambda: not copying._looking)
        copying.look()
        qtbot.waitUntil(lambda: not copying._looking)
        return places

    return plugged


def known(copying, qtbot, place, name="A"):
    copying.make_known(place, name, pytest.fail)
    qtbot.waitUntil(lambda: copying.state.standing is Standing.CURRENT)


def current(program, copying):
    visit = copying.state.visit
    return (
        visit is not None and visit.last is not None and visit.last.number == program.session.ward.journal.tail.number
    )


def test_a_stick_is_made_known_and_follows_every_record(signed_on, copying, plug, qtbot):
    (place,) = plug("KINGSTON")
    known(copying, qtbot, place)
    assert wait_for(signed_on, qtbot, Stick).record.event is StickEvent.KNOWN
    anchor = wait_for(signed_on, qtbot, Anchor).record
    assert (anchor.place, anchor.stick) == (Place.STICK, copying.state.on.stick)
    write(signed_on, qtbot, Note("on the stick too"))
    qtbot.waitUntil(lambda: current(signed_on, copying))
    assert list((place / "ward-logbook").rglob("*.mirror"))


def test_a_place_that_refuses_is_said_and_nothing_is_recorded(signed_on, copying, plug, qtbot, tmp_path):
    (tmp_path / "file").write_text("no folder")
    told = []
    copying.make_known(tmp_path / "file", "A", told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], StorageTrouble)
    assert last(signed_on, Stick) is None


def test_taken_away_it_may_be_pulled_and_is_left_alone_until_it_comes_back(signed_on, copying, plug, qtbot):
    (place,) = plug("KINGSTON")
    known(copying, qtbot, place)
    parted = []
    copying.parted.connect(parted.append)
    copying.take_away("Marc Vidal")
    qtbot.waitUntil(lambda: parted == ["A"])
    qtbot.waitUntil(lambda: last(signed_on, Stick).record.event is StickEvent.TAKEN)
    assert last(signed_on, Stick).record.holder == "Marc Vidal"
    plug("KINGSTON")
    assert copying.state.on is None, "it is still plugged in, but was taken away"
    plug()
    plug("KINGSTON")
    qtbot.waitUntil(lambda: copying.state.standing is Standing.CURRENT)
    qtbot.waitUntil(lambda: last(signed_on, Stick).record.event is StickEvent.BACK)


def test_pulled_without_a_word_it_catches_up_when_it_is_back(signed_on, copying, plug, qtbot, tmp_path):
    (place,) = plug("KINGSTON")
    known(copying, qtbot, place)
    qtbot.waitUntil(lambda: current(signed_on, copying))
    shutil.move(place, tmp_path / "in a pocket")
    copying.see = tuple
    copying.look()
    qtbot.waitUntil(lambda: copying.state.standing is Standing.GONE)
    write(signed_on, qtbot, Note("meanwhile"))
    shutil.move(tmp_path / "in a pocket", place)
    plug("KINGSTON")
    qtbot.waitUntil(lambda: current(signed_on, copying))


def test_a_folder_that_stands_for_a_stick_is_found_at_the_next_start(signed_on, copying, plug, qtbot, tmp_path):
    folder = tmp_path / "other disk"
    folder.mkdir()
    known(copying, qtbot, folder)
    plug()
    assert [one.folder.parents[1] for one in copying.ours] == [folder]


def test_a_damaged_copy_becomes_one_record_and_can_be_written_anew(signed_on, copying, plug, qtbot):
    (place,) = plug("KINGSTON")
    known(copying, qtbot, place)
    qtbot.waitUntil(lambda: current(signed_on, copying))
    copying.take_away()
    qtbot.waitUntil(lambda: copying.state.on is None)
    (copy,) = place.rglob("*.mirror")
    lines = copy.read_bytes().splitlines(keepends=True)
    lines[3] = lines[4]
    copy.write_bytes(b"".join(lines))
    plug()
    plug("KINGSTON")
    qtbot.waitUntil(lambda: copying.state.standing is Standing.ALARM)
    assert isinstance(copying.state.trouble, MirrorDamaged)
    alarm = wait_for(signed_on, qtbot, FileAlarm).record
    assert (alarm.sign, alarm.file.endswith("A.mirror")) == (FileSign.HEAD, True)
    write(signed_on, qtbot, Note("writing goes on"))
    copying.write_anew()
    qtbot.waitUntil(lambda: current(signed_on, copying))
    told = [entry for entry in signed_on.session.ward.folds.timeline.entries if isinstance(entry.record, FileAlarm)]
    assert len(told) == 1


def test_a_lost_stick_is_recorded(signed_on, copying, plug, qtbot):
    (place,) = plug("KINGSTON")
    known(copying, qtbot, place)
    stick = copying.state.on.stick
    copying.take_away()
    qtbot.waitUntil(lambda: copying.state.on is None)
    copying.lost(stick)
    qtbot.waitUntil(lambda: signed_on.session.ward.folds.sticks.get(stick).event is StickEvent.LOST)


def test_now_brings_it_up_to_the_last_record_and_raises_what_is_in_the_way(signed_on, copying, plug, qtbot, tmp_path):
    assert copying.now() == ()
    (place,) = plug("KINGSTON")
    known(copying, qtbot, place)
    done = signed_on.session.ward.worker.submit(lambda: None)
    done.result()
    assert copying.now() == ("A",)
    shutil.rmtree(place)
    with pytest.raises(StorageTrouble):
        copying.now()


def test_after_the_ward_is_shut_nothing_is_asked_any_more(signed_on, copying, plug, qtbot):
    (place,) = plug("KINGSTON")
    known(copying, qtbot, place)
    signed_on.shut()
    copying.look()
    copying.take_away()
    copying.write_anew()
    assert (copying.now(), copying._looking) == ((), False)


def test_a_stick_that_proves_the_log_put_back_begins_a_new_part_and_brings_the_rest(signed_on, copying, plug, qtbot):
    """The stick was fed by the same log, which went on elsewhere from a record that is another one here."""
    (place,) = plug("KINGSTON")
    known(copying, qtbot, place)
    qtbot.waitUntil(lambda: last(signed_on, Anchor) is not None)
    ward, other = signed_on.session.ward, place.with_name("elsewhere")
    parted = []
    copying.parted.connect(parted.append)
    copying.take_away()
    qtbot.waitUntil(lambda: bool(parted))
    plug()
    shutil.copytree(ward.path, other)
    (other / "lock").unlink(missing_ok=True)
    apart = loaded(opening.open_ward(other, opening.unlock(other), ward.machine))
    record(apart, Note("written elsewhere"), Author(signed_on.session.user, Means.PIN))
    (on,) = mirroring.find(apart, [place])
    Copy(apart, on).visit()
    shut(apart)
    write(signed_on, qtbot, Note("written here"))
    plug("KINGSTON")
    qtbot.waitUntil(lambda: ward.start.reason == "forked")

    def carried():
        return [one.record.was_text for one in ward.folds.timeline.entries if isinstance(one.record, Carried)]

    qtbot.waitUntil(lambda: any("written elsewhere" in text for text in carried()))
    assert any("written here" in text for text in carried())
    qtbot.waitUntil(lambda: copying.state.standing is Standing.CURRENT)


def test_after_an_erasure_the_stick_is_written_anew_and_the_log_says_so(signed_on, copying, plug, qtbot):
    (place,) = plug("KINGSTON")
    known(copying, qtbot, place)
    before = wait_for(signed_on, qtbot, Anchor).ref
    signed_on.session.forget(signed_on.session.ward.worker.submit(who_is_who, signed_on.session.ward).result())
    qtbot.waitUntil(lambda: last(signed_on, Anchor) is not None and last(signed_on, Anchor).ref.number > before.number)
    assert copying.state.standing is Standing.CURRENT
