# SPDX-License-Identifier: Apache-2.0
"""Erasing by law: the words are gone everywhere in the ward, the chain holds, and nothing can be hidden by it."""

from dataclasses import replace

import pytest

from logbook.core import ward as wards
from logbook.core.actions import erasing, export, mirroring, notes, opening, protecting
from logbook.core.actions.erasing import Order, Proof
from logbook.core.exchange.verify import Verdict, verify
from logbook.core.model.codes import Means, Part, Profile, StickEvent
from logbook.core.model.errors import NoSuchSlot, NotAllowed, Refused, WrongKey, WrongPin
from logbook.core.model.frame import Ref
from logbook.core.model.records import Correction, Note
from logbook.core.model.safeguards import Erase, Stick
from logbook.core.model.traces import Carried
from logbook.core.model.traces import WrongPin as WrongPinRecord
from logbook.core.vault import mirror
from logbook.core.vault.sealed_notes import LooseNote
from logbook.core.vault.slots import Cost, Passphrase, RecoveryKey, SetupKey
from logbook.i18n import words_for
from tests.wards import PINS, enrol, make

SIX = "amber basin canal dried early flint"
CHEAP = Cost(memory_kib=64 << 10, passes=1, lanes=1)
NAME = "Pepa García Mas"


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path, locks=(Passphrase(SIX, CHEAP),))
    enrol(made, "Laia Soler")
    yield made
    made.shut()


@pytest.fixture
def named(world):
    """A note that names somebody in its text."""
    return world.record(Note(f"madre {NAME} avisada", bed="7", patient="UCI-07·K4"), "Marc Vidal")


def proof(world, name="Laia Soler", pin=None, secret=None):
    return Proof(world.user(name), pin or PINS[name], secret or Passphrase(SIX, CHEAP))


def erase(world, target, part=Part.TEXT, reason="asked by the family", **more):
    outcome = world.on_thread(erasing.erase, world.ward, Order(target, part, reason), proof(world, **more))
    erasing.finish(world.ward, outcome)
    return outcome


def folder_bytes(world):
    return b"".join(path.read_bytes() for path in world.path.rglob("*") if path.is_file())


def test_the_words_are_gone_and_the_record_and_its_place_in_the_chain_stay(world, named):
    assert world.on_thread(opening.verify, world.ward) == {"A": None}
    outcome = erase(world, named.ref)
    told = outcome.written[-1]
    assert told.record == Erase(named.ref, Part.TEXT, "asked by the family")
    assert told.frame.author.means is Means.PIN
    after = world.ward.folds.timeline.entry(named.ref)
    assert (after.record, after.closed) == (replace(named.record, text=""), {Part.TEXT})
    assert (after.head, after.written, after.user) == (named.head, named.written, named.user)
    assert world.on_thread(opening.verify, world.ward) == {"A": None}
    assert world.ward.folds.timeline.search("garcia") == []
    assert erasing.erased_since(world.ward) == (named.ref,)
    assert erasing.erased_since(world.ward, told.ref) == ()


def test_the_sticks_that_still_hold_the_words_are_named_until_their_next_visit(world, named, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    on, record = mirroring.register(world.ward, stick, "A")
    world.record(record, "Laia Soler")
    world.record(Stick("s2", StickEvent.KNOWN, "B"), "Laia Soler")
    copies = mirroring.Mirror(world.ward)
    world.record(copies.visit(on).result().visit.anchor, "Laia Soler")
    assert erasing.holding(world.ward.folds) == ()
    erase(world, named.ref)
    assert [view.name for view in erasing.holding(world.ward.folds)] == ["A", "B"]
    old = mirror.count_lines(on.folder / "A.mirror")
    visit = copies.follow().result().visit
    assert mirror.count_lines(on.folder / "A.mirror") > old
    with mirror.reading(on.folder / "A.mirror", world.ward.unlocked.key) as reader:
        assert not any(NAME.encode() in part for link in reader for part in link.parts)
    world.record(visit.anchor, "Laia Soler")
    assert [view.name for view in erasing.holding(world.ward.folds)] == ["B"]
    copies.stop()


def test_it_stays_erased_after_a_restart_and_in_every_export(world, named, tmp_path):
    before = _export(world, tmp_path / "before.pdf")
    assert f"madre {NAME}".encode() in _opened(before)
    erase(world, named.ref)
    world.reopen(opening.unlock(world.path, Passphrase(SIX, CHEAP)))
    assert world.ward.folds.timeline.entry(named.ref).closed == {Part.TEXT}
    after = _export(world, tmp_path / "after.pdf")
    found = verify(after)
    assert (found.report.verdict, found.report.erased) == (Verdict.GOOD, ((named.ref.number, "text"),))
    assert NAME.encode() not in _opened(after)


def _export(world, path):
    order = export.Order(path, words_for("en"), world.by("Laia Soler"), "Laia Soler", Profile.CLINICAL)
    return export.export(world.ward, order)[0].path.read_bytes()


def _opened(pdf):
    parts = (part for link in verify(pdf).slice.links for part in link.parts)
    return b"".join(parts)


@pytest.mark.parametrize("part", [Part.PATIENT, Part.PERSON])
def test_patient_and_names_can_be_erased_too(world, named, part):
    target = named.ref if part is Part.PATIENT else world.ward.people.user(world.user("Marc Vidal")).ref
    erase(world, target, part)
    assert part in world.ward.folds.timeline.entry(target).closed
    if part is Part.PERSON:
        assert world.ward.people.name(world.ward.folds.timeline.entry(named.ref).user).startswith("p")
        assert world.ward.people.user(named.user).pin_set


def test_a_sealed_note_is_erased_like_any_record(world):
    notes.write(world.path, LooseNote("Núria", "auxiliar", f"nota sobre {NAME}", 0, 0, 0))
    wards.fold(world.ward, world.on_thread(notes.enter, world.ward)[0])
    entry = next(entry for entry in world.ward.folds.timeline.entries if entry.record.KIND == "sealed-note")
    erase(world, entry.ref)
    assert world.ward.folds.timeline.entry(entry.ref).record.text == ""


def test_only_the_incident_lead_erases(world, named):
    with pytest.raises(NotAllowed) as caught:
        erase(world, named.ref, name="Anna Puig")
    assert caught.value.facts == {"act": "erase", "role": "charge-nurse"}
    with pytest.raises(NotAllowed):
        world.on_thread(
            erasing.erase, world.ward, Order(named.ref, Part.TEXT, "x"), Proof("p99", "1", Passphrase(SIX, CHEAP))
        )
    assert world.ward.folds.timeline.entry(named.ref).closed == frozenset()


def test_a_wrong_pin_is_a_record_and_erases_nothing(world, named):
    outcome = erase(world, named.ref, pin=PINS["Anna Puig"])
    assert isinstance(outcome.trouble, WrongPin)
    assert outcome.written[0].record == WrongPinRecord(world.user("Laia Soler"), 1, "boot-1")
    assert world.ward.folds.timeline.entry(named.ref).closed == frozenset()
    assert world.ward.people.user(world.user("Laia Soler")).wrong_tries == 1


def test_the_wards_own_secret_is_asked_for(world, named):
    with pytest.raises(WrongKey):
        erase(world, named.ref, secret=Passphrase("wrong words all of them here", CHEAP))
    with pytest.raises(NoSuchSlot):
        erase(world, named.ref, secret=RecoveryKey("AGE-SECRET-KEY-1"))
    with pytest.raises(Refused):
        erase(world, named.ref, secret=SetupKey(bytes(32)))
    assert world.ward.people.user(world.user("Laia Soler")).wrong_tries == 0


def test_the_key_of_another_ward_is_no_secret_of_this_one(world, named, tmp_path):
    """Somebody put another ward's key file in the place of this one's: its words open it, and not this ward."""
    (tmp_path / "other").mkdir()
    other = make(tmp_path / "other", locks=(Passphrase("other six words for another ward", CHEAP),))
    other.shut()
    for name in ("keys.json", "keys.json.bak"):
        (world.path / name).write_bytes((other.path / name).read_bytes())
    with pytest.raises(WrongKey):
        erase(world, named.ref, secret=Passphrase("other six words for another ward", CHEAP))


def test_an_unprotected_ward_has_no_secret_to_ask_for(tmp_path):
    world = make(tmp_path)
    enrol(world, "Laia Soler")
    note = world.record(Note("x"))
    with pytest.raises(Refused) as caught:
        erase(world, note.ref)
    assert caught.value.facts["rule"] == "not-protected"
    world.on_thread(protecting.protect, world.ward, SIX, CHEAP)
    erase(world, note.ref)
    assert world.on_thread(opening.verify, world.ward) == {"A": None}
    world.shut()


@pytest.mark.parametrize(
    ("part", "reason", "rule"),
    [(Part.ACT, "x", "erase-without-reason"), (Part.TEXT, "  ", "erase-without-reason"),
     (Part.PERSON, "x", "nothing-to-erase")],
)  # fmt: skip
def test_what_cannot_be_erased_is_refused(world, named, part, reason, rule):
    with pytest.raises(Refused) as caught:
        erase(world, named.ref, part, reason)
    assert caught.value.facts["rule"] == rule


def test_nothing_is_erased_twice_and_no_erasure_is_hidden(world, named):
    told = erase(world, named.ref).written[-1]
    for target in (named.ref, told.ref, Ref("A", 999)):
        with pytest.raises(Refused):
            erase(world, target)
    assert world.ward.folds.timeline.entry(told.ref).record.reason == "asked by the family"


def test_nothing_is_erased_while_the_log_streams_in(world, named):
    user = world.user("Laia Soler")
    wards.forget(world.ward, [])
    with pytest.raises(Refused) as caught:
        world.on_thread(
            erasing.erase, world.ward, Order(named.ref, Part.TEXT, "x"), Proof(user, "1", Passphrase(SIX, CHEAP))
        )
    assert caught.value.facts["rule"] == "still-loading"


def test_no_other_way_writes_an_erasure(world, named):
    with pytest.raises(Refused):
        world.record(Erase(named.ref, Part.TEXT, "by the back door"), "Laia Soler")


def test_the_copy_that_a_later_segment_carries_is_erased_with_it(world):
    note = world.record(Note(f"madre {NAME}"), "Marc Vidal")
    world.record(Correction(), "Marc Vidal", corrects=note.ref, why="x")
    wards.fold(world.ward, world.on_thread(opening.close_segment, world.ward))
    carried = next(
        entry for entry in world.ward.folds.timeline.entries
        if isinstance(entry.record, Carried) and entry.record.origin == note.ref
    )  # fmt: skip
    outcome = erase(world, carried.ref)
    assert [entry.record.target for entry in outcome.written] == [note.ref, carried.ref]
    for ref in (note.ref, carried.ref):
        assert world.ward.folds.timeline.entry(ref).closed == {Part.TEXT}
    assert world.on_thread(opening.verify, world.ward) == {"A": None, "B": None}
    world.shut()
    world.ward = opening.open_ward(world.path, opening.unlock(world.path, Passphrase(SIX, CHEAP)), world.machine)
    wards.load(world.ward)
    assert erasing.left_open(world.ward.folds) == ()
    assert world.ward.folds.timeline.search("garcia") == []


def test_what_a_crash_left_open_in_an_older_segment_is_closed_at_the_next_start(world):
    note = world.record(Note(f"madre {NAME}"), "Marc Vidal")
    wards.fold(world.ward, world.on_thread(opening.close_segment, world.ward))
    was = next(link for _, link in world.on_thread(lambda: list(world.ward.segments[0].journal.links(note.ref.number))))
    erase(world, note.ref)
    world.on_thread(  # as if the second database had never been written to
        lambda: world.ward.segments[0].store.execute(
            "UPDATE rec SET text = ? WHERE i = ?", (was.parts[1], note.ref.number)
        )
    )
    world.reopen(opening.unlock(world.path, Passphrase(SIX, CHEAP)))
    still = erasing.left_open(world.ward.folds)
    assert still == ((note.ref, Part.TEXT),)
    erasing.put_right(world.ward)
    assert world.ward.people.name(world.user("Marc Vidal")) == "Marc Vidal"
    assert erasing.left_open(world.ward.folds) == ()
    folds = world.ward.folds
    erasing.put_right(world.ward)
    assert world.ward.folds is folds, "there was nothing to do any more"
    assert NAME.encode() not in folder_bytes(world)
