# SPDX-License-Identifier: Apache-2.0
"""The team's report says what it is, what was found, and shows every record."""

import subprocess

import pytest

from logbook.core.exchange.badge import Badge
from logbook.core.exchange.collect import case as cases
from logbook.core.exchange.collect import pages
from logbook.core.model.codes import Act, ClockUsed, Realm, Role
from logbook.core.model.frame import Happened, Now, Ref
from logbook.core.model.records import ClockCheck, Correction, Intervention, Person
from logbook.core.model.traces import Carried, ClockStep, Export, SealedNote
from logbook.core.vault.files import write_file
from logbook.i18n import resources, words_for
from tests.chains import NIGHT, Chain, note


@pytest.fixture
def report(tmp_path, tool):
    """Draw the report of some logs and read it back as text."""

    def draw(*texts):
        (tmp_path / "received").mkdir()
        paths = []
        for number, text in enumerate(texts):
            paths.append(tmp_path / f"file{number}")
            paths[-1].write_bytes(text)
        read = lambda path, limit: path.read_bytes()[:limit]  # noqa: E731
        cases.take_in(tmp_path, paths, read, write_file)
        case = cases.picture(tmp_path, read, lambda *_: Badge(()))
        wanted = pages.Wanted(
            words_for("en"), case, case.pictures[0], Now(NIGHT, 0, 60, "b"), "test", lambda code: f"<{code}>"
        )
        (tmp_path / "x.pdf").write_bytes(pages.draw(wanted, resources() / "fonts"))
        command = [tool("pdftotext"), "-layout", tmp_path / "x.pdf", "-"]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()

    return draw


def test_the_cover_says_what_it_is_not(report):
    text = report(Chain().notes(1).text())
    assert "This case folder is not encrypted yet." in text
    assert "This report is not signed." in text
    assert "UCI A · Hospital" in text
    assert "not compared with a radio" in text
    assert "EXERCISE" not in text


def test_an_exercise_says_so_on_every_page(report):
    text = report(Chain(realm=Realm.DRILL).notes(60).text())
    assert text.count("EXERCISE – not real") >= text.count("\f") > 2


def test_findings_clocks_and_disputes_are_shown(report):
    log = Chain().add(ClockCheck(ClockUsed.RADIO, NIGHT, NIGHT + 60_000, 30))
    log.add(note("struck", bed="3"), happened=Happened(NIGHT, 60)).add(Correction(), corrects=Ref("A", 2))
    behind = Chain(ward="5B").add(ClockCheck(ClockUsed.RADIO, NIGHT + 180_000, NIGHT + 60_000, 30))
    other = log.branch()
    text = report(log.notes(1).text(), other.add(note("elsewhere")).text(), behind.text(), log.text(first=2))
    assert "<fork>" in text
    assert "1 min ahead, give or take 30 s" in text
    assert "2 min behind" in text
    assert "disputed" in text
    assert "elsewhere" in text
    assert "happened:" in text


def test_a_contradiction_of_clocks_is_said(report):
    log = Chain().add(ClockCheck(ClockUsed.RADIO, NIGHT, NIGHT + 60_000, 30))
    text = report(log.add(ClockCheck(ClockUsed.RADIO, NIGHT - 7_200_000, NIGHT + 120_000, 30)).text())
    assert "<clocks-contradict>" in text
    assert "Nothing is known of the clocks." in text


def test_a_log_without_its_start_goes_by_its_id(report):
    log = Chain().notes(2)
    assert log.tails[0].log in report(log.text(first=1))


def test_numbers_that_no_honest_ward_writes_are_shown_and_stop_nothing(report):
    far = 2**53
    log = Chain().add(
        Intervention(Act.CHECK, text="odd", yes_at=far, yes_by="x"), happened=Happened(-far, 1440, until=far)
    )
    log.add(ClockCheck(ClockUsed.RADIO, -far, far, far)).add(ClockStep(far), user="pc")
    log.add(SealedNote("d", far, 10**9, text="sealed")).add(Carried(Ref("A", 1), "note", "p1", far, 10**9))
    log.add(Export("clinical", "x", far, far, far)).add(Person("p1", Role.NURSE, name="\u202e" * 300))
    text = report(log.text())
    assert "odd" in text
    assert "sealed" in text


def test_what_was_struck_names_what_struck_it_and_each_row_its_log(report):
    log = Chain().notes(1).add(Correction(), corrects=Ref("A", 1))
    told = report(log.text())
    assert "Struck out by A·2" in told
    assert told.count(log.tails[0].log[:4]) >= 4


def test_a_file_of_the_other_realm_is_not_listed(report):
    text = report(Chain().notes(1).text(), Chain(realm=Realm.DRILL).notes(1).text())
    assert "file0" in text
    assert "file1" not in text
