# SPDX-License-Identifier: Apache-2.0
"""What each kind of record says."""

import pytest

from logbook.core.model.codes import StickEvent
from logbook.core.model.frame import Raw, Ref
from logbook.core.model.records import KINDS, Acknowledge, Step
from logbook.core.model.safeguards import Stick
from logbook.i18n import words_for
from logbook.telling import entry as telling
from logbook.telling.kinds import TELLERS
from logbook.telling.tale import Tale, Teller
from tests.wards import make, one_of_each

WORDS = words_for("en")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    made = make(tmp_path_factory.mktemp("kinds"))
    made.wrote = one_of_each(made)
    yield made
    made.shut()


def test_every_kind_has_its_teller():
    assert set(TELLERS) == {*KINDS.values(), Raw}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("level", "Level: D3 Full outage"),
        ("device", "Device known: Ventilator VM-07"),
        ("state", "Ventilator VM-07 – Function: works · Alarms: heard at the bed only (Joan)"),
        ("as_before", "Ventilator VM-07 – checked, as before"),
        ("unknown", "XX-1"),
        ("bed", "Bed 7 belongs to the ward"),
        ("came", "Patient K4 came to bed 7"),
        ("moved", "Patient K4 moved to bed 5"),
        ("left", "Patient K4 left the ward: another ward"),
        ("pulled", "Ventilator VM-07 – network disconnected"),
        ("swap", "Infusion pump BI-03 – device swapped"),
        ("move", "Infusion pump BI-03 moved to 5"),
        ("replace", "BI-09 replaces Infusion pump BI-03 at 7"),
        ("procedure", "Procedure in force: P06 Alarmas del ventilador"),
        ("step", "Step P06.3: both-heard"),
        ("skipped", "Step P06.4: does not apply"),
        ("read", "Procedure P06 read"),
        ("ended", "Procedure P06 ended"),
        ("note", "bomba 3 a la cama 5"),
        ("after_step", "Note"),
        ("correction", "Struck out"),
        ("vouch", "Vouches for Marc Vidal"),
        ("check", "Clock check: this PC is 4 min ahead of wall clock"),
        ("behind", "Clock check: this PC is 1 min behind VM-07"),
        ("on", "Marc Vidal signed on"),
        ("off", "Marc Vidal signed off"),
        ("wrong", "Wrong PIN for Marc Vidal, try 1"),
        ("export", "Signed PDF exported, records 0 to 9"),
        ("printed", "Printed: P06, copies: 2"),
        ("sealed", "nota sellada"),
        ("sealed_bare", "Sealed note"),
        ("carried", "Carried over from Z·3"),
        ("newcomer", "Lucía, nurse, is known here"),
        ("request", "Laboratory: potasio y gases"),
        ("request_message", "Message: camas"),
        ("request_bare", "Other request"),
        ("request_given", "Laboratory: potasio y gases – answer given to Anna Puig, enfermera"),
        ("request_withheld", "Message: camas – read back by name withheld"),
        ("request_lost", "Q·4 – taken by the runner"),
        ("system", "Laboratory system: does not work"),
        ("system_own", "Lavandería Nord: works with limits"),
        ("contact", "Contact: Pere, laboratorio"),
        ("contact_gone", "Contact taken off the list: fax"),
        ("call", "Call to Pere, laboratorio: answered"),
        ("call_in", "Call from Laia Soler: busy"),
        ("call_nobody", "Call to somebody not named: left word"),
    ],
)
def test_titles(world, name, title):
    assert telling.tell(world.wrote[name], world.ward.folds, WORDS).title == title


def test_the_gate_tells_who_said_yes_how_and_what_was_ready(world):
    details = dict(telling.tell(world.wrote["pulled"], world.ward.folds, WORDS).details)
    assert details["Clinical yes"] == "Dr Ferrer, in person"
    assert details["Ready at the bed"] == "bag-valve-mask, oxygen cylinder"
    assert details["Patient afterwards"] == "effect on the patient seen: SpO2 igual"
    assert details["Ordered by"] == "Dr Ferrer, by phone, read back"
    assert details["At the bed"] == "Marc Vidal"


def test_a_yes_whose_name_was_withheld_is_still_a_yes(world):
    details = dict(telling.tell(world.wrote["swap"], world.ward.folds, WORDS).details)
    assert details["Clinical yes"] == "name withheld"


def test_a_completion_says_what_it_supplies(world):
    said = telling.tell(world.wrote["completion"], world.ward.folds, WORDS)
    assert said.title == f"Completes {world.wrote['pulled'].ref}"
    assert dict(said.details) == {"Patient afterwards": "no effect on the patient seen"}


def test_clock_steps_starts_and_later_segments(world):
    entries = world.ward.folds.timeline.entries
    titles = [telling.tell(entry, world.ward.folds, WORDS).title for entry in entries]
    assert "This PC's clock was set back by 2 h 00 min" in titles
    assert "This PC's clock was set forward by 2 h 30 min" in titles
    assert "Log A begun: UCI 2, Hospital Demo" in titles
    assert "Program started" in titles


def test_what_left_as_codes_is_told_apart_from_a_pdf(world):
    tale = Tale()
    TELLERS[KINDS["export"]](
        tale, KINDS["export"]("incident", "e" * 64, 3, 9, medium="qr"), Teller(WORDS, world.ward.folds)
    )
    assert tale.title == "Records left as codes, 3 to 9"


def test_a_segment_that_goes_on_names_the_one_before(world):
    tale = Tale()
    start = KINDS["start"]("H", "W", world.ward.realm, "B", "p", "LOG", 9, "head", "damaged")
    TELLERS[KINDS["start"]](tale, start, Teller(WORDS, world.ward.folds))
    earlier = ("Earlier log", "goes on after record 9 of another log · log LOG")
    assert tale.details == [earlier, ("Why", "The file of the log before is damaged")]
    tale = Tale()
    start = KINDS["start"]("H", "W", world.ward.realm, "B", "p", "LOG", 9, "head", "", "WL1:line")
    TELLERS[KINDS["start"]](tale, start, Teller(WORDS, world.ward.folds))
    assert tale.details == [earlier, ("Contradicted by", "WL1:line")]
    tale = Tale()
    TELLERS[Acknowledge](tale, Acknowledge(Ref("B", 0)), Teller(WORDS, world.ward.folds))
    assert tale.title == "Read why log B was begun"


def test_a_reference_that_leads_nowhere_is_shown_as_it_is(world):
    tale, teller = Tale(), Teller(WORDS, world.ward.folds)
    TELLERS[Step](tale, Step(Ref("Q", 4), "P01.1"), teller)
    assert tale.details == [("Procedure", "Q·4")]
    tale = Tale()
    TELLERS[Step](tale, Step(world.wrote["note"].ref, "P01.1"), teller)
    assert tale.details == [("Procedure", str(world.wrote["note"].ref))]


def test_an_unknown_kind_is_shown_raw(world):
    tale = Tale()
    TELLERS[Raw](tale, Raw("later-kind", (("act", "{}"),)), Teller(WORDS, world.ward.folds))
    assert (tale.title, tale.details) == ("Record of an unknown kind: later-kind", [("act", "{}")])


def test_an_export_on_a_stick_of_the_ward_names_the_stick(world):
    tale = Tale()
    world.record(Stick("abcd2345", StickEvent.KNOWN, "A"))
    record = KINDS["export"]("incident", "e" * 64, 3, 9, stick="abcd2345")
    TELLERS[KINDS["export"]](tale, record, Teller(WORDS, world.ward.folds))
    assert ("On stick", "A") in tale.details
