# SPDX-License-Identifier: Apache-2.0
"""The journal: what it acknowledges is there, what does not fit is said, and nothing is ever half written."""

import resource
import signal
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from logbook.core.model import chain
from logbook.core.model.codes import Realm, Role
from logbook.core.model.errors import BadChain, DamagedFile, Refused, StorageTrouble, WrongKey
from logbook.core.model.frame import PROGRAM, Now, Raw
from logbook.core.model.records import Note, Person
from logbook.core.model.traces import ClockStep, Resume, Start
from logbook.core.vault import journal as journals
from logbook.core.vault import store as stores
from logbook.core.vault.journal import Journal, Opening
from tests.core.vault.clockwork import MOVES, moved
from tests.core.vault.damage import KEY, NOW, Refusing, begin, frame, later, long_log, spoil


def test_record_0_names_the_ward_and_is_signed_by_the_device(store):
    journal = begin(store)
    (entry,) = journal.entries()
    assert entry.record == Start("Hospital", "UCI", Realm.REAL, "A", "test")
    assert entry.user == PROGRAM
    assert str(entry.ref) == "A·0"
    assert journal.verify() == journal.tail


def test_what_append_returns_is_what_the_next_opening_reads(store):
    journal = begin(store)
    written = [journal.append(Note(text=f"note {n}"), frame(), later(n))[0] for n in range(5)]
    again = Journal(store, Realm.REAL, "A")
    assert again.opening is Opening.GOOD
    assert again.entries(1) == written
    assert again.tail == journal.tail
    part = again.verify(last=2)
    assert part.number == 2
    assert again.verify(part) == journal.tail
    assert again.verify(journal.tail) == journal.tail
    assert again.before(0).number == -1
    assert again.before(4).head == chain.un64(written[2].head)


def test_the_key_that_signed_a_record_is_gone_with_it(store):
    journal = begin(store)
    before = store.query("SELECT value FROM secret WHERE name = 'record_key'")[0][0]
    journal.append(Note(text="x"), frame(), NOW)
    after = store.query("SELECT value FROM secret WHERE name = 'record_key'")[0][0]
    assert before != after
    store.close()
    assert before not in store.path.read_bytes()


def test_a_clock_that_steps_is_a_record_of_its_own_before_the_record(store):
    journal = begin(store)
    step, note = journal.append(Note(text="x"), frame(), later(5, slip=-3_600_000))
    assert step.record == ClockStep(-3_600_000)
    assert step.user == PROGRAM
    assert note.ref.number == step.ref.number + 1
    assert len(journal.append(Note(text="y"), frame(), later(6, slip=-3_600_000 + 1999))) == 1


def test_a_clock_that_creeps_is_told_as_soon_as_it_is_two_seconds_off(store):
    journal = begin(store)
    written = [journal.append(Note(text="x"), frame(), later(60 * n, slip=1000 * n)) for n in range(1, 13)]
    told = [entry.record.step for entries in written for entry in entries if isinstance(entry.record, ClockStep)]
    assert told == [3000, 3000, 3000, 3000]
    slept = [journal.append(Note(text="x"), frame(), later(3600 * n, slip=12_000)) for n in range(1, 9)]
    assert all(len(entries) == 1 for entries in slept), "what was told is not told again, however long the PC sleeps"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(MOVES)
def test_whatever_the_clock_does_the_order_stays_and_no_larger_difference_is_untold(tmp_path, moves):
    folder = tmp_path / f"{len(list(tmp_path.iterdir()))}"
    folder.mkdir()
    store = stores.create(folder / "ward.db", KEY)
    journal, now, off = begin(store), NOW, 0
    for move, by in moves:
        now, off, journal = moved(store, journal, now, off, move, by)
        for entry in journal.append(Note(text=move), frame(now), now):
            off -= entry.record.step if isinstance(entry.record, ClockStep) else 0
        assert abs(off) <= journals.CLOCK_STEP
    entries = Journal(store, Realm.REAL, "A").entries()
    assert [entry.ref.number for entry in entries] == list(range(len(entries)))
    assert journal.verify() == journal.tail
    store.close()


def test_within_one_boot_a_step_between_two_sessions_is_told(store):
    begin(store)
    again = Journal(store, Realm.REAL, "A")
    step, resume = again.resume(Resume("test", "m", "boot-1"), later(60, slip=7_200_000))
    assert step.record == ClockStep(7_200_000)
    assert resume.written.session == 1


def test_after_a_reboot_only_a_clock_that_went_back_is_told(store):
    begin(store)
    rebooted = Now(wall=NOW.wall + 86_400_000, boot=9, zone=60, boot_id="boot-2")
    assert len(Journal(store, Realm.REAL, "A").resume(Resume("t", "m", "boot-2"), rebooted)) == 1
    third = Now(wall=NOW.wall, boot=9, zone=60, boot_id="boot-3")
    step, _ = Journal(store, Realm.REAL, "A").resume(Resume("t", "m", "boot-3"), third)
    assert step.record == ClockStep(-86_400_000)


def test_a_record_that_cannot_be_written_leaves_everything_as_it_was(store):
    journal = begin(store)
    state = (journal.tail, journal.session)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (store.path.stat().st_size, limits[1]))
    try:
        with pytest.raises(StorageTrouble):
            journal.append(Note(text="x" * 60_000), frame(), later(1))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, old)
    assert (journal.tail, journal.session) == state
    (entry,) = journal.append(Note(text="the same words again"), frame(), later(2))
    assert entry.ref.number == 1
    assert journal.verify() == journal.tail


def test_an_unknown_kind_is_refused_before_anything_is_written(store):
    journal = begin(store)
    with pytest.raises(Refused):
        journal.append(Raw("invented"), frame(), NOW)
    assert journal.tail.number == 0


def test_a_cut_tail_is_noticed_and_never_continued(store):
    journal = begin(store)
    for n in range(3):
        journal.append(Note(text="x"), frame(), later(n))
    store.execute("DELETE FROM rec WHERE i = 3")
    cut = Journal(store, Realm.REAL, "A")
    assert cut.opening is Opening.SEAL_BROKEN
    with pytest.raises(Refused):
        cut.append(Note(text="y"), frame(), later(9))
    assert [entry.ref.number for entry in cut.entries()] == [0, 1, 2]


@pytest.mark.parametrize("column", ["raw", "sig", "act", "text", "patient", "person"])
def test_a_changed_last_record_breaks_the_seal(store, column):
    journal = begin(store)
    journal.append(Note(text="x"), frame(), NOW)
    row = bytearray(store.query(f"SELECT {column} FROM rec WHERE i = 1")[0][0])
    row[-2] ^= 1
    store.execute(f"UPDATE rec SET {column} = ? WHERE i = 1", (bytes(row),))
    assert Journal(store, Realm.REAL, "A").opening is Opening.SEAL_BROKEN


@pytest.mark.parametrize("number", [0, 1])
def test_a_header_that_cannot_be_read_breaks_the_seal_and_hides_no_record(store, number):
    journal = begin(store)
    journal.append(Note(text="x"), frame(), NOW)
    store.execute("UPDATE rec SET raw = zeroblob(9) WHERE i = ?", (number,))
    broken = Journal(store, Realm.REAL, "A")
    assert broken.opening is Opening.SEAL_BROKEN
    entries = broken.entries()
    assert [entry.ref.number for entry in entries] == [0, 1]
    assert isinstance(entries[0].record, Start)
    assert isinstance(entries[1].record, Note if number == 0 else Raw)
    assert entries[1].user == ("p1" if number == 0 else "?")  # never the program: nobody knows
    assert broken.tail.log == journal.tail.log
    assert broken.misread
    with pytest.raises(BadChain) as caught:
        broken.verify()
    assert caught.value.facts["number"] == number


def test_an_announced_key_with_stray_bits_breaks_the_seal(store):
    journal = begin(store)
    journal.append(Note(text="x"), frame(), NOW)
    (raw,) = store.query("SELECT raw FROM rec WHERE i = 1")[0]
    header = chain.read_header(raw, 1)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    stray = header.next[:-1] + letters[letters.index(header.next[-1]) ^ 1]
    store.execute("UPDATE rec SET raw = ? WHERE i = 1", (chain.write_header(replace(header, next=stray)),))
    assert Journal(store, Realm.REAL, "A").opening is Opening.SEAL_BROKEN


def test_a_record_renumbered_far_ahead_is_read_at_once_and_its_gap_named(store):
    journal = begin(store)
    for n in range(3):
        journal.append(Note(text=str(n)), frame(), later(n))
    store.execute("UPDATE rec SET i = 999999999 WHERE i = 3")
    far = Journal(store, Realm.REAL, "A")
    assert far.opening is Opening.SEAL_BROKEN
    assert [entry.ref.number for entry in far.entries()] == [0, 1, 2, 999_999_999]
    for last in (None, 50):
        with pytest.raises(BadChain) as caught:
            far.verify(last=last)
        assert caught.value.facts == {"number": 3, "code": "number"}


def test_record_0_says_the_realm_by_its_signature(store):
    begin(store, Realm.DRILL)
    assert journals.realm_of(store) is Realm.DRILL
    store.execute("UPDATE rec SET sig = zeroblob(64)")
    assert journals.realm_of(store) is None
    store.execute("DELETE FROM rec")
    assert journals.realm_of(store) is None


def test_a_changed_record_before_the_last_is_found_by_verify_and_named(store):
    journal = begin(store)
    for n in range(4):
        journal.append(Note(text=f"note {n}"), frame(), later(n))
    store.execute("UPDATE rec SET text = (SELECT text FROM rec WHERE i = 3) WHERE i = 2")
    again = Journal(store, Realm.REAL, "A")
    assert again.opening is Opening.GOOD
    with pytest.raises(BadChain) as caught:
        again.verify()
    assert caught.value.facts == {"number": 2, "code": "body"}


def test_a_missing_record_in_the_middle_is_named(store):
    journal = begin(store)
    for n in range(4):
        journal.append(Note(text=f"note {n}"), frame(), later(n))
    store.execute("DELETE FROM rec WHERE i = 2")
    again = Journal(store, Realm.REAL, "A")
    with pytest.raises(BadChain) as caught:
        again.verify()
    assert caught.value.facts["number"] == 2
    store.execute("DELETE FROM rec WHERE i = 3")
    assert Journal(store, Realm.REAL, "A").opening is Opening.SEAL_BROKEN


def test_a_database_without_record_0_or_without_its_keys_is_damaged(store):
    begin(store)
    store.execute("DELETE FROM secret WHERE name = 'device_cert'")
    with pytest.raises(DamagedFile):
        Journal(store, Realm.REAL, "A")


def test_an_empty_chain_is_damaged(store):
    begin(store)
    store.execute("DELETE FROM rec")
    with pytest.raises(DamagedFile):
        Journal(store, Realm.REAL, "A")


def test_a_changed_record_0_breaks_the_seal_of_a_young_log(store):
    begin(store)
    store.execute("UPDATE rec SET sig = zeroblob(64)")
    assert Journal(store, Realm.REAL, "A").opening is Opening.SEAL_BROKEN


def test_people_are_read_without_the_rest(store):
    journal = begin(store)
    journal.append(Person("p1", Role.NURSE, name="Anna"), frame(), NOW)
    journal.append(Note(text="x"), frame(), NOW)
    assert [entry.record.name for entry in journal.people()] == ["Anna"]


def test_a_drill_byte_never_verifies_as_real(store):
    drill = begin(store, Realm.DRILL)
    drill.append(Note(text="x"), frame(), NOW)
    links = [link for _, link in drill.links()]
    with pytest.raises(BadChain):
        chain.verify(Realm.REAL, links, journals.SIGNATURES)


def test_long_chains_are_read_in_batches(store):
    journal = begin(store)
    for n in range(journals._BATCH + 3):
        journal.append(Note(text=str(n)), frame(), later(n))
    assert [number for number, _ in journal.links()] == list(range(journals._BATCH + 4))
    assert [number for number, _ in journal.links(2, 4)] == [2, 3, 4]


def test_records_of_one_kind_are_read_alone(store):
    journal = begin(store)
    for n in range(3):
        journal.append(Note(text=str(n)), frame(), later(n))
    assert [entry.record.text for entry in journal.of_kind("note")] == ["0", "1", "2"]


def test_a_condemned_chain_is_read_and_never_continued(store):
    journal = begin(store)
    journal.condemn()
    journal.condemn()
    assert journal.opening is Opening.CONDEMNED
    assert not journal.entries()[0].verified
    with pytest.raises(Refused):
        journal.append(Note(text="x"), frame(), NOW)


def test_records_around_a_damaged_page_are_read_and_the_lost_ones_stand_in_their_place(tmp_path):
    path = tmp_path / "ward.db"
    count = long_log(path)
    spoil(path, path.stat().st_size // 4096 // 2)
    store = stores.open_store(path, KEY)
    journal = Journal(store, Realm.REAL, "A")
    read = journal.entries()
    assert [entry.ref.number for entry in read] == list(range(count))
    lost = [entry.ref.number for entry in read if entry.user == "?"]
    assert 0 < len(lost) < 20
    assert journal.misread
    assert journal.entries(lost[0], lost[0] + 1, 1)[0].user == "?"
    assert len(list(journal.readable(0, count - 1))) == count - len(lost)
    with pytest.raises(BadChain) as caught:
        journal.verify()
    assert (caught.value.facts["number"], caught.value.facts["code"]) == (lost[0], "unreadable")
    assert [entry.record.KIND for entry in journal.of_kind("start")] == ["start"]
    store.close()


def test_people_are_found_although_their_list_lies_on_a_damaged_page(tmp_path):
    path = tmp_path / "ward.db"
    store = stores.create(path, KEY)
    journal = begin(store)
    for n in range(300):
        journal.append(Person(f"p{n}", Role.NURSE, name="é" * 300), frame(), later(n))
    store.close()
    found = 0
    for page in range(1, path.stat().st_size // 4096):
        whole = path.read_bytes()
        spoil(path, page)
        try:
            store = stores.open_store(path, KEY)
        except (DamagedFile, WrongKey):
            path.write_bytes(whole)
            continue
        try:
            journal = Journal(store, Realm.REAL, "A")
            people = {entry.record.user for entry in journal.people() if isinstance(entry.record, Person)}
            found += journal.misread and len(people) > 250
        except DamagedFile:  # its tail or its keys
            continue
        finally:
            store.close()
            path.write_bytes(whole)
    assert found > 5


def test_a_gap_in_the_numbers_behind_a_damaged_page_ends_no_reading(tmp_path):
    path = tmp_path / "ward.db"
    count = long_log(path)
    store = stores.open_store(path, KEY)
    store.execute("DELETE FROM rec WHERE i BETWEEN 3 AND 6")
    store.close()
    spoil(path, path.stat().st_size // 4096 // 2)
    store = stores.open_store(path, KEY)
    journal = Journal(store, Realm.REAL, "A")
    assert journal.entries(3, count - 1, 2)
    assert [entry.ref.number for entry in journal.entries(0, count - 1, 9)][:3] == [0, 1, 2]
    store.close()


def test_what_the_disk_kept_while_refusing_it_is_told_with_the_next_record(store, monkeypatch):
    journal = begin(store)
    with monkeypatch.context() as disk:
        disk.setattr(journal, "_store", Refusing(store))
        with pytest.raises(StorageTrouble):
            journal.append(Note(text="kept"), frame(), later(1))
    written = journal.append(Note(text="next"), frame(), later(2))
    assert [(entry.ref.number, entry.record.text) for entry in written] == [(1, "kept"), (2, "next")]
    assert Journal(store, Realm.REAL, "A").verify() == journal.tail
    assert len(journal.append(Note(text="once only"), frame(), later(3))) == 1


def test_where_the_disk_cannot_even_be_read_the_next_write_looks_again(store, monkeypatch):
    journal = begin(store)
    with monkeypatch.context() as disk:
        disk.setattr(journal, "_store", Refusing(store, unread=True))
        with pytest.raises(StorageTrouble):
            journal.append(Note(text="kept"), frame(), later(1))
    written = journal.append(Note(text="next"), frame(), later(2))
    assert [entry.record.text for entry in written] == ["kept", "next"]
