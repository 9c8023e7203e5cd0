# SPDX-License-Identifier: Apache-2.0
"""How sure each record is, what is in dispute, and the sheet that shows it."""

from logbook.core.crypto import new_device_key
from logbook.core.exchange import checkpoint
from logbook.core.exchange.badge import Badge
from logbook.core.exchange.collect.logs import Found, Sighting
from logbook.core.exchange.collect.merge import merge
from logbook.core.exchange.collect.points import HandCode, Outside, Typed
from logbook.core.exchange.collect.witness import TEAM as TEAM_CLOCK
from logbook.core.exchange.trust.lists import KnownDevice
from logbook.core.exchange.verify import verify
from logbook.core.model import chain
from logbook.core.model.codes import Place, Realm
from logbook.core.model.safeguards import Anchor, Receipt, Seen
from logbook.core.model.traces import Export, Start
from tests.chains import NIGHT, Chain

TEAM = new_device_key()
UCI = Chain().notes(4)
ID = UCI.tails[0].log


def seen(*chains, **known):
    texts = [one if isinstance(one, bytes) else one.text() for one in chains]
    return merge([verify(text, lambda *_: Badge(())) for text in texts], Realm.REAL, Outside(**known))


def levels(merged, log=ID):
    return next("".join(one.level for one in found.records) for found in merged.logs if found.log == log)


def other(*lines, ward="5B"):
    log = Chain(ward=ward)
    for line in lines:
        log.add(Seen(line))
    return log


def forked():
    one = UCI.branch()
    two = one.branch()
    return one.notes(3), two.notes(2)


def sides(merged):
    return [[(side.kind, side.witnessed) for side in sheet.sides] for sheet in merged.sheets]


def test_what_another_ward_saw_is_level_a():
    found = seen(UCI, other(UCI.line(2)))
    assert (levels(found), found.found, found.sheets) == ("AAACC", (), ())


def test_what_the_team_holds_is_level_a():
    found = seen(UCI, team=(TEAM.point,), receipts=(UCI.line(3, team=TEAM),))
    assert levels(found) == "AAAAC"


def test_what_only_the_ward_says_of_itself_is_level_b():
    assert levels(seen(UCI.branch().add(Anchor(Place.PAPER, 3, witness="Maria")))) == "BBBBCC"
    assert levels(seen(UCI.branch().add(Export("clinical", "x", 0, 4)))) == "BBBBBC"
    assert levels(seen(UCI, typed=(Typed(UCI.line(1)),))) == "BBCCC"
    assert levels(seen(UCI, typed=(Typed(UCI.line(1), "Maria"),))) == "AACCC"


def test_a_code_from_paper_vouches_if_it_matches():
    code = checkpoint.hand_code(Realm.REAL, ID, 2, UCI.tails[2].head)
    assert levels(seen(UCI, codes=(HandCode(2, code),))) == "BBBCC"
    assert levels(seen(UCI, codes=(HandCode(2, code, witness="Maria"),))) == "AAACC"


def test_a_later_segment_vouches_for_the_one_before_by_the_same_hand():
    tail = UCI.tails[-1]
    start = Start("Hospital", "UCI", Realm.REAL, "B", "t", tail.log, 4, chain.b64(tail.head))
    same, another = (
        Chain(start=start, device=device).add(Anchor(Place.STICK, 3, segment="A"))
        for device in (UCI.device, new_device_key())
    )
    assert levels(seen(UCI, same)) == "BBBBC"
    assert levels(seen(UCI, another)) == "CCCCC"
    listed = tuple(KnownDevice(one.device.point, "", "Hospital", "UCI") for one in (UCI, another))
    assert levels(seen(UCI, another, devices=listed)) == "BBBBC"


def test_a_slice_without_its_start_still_counts_its_own_anchors():
    log = UCI.branch().add(Anchor(Place.STICK, 4))
    assert levels(seen(log.text(first=3))) == "BBC"
    assert levels(seen(log.text(first=3), receipts=(log.line(4, team=TEAM),), team=(TEAM.point,))) == "AAC"


def test_a_line_that_differs_puts_the_log_in_dispute():
    one, two = forked()
    found = seen(one, other(two.line(5)))
    assert (levels(found), found.found) == ("CCCCCDDD", (Found("seen-differs", ID, 5),))
    assert sides(found) == [[("line", True), ("record", False)]]
    line = found.sheets[0].sides[0]
    assert line.holder is not None
    assert line.signed.startswith("wardlog/1 checkpoint\nWL1:")


def test_a_receipt_that_differs_is_the_teams_own_evidence():
    one, two = forked()
    found = seen(one, team=(TEAM.point,), receipts=(two.line(6, team=TEAM), two.line(5, team=TEAM)))
    assert found.found == (Found("receipt-differs", ID, 5), Found("receipt-differs", ID, 6))
    assert sides(found) == [[("receipt", True), ("record", False)]]


def test_a_number_beyond_the_end_is_said_and_disputes_nothing():
    longer = UCI.branch().notes(3)
    found = seen(UCI, other(longer.line(6)))
    assert (levels(found), found.found) == ("CCCCC", (Found("seen-beyond", ID, 6),))
    receipt = seen(UCI, team=(TEAM.point,), receipts=(longer.line(6, team=TEAM),))
    assert receipt.found == (Found("receipt-beyond", ID, 6),)


def test_a_number_in_a_gap_says_nothing_yet():
    found = seen(UCI.text(last=1), UCI.text(first=4), other(UCI.line(2)))
    assert [one.code for one in found.found] == ["gap"]


def test_the_head_before_a_slice_is_held_against_lines_too():
    found = seen(UCI.text(last=0), UCI.text(first=3), other(UCI.line(2)))
    assert levels(found) == "ACC"
    one, two = forked()
    assert Found("seen-differs", ID, 5) in seen(one.text(last=0), one.text(first=6), other(two.line(5))).found


def test_the_branch_that_somebody_outside_held_first_is_witnessed():
    one, two = forked()
    early, late = other(one.line(7)), Chain(ward="3A").add(Seen(two.line(6)), minutes=60)
    found = seen(one, two, early, late)
    assert levels(found) == "AAAAADDDDD"
    (sheet,) = found.sheets
    held = next(side for side in sheet.sides if side.witnessed)
    assert held.head == chain.b64(one.tails[5].head)
    assert sides(seen(one, two)) == [[("record", False), ("record", False)]]


def test_an_independent_witness_goes_before_the_wards_own_paper():
    one, two = forked()
    found = seen(one, two, other(two.line(6)), typed=(Typed(one.line(5, at=0)),))
    assert next(side for side in found.sheets[0].sides if side.witnessed).head == chain.b64(two.tails[5].head)


def test_a_fork_that_only_a_slice_shows_has_its_sheet():
    one, two = forked()
    found = seen(one, two.text(first=6), other(two.line(6)))
    assert sides(found) == [[("record", False), ("slice", True)]]
    assert len(found.sheets[0].sides[1].files) == 1


def test_what_comes_after_a_gap_belongs_to_no_branch():
    one, two = forked()
    one.notes(3)
    found = seen(one.text(last=6), two, one.text(first=9), other(one.line(9)))
    assert {side.witnessed for side in found.sheets[0].sides} == {False}


def test_a_disputed_ward_is_no_witness():
    fork = Chain(ward="5B")
    one, two = fork.branch(), fork.branch()
    one.add(Seen(UCI.line(2)))
    two.notes(1)
    assert levels(seen(UCI, one)) == "AAACC"
    assert levels(seen(UCI, one, two)) == "CCCCC"


def test_what_a_lost_key_wrote_is_not_trusted():
    found = seen(UCI, devices=(KnownDevice(UCI.device.point, "", "Hospital", "UCI", 2),))
    assert (levels(found), found.found) == ("CCCDD", (Found("revoked", ID, 3),))
    assert seen(UCI, devices=(KnownDevice(UCI.device.point, "", "Hospital", "UCI", 4),)).found == ()


def test_lines_compare_the_clocks_of_two_wards():
    ward = other(UCI.line(2, at=NIGHT // 1000 + 120))
    (sighting,) = seen(UCI, ward).sightings
    assert sighting == Sighting((ID, 2), NIGHT + 120_000, (ward.tails[0].log, 1), NIGHT + 60_000)
    assert seen(UCI, typed=(Typed(UCI.line(2)),)).sightings == ()


def test_receipts_compare_the_clocks_with_the_teams():
    line = UCI.line(2, at=NIGHT // 1000 + 600, team=TEAM)
    log = UCI.branch().add(Receipt(line), minutes=20)
    found = seen(log, team=(TEAM.point,), receipts=(line,)).sightings
    assert Sighting((ID, 2), NIGHT + 120_000, TEAM_CLOCK, NIGHT + 600_000) in found
    assert Sighting(TEAM_CLOCK, NIGHT + 600_000, (ID, 5), NIGHT + 24 * 60_000) in found
    unread = seen(UCI.text(first=3), team=(TEAM.point,), receipts=(line,))
    assert unread.sightings == ()


def test_clocks_are_not_compared_by_what_is_in_dispute():
    one, two = forked()
    line = one.line(6, team=TEAM)
    log = UCI.branch().add(Receipt(line))
    assert seen(one, two, other(one.line(6))).sightings == ()
    found = seen(one, log, team=(TEAM.point,)).sightings
    assert found == ()
