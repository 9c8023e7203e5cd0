# SPDX-License-Identifier: Apache-2.0
"""Which sticks there are, who has them, and how far the copy on each goes, as the log tells."""

from logbook.core.model.codes import KeyEvent, Means, Place, StickEvent
from logbook.core.model.frame import Author, Entry, Frame, Happened, Ref, Written
from logbook.core.model.records import Note
from logbook.core.model.safeguards import Anchor, Keys, Stick
from logbook.core.model.sticks import Sticks, StickView


def fold(*records):
    sticks = Sticks()
    for number, record in enumerate(records):
        at = 1000 * number
        frame = Frame(Author("p1", Means.PIN), Happened(at, 60))
        sticks.apply(Entry(Ref("B", number), "L", "h", Written(at, 0, 60, 1), frame, record))
    return sticks


def test_a_stick_becomes_known_is_copied_to_and_leaves():
    sticks = fold(
        Stick("s1", StickEvent.KNOWN, "A"),
        Anchor(Place.STICK, 7, "head", stick="s1"),
        Stick("s1", StickEvent.TAKEN, holder="Marc"),
    )
    assert sticks.get("s1") == StickView("s1", "A", StickEvent.TAKEN, "Marc", 2000, Ref("B", 7), "head", 1000)
    assert "s1" in sticks
    assert "s2" not in sticks
    assert (sticks.name("s1"), sticks.name("s2")) == ("A", "s2")


def test_an_anchor_may_name_another_segment_and_other_places_are_no_sticks():
    sticks = fold(
        Anchor(Place.STICK, 7, "head", segment="A", stick="s1"),
        Anchor(Place.PAPER, 8, stick="s1"),
        Anchor(Place.STICK, 9),
        Note("s1"),
    )
    assert sticks.known() == (StickView("s1", copied=Ref("A", 7), head="head", copied_at=0),)


def test_known_sticks_stand_in_the_order_of_their_names_without_the_forgotten():
    sticks = fold(
        Stick("s2", StickEvent.KNOWN, "B"), Stick("s1", StickEvent.KNOWN, "A"), Stick("s3", StickEvent.KNOWN, "C"),
        Stick("s3", StickEvent.FORGOTTEN), Stick("s2", StickEvent.LOST),
    )  # fmt: skip
    assert [view.name for view in sticks.known()] == ["A", "B"]


def test_the_newest_copy_counts_unless_its_stick_is_lost():
    copies = (Anchor(Place.STICK, 3, stick="s1"), Anchor(Place.STICK, 5, stick="s2"), Stick("s9", StickEvent.KNOWN))
    newest = fold(*copies).newest()
    assert newest is not None
    assert newest.stick == "s2"
    left = fold(*copies, Stick("s2", StickEvent.LOST)).newest()
    assert left is not None
    assert left.stick == "s1"
    assert fold().newest() is None


def test_names_are_letters_until_they_run_out():
    assert fold().next_name() == "A"
    assert fold(Stick("s1", StickEvent.KNOWN, "A"), Stick("s1", StickEvent.FORGOTTEN)).next_name() == "B"
    letters = [Stick(f"s{n}", StickEvent.KNOWN, chr(65 + n)) for n in range(26)]
    assert fold(*letters).next_name() == "27"


def test_a_copy_older_than_the_change_of_key_opens_as_before():
    before = (
        Stick("s1", StickEvent.KNOWN, "A"),
        Stick("s2", StickEvent.KNOWN, "B"),
        Anchor(Place.STICK, 1, stick="s1"),
    )
    assert fold(*before).under_old_key() == ()
    changed = (*before, Keys(KeyEvent.ADDED), Keys(KeyEvent.CHANGED))
    assert [view.name for view in fold(*changed).under_old_key()] == ["A"], "nothing was ever copied onto B"
    assert fold(*changed, Anchor(Place.STICK, 4, stick="s1")).under_old_key() == ()
