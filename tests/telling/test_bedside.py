# SPDX-License-Identifier: Apache-2.0
"""What each kind of `model.bedside` says."""

import dataclasses

import pytest

from logbook.core.model.bedside import BEDSIDE, Custody, CustodyEvent, Dossier, DossierEvent, Operator, Outcome
from logbook.core.model.codes import Removal, YesNoUnknown
from logbook.core.model.frame import Ref
from logbook.i18n import words_for
from logbook.telling import entry as telling
from logbook.telling.bedside import CUSTODY_FIELDS, DOSSIER_FIELDS, TELLERS, field_text, said_in
from logbook.telling.bedside_words import WORDS as CODES
from tests.wards import make, one_of_each

WORDS = words_for("en")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    made = make(tmp_path_factory.mktemp("bedside"))
    made.wrote = one_of_each(made)
    yield made
    made.shut()


def told(world, name):
    return telling.tell(world.wrote[name], world.ward.folds, WORDS)


def test_every_kind_has_its_teller():
    assert set(TELLERS) == set(BEDSIDE)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("round", "Round from bed to bed begun"),
        ("round_over", "Round from bed to bed is over"),
        ("asked", "Asked for: Ventilator VM-07 – network disconnected"),
        ("custody", "Infusion pump BI-03 – custody: found and set aside"),
        ("dossier", "Incident dossier: Infusion pump BI-03"),
    ],
)
def test_titles(world, name, title):
    assert told(world, name).title == title


def test_a_request_and_its_answer_say_who_and_how(world):
    assert dict(told(world, "asked").details) == {"Asked by": "IT Pau, by phone", "Why": "contener"}
    answer = told(world, "answered")
    assert answer.title == f"Answer to {world.wrote['asked'].ref}: yes, it may be done"
    assert dict(answer.details) == {"Said by": "Dr Ferrer, in person, read back"}
    back = dict(told(world, "back").details)
    assert back["As asked for in"] == str(world.wrote["asked"].ref)
    assert back["Restores"] == str(world.wrote["pulled"].ref)


def test_custody_says_only_what_was_written(world):
    said = told(world, "custody")
    assert said.details == (
        ("Tag no.", "T-1"),
        ("Kept at", "cuarto limpio"),
        ("Custodian", "Anna Puig"),
        ("Removal class", "can leave the network only"),
        ("Network is out", "yes"),
        ("Photo", "cdcdcdcdcdcdcdcd"),
    )
    assert said.place == "Bed 7 · BI-03"


def test_a_dossier_says_how_much_is_empty(world):
    said = told(world, "dossier")
    assert (said.body, said.patient) == ("mostró otra dosis", "UCI-07·K4")
    details = dict(said.details)
    assert details["Version before"] == "Q·1"
    assert details["Kind of event"] == "product problem"
    assert details["Outcome for the patient"] == "no harm seen"
    assert details["Records of what was done"] == str(world.wrote["swap"].ref)
    assert details["Still empty"] == f"{len(dataclasses.fields(Dossier)) - 7} fields"


def test_a_check_says_its_fields_and_what_was_taken_over(world):
    assert dict(told(world, "fields").details)["Ventilator check"] == (
        "Mode: SIMV · Bag-valve-mask at the bed: yes (same as last)"
    )


def test_the_forms_name_every_field_once():
    asked = {field for field, _ in CUSTODY_FIELDS}
    assert asked == {spec.name for spec in dataclasses.fields(Custody)} - {"event", "device", "bed", "text"}
    asked = [field for field, _ in DOSSIER_FIELDS]
    assert sorted(asked) == sorted(
        spec.name for spec in dataclasses.fields(Dossier) if spec.name not in {"device", "earlier"}
    )


def test_codes_lists_and_numbers_are_said_in_words():
    record = Custody(CustodyEvent.FOUND, "X", removal=Removal.NEITHER, powered=YesNoUnknown.NO)
    assert said_in(WORDS, record, CUSTODY_FIELDS) == [
        ("Removal class", "can leave neither patient nor network"),
        ("Was on when found", "no"),
    ]
    dossier = Dossier("X", event=DossierEvent.BOTH, outcomes=(Outcome.DEATH, Outcome.OTHER), operator=Operator.LAY)
    assert field_text(WORDS, dossier, "outcomes") == "death, other outcome"
    assert field_text(WORDS, dossier, "operator") == "patient or relative"
    assert field_text(WORDS, dossier, "interventions") == ""
    assert field_text(WORDS, Dossier("X", interventions=(Ref("A", 1), Ref("B", 2))), "interventions") == "A·1, B·2"


def test_every_code_has_its_word():
    assert all(set(kind) == set(said) for kind, said in CODES.items())
