# SPDX-License-Identifier: Apache-2.0
"""What the records of the ward's own texts and of a bulletin's devices say."""

from logbook.core.model.codes import DeviceType, StepResult
from logbook.core.model.editions import EDITIONS, BulletinStep, Edition
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Ref
from logbook.core.model.safeguards import Bulletin
from logbook.i18n import words_for
from logbook.telling import editions
from logbook.telling.tale import Tale, Teller
from tests.core.model.acts import Night


def told(record, folds=None):
    tale = Tale()
    editions.TELLERS[type(record)](tale, record, Teller(words_for("en"), folds or Folds()))
    return tale


def test_every_kind_has_words():
    assert set(editions.TELLERS) == set(EDITIONS)


def test_a_text_is_named_and_not_told_whole():
    tale = told(Edition("P06", 2, "ab" * 32, ("es", "xx"), "cd" * 32, "Respirador", "code = …", "clearer"))
    assert tale.title == "Procedure P06, version 2, written on this ward: Respirador"
    assert (tale.body, tale.chips) == ("clearer", ["SAMPLE"])
    assert tale.details == [
        ("Languages", "Castellano, xx"), ("Fingerprint", "ab" * 6), ("Made from", "cd" * 6),
    ]  # fmt: skip
    bare = told(Edition("P06", 2, "ab" * 32))
    assert (bare.title, len(bare.details)) == ("Procedure P06, version 2, written on this ward", 1)


def test_a_bulletin_is_named_by_its_code_if_it_is_known():
    night = Night()
    ref = night.write(Bulletin("B7", 1, "d", types=(DeviceType.INFUSION_PUMP,))).ref
    folds = night.into(Folds())
    tale = told(BulletinStep(ref, "BI-1", StepResult.NOT_DONE, "in use"), folds)
    assert (tale.title, tale.body, tale.devices) == ("Bulletin B7 at BI-1: not done", "in use", ("BI-1",))
    assert told(BulletinStep(Ref("Z", 9), "")).title == "Bulletin Z·9 at : done"
