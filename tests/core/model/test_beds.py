# SPDX-License-Identifier: Apache-2.0
"""Who lies where: codes never given twice, moves by what happened, corrections, cards, and beds as people type them."""

from dataclasses import replace

import pytest

from logbook.core.model.beds import ALIASES, Beds, read_beds, read_block
from logbook.core.model.codes import Part
from logbook.core.model.frame import Ref
from logbook.core.model.places import Admission, Bed, Departure, Identity, Leaving, NumberBlock, PatientMove
from logbook.core.model.records import Correction, Note
from tests.core.model.acts import MINUTE, Night


def come(night, bed, number=1, block=None, prefix="K", **more):
    return night.write(Admission(bed, number, block, patient=f"{prefix}{number}", **more))


def test_beds_stand_in_the_order_of_the_walk_and_close():
    night = Night()
    for bed, order in (("10", 2), ("2", 2), ("box", 1)):
        night.write(Bed(bed, order=order))
    night.write(Bed(""))
    assert night.into(Beds()).beds() == ("box", "2", "10")
    closing = night.write(Bed("2", open=False))
    beds = night.into(Beds())
    assert (beds.beds(), beds.closed()) == (("box", "10"), ("2",))
    night.write(Correction(), corrects=closing.ref)
    assert night.into(Beds()).beds() == ("box", "2", "10")


def test_a_bed_that_was_only_ever_struck_out_is_none():
    night = Night()
    night.write(Correction(), corrects=night.write(Bed("4")).ref)
    assert night.into(Beds()).beds() == ()


def test_a_bed_somebody_lies_in_is_open():
    night = Night()
    night.write(Bed("4", open=False))
    come(night, "4")
    night.write(Bed("9", order=3))
    assert night.into(Beds()).beds() == ("9", "4"), "beds nobody ordered come last, so that none jumps about"


def test_places_are_the_beds_then_where_devices_stand_then_the_store():
    night = Night()
    night.write(Bed("2"))
    night.write(Bed("9", open=False))
    beds = night.into(Beds())
    assert beds.walk(["store", "11", "9", "", "2", "3"]) == ("2", "3", "11", "store")
    assert beds.walk([]) == ("2",)


def test_no_place_moves_because_somebody_comes_to_lie_there():
    night = Night()
    night.write(Admission("5", "K1"))
    assert night.into(Beds()).walk(["4", "5", "10"]) == ("4", "5", "10")


def test_a_patient_comes_moves_with_the_code_and_leaves():
    night = Night()
    first = come(night, "7")
    moved = night.write(PatientMove(first.ref, "5", from_bed="7"))
    stay = night.into(Beds()).stay(first.ref)
    assert (stay.code, stay.key, stay.bed, stay.since) == ("K1", "5·K1", "5", moved.frame.happened.at)
    assert stay.admitted == first.frame.happened.at
    night.write(Departure(first.ref, Leaving.WARD, from_bed="5"))
    beds = night.into(Beds())
    assert (beds.present(), beds.at("5")) == ((), ())
    assert (beds.stays()[0].left, beds.stays()[0].to) == (night.wall, Leaving.WARD)
    assert len(beds.history(first.ref)) == 3
    night.write(PatientMove(first.ref, "6"))
    assert night.into(Beds()).stays()[0].left is None, "came back"


def test_moves_count_by_what_happened_and_struck_ones_do_not():
    night = Night()
    first = come(night, "7")
    night.write(PatientMove(first.ref, "5"))
    night.write(PatientMove(first.ref, "3"), at=first.frame.happened.at + MINUTE // 2)
    assert night.into(Beds()).stay(first.ref).bed == "5"
    night.write(Correction(), corrects=Ref("A", 1))
    assert night.into(Beds()).stay(first.ref).bed == "3"
    night.write(Correction(), corrects=first.ref)
    beds = night.into(Beds())
    assert (beds.stay(first.ref), beds.present()) == (None, ())


def test_what_is_no_admission_is_no_stay():
    night = Night()
    note = night.write(Note("x"))
    night.write(PatientMove(note.ref, "5"))
    beds = night.into(Beds())
    assert (beds.stay(note.ref), beds.stays(), beds.history(note.ref)) == (None, (), ())


def test_two_in_one_bed_are_both_seen_the_later_one_first():
    night = Night()
    come(night, "7", 1)
    come(night, "7", 2)
    assert [stay.code for stay in night.into(Beds()).at("7")] == ["K2", "K1"]


def test_a_number_is_never_given_again():
    night = Night()
    assert night.into(Beds()).next_number().code == "K1"
    wrong = come(night, "7", 1)
    night.write(Correction(), corrects=wrong.ref)
    assert night.into(Beds()).next_number().code == "K2"
    block = night.write(NumberBlock("M", 10, 11))
    number = night.into(Beds()).next_number()
    assert (number.code, number.number, number.block) == ("M10", 10, block.ref)
    come(night, "1", 10, block.ref, "M")
    come(night, "2", 11, block.ref, "M")
    assert night.into(Beds()).next_number() is None
    night.write(NumberBlock("M", 1, 12))
    assert night.into(Beds()).next_number().code == "M12", "the same letter: what was given before stays given"
    night.write(NumberBlock("K", 1, 3))
    assert night.into(Beds()).next_number().code == "K2"


def test_a_number_of_a_block_nobody_knows_is_given_in_every_block():
    night = Night()
    come(night, "1", 4, Ref("Z", 9))
    assert night.into(Beds()).next_number().code == "K5"


def test_an_erased_code_leaves_its_number():
    night = Night()
    entry = come(night, "7", 3)
    bare = Admission("7", 3)
    night.entries[-1] = replace(entry, record=bare, closed=frozenset({Part.PATIENT}))
    beds = night.into(Beds())
    assert (beds.present()[0].code, beds.next_number().code) == ("3", "K4")


def test_somebody_unknown_gets_a_name_nobody_had():
    night = Night()
    come(night, "1", 1, alias="ALFA")
    assert night.into(Beds()).next_alias() == "BRAVO"
    for n, alias in enumerate(ALIASES, 2):
        come(night, "1", n, alias=alias)
    assert night.into(Beds()).next_alias() == "ALFA 2"


def test_a_card_is_the_latest_standing_one_whose_words_are_here():
    night = Night()
    first = come(night, "7")
    assert night.into(Beds()).card(first.ref) is None
    old = night.write(Identity(first.ref, name="Old"))
    new = night.write(Identity(first.ref, name="New"))
    beds = night.into(Beds())
    assert beds.card(first.ref).record.name == "New"
    assert beds.stay(first.ref).identity == new.ref
    night.entries[-1] = replace(new, closed=frozenset({Part.PATIENT}))
    assert night.into(Beds()).card(first.ref) is None, "erased: the older one does not come back"
    night.write(Correction(), corrects=new.ref)
    assert night.into(Beds()).card(first.ref).ref == old.ref


@pytest.mark.parametrize(
    ("typed", "beds"),
    [
        ("1-3", ("1", "2", "3")),
        ("UCI-07", ("UCI-07",)),
        ("UCI-01–UCI-03", ("UCI-01", "UCI-02", "UCI-03")),
        ("UCI-09-11", ("UCI-09", "UCI-10", "UCI-11")),
        ("3, 5;box\n3", ("3", "5", "box")),
        ("A1-B3", ("A1-B3",)),
        ("9-1", ("9-1",)),
        ("1-900", ("1-900",)),
        (" , ", ()),
    ],
)
def test_beds_are_read_as_people_write_them(typed, beds):
    assert read_beds(typed) == beds


@pytest.mark.parametrize(
    ("typed", "block"),
    [
        ("K101-K200", NumberBlock("K", 101, 200)),
        (" 5 – 9 ", NumberBlock("", 5, 9)),
        ("K1-M9", None),
        ("K9-K1", None),
        ("K", None),
    ],
)
def test_a_block_is_read_as_people_write_it(typed, block):
    assert read_block(typed) == block


def test_who_lay_where_at_a_time():
    night = Night()
    first = come(night, "7")
    moved = night.write(PatientMove(first.ref, "5", from_bed="7"))
    gone = night.write(Departure(first.ref, Leaving.HOME))
    beds = night.into(Beds())
    came = first.frame.happened.at
    assert [beds.lay("7", at) for at in (came - 1, came, moved.frame.happened.at)] == [(), ("K1",), ()]
    assert [beds.lay("5", at) for at in (moved.frame.happened.at, gone.frame.happened.at)] == [("K1",), ()]
    assert beds.lay("", came) == ()
