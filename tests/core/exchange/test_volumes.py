# SPDX-License-Identifier: Apache-2.0
"""What was erased in one file and is told in another; and everything that explains nothing."""

from dataclasses import replace

import pytest

from logbook.core.exchange.verify import Finding, NotProven, Verdict, verify
from logbook.core.exchange.volumes import together
from logbook.core.model import chain
from logbook.core.model.codes import Part, Profile
from logbook.core.model.frame import Ref
from logbook.core.model.safeguards import Erase
from tests.chains import Chain, Start, note


def closed(log, number, part=Part.TEXT):
    """Take a part's words out of a chain, as an erasure does."""
    link = log.links[number]
    log.links[number] = replace(link, parts=chain.bare(log.realm, link.parts, [part]))
    return log


def following(log, segment, **more):
    """The next segment of a ward, with a device of its own."""
    tail = log.tails[-1]
    start = Start(
        "Hospital", "UCI", log.realm, segment, "test 1", tail.log, tail.number, chain.b64(tail.head), "restored"
    )
    return Chain(segment=segment, start=start, **more)


def reports(*texts):
    return [one.report for one in together([verify(text) for text in texts])]


@pytest.fixture
def erased():
    """Five records, the second one's text erased by the sixth."""
    return closed(Chain().notes(4).add(Erase(Ref("A", 1), Part.TEXT, "a name")).notes(2), 1)


def test_a_volume_is_good_beside_the_one_that_tells_of_its_erasure(erased):
    first, second = erased.text(last=3), erased.text(first=4)
    assert verify(first).report.findings == (Finding("part-missing", 1, Part.TEXT),)
    for order in ((first, second), (second, first)):
        found = {report.first: report for report in reports(*order)}
        assert (found[0].verdict, found[0].erased) == (Verdict.GOOD, ((1, "text"),))
        assert NotProven.ERASED in found[0].not_proven
        assert found[4].erased == ()


def test_a_volume_without_record_0_gets_its_letter_from_the_one_with_it():
    log = closed(Chain().notes(3).add(Erase(Ref("B", 2), Part.TEXT, "of another segment")).notes(1), 2)
    first, second = log.text(last=1), log.text(first=2)
    assert verify(second).report.verdict is Verdict.GOOD  # alone it cannot know better
    assert reports(second)[0].verdict is Verdict.GOOD
    assert log.tails[0].log == verify(second).report.log
    assert reports(first, second)[1].verdict is Verdict.GOOD  # and nobody is accused of it afterwards


def test_other_files_and_other_faults_change_nothing(erased):
    first = erased.text(last=3)
    stranger = Chain().notes(3).add(Erase(Ref("A", 1), Part.TEXT, "x"))
    assert reports(first, stranger.text(), b"no log")[0].findings == (Finding("part-missing", 1, Part.TEXT),)
    assert reports(b"no log")[0].findings == (Finding("no-log"),)
    seen = [one.report for one in together([verify(erased.text(first=1, last=3))])]
    assert seen[0].findings == (Finding("part-missing", 1, Part.TEXT),)


def test_only_the_part_that_was_erased_is_explained(erased):
    closed(erased, 2)
    first, second = reports(erased.text(last=3), erased.text(first=4))
    assert first.findings == (Finding("part-missing", 2, Part.TEXT),)
    assert (first.erased, second.verdict) == (((1, "text"),), Verdict.GOOD)


def test_what_was_said_already_is_not_said_twice(erased):
    closed(erased, 2)
    whole = erased.text(profile=Profile.INCIDENT)
    later = following(erased, "B").add(Erase(Ref("A", 2), Part.TEXT, "x"))
    report = reports(whole, later.text())[0]
    assert (report.verdict, report.erased) == (Verdict.GOOD, ((1, "text"), (2, "text")))
    assert report.not_proven.count(NotProven.ERASED) == 1


def test_a_later_segment_tells_for_an_earlier_one_over_segments_between():
    a = closed(Chain().notes(3), 2)
    b = following(a, "B").notes(1)
    c = following(b, "C").add(Erase(Ref("A", 2), Part.TEXT, "x"))
    assert reports(a.text(), b.text(), c.text())[0].verdict is Verdict.GOOD
    assert reports(a.text(), c.text())[0].findings == (Finding("part-missing", 2, Part.TEXT),)
    wrong = following(a, "B").add(Erase(Ref("B", 2), Part.TEXT, "another letter"))
    assert reports(a.text(), wrong.text())[0].findings == (Finding("part-missing", 2, Part.TEXT),)


def test_segments_that_name_each_other_hold_nobody_up():
    a = closed(Chain().notes(1), 1)
    again = Chain(start=Start("H", "UCI", a.realm, "B", "t", a.tails[0].log, 0, "", "x"))
    assert [report.verdict for report in reports(a.text(), again.text())] == [Verdict.FINDINGS, Verdict.GOOD]


def test_a_segment_that_carries_words_over_needs_its_own_erase_record():
    a = Chain().notes(1)
    b = closed(following(a, "B").add(note("carried")).add(Erase(Ref("A", 1), Part.TEXT, "x")), 1)
    assert reports(a.text(), b.text())[1].findings == (Finding("part-missing", 1, Part.TEXT),)
