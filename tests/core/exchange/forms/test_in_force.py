# SPDX-License-Identifier: Apache-2.0
"""The procedures of a ward on paper: every field of the research, 3.16, and room for none of them to hide."""

from __future__ import annotations

from logbook.core.exchange.forms import engine, filled
from logbook.core.exchange.forms.engine import Known
from logbook.core.model.codes import Role, StepResult
from logbook.core.model.folds import Folds
from logbook.core.model.records import Acknowledge, EndProcedure, InForce, Note, Person, Step
from logbook.core.model.safeguards import Approval
from logbook.core.model.traces import Printed
from logbook.i18n import words_for
from tests.core.exchange.forms.conftest import FONTS, flat
from tests.core.model.acts import Night


def told(night, sheet):
    made = sheet(serial=None)
    return flat(
        engine.draw(filled.form("in-force", Known(words_for("en"), night.into(Folds()), made.made)), made, FONTS)
    )


def procedure(code, **more):
    return InForce(code, 3, "en", code.lower(), f"About {code}", sample=True, authority="Dr Ferrer",
                   announced="aloud", reason="alarms do not reach the desk", **more)  # fmt: skip


def people():
    night = Night()
    for user, name in (("p1", "Anna Puig"), ("p2", "Marc Vidal")):
        night.write(Person(user, Role.NURSE, name=name))
    return night


def test_everything_that_became_of_a_procedure_is_said(sheet):
    night = people()
    put = night.write(procedure("P06")).ref
    night.write(Acknowledge(put), user="p2")
    night.write(Step(put, "P06.4", bed="7"))
    night.write(Step(put, "P06.5", StepResult.NOT_APPLICABLE, answer="the alarm stays"))
    night.write(Printed("P06", 3, copies=2))
    night.write(Printed("P06", 2))
    night.write(Note("x"))
    said = told(night, sheet)
    for text in ("P06 v3 About P06", "Status SAMPLE – not approved by this hospital", "Language en",
                 "On whose word Dr Ferrer", "Why alarms do not reach the desk", "Announced aloud",
                 "Read by Marc Vidal, 24 Nov 2026", "Anna Puig · A·2",
                 "P06.4 Bed 7 done · A·4", "P06.5 the alarm stays · A·5",
                 "On paper 2 copies, 24 Nov 2026"):  # fmt: skip
        assert text in said, text
    assert "Ended" not in said
    assert "1 copy" not in said


def test_what_is_in_force_comes_first_and_the_rest_says_how_it_ended(sheet):
    night = people()
    first = night.write(procedure("P01")).ref
    night.write(EndProcedure(first), user="p2")
    second = night.write(procedure("P02")).ref
    night.write(procedure("P03", supersedes=second))
    night.write(Approval("P03", 3, "en", "p03", second="p2"))
    said = told(night, sheet)
    assert said.index("About P03") < said.index("About P01") < said.index("About P02")
    assert "Status approved by Anna Puig and Marc Vidal" in said
    assert "Read by nobody yet" in said
    assert "Marc Vidal · A·3" in said[said.index("Ended") :]
    assert "A·5" in said[said.index("Replaced") :]


def test_without_any_it_says_so(sheet):
    assert "No fallback procedure was put in force." in told(Night(), sheet)
