# SPDX-License-Identifier: Apache-2.0
"""Threat 28: erasing by law is misused to hide a mistake.

It takes the incident lead, the own PIN, a secret of the ward and a reason; it is a record of its own, and number, time,
author and commitment stay. Whoever holds an earlier export proves what the words were, and the collector keeps them.
Openly not protected: nothing; but an earlier export is out of reach of the law as well.
"""

from __future__ import annotations

import pytest

from logbook.core.actions import erasing, export
from logbook.core.actions.erasing import Order, Proof
from logbook.core.actions.export import Order as Leaving
from logbook.core.model.codes import Part, Profile
from logbook.core.model.errors import NotAllowed, Refused, WrongKey
from logbook.core.model.records import Note
from logbook.core.model.safeguards import Erase
from logbook.core.vault.slots import Cost, Passphrase
from tests.attacks.said import EN, collect, findings, refused
from tests.cli.conftest import run
from tests.wards import PINS, enrol, make

CHEAP = Cost(64 << 10, 1, 1)
SIX = Passphrase("amber basin canal dried early flint", CHEAP)
MISTAKE = "gave ten times the dose to bed 7"
SAFE = "Everything written before is safe."


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path, locks=(SIX,))
    enrol(made, "Laia Soler")
    yield made
    made.shut()


@pytest.fixture
def mistake(world):
    return world.record(Note(MISTAKE, bed="7"), "Marc Vidal").ref


def erase(world, target, name="Laia Soler", part=Part.TEXT, reason="court order 12", secret=SIX):
    proof = Proof(world.user(name), PINS[name], secret)
    outcome = world.on_thread(erasing.erase, world.ward, Order(target, part, reason), proof)
    erasing.finish(world.ward, outcome)
    return outcome


def leaves(world, path):
    order = Leaving(path, EN, world.by("Laia Soler"), "Laia Soler", Profile.CLINICAL)
    export.export(world.ward, order)
    return path


@pytest.mark.parametrize("name", ["Marc Vidal", "Anna Puig", "Dr Ferrer"])
def test_who_made_the_mistake_may_not_erase_it(name, world, mistake):
    assert refused(NotAllowed, erase, world, mistake, name) == (
        f"This role may not do that.\n{SAFE}\nAsk somebody who may do this: incident lead. "
        "Meanwhile, everybody may write a note."
    )


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ({"reason": " "}, "Choose the part, and write the reason."),
        ({"part": Part.ACT}, "Choose the part, and write the reason."),
    ],
)
def test_without_a_reason_and_from_the_act_itself_nothing_is_erased(order, why, world, mistake):
    told = f"The rules of the log do not allow this.\n{why}\n{SAFE}\nWrite a note instead."
    assert refused(Refused, erase, world, mistake, **order) == told
    assert world.ward.folds.timeline.entry(mistake).record.text == MISTAKE


def test_without_the_wards_secret_nothing_is_erased(world, mistake):
    told = refused(WrongKey, erase, world, mistake, secret=Passphrase("six words of somebody else here", CHEAP))
    assert told.startswith("This passphrase or key does not open the log.\nThe log was not touched.")
    assert world.ward.folds.timeline.entry(mistake).record.text == MISTAKE


def test_no_erasure_is_hidden_by_another(world, mistake):
    told = erase(world, mistake).written[-1].ref
    why = "The rules of the log do not allow this.\nThis record cannot be erased."
    assert refused(Refused, erase, world, told).startswith(why)
    back_door = Erase(mistake, Part.TEXT, "by another way")
    assert "This is done in another way, with two people or a secret." in refused(
        Refused, world.record, back_door, "Laia Soler"
    )


def test_the_collector_sees_who_erased_what_and_why_and_that_something_stood_there(world, mistake, tmp_path):
    before = world.ward.folds.timeline.entry(mistake)
    erase(world, mistake)
    after = world.ward.folds.timeline.entry(mistake)
    assert (after.head, after.written, after.user, after.ref) == (before.head, before.written, before.user, before.ref)
    pdf = leaves(world, tmp_path / "after.pdf")
    told = run("verify", pdf)
    assert told.code == 0
    assert "– Not shown: what was erased by law, as a record says. That it existed is proven." in told.out
    assert run("verify", pdf, "--json").json[0]["erased"] == [[mistake.number, "text"]]
    done = collect(tmp_path, pdf)
    assert (done.code, findings(done)) == (0, [])
    table = (tmp_path / "case" / "timeline.csv").read_text("utf-8-sig")
    assert MISTAKE not in table
    assert "court order 12" in table
    assert f";A.{mistake.number};" in table


def test_an_earlier_export_still_proves_the_words(world, mistake, tmp_path):
    earlier = leaves(world, tmp_path / "before.pdf")
    erase(world, mistake)
    later = leaves(world, tmp_path / "after.pdf")
    done = collect(tmp_path, earlier, later)
    assert run("verify", earlier).code == 0
    report = run("collect", earlier, later, "--into", tmp_path / "case", "--json").json
    assert [one["evidence"]["D"] for one in report["logs"]] == [0]
    assert "[fork]" not in done.out
