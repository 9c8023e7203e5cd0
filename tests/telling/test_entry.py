# SPDX-License-Identifier: Apache-2.0
"""What an entry says, with what the rest of the log makes of it."""

from dataclasses import replace

import pytest

from logbook.core.model import parts
from logbook.core.model.clocks import Clocks
from logbook.core.model.codes import Certainty, ClockUsed, DeviceType, Part
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Happened, Raw, Ref
from logbook.core.model.safeguards import Erase
from logbook.i18n import words_for
from logbook.telling import entry as telling
from tests.wards import make, one_of_each

WORDS = words_for("en")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    world = make(tmp_path_factory.mktemp("telling"))
    wrote = one_of_each(world)
    yield world, wrote
    world.shut()


def tell(told, name):
    world, wrote = told
    return telling.tell(wrote[name], world.ward.folds, WORDS)


def test_a_time_shown_twice_has_its_offset(told):
    _, wrote = told
    doubled = Clocks()
    doubled._doubled.append((0, 2**53))
    entry = replace(wrote["note"], frame=replace(wrote["note"].frame, happened=Happened(0, 60, until=60_000)))
    assert telling.happened(entry, WORDS, doubled) == "01:00 (+01:00)–01:01 (+01:00)"
    assert telling.happened(entry, WORDS, Clocks()) == "01:00–01:01"


def test_a_late_entry_says_so_and_how_late(told):
    world, wrote = told
    assert tell(told, "late").chips == ("Late entry",)
    assert telling.late(wrote["late"], world.ward.folds, WORDS).endswith("1 h 06 min afterwards.")
    assert ("Reason", "manos ocupadas") in tell(told, "late").details
    assert telling.late(wrote["note"], world.ward.folds, WORDS) == ""


def test_an_entry_written_ahead_says_so(told):
    world, _ = told
    ahead = world.record(parts.KINDS["note"]("x"), ago=-4000)
    assert telling.tell(ahead, world.ward.folds, WORDS).chips == ("Written ahead",)
    assert "ahead." in telling.late(ahead, world.ward.folds, WORDS)


def test_a_correction_names_what_it_corrects(told):
    _, wrote = told
    assert tell(told, "corrected").chips == (f"Corrects {wrote['late'].ref}",)


def test_what_is_still_missing_is_said_until_somebody_supplies_it(told):
    assert ("Still missing", "clinical yes") in tell(told, "emergency").details
    assert "Still missing" not in dict(tell(told, "pulled").details)
    assert tell(told, "pulled").chips == ("Intervention · life support", "Emergency: done first", "Back-entry needed")


def test_withheld_parts_are_said_to_be_withheld(told):
    world, wrote = told
    hidden = replace(wrote["note"], closed=frozenset({Part.TEXT}))
    assert "Text withheld" in telling.tell(hidden, world.ward.folds, WORDS).chips
    raw = replace(wrote["note"], record=Raw("note"), closed=frozenset({Part.TEXT, Part.ACT}))
    assert telling.tell(raw, world.ward.folds, WORDS).chips[-1] == "Withheld"


def test_what_was_carried_unverified_is_marked(told):
    world, wrote = told
    suspect = replace(wrote["note"], verified=False)
    assert telling.tell(suspect, world.ward.folds, WORDS).chips[0] == "Carried, unverified"


def test_who_wrote_typed_and_signed(told):
    world, wrote = told
    entry = wrote["pulled"]
    assert telling.who(entry, world.ward.folds, WORDS) == "Anna Puig · witnessed: Marc Vidal"
    author = replace(entry.frame.author, on_behalf_of=world.user("Dr Ferrer"), recorded_by=world.user("Marc Vidal"))
    both = replace(wrote["note"], frame=replace(entry.frame, author=author))
    assert telling.who(both, world.ward.folds, WORDS) == "Anna Puig · on behalf of Dr Ferrer · typed by Marc Vidal"
    assert telling.who(world.ward.folds.timeline.entries[0], world.ward.folds, WORDS) == "the program"


@pytest.mark.parametrize(
    ("happened", "expected"),
    [
        (Happened(0, 60), "01:00"),
        (Happened(0, 60, Certainty.ABOUT), "~ 01:00"),
        (Happened(0, 60, Certainty.BETWEEN, 600_000), "01:00–01:10"),
        (Happened(0, 60, clock=ClockUsed.WALL), "01:00 (wall clock)"),
    ],
)
def test_when_it_happened_as_declared(told, happened, expected):
    _, wrote = told
    entry = replace(wrote["note"], frame=replace(wrote["note"].frame, happened=happened))
    assert telling.happened(entry, WORDS) == expected


def test_where(told):
    assert telling.place(WORDS, "7", ("VM-07", "")) == "Bed 7 · VM-07"
    assert telling.place(WORDS, "", ()) == ""
    assert telling.place(WORDS, "Box 3", ()) == "Box 3"
    assert telling.place_called("7") == ("bed 7", "cama 7", "llit 7")
    assert telling.place_called("Pasillo") == ("pasillo",)
    assert telling.device_called(DeviceType.VENTILATOR) == "ventilator\nrespirador\nrespirador"
    assert telling.place(WORDS, "store", ()) == "Store"
    assert telling.place(WORDS, "control", ("CM-01",)) == "control · CM-01"


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_every_entry_can_be_told_in_every_language(told, lang):
    world, _ = told
    words = words_for(lang)
    for entry in world.ward.folds.timeline.entries:
        said = telling.tell(entry, world.ward.folds, words)
        assert said.title
        assert telling.who(entry, world.ward.folds, words)


def test_an_erased_part_names_the_record_that_says_so(told):
    _, wrote = told
    note = replace(wrote["note"], closed=frozenset({Part.TEXT, Part.PATIENT}))
    folds = Folds()
    folds.apply(note)
    folds.apply(replace(wrote["late"], ref=Ref("A", 300), record=Erase(note.ref, Part.TEXT, "a name")))
    chips = telling.tell(note, folds, WORDS).chips
    assert "Text erased, see A·300" in chips
    assert "Text withheld" not in chips
    open_again = replace(note, closed=frozenset())
    assert not [chip for chip in telling.tell(open_again, folds, WORDS).chips if "erased" in chip]
