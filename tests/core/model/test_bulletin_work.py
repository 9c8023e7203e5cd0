# SPDX-License-Identifier: Apache-2.0
"""Which devices a bulletin may be about, and the last word on each."""

import pytest

from logbook.core.model import bulletin_work
from logbook.core.model.bulletin_work import Answer
from logbook.core.model.codes import DeviceType, StepResult
from logbook.core.model.editions import BulletinStep
from logbook.core.model.folds import Folds
from logbook.core.model.records import Correction, Device
from logbook.core.model.safeguards import Bulletin
from tests.core.model.acts import MINUTE, T0, Night

PUMP, VENTILATOR = DeviceType.INFUSION_PUMP, DeviceType.VENTILATOR


def _devices(*records):
    night = Night()
    for record in records:
        night.write(record)
    return night.into(Folds()).devices.devices()


@pytest.mark.parametrize(
    ("types", "models", "maker", "model", "is_meant"),
    [
        ((), (), "Acme", "X2", False),
        ((PUMP,), (), "", "", True),
        ((VENTILATOR,), (), "", "", False),
        ((PUMP,), ("X2",), "Acme", "", True),
        ((), ("X2",), "Acme", "x-2", True),
        ((), ("Acme X2",), "Acme", "X2", True),
        ((), ("Agilia",), "Acme", "Agilia SP", True),
        ((), ("Agilia SP",), "Acme", "agília", True),
        ((), ("X2",), "Acme", "X25", False),
        ((), ("X25",), "Acme", "X2", False),
        ((VENTILATOR,), ("X2",), "Acme", "X2", False),
    ],
)
def test_a_device_is_meant_by_type_and_model(types, models, maker, model, is_meant):
    (device,) = _devices(Device("BI-1", PUMP, maker=maker, model=model))
    assert bulletin_work.concerns(Bulletin("B7", 1, "d", types=types, models=models), device) is is_meant


def test_the_last_word_that_stands_counts_and_not_done_stays_open():
    night = Night()
    night.write(Device("BI-1", PUMP))
    night.write(Device("BI-2", PUMP))
    night.write(Device("VM-1", VENTILATOR))
    bulletin = night.write(Bulletin("B7", 1, "d", types=(PUMP,))).ref

    def left():
        folds = night.into(Folds())
        (word,) = folds.trust.bulletins()
        return bulletin_work.still_open(folds.bulletin_work, word, folds.devices.devices())

    assert left() == 2
    night.write(BulletinStep(bulletin, "BI-1"))
    assert left() == 1
    night.write(BulletinStep(bulletin, "BI-2", StepResult.NOT_DONE, "in use"))
    assert left() == 1
    last = night.write(BulletinStep(bulletin, "BI-2", StepResult.NOT_APPLICABLE), "p2")
    assert left() == 0
    work = night.into(Folds()).bulletin_work
    assert work.answer(bulletin, "BI-2") == Answer(StepResult.NOT_APPLICABLE, T0 + 7 * MINUTE, "p2", last.ref)
    assert work.answer(bulletin, "VM-1") is None
    night.write(Correction(), corrects=last.ref)
    assert left() == 1
    first = night.into(Folds()).bulletin_work.answer(bulletin, "BI-1").ref
    night.write(Correction(), corrects=first)
    assert left() == 2


def test_a_newer_bulletin_is_done_anew():
    night = Night()
    night.write(Device("BI-1", PUMP))
    old = night.write(Bulletin("B7", 1, "d", types=(PUMP,))).ref
    night.write(BulletinStep(old, "BI-1"))
    night.write(Bulletin("B7", 2, "e", types=(PUMP,)))
    folds = night.into(Folds())
    (word,) = folds.trust.bulletins()
    assert bulletin_work.still_open(folds.bulletin_work, word, folds.devices.devices()) == 1
